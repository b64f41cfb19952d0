#include "engine/evaluate/closed_limit.hpp"

#include "engine/evaluate/half_argument_2f1.hpp"
#include "engine/hypergeometric/parameters.hpp"
#include "engine/recurrence/convergents.hpp"
#include "formulas/arithmetic.hpp"
#include "formulas/roots.hpp"

#include <cmath>
#include <limits>

namespace brouncker {
namespace {

constexpr long kMaxStart = 200'000;

Real square_root(const Rational& x, Bits precision) {
  Real root = to_real(x, precision);
  arb_sqrt(root.get(), root.get(), precision);
  return root;
}

/// Exact where x is the square of a rational.
Real exact_square_root(const Rational& x, Bits precision) {
  const auto root = rational_sqrt(x);
  return root ? to_real(*root, precision) : square_root(x, precision);
}

/// factor U(a, g, z)/U(a + shift, g, z).
Real quotient_of_u(const Real& a, const Rational& shift, const Real& g, const Rational& z, const Real& factor, Bits precision) {
  Real above, below, later;
  const Real argument = to_real(z, precision);
  arb_hypgeom_u(above.get(), a.get(), g.get(), argument.get(), precision);
  arb_add(later.get(), a.get(), to_real(shift, precision).get(), precision);
  arb_hypgeom_u(below.get(), later.get(), g.get(), argument.get(), precision);
  arb_div(above.get(), above.get(), below.get(), precision);
  arb_mul(above.get(), above.get(), factor.get(), precision);
  return above;
}

/// a = a0, b = b0: the root of x^2 = a0 x + b0 of larger modulus.
std::optional<Real> quadratic(const Pcf& pcf, Bits precision) {
  const Integer a0 = pcf.a.leading();
  Real root = square_root(Rational(a0 * a0 + 4 * pcf.b.leading()), precision);
  arb_add(root.get(), root.get(), to_real(a0).get(), precision);
  arb_mul_2exp_si(root.get(), root.get(), -1);
  return root;
}

/// a = a0, b = b1 n + b0.
std::optional<Real> parabolic_cylinder(const Pcf& pcf, Bits precision) {
  const CylinderParameters p = *cylinder_parameters(pcf);
  return quotient_of_u(to_real(Rational(p.alpha / 2), precision), Rational(1, 2), to_real(Rational(1, 2), precision),
                       Rational(p.w / 2), square_root(Rational(2 * pcf.b.leading()), precision), precision);
}

/// a = a0, b = b2 n^2 + b1 n + b0.
std::optional<Real> gauss(const Pcf& pcf, Bits precision) {
  const GaussForm p = *gauss_form(pcf);
  const Real s = exact_square_root(Rational(p.d), precision);
  Real c = to_real(p.skew, precision), value;
  arb_div(c.get(), c.get(), s.get(), precision);
  arb_add(c.get(), c.get(), to_real(Rational((p.roots.sum + 1) / 2), precision).get(), precision);
  const auto above = half_argument_2f1(pcf.b, c, precision);
  arb_mul(value.get(), s.get(), c.get(), precision);
  arb_add_ui(c.get(), c.get(), 1, precision);
  const auto below = half_argument_2f1(pcf.b.shifted(1), c, precision);
  if (!above || !below) return std::nullopt;
  arb_mul(value.get(), value.get(), above->get(), precision);
  arb_div(value.get(), value.get(), below->get(), precision);
  return value;
}

/// h U(alpha, g, z)/U(alpha + 1, g, z) for conjugate alpha, beta. The quotient is real: Kummer's transformation (DLMF 13.2.40)
/// exchanges alpha and beta.
Real conjugate_tricomi(const Rational& half_sum, const Real& distance, const Rational& z, const Real& h, Bits precision) {
  Complex alpha, g, argument, above, below;
  arb_set(acb_realref(alpha.get()), to_real(half_sum, precision).get());
  arb_mul_2exp_si(acb_imagref(alpha.get()), distance.get(), -1);
  arb_one(acb_realref(g.get()));
  arb_set(acb_imagref(g.get()), distance.get());
  arb_set(acb_realref(argument.get()), to_real(z, precision).get());
  acb_hypgeom_u(above.get(), alpha.get(), g.get(), argument.get(), precision);
  acb_add_ui(alpha.get(), alpha.get(), 1, precision);
  acb_hypgeom_u(below.get(), alpha.get(), g.get(), argument.get(), precision);
  acb_div(above.get(), above.get(), below.get(), precision);
  Real value;
  arb_mul(value.get(), acb_realref(above.get()), h.get(), precision);
  return value;
}

/// a = 2h n + a0, b = -h^2 (n + alpha)(n + beta).
std::optional<Real> tricomi(const Pcf& pcf, Bits precision) {
  const TricomiForm p = *tricomi_form(pcf);
  const Rational &sum = p.roots.sum, &z = p.z;
  const Real factor = to_real(p.h, precision), distance = exact_square_root(abs(p.roots.difference), precision);
  if (z > 0 && p.roots.difference < 0) return conjugate_tricomi(sum / 2, distance, z, factor, precision);
  Real alpha;  // the larger root
  arb_mul_2exp_si(alpha.get(), distance.get(), -1);
  arb_add(alpha.get(), alpha.get(), to_real(Rational(sum / 2), precision).get(), precision);
  if (z == 0) {
    arb_mul(alpha.get(), alpha.get(), factor.get(), precision);
    return alpha;
  }
  Real g;
  arb_add_ui(g.get(), distance.get(), 1, precision);
  return quotient_of_u(alpha, 1, g, z, factor, precision);
}

using Evaluator = std::optional<Real> (*)(const Pcf& pcf, Bits precision);

/// By deg a, deg b; of the converging slow classes only, and constants. Precondition of them: a has a positive leading coefficient.
Evaluator evaluator(int s, int t) {
  if (s == 0 && t == 0) return quadratic;
  if (s == 0 && t == 1) return parabolic_cylinder;
  if (s == 0 && t == 2) return gauss;
  if (s == 1 && t == 2) return tricomi;
  return nullptr;
}

}  // namespace

std::optional<BallRatio> closed_form_limit(const Pcf& pcf, Bits precision) {
  const Evaluator evaluate = evaluator(pcf.a.degree(), pcf.b.degree());
  if (!evaluate) return std::nullopt;
  const Integer start = sign_settled_from(pcf.b);
  if (start > kMaxStart) return std::nullopt;
  const Polynomial a = pcf.a.shifted(start);
  const bool negative = a.leading() < 0;
  std::optional<Real> value = evaluate({negative ? -a : a, pcf.b.shifted(start)}, precision);
  if (!value || !arb_is_finite(value->get())) return std::nullopt;
  if (negative) arb_neg(value->get(), value->get());

  // L = (p_(N-1) X + b(N) p_(N-2))/(q_(N-1) X + b(N) q_(N-2)) with X = a(N) + K(N+1).
  const auto n = static_cast<std::int64_t>(start);
  const Convergent c = convergent(Terms(pcf, n), n - 1);
  const Integer b = pcf.b(start);
  BallRatio ratio{to_real(Integer(b * c.p_previous)), to_real(Integer(b * c.q_previous))};
  arb_addmul(ratio.p.get(), value->get(), to_real(c.p).get(), precision);
  arb_addmul(ratio.q.get(), value->get(), to_real(c.q).get(), precision);
  return ratio;
}

double closed_form_seconds(const Pcf& pcf, long digits) {
  if (!evaluator(pcf.a.degree(), pcf.b.degree()) || sign_settled_from(pcf.b) > kMaxStart)
    return std::numeric_limits<double>::infinity();
  if (pcf.b.degree() == 0) return 0;
  const double scale = static_cast<double>(digits) / 1e4;
  const Integer lead = pcf.b.leading();
  if (pcf.a.degree() == 0 && pcf.b.degree() == 2)  // with rational s the divisions are short
    return (is_square(pcf.b.leading()) ? 0.3 : 4) * std::pow(scale, 2.3);
  // U of rational parameters is split, that of others is summed term by term.
  const bool rational = pcf.b.degree() == 1 || RootPair(pcf.b).rational;
  return rational ? 0.05 * std::pow(scale, 1.3) : 4 * std::pow(scale, 2.1);
}

}  // namespace brouncker
