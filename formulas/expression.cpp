#include "formulas/expression.hpp"

#include "formulas/constants.hpp"

#include <algorithm>
#include <cassert>
#include <utility>

namespace brouncker {
namespace {

constexpr FunctionRow kFunctions[] = {
    {"sqrt", 1, R"(\sqrt{$1})", "square root, principal branch"},
    {"exp", 1, "e^{$1}", "exponential"},
    {"log", 1, R"(\log\left($1\right))", "natural logarithm, principal branch"},
    {"sin", 1, R"(\sin\left($1\right))", "sine"},
    {"cos", 1, R"(\cos\left($1\right))", "cosine"},
    {"tan", 1, R"(\tan\left($1\right))", "tangent"},
    {"cot", 1, R"(\cot\left($1\right))", "cotangent"},
    {"sinh", 1, R"(\sinh\left($1\right))", "hyperbolic sine"},
    {"cosh", 1, R"(\cosh\left($1\right))", "hyperbolic cosine"},
    {"tanh", 1, R"(\tanh\left($1\right))", "hyperbolic tangent"},
    {"coth", 1, R"(\coth\left($1\right))", "hyperbolic cotangent"},
    {"asin", 1, R"(\arcsin\left($1\right))", "inverse sine, principal branch"},
    {"acos", 1, R"(\arccos\left($1\right))", "inverse cosine, principal branch"},
    {"atan", 1, R"(\arctan\left($1\right))", "inverse tangent"},
    {"asinh", 1, R"(\operatorname{arsinh}\left($1\right))", "inverse hyperbolic sine"},
    {"acosh", 1, R"(\operatorname{arcosh}\left($1\right))", "inverse hyperbolic cosine"},
    {"atanh", 1, R"(\operatorname{artanh}\left($1\right))", "inverse hyperbolic tangent"},
    {"gamma", 1, R"(\Gamma\left($1\right))", "Gamma function"},
    {"psi", 1, R"(\psi\left($1\right))", "digamma function, (log gamma)'"},
    {"zeta", 1, R"(\zeta\left($1\right))", "Riemann zeta function"},
    {"zeta", 2, R"(\zeta\left($1, $2\right))", "Hurwitz zeta function, sum of 1/(n + a)^s; arguments s, a"},
    {"besseli", 2, R"(I_{$1}\left($2\right))", "modified Bessel function I_nu(x); arguments nu, x"},
    {"besselj", 2, R"(J_{$1}\left($2\right))", "Bessel function J_nu(x); arguments nu, x"},
    {"besselk", 2, R"(K_{$1}\left($2\right))", "modified Bessel function K_nu(x); arguments nu, x"},
    {"erf", 1, R"(\operatorname{erf}\left($1\right))", "error function"},
    {"erfi", 1, R"(\operatorname{erfi}\left($1\right))", "imaginary error function, -i erf(i x)"},
    {"erfc", 1, R"(\operatorname{erfc}\left($1\right))", "complementary error function, 1 - erf(x)"},
    {"E1", 1, R"(E_{1}\left($1\right))", "exponential integral of exp(-t)/t from x to infinity"},
    {"ei", 1, R"(\operatorname{Ei}\left($1\right))", "exponential integral Ei(x), principal value"},
    {"gammainc_upper", 2, R"(\Gamma\left($1, $2\right))", "upper incomplete Gamma function; arguments s, x"},
    {"hyp0f1", 2, R"({}_0F_1\left(;$1;$2\right))", "hypergeometric 0F1(b; z)"},
    {"hyp1f1", 3, R"({}_1F_1\left($1;$2;$3\right))", "hypergeometric 1F1(a; b; z)"},
    {"hyp1f2", 4, R"({}_1F_2\left($1;$2, $3;$4\right))", "hypergeometric 1F2(a; b, c; z)"},
    {"hyp2f1", 4, R"({}_2F_1\left($1, $2;$3;$4\right))", "hypergeometric 2F1(a, b; c; z)"},
    {"hypu", 3, R"(U\left($1, $2, $3\right))", "Tricomi's U(a, b, z)"},
    {"pcfd", 2, R"(D_{$1}\left($2\right))", "parabolic cylinder function D_nu(x); arguments nu, x"},
    {"polylog", 2, R"(\operatorname{Li}_{$1}\left($2\right))", "polylogarithm, sum of z^n/n^s; arguments s, z"},
    {"ellipk", 1, R"(K\left($1\right))", "complete elliptic integral K of the parameter m = k^2"},
    {"ellipe", 1, R"(E\left($1\right))", "complete elliptic integral E of the parameter m = k^2"},
    {"agm", 2, R"(\operatorname{agm}\left($1, $2\right))", "arithmetic-geometric mean"},
};

}  // namespace

std::span<const FunctionRow> functions() { return kFunctions; }

const FunctionRow* find_function(std::string_view name, std::size_t arity) {
  const auto found = std::find_if(std::begin(kFunctions), std::end(kFunctions),
                                  [&](const FunctionRow& row) { return row.name == name && row.arity == arity; });
  return found == std::end(kFunctions) ? nullptr : &*found;
}

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
