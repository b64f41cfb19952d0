// The elliptic integrals of y^2 = x^3 - 1 up to its point (2^(2/3), sqrt 3) of order 3: with G = Gamma(1/3)^3
//     B_(1/4)(1/6, 1/2) = (2/3) B(1/6, 1/2), hence 2F1(1, 2/3; 7/6; 1/4) = sqrt(3) G/(9 pi),
// and by Legendre's relation for the integral of the second kind 2F1(1, 1/3; 11/6; 1/4) = 10 (3 G/pi^2 - 4)/(9 G/pi^2).
// Pfaff: 2F1(1, b; c; -1/3) = (3/4) 2F1(1, c - b; c; 1/4).
#include "engine/hypergeometric/parameters.hpp"
#include "engine/prove/statements/forms.hpp"

namespace brouncker::theorem_rows {
namespace {

using closed::call;
using closed::number;
using closed::over;
using closed::times;

const Rational kQuarter(1, 4), kMinusThird(-1, 3);

/// (beta, c) with alpha = 0 for which the value is known, and of which kind the integral is.
struct Member {
  Rational z, beta, c;
  bool first_kind;
};
const Member kMembers[] = {{kQuarter, {-1, 3}, {1, 6}, true},
                           {kQuarter, {-2, 3}, {5, 6}, false},
                           {kMinusThird, {-1, 2}, {1, 6}, true},
                           {kMinusThird, {1, 2}, {5, 6}, false}};

Expression gamma_cubed() { return power(call("gamma", {number(Rational(1, 3))}), number(3)); }

}  // namespace

// L = s c/2F1(1, beta + 1; c + 1; z).
static Value equianharmonic(const Pcf& pcf) {
  const auto p = gauss_parameters(pcf);
  if (!p || pcf.a.leading() <= 0) return std::nullopt;
  const Expression pi = Expression::constant("pi");
  for (const Member& m : kMembers) {
    const bool roots = (p->alpha == 0 && p->beta == m.beta) || (p->beta == 0 && p->alpha == m.beta);
    if (!roots || p->z != m.z || p->c != m.c) continue;
    const Rational pfaff = m.z > 0 ? Rational(1) : Rational(4, 3);
    if (m.first_kind) return quotient(p->s * pfaff * Rational(3, 2), over(times(call("sqrt", {number(3)}), gamma_cubed()), pi));
    return mapped(p->s * pfaff * Rational(3, 4), 0, 3, -4, over(gamma_cubed(), power(pi, number(2))));
  }
  return std::nullopt;
}

static Bases equianharmonic_bases(const Pcf& pcf) {
  const auto p = gauss_parameters(pcf);
  if (!p || is_integer(p->alpha) == is_integer(p->beta)) return {};
  const Rational& beta = is_integer(p->alpha) ? p->beta : p->alpha;
  for (const Member& m : kMembers)
    if (p->z == m.z && is_integer(beta - m.beta) && is_integer(p->c - m.c)) return {gauss_pcf(0, m.beta, m.c, m.z)};
  return {};
}

extern constinit const TheoremRow kEquianharmonic{
    .name = "equianharmonic",
    .statement =
        "alpha = 0, G = Gamma(1/3)^3: 2F1(1, 2/3; 7/6; 1/4) = sqrt(3) G/(9 pi), 2F1(1, 1/3; 11/6; 1/4) = 10(3G - 4 pi^2)/(9G), and at -1/3 by Pfaff",
    .citation = "DLMF 8.17.8, 23.5.8, 19.7.1, 15.8.1",
    .value = equianharmonic,
    .bases = equianharmonic_bases,
    .example = {"2n", "3n^2-n"},
};

}  // namespace brouncker::theorem_rows
