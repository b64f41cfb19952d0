#include "engine/hypergeometric/exact_parameter.hpp"

#include <cassert>

#include <fmt/format.h>

namespace brouncker {
namespace {

Integer floor_of(const Rational& x) {
  Integer result;
  const Integer top = numerator(x), bottom = denominator(x);
  mpz_fdiv_q(result.backend().data(), top.backend().data(), bottom.backend().data());
  return result;
}

}  // namespace

Rational modulo(const Rational& x, int modulus) { return x - modulus * Rational(floor_of(x / modulus)); }

Integer squarefree_part(Integer x) {
  assert(x != 0);
  Integer result = x < 0 ? -1 : 1;
  x = abs(x);
  for (unsigned long p = 2; p < 65536 && x > 1; p += p == 2 ? 1 : 2) {
    if (x < Integer(p) * p) break;  // what is left is prime
    unsigned odd = 0;
    while (mpz_divisible_ui_p(x.backend().data(), p)) {
      x /= p;
      odd ^= 1;
    }
    if (odd) result *= p;
  }
  return rational_sqrt(Rational(x)) ? result : Integer(result * x);
}

RootPair::RootPair(const Polynomial& b)
    : sum(b.coefficient(1), b.leading()), difference(sum * sum - 4 * Rational(b.coefficient(0), b.leading())) {
  if (const auto root = rational_sqrt(difference)) rational.emplace((sum + *root) / 2, (sum - *root) / 2);
}

std::string text(const Rational& x) { return x.str(); }

std::string text_modulo_integers(const RootPair& roots) {
  if (!roots.rational) return fmt::format("sum {} mod 2, difference^2 {}", text(modulo(roots.sum, 2)), text(roots.difference));
  const Rational x = modulo(roots.rational->first, 1), y = modulo(roots.rational->second, 1);
  return fmt::format("{{{}, {}}} mod 1", text(x < y ? x : y), text(x < y ? y : x));
}

}  // namespace brouncker
