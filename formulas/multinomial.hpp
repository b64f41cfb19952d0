/// Polynomials in n and named parameters, with products whose cost is known before it is paid.
#pragma once

#include "formulas/integer.hpp"

#include <cstddef>
#include <map>
#include <optional>
#include <vector>

namespace brouncker {

/// Exponents of a monomial: [0] that of n, [i] that of parameter i - 1. No trailing zeros.
using Exponents = std::vector<int>;
/// Monomial -> its coefficient, which is not zero.
using Multinomial = std::map<Exponents, Integer>;

Multinomial constant_multinomial(const Integer& value);
Exponents product_of_monomials(const Exponents& x, const Exponents& y);
/// The highest exponent of each variable.
Exponents degrees(const Multinomial& x);

/// What makes a multinomial too large to go on with.
enum class Excess { digits, degree, work };

/// The limits of parse_polynomial.hpp, 20,000 monomials, and how much multiplying one text may cause.
class MultinomialBudget {
 public:
  /// What is too large about x * y as far as it is known beforehand; the cost is booked where nothing is.
  std::optional<Excess> refuse_product(const Multinomial& x, const Multinomial& y);
  static std::optional<Excess> refuse(const Multinomial& x);
  static std::optional<Excess> refuse_count(const Multinomial& x);
  static std::optional<Excess> refuse(const Integer& coefficient);

 private:
  double work_ = 0;
};

/// x * y; stops beyond 20,000 monomials, which MultinomialBudget::refuse then finds.
Multinomial product(const Multinomial& x, const Multinomial& y);

}  // namespace brouncker
