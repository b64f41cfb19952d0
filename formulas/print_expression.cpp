/// Printing of closed forms as text and for LaTeX, with brackets only where the other reading would differ.
#include "formulas/constants.hpp"
#include "formulas/expression.hpp"
#include "formulas/functions.hpp"
#include "formulas/message.hpp"
#include "formulas/polynomial_root.hpp"
#include "formulas/print.hpp"
#include "formulas/spelling.hpp"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

namespace brouncker {
namespace {

using Kind = Expression::Kind;

/// How tightly a text holds together.
enum Level { kSum, kProduct, kNegated, kFraction, kPower, kAtom };

struct Piece {
  std::string text;
  Level level;
};

/// The two brackets of a notation.
struct Brackets {
  std::string_view open, close;
};
constexpr Brackets kPlain{"(", ")"}, kLatex{R"(\left()", R"(\right))"};

std::string bracketed(const Piece& x, const Brackets& b) { return fmt::format("{}{}{}", b.open, x.text, b.close); }
std::string wrapped(const Piece& x, Level least, const Brackets& b) { return x.level >= least ? x.text : bracketed(x, b); }
/// As an operand that does not come first: no sign may follow an operator.
std::string wrapped_right(const Piece& x, Level least, const Brackets& b) {
  return x.text.starts_with('-') ? bracketed(x, b) : wrapped(x, least, b);
}

Piece plain(const Expression& x) {
  const auto operand = [&](std::size_t i) { return plain(x.operands()[i]); };
  switch (x.kind()) {
    case Kind::integer: return {x.value().str(), kAtom};
    case Kind::constant: return {x.name(), kAtom};
    case Kind::negate: return {"-" + wrapped_right(operand(0), kPower, kPlain), kNegated};
    case Kind::add:
    case Kind::subtract:
      return {fmt::format("{} {} {}", wrapped(operand(0), kSum, kPlain), x.kind() == Kind::add ? '+' : '-',
                          wrapped_right(operand(1), kProduct, kPlain)),
              kSum};
    case Kind::multiply:
    case Kind::divide:
      return {fmt::format("{}{}{}", wrapped(operand(0), kProduct, kPlain), x.kind() == Kind::multiply ? '*' : '/',
                          wrapped_right(operand(1), kPower, kPlain)),
              kProduct};
    case Kind::power: return {fmt::format("{}^{}", wrapped(operand(0), kAtom, kPlain), wrapped(operand(1), kAtom, kPlain)), kPower};
    case Kind::call: break;
  }
  if (const auto root = polynomial_root(x))
    return {fmt::format("{}({}, {})", kPolynomialRoot, polynomial_in_x(root->polynomial), root->index), kAtom};
  std::string arguments;
  for (const Expression& argument : x.operands()) arguments += (arguments.empty() ? "" : ", ") + plain(argument).text;
  return {fmt::format("{}({})", x.name(), arguments), kAtom};
}

Piece latex(const Expression& x);

std::string escaped_underscores(std::string_view name) {
  std::string result;
  for (char c : name) result += c == '_' ? std::string("\\_") : std::string(1, c);
  return result;
}

/// A symbol such as \pi or e; anything longer may need brackets.
bool is_symbol(std::string_view text) {
  if (text.starts_with('\\')) text.remove_prefix(1);
  return std::all_of(text.begin(), text.end(), text::is_letter);
}

Piece latex_call(const Expression& x) {
  const FunctionRow& row = *find_function(x.name(), x.operands().size());
  if (const auto root = polynomial_root(x)) {
    std::string polynomial = to_latex(root->polynomial);
    std::ranges::replace(polynomial, 'n', 'x');
    return {filled_root(row.latex, *root, polynomial), kAtom};
  }
  std::string result;
  for (std::size_t i = 0; i < row.latex.size(); ++i) {
    if (row.latex[i] == '$') result += latex(x.operands()[argument_of_place(row.latex[++i])]).text;
    else result += row.latex[i];
  }
  return {result, row.is_power ? kPower : kAtom};
}

Piece latex_power(const Expression& x) {
  const Expression& base = x.operands()[0];
  const Expression& exponent = x.operands()[1];
  if (exponent.kind() == Kind::divide && exponent.operands()[0] == Expression::integer(1) &&
      exponent.operands()[1].kind() == Kind::integer) {
    const Integer& degree = exponent.operands()[1].value();
    const std::string index = degree == 2 ? "" : fmt::format("[{}]", degree.str());
    return {fmt::format("\\sqrt{}{{{}}}", index, latex(base).text), kAtom};
  }
  return {fmt::format("{}^{{{}}}", wrapped(latex(base), kAtom, kLatex), latex(exponent).text), kPower};
}

Piece latex_product(const Expression& x) {
  const std::string left = wrapped(latex(x.operands()[0]), kProduct, kLatex);
  const std::string right = wrapped_right(latex(x.operands()[1]), kNegated, kLatex);
  // 2 3 would read as 23 and 2 1/3 as a mixed number.
  const bool dot = text::is_digit(right.front()) || (text::is_digit(left.back()) && right.starts_with("\\frac"));
  return {fmt::format("{}{}{}", left, dot ? " \\cdot " : " ", right), kProduct};
}

Piece latex_quotient(const Expression& x) {
  const Expression& top = x.operands()[0];
  const auto positive = without_minus(top);
  const std::string text = fmt::format("\\frac{{{}}}{{{}}}", latex(positive ? *positive : top).text, latex(x.operands()[1]).text);
  return positive ? Piece{"-" + text, kProduct} : Piece{text, kFraction};
}

Piece latex(const Expression& x) {
  switch (x.kind()) {
    case Kind::integer: return {x.value().str(), kAtom};
    case Kind::constant: {
      const ConstantRow* row = find_constant(x.name());
      if (!row) return {fmt::format("\\mathrm{{{}}}", escaped_underscores(x.name())), kAtom};
      const std::string_view symbol = row->latex;
      return {std::string(symbol), is_symbol(symbol) ? kAtom : kProduct};
    }
    case Kind::negate: return {"-" + wrapped_right(latex(x.operands()[0]), kProduct, kLatex), kProduct};
    case Kind::add:
    case Kind::subtract:
      return {fmt::format("{} {} {}", latex(x.operands()[0]).text, x.kind() == Kind::add ? '+' : '-',
                          wrapped_right(latex(x.operands()[1]), kProduct, kLatex)),
              kSum};
    case Kind::multiply: return latex_product(x);
    case Kind::divide: return latex_quotient(x);
    case Kind::power: return latex_power(x);
    case Kind::call: break;
  }
  return latex_call(x);
}

}  // namespace

std::string to_plain(const Expression& expression) { return plain(expression).text; }
std::string to_latex(const Expression& expression) { return latex(expression).text; }

}  // namespace brouncker
