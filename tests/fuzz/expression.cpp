// Closed forms: the tree is that of a second reading from the grammar of formulas/expression.hpp, and the printed form reads back
// as the same tree.
#include "formulas/expression.hpp"
#include "formulas/constants.hpp"
#include "formulas/notation.hpp"
#include "tests/fuzz/target.hpp"

namespace brouncker::fuzz {
namespace {

/// A tree as text, every operation in brackets.
std::string shape(const Expression& e) {
  static constexpr std::string_view kNames[] = {"", "", "neg", "+", "-", "*", "/", "^", ""};
  switch (e.kind()) {
    case Expression::Kind::integer: return e.value().str();
    case Expression::Kind::constant: return e.name();
    default: break;
  }
  std::string text =
      "(" + (e.kind() == Expression::Kind::call ? e.name() : std::string(kNames[static_cast<std::size_t>(e.kind())]));
  for (const Expression& operand : e.operands()) text += " " + shape(operand);
  return text + ")";
}

struct NotOfTheGrammar {};
/// A name or a sign of other programs: what it stands for is a matter of formulas/foreign_names.hpp.
struct Foreign {};

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_'; }

class Reader {
 public:
  explicit Reader(std::string text) : text_(std::move(text)) {}
  std::string whole() {
    std::string tree = sum();
    if (next() != '\0' || at_ < text_.size()) throw NotOfTheGrammar{};
    return tree;
  }

 private:
  static std::string joined(char operation, const std::string& x, const std::string& y) {
    return std::string("(") + operation + " " + x + " " + y + ")";
  }
  char next() {
    while (at_ < text_.size() && (text_[at_] == ' ' || (text_[at_] >= '\t' && text_[at_] <= '\r'))) ++at_;
    return at_ < text_.size() ? text_[at_] : '\0';
  }
  bool take(char c) {
    if (next() != c || c == '\0') return false;
    ++at_;
    return true;
  }
  bool at_stars() { return next() == '*' && at_ + 1 < text_.size() && text_[at_ + 1] == '*'; }
  std::string sum() {
    std::string tree = product();
    for (;;) {
      if (take('+')) tree = joined('+', tree, product());
      else if (take('-')) tree = joined('-', tree, product());
      else return tree;
    }
  }
  std::string product() {
    std::string tree = unary();
    for (;;) {
      if (next() == '*' && !at_stars()) {
        ++at_;
        tree = joined('*', tree, unary());
      } else if (take('/')) tree = joined('/', tree, unary());
      else if (next() == '(' || is_letter(next())) tree = joined('*', tree, power());
      else return tree;
    }
  }
  std::string unary() {
    if (take('-')) return "(neg " + unary() + ")";
    if (take('+')) return unary();
    return power();
  }
  std::string power() {
    const std::string base = primary();
    if (next() == '!') throw Foreign{};
    if (at_stars()) at_ += 2;
    else if (!take('^')) return base;
    return joined('^', base, unary());
  }
  std::string number() {
    const std::size_t begin = at_;
    while (at_ < text_.size() && is_digit(text_[at_])) ++at_;
    std::string digits = text_.substr(begin, at_ - begin);
    Integer bottom = 1;
    if (at_ < text_.size() && text_[at_] == '.') {
      for (++at_; at_ < text_.size() && is_digit(text_[at_]); ++at_) {
        digits += text_[at_];
        bottom *= 10;
      }
    }
    if (digits.empty()) throw NotOfTheGrammar{};
    Integer top = 0;
    for (const char c : digits) top = top * 10 + (c - '0');
    const Integer common = gcd(top, bottom);
    top /= common;
    bottom /= common;
    return bottom == 1 ? top.str() : joined('/', top.str(), bottom.str());
  }
  std::string primary() {
    if (take('(')) return closed(sum());
    if (is_digit(next()) || next() == '.') return number();
    if (!is_letter(next())) throw NotOfTheGrammar{};
    const std::size_t begin = at_;
    while (at_ < text_.size() && (is_letter(text_[at_]) || is_digit(text_[at_]))) ++at_;
    const std::string name = text_.substr(begin, at_ - begin);
    if (is_function(name) && take('(')) {
      std::string tree = "(" + name;
      std::size_t arity = 0;
      do {
        tree += " " + sum();
        ++arity;
      } while (take(','));
      tree = closed(tree + ")");
      if (!find_function(name, arity)) throw Foreign{};
      return tree;
    }
    const ConstantRow* constant = find_constant(name);
    if (!constant) throw Foreign{};
    return std::string(constant->name);
  }
  std::string closed(std::string tree) {
    if (!take(')')) throw NotOfTheGrammar{};
    return tree;
  }

  std::string text_;
  std::size_t at_ = 0;
};

Verdict run(std::string_view input) {
  return refused_or([input] {
    const Expression tree = parse_expression(input);
    const std::string found = shape(tree);
    try {
      require(Reader(plain_text(input).text()).whole() == found, "a closed form is not what its text says: " + found);
    } catch (const Foreign&) {
    } catch (const NotOfTheGrammar&) {
      fail("a text outside of the grammar is read as a closed form: " + found);
    }
    const std::string plain = to_plain(tree);
    require(plain.size() > kMaxExpressionText || parse_expression(plain) == tree,
            "a printed closed form reads as another one: " + plain);
    to_latex(tree);
  });
}

}  // namespace

extern const Target kExpression;
const Target kExpression = {"expression", run};

}  // namespace brouncker::fuzz
