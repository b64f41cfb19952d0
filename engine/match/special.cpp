#include "engine/match/special.hpp"

#include "engine/match/fixed_point.hpp"
#include "engine/match/relation.hpp"
#include "engine/match/small_lattice.hpp"
#include "formulas/arithmetic.hpp"

#include <algorithm>

namespace brouncker {
namespace {

mpz_ptr raw(Integer& x) { return x.backend().data(); }

/// The first convergent p/q with |q scaled - p 2^bits| <= q. By Legendre's theorem every fraction in the interval with
/// q^2 < 2^(bits - 1) is a convergent of its centre.
std::optional<Rational> convergent_within(const Approximation& x, int height_bits) {
  if (x.bits <= 0) return std::nullopt;
  Integer a = x.scaled, b = Integer(1) << static_cast<unsigned>(x.bits);
  Integer p0 = 1, q0 = 0, p1, q1 = 1, quotient, rest;
  mpz_fdiv_qr(raw(p1), raw(rest), raw(a), raw(b));
  a = b;
  // Invariant: rest = |q1 scaled - p1 2^bits|.
  while (rest > q1) {
    const std::size_t bits = std::max(mpz_sizeinbase(raw(p1), 2), mpz_sizeinbase(raw(q1), 2));
    if (bits > static_cast<std::size_t>(height_bits) + 1) return std::nullopt;
    b = rest;
    mpz_fdiv_qr(raw(quotient), raw(rest), raw(a), raw(b));
    mpz_addmul(raw(p0), raw(quotient), raw(p1));
    mpz_addmul(raw(q0), raw(quotient), raw(q1));
    std::swap(p0, p1);
    std::swap(q0, q1);
    std::swap(a, b);
  }
  return Rational(p1, q1);
}

}  // namespace

std::optional<RationalMatch> match_rational(const Approximation& x, double log2_tests, int height_bits) {
  const std::optional<Rational> value = convergent_within(x, height_bits);
  if (!value) return std::nullopt;
  const Integer coefficients[] = {numerator(*value), Integer(-denominator(*value))};
  const Approximation terms[] = {exact_one(), x};
  RationalMatch result{*value, support(coefficients, terms, log2_tests)};
  if (result.support.height_bits > height_bits) return std::nullopt;
  return result;
}

std::optional<QuadraticMatch> match_quadratic(const Approximation& x, double log2_tests, int height_bits) {
  if (x.known_bits() < kSmallFractionBits) return std::nullopt;
  const bool inverted = x.log2_abs() > 0;
  const Approximation small = inverted ? reciprocal(x) : x;
  const Int128 value = fixed_point(small);
  const Int128 terms[] = {Int128(1) << kSmallFractionBits, value, fixed_product(value, value)};
  const SmallRelation found = find_small_relation(terms, height_bits);
  if (found.verdict != SmallRelation::Verdict::found) return std::nullopt;
  auto [w, v, u] = std::array{found.coefficients[0], found.coefficients[1], found.coefficients[2]};
  if (inverted) std::swap(u, w);
  if (u < 0) u = -u, v = -v, w = -w;
  const Integer discriminant = Integer(v) * v - 4 * Integer(u) * w;
  if (u == 0 || is_square(discriminant)) return std::nullopt;
  const Integer coefficients[] = {w, v, u};
  const Approximation numbers[] = {exact_one(), x, product(x, x)};
  return QuadraticMatch{{u, v, w}, 2 * u * x.centre() + v > 0 ? 1 : -1, support(coefficients, numbers, log2_tests)};
}

}  // namespace brouncker
