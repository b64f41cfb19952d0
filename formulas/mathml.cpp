#include "formulas/mathml.hpp"

#include "formulas/constants.hpp"
#include "formulas/functions.hpp"
#include "formulas/polynomial_root.hpp"
#include "formulas/spelling.hpp"

#include <algorithm>
#include <cassert>

#include <fmt/format.h>

namespace brouncker {
namespace {

using Kind = Expression::Kind;

std::string number(const Integer& value) { return fmt::format("<mn>{}</mn>", value.str()); }
std::string mo(std::string_view sign) { return fmt::format("<mo>{}</mo>", sign); }
constexpr std::string_view kMinus = "&#8722;", kApply = "&#8289;", kTimes = "&#8290;", kDot = "&#183;";

std::string row(const std::string& content) { return "<mrow>" + content + "</mrow>"; }
std::string bracketed(const std::string& content) { return row(mo("(") + content + mo(")")); }

/// How tightly a piece holds together.
enum Level { kSum, kProduct, kPower, kAtom };

struct Piece {
  std::string text;
  Level level;
};

Piece piece(const Expression& x);

std::string wrapped(const Piece& x, Level least) { return x.level >= least ? row(x.text) : bracketed(x.text); }
std::string wrapped(const Expression& x, Level least) { return wrapped(piece(x), least); }

/// Fills a notation in: $i by the argument, ( ) , ; outside of tags by operators.
std::string filled(std::string_view notation, const std::vector<std::string>& arguments) {
  std::string result;
  bool in_tag = false, in_entity = false;
  for (std::size_t i = 0; i < notation.size(); ++i) {
    const char c = notation[i];
    if (c == '<') in_tag = true;
    if (c == '&') in_entity = true;
    if (!in_tag && c == '$') result += row(arguments[argument_of_place(notation[++i])]);
    else if (!in_tag && !in_entity && std::string_view("(),;").find(c) != std::string_view::npos) result += mo(std::string(1, c));
    else if (in_tag || c != ' ') result += c;
    if (c == '>') in_tag = false;
    if (c == ';') in_entity = false;
  }
  return result;
}

std::string in_powers_of(const Polynomial& p, std::string_view variable) {
  std::string result;
  for (int k = p.degree(); k >= 0; --k) {
    const Integer c = p.coefficient(k), size = abs(c);
    if (c == 0) continue;
    if (c < 0) result += mo(kMinus);
    else if (!result.empty()) result += mo("+");
    if (size != 1 || k == 0) result += number(size);
    if (size != 1 && k > 0) result += mo(kTimes);
    if (k == 1) result += fmt::format("<mi>{}</mi>", variable);
    if (k > 1) result += fmt::format("<msup><mi>{}</mi><mn>{}</mn></msup>", variable, k);
  }
  return result.empty() ? "<mn>0</mn>" : result;
}

const FunctionRow& row_of(const Expression& call) { return *find_function(call.name(), call.operands().size()); }

std::string call(const Expression& x) {
  const std::string_view notation = row_of(x).mathml;
  std::vector<std::string> operands;
  if (const auto root = polynomial_root(x)) operands = {number(root->index), in_powers_of(root->polynomial, "x")};
  else
    for (const Expression& argument : x.operands()) operands.push_back(piece(argument).text);
  if (!notation.empty()) return filled(notation, operands);
  std::string arguments;
  for (const std::string& operand : operands) arguments += (arguments.empty() ? "" : mo(",")) + row(operand);
  return fmt::format("<mi>{}</mi>{}{}", xml_escaped(x.name()), mo(kApply), bracketed(arguments));
}

Piece constant(const Expression& x) {
  const ConstantRow* known = find_constant(x.name());
  if (!known) return {fmt::format("<mi>{}</mi>", xml_escaped(x.name())), kAtom};
  const Expression meaning = definition(*known);
  if (meaning.kind() != Kind::constant) return piece(meaning);
  return {fmt::format("<mi>{}</mi>", xml_escaped(known->symbol)), kAtom};
}

/// x^(1/k) is a root.
std::string power(const Expression& x) {
  const Expression &base = x.operands()[0], &exponent = x.operands()[1];
  if (exponent.kind() == Kind::divide && exponent.operands()[0] == Expression::integer(1)) {
    if (exponent.operands()[1] == Expression::integer(2)) return fmt::format("<msqrt>{}</msqrt>", piece(base).text);
    return fmt::format("<mroot>{}{}</mroot>", row(piece(base).text), row(piece(exponent.operands()[1]).text));
  }
  return fmt::format("<msup>{}{}</msup>", wrapped(base, kAtom), row(piece(exponent).text));
}

/// A factor that begins with a digit, or an index before its letter as 2F1, needs a dot before it.
bool begins_with_number(const std::string& text) {
  constexpr std::string_view kBegins[] = {"<mn>",
                                          "<mrow><mn>",
                                          "<msup><mrow><mn>",
                                          "<mrow><mmultiscripts>",
                                          "<mmultiscripts>",
                                          "<mrow><msub><mrow></mrow>",
                                          "<mrow><msub><mi></mi>"};
  return std::ranges::any_of(kBegins, [&](std::string_view begin) { return text.starts_with(begin); });
}

/// A product without the sign of its first factor.
struct Signed {
  bool negative;
  std::string text;
};

/// -2 i n, not (-2) i n.
Signed factors(const Expression& x) {
  if (x.kind() == Kind::negate) return {true, wrapped(x.operands()[0], kProduct)};
  if (x.kind() != Kind::multiply) return {false, wrapped(x, kProduct)};
  const Signed left = factors(x.operands()[0]);
  const Piece second = piece(x.operands()[1]);
  const std::string right = second.text.starts_with("<mo>") ? bracketed(second.text) : wrapped(second, kPower);
  return {left.negative, left.text + mo(begins_with_number(right) ? kDot : kTimes) + right};
}

Piece product(const Expression& x) {
  const Signed all = factors(x);
  return all.negative ? Piece{mo(kMinus) + row(all.text), kSum} : Piece{all.text, kProduct};
}

Piece piece(const Expression& x) {
  const auto& operands = x.operands();
  switch (x.kind()) {
    case Kind::integer: return {number(x.value()), kAtom};
    case Kind::constant: return constant(x);
    case Kind::negate: return {mo(kMinus) + wrapped(operands[0], kProduct), kSum};
    case Kind::add: return {piece(operands[0]).text + mo("+") + wrapped(operands[1], kProduct), kSum};
    case Kind::subtract: return {piece(operands[0]).text + mo(kMinus) + wrapped(operands[1], kProduct), kSum};
    case Kind::multiply: return product(x);
    case Kind::divide: {
      const auto positive = without_minus(operands[0]);
      if (positive) return {mo(kMinus) + piece(*positive / operands[1]).text, kSum};
      return {fmt::format("<mfrac>{}{}</mfrac>", row(piece(operands[0]).text), row(piece(operands[1]).text)), kPower};
    }
    case Kind::power: return {power(x), kPower};
    case Kind::call: break;
  }
  return {call(x), row_of(x).is_power ? kPower : kAtom};
}

}  // namespace

std::string xml_escaped(std::string_view text) {
  std::string result;
  for (const char c : text) {
    switch (c) {
      case '&': result += "&amp;"; break;
      case '<': result += "&lt;"; break;
      case '>': result += "&gt;"; break;
      case '"': result += "&quot;"; break;
      case '\'': result += "&#39;"; break;
      default: result += c;
    }
  }
  return result;
}

std::string to_mathml(const Polynomial& p) { return in_powers_of(p, "n"); }

std::string to_mathml(const Pcf& pcf, int levels) {
  assert(levels >= 1);
  const auto entry = [](const Integer& value) { return (value < 0 ? mo(kMinus) : std::string()) + number(abs(value)); };
  std::string result, end;
  for (int n = 0; n < levels; ++n) {
    result += entry(pcf.a(n));
    const Integer next = pcf.b(n + 1);
    if (next == 0) return result + end;
    result += mo(next < 0 ? kMinus : "+");
    if (n + 1 == levels) result += "<mo>&#8945;</mo>";
    else result += fmt::format("<mfrac displaystyle=\"true\"><mrow>{}</mrow><mrow>", number(abs(next))), end += "</mrow></mfrac>";
  }
  return result + end;
}

std::string to_mathml(const Expression& expression) { return piece(expression).text; }

}  // namespace brouncker
