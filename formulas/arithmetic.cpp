#include "formulas/arithmetic.hpp"

#include <cassert>

namespace brouncker {

Integer floor_quotient(const Integer& x, const Integer& y) {
  Integer quotient;
  mpz_fdiv_q(quotient.backend().data(), x.backend().data(), y.backend().data());
  return quotient;
}

Integer modulo(const Integer& x, const Integer& m) {
  Integer rest;
  mpz_mod(rest.backend().data(), x.backend().data(), m.backend().data());
  return rest;
}

Rational modulo(const Rational& x, int modulus) {
  const Rational periods = x / modulus;
  return x - modulus * Rational(floor_quotient(numerator(periods), denominator(periods)));
}

Rational fraction_part(const Rational& x) { return modulo(x, 1); }

bool is_square(const Integer& x) { return mpz_perfect_square_p(x.backend().data()) != 0; }

std::optional<Rational> rational_sqrt(const Rational& x) {
  const Integer top = numerator(x), bottom = denominator(x);
  if (!is_square(top) || !is_square(bottom)) return std::nullopt;
  return Rational(sqrt(top), sqrt(bottom));
}

SquareFactor square_factor(Integer n) {
  assert(n > 0);
  SquareFactor result{1, 1};
  for (unsigned long p = 2; p < (1UL << 16) && n >= p * p; p += p == 2 ? 1 : 2) {
    bool odd = false;
    for (; mpz_divisible_ui_p(n.backend().data(), p); odd = !odd) {
      mpz_divexact_ui(n.backend().data(), n.backend().data(), p);
      if (odd) result.root *= p;
    }
    if (odd) result.rest *= p;
  }
  if (is_square(n)) result.root *= sqrt(n);
  else result.rest *= n;
  return result;
}

std::optional<std::pair<Rational, Rational>> quadratic_roots(const Integer& c2, const Integer& c1, const Integer& c0) {
  const Integer discriminant = c1 * c1 - 4 * c2 * c0;
  if (!is_square(discriminant)) return std::nullopt;
  const Integer root = sqrt(discriminant), below = 2 * c2;
  std::pair result{Rational(Integer(-c1 - root), below), Rational(Integer(root - c1), below)};
  if (c2 < 0) std::swap(result.first, result.second);
  return result;
}

std::optional<std::pair<Rational, Rational>> rational_roots(const Polynomial& quadratic) {
  return quadratic_roots(quadratic.coefficient(2), quadratic.coefficient(1), quadratic.coefficient(0));
}

}  // namespace brouncker
