/// Numbers p + q sqrt(d) out of expressions, and how a person writes them.
#pragma once

#include "formulas/expression.hpp"

#include <optional>
#include <vector>

namespace brouncker {

/// p + q sqrt(d), d square-free as far as closed::root_of() sees, not 1; q = 0: rational, and d is 1.
struct QuadraticNumber {
  Rational p = 0, q = 0;
  Integer d = 1;
};

/// Exact; nullopt where x is none, two roots meet, or something is divided by 0.
std::optional<QuadraticNumber> quadratic_number(const Expression& x);

/// As one fraction (a + b sqrt(d))/c, and in two terms, positive ones first.
std::vector<Expression> ways_to_write(const QuadraticNumber& x);

}  // namespace brouncker
