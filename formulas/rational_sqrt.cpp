#include "formulas/rational_sqrt.hpp"

namespace brouncker {

std::optional<Rational> rational_sqrt(const Rational& x) {
  const Integer top = numerator(x), bottom = denominator(x);
  if (!mpz_perfect_square_p(top.backend().data()) || !mpz_perfect_square_p(bottom.backend().data())) return std::nullopt;
  return Rational(sqrt(top), sqrt(bottom));
}

}  // namespace brouncker
