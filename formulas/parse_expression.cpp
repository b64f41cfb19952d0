/// Reading of closed forms: one function a rule of the grammar in expression.hpp.
#include "formulas/constants.hpp"
#include "formulas/error.hpp"
#include "formulas/expression.hpp"
#include "formulas/foreign_names.hpp"
#include "formulas/functions.hpp"
#include "formulas/message.hpp"
#include "formulas/notation.hpp"
#include "formulas/parse_with_symbols.hpp"
#include "formulas/polynomial_root.hpp"
#include "formulas/rational_function.hpp"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

namespace brouncker {
namespace {

/// What is read: a closed form, or a rational function of one variable.
struct Subject {
  std::string_view what = "closed form";
  std::string_view accepted =
      "accepted is a closed form: integers, decimals, + - * / ^, parentheses, constants such as pi, functions such as sqrt(2)";
  std::string* variable = nullptr;  ///< null in a closed form; empty until it is met
  bool symbols = false;             ///< names that are not known are those of a user's constants
};

class Parser {
 public:
  Parser(const PlainText& source, Subject subject) : source_(source), text_(source.text()), subject_(subject) {}

  Expression whole() {
    if (text_.size() > kMaxExpressionText)
      fail(kMaxExpressionText, "the text", fmt::format("longer than {} characters", kMaxExpressionText));
    skip_space();
    if (at_end()) fail(0, "nothing", "the text is empty");
    Expression result = sum();
    if (!at_end()) unexpected();
    return result;
  }

 private:
  using Kind = Expression::Kind;
  /// What the last token read was, as far as an omitted * is concerned.
  enum class Last { number, closing, other };

  [[noreturn]] void fail(std::size_t where, std::string_view shown, std::string_view reason) const {
    const std::size_t column = source_.column(std::min(where, text_.size()));
    throw input_error(fmt::format("{}: column {}: {}: {}; {}", subject_.what, column, shown, reason, subject_.accepted));
  }
  [[noreturn]] void unexpected() const {
    if (at_end()) fail(position_, "end of the text", "something is missing here");
    const char c = peek();
    const std::string shown = text::quoted(text_.substr(position_, 1));
    if (text::is_digit(c) || c == '.') fail(position_, text::quoted(number_here()), "an operator is missing before it");
    if (text::is_letter(c)) fail(position_, text::quoted(name_here()), "an operator is missing before it");
    if (c == '(') fail(position_, shown, "an operator is missing before it");
    if (c == ')') fail(position_, shown, "nothing to close here");
    if (c == ',') fail(position_, shown, "a comma belongs between the arguments of a function");
    if (static_cast<unsigned char>(c) >= 0x80) fail(position_, shown, "a byte outside ASCII");
    fail(position_, shown, fmt::format("not part of a {}", subject_.variable ? "rational function" : "closed form"));
  }

  bool at_end() const { return position_ >= text_.size(); }
  char peek() const { return at_end() ? '\0' : text_[position_]; }
  void skip_space() {
    while (!at_end() && text::is_space(text_[position_])) ++position_;
  }
  bool take(std::string_view token) {
    if (text_.substr(position_, token.size()) != token) return false;
    position_ += token.size();
    last_ = token == ")" ? Last::closing : Last::other;
    skip_space();
    return true;
  }
  template <class Belongs>
  std::string_view run_here(Belongs belongs) const {
    std::size_t end = position_;
    while (end < text_.size() && belongs(text_[end])) ++end;
    return text_.substr(position_, end - position_);
  }
  std::string_view name_here() const {
    return run_here([](char c) { return text::is_letter(c) || text::is_digit(c); });
  }
  std::string_view number_here() const {
    return run_here([](char c) { return text::is_digit(c) || c == '.'; });
  }

  /// Every node of a tree passes here, so that no text makes a tree too deep for the stack.
  Expression counted(Expression node) {
    if (++nodes_ > kMaxExpressionNodes)
      fail(position_, "the text", fmt::format("more than {} operators and operands", kMaxExpressionNodes));
    return node;
  }
  Expression joined(Kind kind, Expression left, Expression right) {
    return counted(Expression::binary(kind, std::move(left), std::move(right)));
  }

  /// Lives while the reading is one level deeper. Every recursion of the grammar passes through one.
  class Level {
   public:
    explicit Level(Parser& parser) : parser_(parser) {
      const std::size_t where = parser.position_;
      if (++parser.nesting_ > kMaxExpressionNesting)
        parser.fail(where, parser.at_end() ? "end of the text" : text::quoted(parser.text_.substr(where, 1)),
                    fmt::format("nested deeper than {}", kMaxExpressionNesting));
    }
    ~Level() { --parser_.nesting_; }
    Level(const Level&) = delete;
    Level& operator=(const Level&) = delete;

   private:
    Parser& parser_;
  };

  Expression sum() {
    const Level level(*this);
    Expression result = product();
    for (;;) {
      if (take("+")) result = joined(Kind::add, std::move(result), product());
      else if (take("-")) result = joined(Kind::subtract, std::move(result), product());
      else return result;
    }
  }

  Expression product() {
    Expression result = unary();
    bool divided = false;
    for (;;) {
      if (take("*")) {
        result = joined(Kind::multiply, std::move(result), unary());
        divided = false;
      } else if (take("/")) {
        result = joined(Kind::divide, std::move(result), unary());
        divided = true;
      } else if (last_ != Last::other && (peek() == '(' || text::is_letter(peek()))) {
        const std::string shown = text::quoted(peek() == '(' ? "(" : name_here());
        if (divided || bare_power_) fail(position_, shown, "ambiguous without an operator after / or ^; write * or parentheses");
        result = joined(Kind::multiply, std::move(result), power());
      } else {
        return result;
      }
    }
  }

  Expression unary() {
    if (peek() != '-' && peek() != '+') return power();
    const Level level(*this);
    const bool negative = take("-");
    if (!negative) take("+");
    Expression result = unary();
    return negative ? counted(-std::move(result)) : result;
  }

  Expression power() {
    Expression base = primary();
    while (peek() == '!' && take("!")) {
      base = counted(factorial(std::move(base)));
      last_ = Last::closing;
    }
    bare_power_ = false;
    if (!take("^") && !take("**")) return base;
    const Level level(*this);
    const std::size_t start = position_;
    Expression exponent = unary();
    // n^2(n+1) is a polynomial as people write it, 2^3(n+1) would be, too.
    bare_power_ = !(subject_.variable && text::is_digit(text_[start]));
    if (!bare_power_) last_ = Last::closing;
    return joined(Kind::power, std::move(base), std::move(exponent));
  }

  Expression primary() {
    if (text::is_digit(peek()) || peek() == '.') return number();
    if (text::is_letter(peek())) return name();
    const std::size_t start = position_;
    if (at_end() || peek() != '(') {
      if (at_end()) unexpected();
      fail(position_, text::quoted(text_.substr(position_, 1)), "a number, a name or '(' is expected here");
    }
    take("(");
    Expression inner = sum();
    close(start);
    return inner;
  }

  void close(std::size_t opened) {
    if (take(")")) return;
    if (at_end()) fail(opened, "'('", "this parenthesis is never closed");
    unexpected();
  }

  Expression number() {
    const std::size_t start = position_;
    const std::string_view literal = number_here();
    const std::size_t point = std::min(literal.find('.'), literal.size());
    if (literal.size() > kMaxLiteralDigits + 1)
      fail(start, text::quoted(literal), fmt::format("a number of more than {} digits", kMaxLiteralDigits));
    if (literal.find('.', point + 1) != literal.npos) fail(start, text::quoted(literal), "a number has one decimal point");
    if (literal.back() == '.') fail(start + literal.size(), text::quoted(literal), "a digit is missing after the point");
    position_ += literal.size();
    refuse_exponent(start);
    std::string digits(literal.substr(0, point));
    if (point < literal.size()) digits += literal.substr(point + 1);
    if (digits.size() > kMaxLiteralDigits)
      fail(start, text::quoted(literal), fmt::format("a number of more than {} digits", kMaxLiteralDigits));
    // GMP would read a leading 0 as the sign of an octal number.
    digits.erase(0, std::min(digits.find_first_not_of('0'), digits.size() - 1));
    const std::size_t decimals = point < literal.size() ? literal.size() - point - 1 : 0;
    const Rational value(Integer(digits), Integer(pow(Integer(10), static_cast<unsigned>(decimals))));
    skip_space();
    last_ = Last::number;
    return counted(Expression::rational(value));
  }

  /// 2e-3 and 2e5 would mean 2*e - 3 and an unknown name, or a decimal exponent.
  void refuse_exponent(std::size_t start) const {
    if ((peek() != 'e' && peek() != 'E') || text_.substr(position_, 3) == "E1(") return;
    std::size_t i = position_ + 1;
    if (i < text_.size() && (text_[i] == '-' || text_[i] == '+')) ++i;
    if (i < text_.size() && text::is_digit(text_[i]))
      fail(start, text::quoted(text_.substr(start, i + 1 - start)),
           "a decimal exponent or the number e? Write 2*e or the decimal in full");
  }

  Expression name() {
    const std::size_t start = position_;
    const std::string_view word = name_here();
    if (is_variable(word)) return variable(word, start);
    if (subject_.symbols && !find_constant(word) && !is_function(word)) return symbol(word, start);
    const ConstantRow* constant = find_constant(word);
    const bool function = is_function(word) || (!constant && is_foreign_function(word));
    if (!constant && !function) constant = find_foreign_constant(word);
    if (!constant && !function) unknown(word, start);
    position_ += word.size();
    last_ = Last::other;
    skip_space();
    if (function) return call(word, start);
    if (peek() == '(') fail(start, text::quoted(word), "a constant, not a function; write * before the parenthesis");
    return counted(Expression::constant(constant->name));
  }

  /// A user's constant, whatever its name means to other programs.
  Expression symbol(std::string_view word, std::size_t start) {
    position_ += word.size();
    last_ = Last::other;
    skip_space();
    if (peek() == '(') fail(start, text::quoted(word), "a constant, not a function; write * before the parenthesis");
    return counted(Expression::symbol(std::string(word)));
  }

  /// A letter, but for e, or a name that means nothing else.
  bool is_variable(std::string_view word) const {
    if (!subject_.variable) return false;
    if (word.size() == 1) return word != "e" && word != "E";
    return !is_function(word) && !is_foreign_function(word) && !find_constant(word) && !find_foreign_constant(word);
  }

  Expression variable(std::string_view word, std::size_t start) {
    std::string& known = *subject_.variable;
    if (known.empty()) known = word;
    if (known != word)
      fail(start, text::quoted(word), fmt::format("a second variable beside {}; a parameter needs a value here", known));
    position_ += word.size();
    last_ = Last::closing;
    skip_space();
    return counted(Expression::symbol(known));
  }

  Expression call(std::string_view word, std::size_t start) {
    const std::size_t opened = position_;
    if (!take("(")) fail(start, text::quoted(word), fmt::format("a function needs its argument in parentheses: {}(...)", word));
    if (word == kPolynomialRoot) return polynomial_root_from(start, opened);
    std::vector<Expression> arguments;
    do arguments.push_back(sum());
    while (take(","));
    close(opened);
    const std::size_t given = arguments.size();
    if (find_function(word, given)) return counted(Expression::call(word, std::move(arguments)));
    if (auto meant = foreign_call(word, std::move(arguments))) return counted(*std::move(meant));
    refuse_arity(word, start, given);
  }

  /// polyroot(x^3 - 2x - 5, 1): a polynomial in x, and which of its real roots.
  Expression polynomial_root_from(std::size_t start, std::size_t opened) {
    const Subject outer = subject_;
    std::string variable = "x";
    subject_.variable = &variable;
    const Expression tree = sum();
    subject_ = outer;
    const std::string what = fmt::format("{}: column {}: {}", subject_.what, source_.column(opened), kPolynomialRoot);
    const RationalFunction f = rational_function(tree, what, variable);
    constexpr std::string_view kIndex =
        "takes a polynomial in x, a comma, and the number of one of its real roots, from 1 for the least";
    if (f.bottom.degree() > 0) fail(start, text::quoted(kPolynomialRoot), kIndex);
    if (!take(",") || !text::is_digit(peek())) fail(start, text::quoted(kPolynomialRoot), kIndex);
    const Expression index = number();
    if (index.kind() != Kind::integer || (!at_end() && peek() != ')')) fail(start, text::quoted(kPolynomialRoot), kIndex);
    close(opened);
    if (const std::string reason = refused_root(f.top, index.value()); !reason.empty())
      fail(start, text::quoted(kPolynomialRoot), reason);
    return counted(expression_of({f.top, index.value().convert_to<int>()}));
  }

  [[noreturn]] void unknown(std::string_view word, std::size_t start) const {
    const std::string similar = similar_name(word);
    fail(start, text::quoted(word),
         "neither a constant nor a function" + (similar.empty() ? "" : fmt::format(", did you mean {}?", similar)));
  }

  [[noreturn]] void refuse_arity(std::string_view word, std::size_t start, std::size_t given) const {
    std::string wanted;
    for (const FunctionRow& row : functions())
      if (row.name == word) wanted += fmt::format("{}{}", wanted.empty() ? "" : " or ", row.arity);
    if (wanted.empty() || is_foreign_function(word, given))
      fail(start, text::quoted(word), fmt::format("is not known with {} arguments such as these", given));
    fail(start, text::quoted(word), fmt::format("takes {} argument{}, not {}", wanted, wanted == "1" ? "" : "s", given));
  }

  const PlainText& source_;
  std::string_view text_;
  Subject subject_;
  std::size_t position_ = 0;
  int nesting_ = 0;
  int nodes_ = 0;
  Last last_ = Last::other;
  bool bare_power_ = false;
};

}  // namespace

Expression parse_expression(std::string_view text) {
  const PlainText source = plain_text(text.substr(0, kMaxExpressionText + 1));
  return Parser(source, {}).whole();
}

Expression parse_function(std::string_view text, std::string_view what, std::string& variable) {
  const PlainText source = plain_text(text.substr(0, kMaxExpressionText + 1));
  return Parser(source, {what, "accepted is a quotient of polynomials in one variable with rational coefficients, such as 1/(2n+1)",
                         &variable})
      .whole();
}

Expression parse_expression_with_symbols(std::string_view text) {
  const PlainText source{std::string(text.substr(0, kMaxExpressionText + 1))};
  Subject subject;
  subject.symbols = true;
  return Parser(source, subject).whole();
}

}  // namespace brouncker
