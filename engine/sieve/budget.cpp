#include "engine/sieve/budget.hpp"

#include "engine/number/factor.hpp"
#include "engine/sieve/small_field.hpp"
#include "formulas/roots.hpp"

#include <numeric>

namespace brouncker::sieve {
namespace {

constexpr Bits kDecidingBits = 128;

/// v_p(C) and the number of linear factors q n - u with p not dividing q.
struct LocalRoots {
  long content = 0, roots = 0;
};

/// b = C prod (q_i n - u_i) r(n) with primitive r: C is the content, as products of primitive polynomials are primitive.
LocalRoots local_roots(const Polynomial& b, std::uint32_t prime) {
  LocalRoots local;
  Integer content = b.content();
  while (mpz_divisible_ui_p(content.backend().data(), prime) != 0) content /= prime, ++local.content;
  for (const PolynomialFactor& f : factored(b))
    if (f.factor.degree() == 1 && mpz_divisible_ui_p(f.factor.leading().backend().data(), prime) == 0)
      local.roots += f.multiplicity;
  return local;
}

std::uint32_t value(const SmallField& field, const Polynomial& p, std::uint32_t n) {
  std::uint32_t result = 0;
  for (int k = p.degree(); k >= 0; --k)
    result = field.reduced(result * n + static_cast<std::uint32_t>(mpz_fdiv_ui(
                                            p.ascending()[static_cast<std::size_t>(k)].backend().data(), field.prime())));
  return result;
}

/// log(|l1/l2|) = log((|A| + s)/||A| - s|), s = sqrt(A^2 + 4 B).
Real log_ratio(const Integer& a, const Integer& b, Bits precision) {
  const Integer size = abs(a);
  Real s = to_real(Integer(a * a + 4 * b)), upper = to_real(size), lower = to_real(size);
  arb_sqrt(s.get(), s.get(), precision);
  arb_add(upper.get(), upper.get(), s.get(), precision);
  // |A| - s = -4 B / (|A| + s), without cancellation.
  lower = to_real(Integer(4 * abs(b)));
  arb_div(lower.get(), lower.get(), upper.get(), precision);
  arb_div(upper.get(), upper.get(), lower.get(), precision);
  arb_log(upper.get(), upper.get(), precision);
  return upper;
}

bool has_growth(const Pcf& pcf) {
  if (pcf.a.is_zero() || pcf.b.is_zero() || pcf.b.degree() != 2 * pcf.a.degree()) return false;
  const Integer& a = pcf.a.leading();
  return a * a + 4 * pcf.b.leading() > 0 && !first_positive_root(pcf.b);
}

}  // namespace

bool limits_delta(const Pcf& pcf, std::uint32_t prime) {
  const SmallField field(prime);
  std::uint32_t u0 = 1, u1 = 0, v0 = 0, v1 = 1;
  bool vanishes = false;
  for (std::uint32_t n = 0; n < prime; ++n) {
    const std::uint32_t a = value(field, pcf.a, n), b = value(field, pcf.b, n);
    vanishes |= b == 0;
    const std::uint32_t next0 = field.reduced(a * u0 + b * v0), next1 = field.reduced(a * u1 + b * v1);
    v0 = u0, v1 = u1, u0 = next0, u1 = next1;
  }
  return vanishes && field.sum(u0, v1) != 0;
}

Real prime_cost(const Polynomial& b, std::uint32_t prime, Bits precision) {
  const LocalRoots local = local_roots(b, prime);
  Real cost;
  arb_log_ui(cost.get(), prime, precision);
  arb_mul_si(cost.get(), cost.get(), local.content * static_cast<long>(prime - 1) + local.roots, precision);
  arb_div_si(cost.get(), cost.get(), 2 * static_cast<long>(prime - 1), precision);
  return cost;
}

std::optional<Real> delta_bound(const Pcf& pcf, const std::vector<std::uint32_t>& primes, Bits precision) {
  if (!has_growth(pcf)) return std::nullopt;
  const Real ratio = log_ratio(pcf.a.leading(), pcf.b.leading(), precision);
  Real below;
  arb_mul_2exp_si(below.get(), ratio.get(), -1);
  for (const std::uint32_t p : primes) {
    if (!limits_delta(pcf, p)) return std::nullopt;
    const Real cost = prime_cost(pcf.b, p, precision);
    arb_add(below.get(), below.get(), cost.get(), precision);
  }
  Real bound;
  arb_div(bound.get(), ratio.get(), below.get(), precision);
  arb_sub_ui(bound.get(), bound.get(), 1, precision);
  return bound;
}

Real delta_budget(const Integer& lead_a, const Integer& lead_b, const Rational& threshold, Bits precision) {
  Real budget = to_real(Rational(1 / (1 + threshold) - Rational(1, 2)), precision);
  const Real ratio = log_ratio(lead_a, lead_b, precision);
  arb_mul(budget.get(), budget.get(), ratio.get(), precision);
  return budget;
}

bool is_delta_below(const Pcf& pcf, const std::vector<std::uint32_t>& primes, const Rational& threshold) {
  const auto bound = delta_bound(pcf, primes, kDecidingBits);
  return bound && arb_lt(bound->get(), to_real(threshold, kDecidingBits).get());
}

}  // namespace brouncker::sieve
