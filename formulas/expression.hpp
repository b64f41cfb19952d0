/// Closed forms such as "gamma(1/4)^4/pi^2 - 2": exact trees, their reading and their printing. Nothing is evaluated
/// here (engine/number/expression_value.hpp) and nothing is simplified.
#pragma once

#include "formulas/integer.hpp"

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace brouncker {

/// A value: an operation and its operands. Equality is structural. Trees are shared, never changed: a copy costs one counter.
class Expression {
 public:
  enum class Kind { integer, constant, negate, add, subtract, multiply, divide, power, call };

  /// 0.
  Expression() = default;
  /// Below 0 the negation of -value: a tree has no negative leaves, just as a text has none.
  static Expression integer(const Integer& value);
  /// p/q as a division, an integer where q = 1.
  static Expression rational(const Rational& value);
  /// A named constant; an alias becomes the name. Precondition: find_constant(name) exists.
  static Expression constant(std::string_view name);
  /// A constant outside the catalogue, such as one of a user's file. It prints as its name; nothing evaluates it.
  static Expression symbol(std::string name);
  /// Precondition: find_function(name, arguments.size()) exists.
  static Expression call(std::string_view name, std::vector<Expression> arguments);
  static Expression unary(Kind kind, Expression operand);
  static Expression binary(Kind kind, Expression left, Expression right);

  Kind kind() const;
  /// Precondition: kind is integer. Never negative.
  const Integer& value() const;
  /// Of a constant or a call.
  const std::string& name() const;
  const std::vector<Expression>& operands() const;

  friend bool operator==(const Expression& x, const Expression& y);

 private:
  struct Node;
  explicit Expression(Node node);
  const Node& node() const;

  std::shared_ptr<const Node> node_;  ///< none: 0
};

struct Expression::Node {
  Kind kind = Kind::integer;
  Integer value = 0;
  std::string name;
  std::vector<Expression> operands;
};

inline const Expression::Node& Expression::node() const {
  static const Node zero;
  return node_ ? *node_ : zero;
}
inline Expression::Kind Expression::kind() const { return node().kind; }
inline const Integer& Expression::value() const { return node().value; }
inline const std::string& Expression::name() const { return node().name; }
inline const std::vector<Expression>& Expression::operands() const { return node().operands; }

Expression operator-(Expression x);
Expression operator+(Expression x, Expression y);
Expression operator-(Expression x, Expression y);
Expression operator*(Expression x, Expression y);
Expression operator/(Expression x, Expression y);
/// base^exponent; a function, because ^ would bind weaker than +.
Expression power(Expression base, Expression exponent);

inline constexpr std::size_t kMaxExpressionText = 100'000;
inline constexpr std::size_t kMaxLiteralDigits = 9'999;
inline constexpr int kMaxExpressionNesting = 200;
/// Operators and operands together.
inline constexpr int kMaxExpressionNodes = 2'000;

/// Reads a closed form.
///
///     sum     = product { ("+" | "-") product }
///     product = unary { ("*" | "/") unary | power }       the latter: 2pi, 2(1+e), (1+e)(1-e)
///     unary   = { "-" | "+" } power
///     power   = primary { "!" } [ ("^" | "**") unary ]
///     primary = integer | decimal | name | name "(" sum { "," sum } ")" | "(" sum ")"
///
/// Names are those of constants.hpp and functions.hpp, or other programs' (foreign_names.hpp); what is no ASCII, LaTeX and
/// Mathematica's brackets are rewritten first (notation.hpp). A decimal is the exact rational. A * may be left out before a name or a parenthesis, after a number or a closing
/// parenthesis, and only where no / or ^ makes that ambiguous (1/2pi).
/// Throws Error (input), one line: the column (from 1), what stands there, what is accepted.
Expression parse_expression(std::string_view text);

/// Reads a function of one variable in the same grammar; the variable, a symbol in the tree, is a letter other than e, or a name
/// without another meaning, and may be followed by a factor: n(n+1), n^2(n+1).
/// @param what     Names the culprit in messages.
/// @param variable The one that is allowed; empty: any, which it then becomes.
Expression parse_function(std::string_view text, std::string_view what, std::string& variable);

/// The text that parse_expression() reads back as the same tree.
std::string to_plain(const Expression& expression);

/// For LaTeX's math mode.
std::string to_latex(const Expression& expression);

}  // namespace brouncker
