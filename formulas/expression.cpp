#include "formulas/expression.hpp"

#include "formulas/constants.hpp"
#include "formulas/functions.hpp"

#include <cassert>
#include <utility>

namespace brouncker {

Expression Expression::integer(const Integer& value) {
  if (value < 0) return unary(Kind::negate, integer(Integer(-value)));
  Expression result;
  result.value_ = value;
  return result;
}

Expression Expression::rational(const Rational& value) {
  const Expression top = integer(Integer(numerator(value)));
  const Integer bottom = denominator(value);
  return bottom == 1 ? top : binary(Kind::divide, top, integer(bottom));
}

Expression Expression::constant(std::string_view name) {
  const ConstantRow* row = find_constant(name);
  assert(row);
  Expression result;
  result.kind_ = Kind::constant;
  result.name_ = row->name;
  return result;
}

Expression Expression::symbol(std::string name) {
  Expression result;
  result.kind_ = Kind::constant;
  result.name_ = std::move(name);
  return result;
}

Expression Expression::call(std::string_view name, std::vector<Expression> arguments) {
  assert(find_function(name, arguments.size()));
  Expression result;
  result.kind_ = Kind::call;
  result.name_ = name;
  result.operands_ = std::move(arguments);
  return result;
}

Expression Expression::unary(Kind kind, Expression operand) {
  Expression result;
  result.kind_ = kind;
  result.operands_.push_back(std::move(operand));
  return result;
}

Expression Expression::binary(Kind kind, Expression left, Expression right) {
  Expression result;
  result.kind_ = kind;
  result.operands_.reserve(2);
  result.operands_.push_back(std::move(left));
  result.operands_.push_back(std::move(right));
  return result;
}

bool operator==(const Expression& x, const Expression& y) {
  return x.kind_ == y.kind_ && x.value_ == y.value_ && x.name_ == y.name_ && x.operands_ == y.operands_;
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
