#include "engine/match/spelling.hpp"

namespace brouncker {

SquareFactor square_factor(Integer n) {
  SquareFactor result{1, 1};
  for (unsigned long p = 2; p < (1UL << 16) && Integer(p) * p <= n; ++p)
    while (mpz_divisible_ui_p(n.backend().data(), p * p)) n /= p * p, result.root *= p;
  if (n > 1 && mpz_perfect_square_p(n.backend().data())) {
    const Integer root = sqrt(n);
    result.root *= root;
    n = 1;
  }
  result.rest = n;
  return result;
}

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
