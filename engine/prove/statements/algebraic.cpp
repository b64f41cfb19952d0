// Limits that a rational or quadratic tail K(n) gives: K(n) (a(n) + K(n+1)) = b(n), recessive, L = a(0) + K(1).
#include "engine/hypergeometric/parameters.hpp"
#include "engine/prove/statements/forms.hpp"

namespace brouncker::theorem_rows {
namespace {

/// x + factor * sqrt(radicand) as map(sqrt(square-free)).
ClosedForm quadratic(const Rational& x, const Rational& factor, const Rational& radicand) {
  if (radicand == 0 || factor == 0) return rational_form(x);
  const closed::Root root = closed::root_of(radicand);
  const Rational outside = factor * root.outside;
  if (root.inside == 1) return rational_form(x + outside);
  return mapped(outside, x, 0, 1, closed::square_root(Rational(root.inside)));
}

}  // namespace

static Value constant_coefficients(const Pcf& pcf) {
  if (pcf.a.degree() != 0 || pcf.b.degree() != 0) return std::nullopt;
  const Integer a = pcf.a.leading(), d = a * a + 4 * pcf.b.leading();
  if (d < 0 || a <= 0) return std::nullopt;
  return quadratic(Rational(a) / 2, Rational(1, 2), Rational(d));
}

/// (A, B) where sqrt(A^2 + 4B) is irrational: a hypergeometric solution has a conjugate then, and where their ratios are kappa h(n) times
/// those of polynomials, h rational, a gauge step leads to constant coefficients.
static Bases constant_coefficients_bases(const Pcf& pcf) {
  if (pcf.a.degree() < 2 || pcf.b.degree() != 2 * pcf.a.degree()) return {};
  const Integer a = abs(pcf.a.leading()), b = pcf.b.leading(), d = a * a + 4 * b;
  if (d <= 0 || rational_sqrt(Rational(d))) return {};
  return {{Polynomial::constant(a), Polynomial::constant(b)}};
}

extern constinit const TheoremRow kQuadratic{
    .name = "quadratic",
    .statement = "a, b constant: L = (a + sgn(a) sqrt(a^2 + 4b))/2",
    .citation = "[Perron1957, I, par. 19]",
    .value = constant_coefficients,
    .bases = constant_coefficients_bases,
    .example = {"1", "1"},
    .yields = Yields::algebraic,
};

// a = h (2n + alpha + beta + 1), b = -h^2 (n + alpha)(n + beta): K(n) = -h (n + min(alpha, beta)), L = h max(alpha, beta).
static Value double_root(const Pcf& pcf) {
  if (pcf.a.degree() != 1 || pcf.b.degree() != 2 || pcf.a.leading() <= 0) return std::nullopt;
  const Rational h = Rational(pcf.a.leading()) / 2, b2(pcf.b.leading());
  if (h * h != -b2) return std::nullopt;
  const Rational sum = pcf.b.coefficient(1) / b2, product = pcf.b.coefficient(0) / b2;
  if (Rational(pcf.a.coefficient(0)) != h * (sum + 1)) return std::nullopt;
  const Rational discriminant = sum * sum - 4 * product;
  if (discriminant < 0) return std::nullopt;
  return quadratic(h * sum / 2, h / 2, discriminant);
}

extern constinit const TheoremRow kDoubleRoot{
    .name = "double-root",
    .statement = "a = h(2n + x + y + 1), b = -h^2 (n+x)(n+y), h > 0, x and y real: L = h max(x, y)",
    .citation = "[Perron1957, II, par. 57]",
    .value = double_root,
    .example = {"2n", "-n^2+n+1"},
    .yields = Yields::algebraic,
};

// D = a1^2 + 4 b2 > 0, K(n) = kappa (n + r) with kappa = (sqrt D - a1)/2 and a root -r of b, b = b2 (n + r)(n + r'):
// K(n) (a(n) + K(n+1)) = b(n) iff a0 + kappa (r + 1) = (a1 + kappa) r'.
static Value algebraic_tail(const Pcf& pcf) {
  if (pcf.a.degree() > 1 || pcf.b.degree() != 2 || pcf.a.leading() <= 0) return std::nullopt;
  const Rational a1(pcf.a.coefficient(1)), a0(pcf.a.coefficient(0)), d = a1 * a1 + 4 * pcf.b.leading();
  if (d <= 0) return std::nullopt;
  const auto roots = rational_roots(pcf.b);
  if (!roots) return std::nullopt;
  const closed::Root root = closed::root_of(d);
  for (const auto& [r, other] : {std::pair(Rational(-roots->first), Rational(-roots->second)),
                                 std::pair(Rational(-roots->second), Rational(-roots->first))}) {
    // a0 - a1 (r + 1)/2 - a1 r'/2 + sqrt(D) ((r + 1) - r')/2 = 0
    const Rational rational = a0 - a1 * (r + 1 + other) / 2, irrational = (r + 1 - other) / 2;
    const bool zero = root.inside == 1 ? rational + irrational * root.outside == 0 : rational == 0 && irrational == 0;
    if (!zero) continue;
    // L = a0 + kappa (r + 1)
    return quadratic(a0 - a1 * (r + 1) / 2, (r + 1) / 2, d);
  }
  return std::nullopt;
}

/// a1 (n + r'), b2 (n + r)(n + r'), r' = r + 1: for symmetric parameters and roots an odd integer apart.
static Bases algebraic_tail_bases(const Pcf& pcf) {
  if (pcf.a.degree() != 1 || pcf.b.degree() != 2) return {};
  const auto roots = rational_roots(pcf.b);
  if (!roots) return {};
  const Rational a1(pcf.a.leading()), b2(pcf.b.leading()), sum = -(roots->first + roots->second),
                                                           apart = roots->second - roots->first;
  if (!is_integer(apart) || is_integer(apart / 2) || 2 * Rational(pcf.a.coefficient(0)) != a1 * (sum + 1)) return {};
  const Rational r = fraction_part(-roots->first), other = r + 1;
  return {integral_pcf({abs(a1) * other, abs(a1)}, {b2 * r * other, b2 * (r + other), b2})};
}

extern constinit const TheoremRow kAlgebraicTail{
    .name = "algebraic-tail",
    .statement =
        "K(n) = kappa (n + r), kappa = (sqrt(a1^2 + 4 b2) - a1)/2, solves K(n)(a(n) + K(n+1)) = b(n): L = a(0) + kappa (r + 1)",
    .citation = "[Pincherle1894]",
    .value = algebraic_tail,
    .bases = algebraic_tail_bases,
    .example = {"n+1", "n^2+n"},
    .yields = Yields::algebraic,
};

}  // namespace brouncker::theorem_rows
