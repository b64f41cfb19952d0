#include "formulas/parse_multinomial.hpp"

#include "formulas/error.hpp"
#include "formulas/message.hpp"
#include "formulas/notation.hpp"
#include "formulas/parse_polynomial.hpp"

#include <algorithm>
#include <optional>

#include <fmt/format.h>

namespace brouncker {
namespace {

constexpr std::size_t kMaxText = 20'000'000;
constexpr std::size_t kMaxParameters = 100;
constexpr std::size_t kMaxName = 64;
constexpr int kMaxNesting = 200;

bool contains_n(const Multinomial& x) {
  return std::any_of(x.begin(), x.end(), [](const auto& term) { return !term.first.empty() && term.first[0] > 0; });
}

class Parser {
 public:
  Parser(const PlainText& source, std::string_view what, std::vector<std::string>* parameters)
      : source_(source), text_(source.text()), what_(what), parameters_(parameters) {}

  Multinomial whole() {
    if (text_.size() > kMaxText) fail(0, "the text", fmt::format("is longer than {} characters", kMaxText));
    skip_space();
    if (at_end()) fail(0, "nothing", "the text is empty");
    Multinomial result = text_[position_] == '[' ? list() : sum();
    if (!at_end()) unexpected();
    return result;
  }

 private:
  [[noreturn]] void fail(std::size_t where, std::string_view shown, std::string_view reason) const {
    const std::string_view accepted =
        parameters_ ? "accepted is a polynomial in n and parameters with integer coefficients, such as A*n^2 + B*n + 1"
                    : "accepted is a polynomial in n with integer coefficients, such as 2n+1 or [2,1]";
    throw input_error(fmt::format("{}: column {}: {}: {}; {}", what_, source_.column(where), shown, reason, accepted));
  }

  bool at_end() const { return position_ == text_.size(); }
  char peek() const { return at_end() ? '\0' : text_[position_]; }
  void skip_space() {
    while (!at_end() && text::is_space(text_[position_])) ++position_;
  }
  bool take(std::string_view token) {
    if (text_.substr(position_, token.size()) != token) return false;
    position_ += token.size();
    skip_space();
    return true;
  }

  /// Names what stands here and cannot.
  [[noreturn]] void unexpected() const {
    if (at_end()) fail(position_, "end of the text", "something is missing here");
    const char c = peek();
    const std::string shown = text::quoted(text_.substr(position_, 1));
    if (text::is_digit(c)) fail(position_, text::quoted(digits_here()), "an operator is missing before an integer");
    if (text::is_letter(c)) fail(position_, text::quoted(name_here()), "an operator is missing before a name");
    if (c == '/' || c == '.') fail(position_, shown, "rational and real coefficients are not accepted");
    if (c == ')' || c == ']') fail(position_, shown, "nothing to close here");
    if (c == '^') fail(position_, shown, "a power has one literal exponent; use parentheses for a power of a power");
    if (static_cast<unsigned char>(c) >= 0x80) fail(position_, shown, "a byte outside ASCII");
    fail(position_, shown, "not part of a polynomial");
  }

  std::string_view digits_here() const {
    std::size_t end = position_;
    while (end < text_.size() && text::is_digit(text_[end])) ++end;
    return text_.substr(position_, end - position_);
  }
  std::string_view name_here() const {
    std::size_t end = position_;
    while (end < text_.size() && (text::is_letter(text_[end]) || text::is_digit(text_[end]))) ++end;
    return text_.substr(position_, end - position_);
  }

  Multinomial list() {
    take("[");
    std::vector<Multinomial> descending;
    do {
      const std::size_t start = position_;
      descending.push_back(sum());
      if (contains_n(descending.back())) fail(start, "n", "a coefficient in a list cannot contain n");
    } while (take(","));
    if (!take("]")) unexpected();
    Multinomial result;
    for (std::size_t i = 0; i < descending.size(); ++i) {
      const std::size_t power = descending.size() - 1 - i;
      if (descending[i].empty()) continue;
      if (power > static_cast<std::size_t>(kMaxDegree)) refuse(Excess::degree, 0);
      for (const auto& [monomial, coefficient] : descending[i])
        result.emplace(product_of_monomials(monomial, power == 0 ? Exponents{} : Exponents{static_cast<int>(power)}), coefficient);
    }
    return result;
  }

  Multinomial sum() {
    Multinomial result;
    bool negative = false;
    do {
      const std::size_t start = position_;
      for (const auto& [monomial, coefficient] : signed_product(negative)) {
        Integer& slot = result[monomial];
        slot += coefficient;
        if (const auto excess = MultinomialBudget::refuse(slot)) refuse(*excess, start);
        if (slot == 0) result.erase(monomial);
      }
      if (const auto excess = MultinomialBudget::refuse_count(result)) refuse(*excess, start);
      negative = peek() == '-';
    } while (take("+") || take("-"));
    return result;
  }

  /// One signed product; signs do not nest, so that a long row of them needs no stack.
  Multinomial signed_product(bool negative) {
    std::optional<Multinomial> result;
    do {
      while (peek() == '+' || peek() == '-') negative ^= take("-") || !take("+");
      const std::size_t start = position_;
      Multinomial factor = power();
      result = result ? times(*result, factor, start) : std::move(factor);
      while (text::is_letter(peek()) || peek() == '(') {
        const std::size_t next = position_;
        result = times(*result, power(), next);
      }
    } while (text_.substr(position_, 2) != "**" && take("*"));
    if (negative)
      for (auto& [monomial, coefficient] : *result) coefficient = -coefficient;
    return *std::move(result);
  }

  Multinomial power() {
    const Multinomial base = primary();
    const std::size_t start = position_;
    if (!take("^") && !take("**")) return base;
    const std::string_view literal = digits_here();
    if (literal.empty())
      fail(position_, at_end() ? "end of the text" : text::quoted(text_.substr(position_, 1)),
           "an exponent is a literal non-negative integer");
    if (literal.size() > 9) fail(position_, text::quoted(literal), "the exponent is too large");
    const int exponent = static_cast<int>(*text::to_int64(literal));
    position_ += literal.size();
    if (peek() == '.') unexpected();
    skip_space();
    if (peek() == '^' || text_.substr(position_, 2) == "**")
      fail(position_, text::quoted(text_.substr(position_, 1)),
           "a power has one literal exponent; use parentheses for a power of a power");
    return raised(base, exponent, start);
  }

  Multinomial raised(const Multinomial& base, int exponent, std::size_t where) {
    for (int degree : degrees(base))
      if (static_cast<long>(degree) * exponent > kMaxDegree) refuse(Excess::degree, where);
    Multinomial result = constant_multinomial(1);
    Multinomial square = base;
    for (int rest = exponent; rest > 0; rest /= 2) {
      if (rest % 2 == 1) result = times(result, square, where);
      if (rest > 1) square = times(square, square, where);
    }
    return result;
  }

  Multinomial primary() {
    if (text::is_digit(peek())) return number();
    if (text::is_letter(peek())) return variable();
    const std::size_t start = position_;
    if (!take("(")) unexpected();
    if (++nesting_ > kMaxNesting) fail(start, "'('", fmt::format("parentheses nest deeper than {}", kMaxNesting));
    Multinomial inner = sum();
    if (!take(")")) {
      if (at_end()) fail(start, "'('", "this parenthesis is never closed");
      unexpected();
    }
    --nesting_;
    return inner;
  }

  Multinomial number() {
    const std::size_t start = position_;
    std::string_view digits = digits_here();
    position_ += digits.size();
    if (peek() == '.') unexpected();
    skip_space();
    // GMP would read a leading 0 as the sign of an octal number.
    digits.remove_prefix(std::min(digits.find_first_not_of('0'), digits.size()));
    if (digits.size() > static_cast<std::size_t>(kMaxCoefficientDigits))
      fail(start, text::quoted(digits), fmt::format("an integer of {} digits, more than {}", digits.size(), kMaxCoefficientDigits));
    return digits.empty() ? Multinomial{} : constant_multinomial(Integer(std::string(digits)));
  }

  Multinomial variable() {
    const std::size_t start = position_;
    const std::string_view name = name_here();
    position_ += name.size();
    skip_space();
    if (name == "n") return {{Exponents{1}, 1}};
    if (!parameters_) fail(start, text::quoted(name), "another variable; n is the only one");
    if (name.size() > kMaxName) fail(start, text::quoted(name), fmt::format("a name longer than {}", kMaxName));
    auto found = std::find(parameters_->begin(), parameters_->end(), name);
    if (found == parameters_->end()) {
      if (parameters_->size() == kMaxParameters)
        fail(start, text::quoted(name), fmt::format("more than {} parameters", kMaxParameters));
      found = parameters_->insert(parameters_->end(), std::string(name));
    }
    Exponents monomial(static_cast<std::size_t>(found - parameters_->begin()) + 2);
    monomial.back() = 1;
    return {{std::move(monomial), 1}};
  }

  /// The product, after a look at what it would cost.
  Multinomial times(const Multinomial& x, const Multinomial& y, std::size_t where) {
    if (const auto excess = budget_.refuse_product(x, y)) refuse(*excess, where);
    Multinomial result = product(x, y);
    if (const auto excess = MultinomialBudget::refuse(result)) refuse(*excess, where);
    return result;
  }

  [[noreturn]] void refuse(Excess excess, std::size_t where) const {
    const std::string shown = text::quoted(text_.substr(where, 1));
    switch (excess) {
      case Excess::degree: fail(where, shown, fmt::format("the degree exceeds {}", kMaxDegree));
      case Excess::digits:
        fail(where, shown, fmt::format("from here a coefficient gets more than {} digits", kMaxCoefficientDigits));
      case Excess::work: break;
    }
    fail(where, shown, "expanding this gives too many terms");
  }

  const PlainText& source_;
  std::string_view text_, what_;
  std::vector<std::string>* parameters_;
  std::size_t position_ = 0;
  int nesting_ = 0;
  MultinomialBudget budget_;
};

}  // namespace

Multinomial parse_multinomial(std::string_view text, std::string_view what, std::vector<std::string>* parameters) {
  const PlainText source = plain_text(text.substr(0, kMaxText + 1));
  return Parser(source, what, parameters).whole();
}

}  // namespace brouncker
