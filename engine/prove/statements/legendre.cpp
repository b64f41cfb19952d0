// c = (alpha + beta + 1)/2, that is a0 = a1 (alpha + beta + 1)/2: the quadratic transformation
//     2F1(a, b; (a + b + 1)/2; z) = 2F1(a/2, b/2; (a + b + 1)/2; 4z(1-z)),   4z(1-z) = 4 b2/D            [DLMF 15.8.18]
// leaves no square root of D = a1^2 + 4 b2.
#include "engine/hypergeometric/parameters.hpp"
#include "engine/prove/statements/forms.hpp"
#include "engine/recurrence/growth.hpp"

namespace brouncker::theorem_rows {
namespace {

using closed::call;
using closed::number;
using closed::over;
using closed::times;

/// a = a1 (n + c), b = b2 (n + alpha)(n + beta), D > 0, a1 > 0.
struct Symmetric {
  Rational a1, c, b2, alpha, beta, d;
};
std::optional<Symmetric> symmetric(const Pcf& pcf) {
  if (pcf.a.degree() != 1 || pcf.b.degree() != 2 || pcf.a.leading() <= 0) return std::nullopt;
  const Rational a1(pcf.a.leading()), b2(pcf.b.leading()), d = a1 * a1 + 4 * b2;
  const auto roots = rational_roots(pcf.b);
  if (d <= 0 || !roots) return std::nullopt;
  return Symmetric{a1, pcf.a.coefficient(0) / a1, b2, -roots->second, -roots->first, d};
}

/// The same up to sign: bases are asked for before the sign is settled.
std::optional<Symmetric> symmetric_class(const Pcf& pcf) {
  const auto p = symmetric(pcf.a.leading() > 0 ? pcf : Pcf{-pcf.a, pcf.b});
  return p && 2 * p->c == p->alpha + p->beta + 1 ? p : std::nullopt;
}

Pcf base(const Symmetric& p, const Rational& alpha, const Rational& beta) {
  return integral_pcf({p.a1 * (alpha + beta + 1) / 2, p.a1}, {p.b2 * alpha * beta, p.b2 * (alpha + beta), p.b2});
}

bool has_parameters(const std::optional<Symmetric>& p, const Rational& alpha, const Rational& beta) {
  return p && p->alpha == alpha && p->beta == beta && 2 * p->c == alpha + beta + 1;
}

}  // namespace

// a = a1 (n + 1/2), b = b2 n^2: L = sqrt(b2)/atan(2 sqrt(b2)/a1), with atanh for b2 < 0.
static Value arctangent_root(const Pcf& pcf) {
  const auto p = symmetric(pcf);
  if (!has_parameters(p, 0, 0)) return std::nullopt;
  const Rational x = 4 * abs(p->b2) / (p->a1 * p->a1);
  const closed::Multiple m = p->b2 > 0 ? closed::root_times_atan(x) : closed::root_times_atanh(x);
  return quotient(p->a1 * x / (2 * m.factor), m.atom);
}

static Bases arctangent_root_bases(const Pcf& pcf) {
  const auto p = symmetric_class(pcf);
  if (!p || !is_integer(p->alpha) || !is_even(p->alpha + p->beta)) return {};
  return {base(*p, 0, 0)};
}

extern constinit const TheoremRow kBrounckerArctan{
    .name = "brouncker-arctan",
    .statement = "a = a1(n + 1/2), b = b2 n^2: L = sqrt(b2)/arctan(2 sqrt(b2)/a1), and artanh for b2 < 0",
    .citation = "DLMF 15.8.18, 15.4.4, 4.25.2",
    .value = arctangent_root,
    .bases = arctangent_root_bases,
    .example = {"2n+1", "n^2"},
};

// a1^2 = -8 b2: 2F1(1/2, 1/4; 5/4; -1) = int_0^1 (1 + t^4)^(-1/2) dt and 2F1(1/2, 3/4; 7/4; -1) = 3 int_0^1 t^2 (1 + t^4)^(-1/2)
// dt:
//     (alpha, beta) = (-1/2, 0): L = a1/(2 varpi);   (0, 1/2): L = (a1/4) 2G/(2G - 1), G = varpi/pi.
static Value lemniscate(const Pcf& pcf) {
  const auto p = symmetric(pcf);
  if (!p || p->a1 * p->a1 != -8 * p->b2) return std::nullopt;
  if (has_parameters(p, -kHalf, 0)) return quotient(p->a1 / 2, Expression::constant("lemniscate"));
  if (has_parameters(p, 0, kHalf)) return mapped(p->a1 / 2, 0, 2, -1, Expression::constant("gauss"));
  return std::nullopt;
}

static Bases lemniscate_bases(const Pcf& pcf) {
  const auto p = symmetric_class(pcf);
  if (!p || p->a1 * p->a1 != -8 * p->b2 || is_integer(p->alpha) == is_integer(p->beta) || !is_integer(p->alpha + p->beta + kHalf))
    return {};
  return {is_even(p->alpha + p->beta + kHalf) ? base(*p, -kHalf, 0) : base(*p, 0, kHalf)};
}

extern constinit const TheoremRow kLemniscate{
    .name = "lemniscate",
    .statement =
        "a1^2 = -8 b2: a = a1(n + 1/4), b = b2 n(n - 1/2): L = a1/(2 varpi); a = a1(n + 3/4), b = b2 n(n + 1/2): L = (a1/2) G/(2G - 1), G = varpi/pi",
    .citation = "DLMF 15.8.18, 19.20.2",
    .value = lemniscate,
    .bases = lemniscate_bases,
    .example = {"4n+1", "-2n^2+n"},
};

// a = a1 n, b = b2 (n - 1/2)^2, s = sqrt D, m = (1 - a1/s)/2: L = s (E(m) - (1-m) K(m))/(2 K(m))
//   = (s/2) E/K - (s + a1)/4      [2F1(1/2, 1/2; 1; m) = 2K/pi, 2F1(1/2, 1/2; 2; m) = 4 (E - (1-m) K)/(pi m)].
static Value elliptic(const Pcf& pcf) {
  const auto p = symmetric(pcf);
  if (!p || p->alpha != -kHalf || p->beta != -kHalf || p->c != 0) return std::nullopt;
  const auto s = rational_sqrt(p->d);
  const Expression root = closed::square_root(p->d);
  const Expression m = s ? number((1 - p->a1 / *s) / 2) : over(closed::minus(number(1), over(number(p->a1), root)), number(2));
  const Expression ratio = over(call("ellipe", {m}), call("ellipk", {m}));
  if (s) return mapped(*s / 2, -(*s + p->a1) / 4, 0, 1, ratio);
  return mapped(kHalf, -p->a1 / 4, 0, 1, times(root, closed::minus(ratio, number(kHalf))));
}

static Bases elliptic_bases(const Pcf& pcf) {
  const auto p = symmetric(pcf.a.leading() > 0 ? pcf : Pcf{-pcf.a, pcf.b});
  if (!p || denominator(p->alpha) != 2 || denominator(p->beta) != 2) return {};
  const auto s = rational_sqrt(p->d);
  // c of the hypergeometric function has to be an integer.
  const Rational sum = p->alpha + p->beta + 1;
  const bool integral = s ? is_integer(p->a1 * p->c / *s + sum * (1 - p->a1 / *s) / 2) : 2 * p->c == sum && is_even(sum);
  if (!integral) return {};
  return {integral_pcf({0, p->a1}, {p->b2 / 4, -p->b2, p->b2})};
}

extern constinit const TheoremRow kElliptic{
    .name = "elliptic",
    .statement = "a = a1 n, b = b2 (n - 1/2)^2, s = sqrt(a1^2 + 4 b2), m = (1 - a1/s)/2: L = s (E(m) - (1-m) K(m))/(2 K(m))",
    .citation = "DLMF 19.5.1, 19.5.2",
    .value = elliptic,
    .bases = elliptic_bases,
    .example = {"3n", "(2n-1)^2"},
};

}  // namespace brouncker::theorem_rows
