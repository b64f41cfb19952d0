#include "formulas/expression.hpp"

#include "formulas/constants.hpp"
#include "formulas/functions.hpp"

#include <cassert>
#include <utility>

namespace brouncker {

Expression::Expression(Node node) : node_(std::make_shared<const Node>(std::move(node))) {}

Expression Expression::integer(const Integer& value) {
  if (value < 0) return unary(Kind::negate, integer(Integer(-value)));
  return value == 0 ? Expression() : Expression(Node{Kind::integer, value, {}, {}});
}

Expression Expression::rational(const Rational& value) {
  const Expression top = integer(Integer(numerator(value)));
  const Integer bottom = denominator(value);
  return bottom == 1 ? top : binary(Kind::divide, top, integer(bottom));
}

Expression Expression::constant(std::string_view name) {
  const ConstantRow* row = find_constant(name);
  assert(row);
  return symbol(std::string(row->name));
}

Expression Expression::symbol(std::string name) { return Expression(Node{Kind::constant, 0, std::move(name), {}}); }

Expression Expression::call(std::string_view name, std::vector<Expression> arguments) {
  assert(find_function(name, arguments.size()));
  return Expression(Node{Kind::call, 0, std::string(name), std::move(arguments)});
}

Expression Expression::unary(Kind kind, Expression operand) {
  std::vector<Expression> operands;
  operands.push_back(std::move(operand));
  return Expression(Node{kind, 0, {}, std::move(operands)});
}

Expression Expression::binary(Kind kind, Expression left, Expression right) {
  std::vector<Expression> operands;
  operands.reserve(2);
  operands.push_back(std::move(left));
  operands.push_back(std::move(right));
  return Expression(Node{kind, 0, {}, std::move(operands)});
}

bool operator==(const Expression& x, const Expression& y) {
  if (x.node_ == y.node_) return true;
  const Expression::Node &p = x.node(), &q = y.node();
  return p.kind == q.kind && p.value == q.value && p.name == q.name && p.operands == q.operands;
}

Expression operator-(Expression x) { return Expression::unary(Expression::Kind::negate, std::move(x)); }
Expression operator+(Expression x, Expression y) { return Expression::binary(Expression::Kind::add, std::move(x), std::move(y)); }
Expression operator-(Expression x, Expression y) {
  return Expression::binary(Expression::Kind::subtract, std::move(x), std::move(y));
}
Expression operator*(Expression x, Expression y) {
  return Expression::binary(Expression::Kind::multiply, std::move(x), std::move(y));
}
Expression operator/(Expression x, Expression y) {
  return Expression::binary(Expression::Kind::divide, std::move(x), std::move(y));
}
Expression power(Expression base, Expression exponent) {
  return Expression::binary(Expression::Kind::power, std::move(base), std::move(exponent));
}

}  // namespace brouncker
