/// Integer combinations and quotients of values, written as a person writes them.
#pragma once

#include "formulas/expression.hpp"
#include "formulas/moebius.hpp"

#include <optional>
#include <span>
#include <vector>

namespace brouncker {

/// u x, without a factor 1 and with the factor where a reader expects it: 3 times sqrt(2)*log(3)/5 is 3*sqrt(2)*log(3)/5.
Expression scaled(const Integer& u, const Expression& x);

/// sum_j u_j x_j, positive terms first in the order given, a term with u = 0 left out; -(...) where all are negative; 0 where none
/// is left.
struct Term {
  Integer coefficient;
  Expression value;
};
Expression linear_combination(std::span<const Term> terms);

/// top/bottom without common integer factors: 4/pi, (2 + pi)/(pi - 2), -log(2)/3. The sign goes where it costs least.
/// Precondition: bottom has a term that is not 0.
Expression quotient(std::vector<Term> top, std::vector<Term> bottom);

/// -x where a minus leads the product or quotient x: that is taken off. nullopt of what has none.
std::optional<Expression> without_minus(const Expression& x);

/// -x with the sign where it costs least: a difference turned round, or the numerator's sign.
Expression negated(const Expression& x);

/// (p c + q)/(r c + s); a quotient c = x/y becomes (p x + q y)/(r x + s y). Precondition: the determinant is not 0.
Expression moebius_form(const Moebius& map, const Expression& c);

}  // namespace brouncker
