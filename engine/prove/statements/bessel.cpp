// a = t (n + c), b = t^2 z:  L = t sqrt(z) I_(c-1)(2 sqrt z)/I_c(2 sqrt z); J for z < 0.
#include "engine/hypergeometric/parameters.hpp"
#include "engine/prove/statements/forms.hpp"

namespace brouncker::theorem_rows {
namespace {

using closed::call;
using closed::number;
using closed::over;
using closed::times;

/// sqrt(x) = outside * rest with rest = 1 or a square root of an integer.
Expression root_times(const closed::Root& root, const Expression& x) {
  return root.inside == 1 ? x : times(closed::square_root(Rational(root.inside)), x);
}

/// (n - r) a', z (n - r)(n - r - 1) with a' = n + c deflates to a = n + c, b = z: what c and z are for the roots of b modulo Z and
/// a1/a2.
std::optional<BesselParameters> deflating_class(const Pcf& pcf) {
  if (pcf.a.degree() != 2 || pcf.b.degree() != 2) return std::nullopt;
  const auto roots = rational_roots(pcf.b);
  if (!roots || !is_integer(roots->second - roots->first)) return std::nullopt;
  const Rational a2(pcf.a.leading());
  return BesselParameters{1, pcf.a.coefficient(1) / a2 + roots->first, pcf.b.leading() / (a2 * a2)};
}

std::optional<BesselParameters> class_parameters(const Pcf& pcf) {
  const auto p = bessel_parameters(pcf);
  return p ? p : deflating_class(pcf);
}

}  // namespace

// c = 1/2: L = t sqrt(z) coth(2 sqrt z), t sqrt(-z) cot(2 sqrt(-z)).
static Value lambert(const Pcf& pcf) {
  const auto p = bessel_parameters(pcf);
  if (!p || p->t <= 0 || p->c != Rational(1, 2)) return std::nullopt;
  const Rational x = 4 * abs(p->z);  // the square of the argument
  const closed::Root root = closed::root_of(x);
  const Rational half = p->t * root.outside / 2;
  if (p->z < 0) return quotient(half * root.inside, root_times(root, call("tan", {closed::square_root(x)})));
  if (root.inside == 1) {  // coth(x) = (e^(2x) + 1)/(e^(2x) - 1)
    const Rational twice = 2 * root.outside;
    const Expression base = Expression::constant("e"), e = twice == 1          ? base
                                                           : is_integer(twice) ? power(base, number(twice))
                                                                               : call("exp", {number(twice)});
    const Integer u = numerator(half), v = denominator(half);
    return ClosedForm{{u, u, v, -v}, e};
  }
  return multiple(half, root_times(root, call("coth", {closed::square_root(x)})));
}

static Bases lambert_bases(const Pcf& pcf) {
  const auto p = class_parameters(pcf);
  if (!p || fraction_part(p->c) != Rational(1, 2)) return {};
  return {integral_pcf({Rational(1, 2), 1}, {p->z})};
}

extern constinit const TheoremRow kLambert{
    .name = "lambert",
    .statement = "a = t(n + 1/2), b = t^2 z: L = t sqrt(z) coth(2 sqrt z), and cot for z < 0",
    .citation = "DLMF 10.33.1, 4.39; [Lambert1768]",
    .value = lambert,
    .bases = lambert_bases,
    .example = {"2n+1", "-1"},
};

static Value bessel_quotient(const Pcf& pcf) {
  const auto p = bessel_parameters(pcf);
  if (!p || p->t <= 0 || p->c <= 0 || p->c > 1) return std::nullopt;
  const Rational x = 4 * abs(p->z);
  const closed::Root root = closed::root_of(x);
  const char* const name = p->z > 0 ? "besseli" : "besselj";
  const auto bessel = [&](const Rational& order) { return call(name, {number(order), closed::square_root(x)}); };
  return multiple(p->t * root.outside / 2, root_times(root, over(bessel(p->c - 1), bessel(p->c))));
}

static Bases bessel_quotient_bases(const Pcf& pcf) {
  const auto p = class_parameters(pcf);
  if (!p) return {};
  const Rational c = fraction_part(p->c);
  return {integral_pcf({c == 0 ? Rational(1) : c, 1}, {p->z})};
}

extern constinit const TheoremRow kBesselQuotient{
    .name = "bessel-quotient",
    .statement = "a = t(n + c), b = t^2 z, 0 < c <= 1: L = t sqrt(z) I_(c-1)(2 sqrt z)/I_c(2 sqrt z), and J for z < 0",
    .citation = "DLMF 10.33.1, 10.10.1",
    .value = bessel_quotient,
    .bases = bessel_quotient_bases,
    .example = {"n+1", "1"},
};

}  // namespace brouncker::theorem_rows
