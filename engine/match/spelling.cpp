#include "engine/match/spelling.hpp"

#include "formulas/arithmetic.hpp"

namespace brouncker {

Expression quadratic_form(const QuadraticMatch& match) {
  const auto [u, v, w] = match.coefficients;
  const SquareFactor square = square_factor(Integer(v) * v - 4 * Integer(u) * w);
  const Expression root = Expression::call("sqrt", {Expression::integer(square.rest)}), one = Expression::integer(1);
  return quotient({{Integer(-v), one}, {Integer(match.root * square.root), root}}, {{Integer(2) * u, one}});
}

int complexity(const Expression& expression) {
  if (expression.kind() == Expression::Kind::integer) return 1 + static_cast<int>(expression.value().str().size());
  int result = expression.kind() == Expression::Kind::constant ? 2 : 1;
  for (const Expression& operand : expression.operands()) result += complexity(operand);
  return result;
}

}  // namespace brouncker
