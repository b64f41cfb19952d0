#include "engine/prove/statements/radical.hpp"

namespace brouncker {
namespace {

constexpr unsigned kMostPrime = 1U << 10U;

Integer powered(const Integer& x, unsigned exponent) { return Integer(pow(x, exponent)); }

/// The root where x is a perfect power.
std::optional<Integer> exact_root(const Integer& x, unsigned degree) {
  Integer root;
  if (mpz_root(root.backend().data(), x.backend().data(), degree) == 0) return std::nullopt;
  return root;
}

}  // namespace

closed::Multiple radical(const Rational& base, const Rational& exponent) {
  const auto p = static_cast<unsigned>(numerator(exponent)), q = static_cast<unsigned>(denominator(exponent));
  // (A/B)^(p/q) = (A^p B^(p (q - 1)))^(1/q)/B^p
  Integer inside = powered(numerator(base), p) * powered(denominator(base), p * (q - 1)), outside = 1;
  for (unsigned prime = 2; prime < kMostPrime; ++prime) {  // of a divisor that is no prime no power is left
    const Integer power = powered(prime, q);
    for (; inside % power == 0; outside *= prime) inside /= power;
  }
  unsigned degree = q;
  for (unsigned k = q; k > 1; --k)
    if (degree % k == 0)
      if (const auto root = exact_root(inside, k)) inside = *root, degree /= k;
  Rational factor(outside, powered(denominator(base), p));
  if (degree == 1) return {factor * Rational(inside), closed::number(1)};
  if (degree > 2) return {factor, closed::power_of(Rational(inside), Rational(1, degree))};
  const closed::Root root = closed::root_of(Rational(inside));
  return {factor * root.outside, closed::square_root(Rational(root.inside))};
}

}  // namespace brouncker
