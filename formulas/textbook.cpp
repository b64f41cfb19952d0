#include "formulas/textbook.hpp"

#include "formulas/error.hpp"
#include "formulas/message.hpp"
#include "formulas/notation.hpp"

#include <algorithm>
#include <vector>

#include <fmt/format.h>

namespace brouncker {
namespace {

constexpr std::string_view kDots = "...";

/// A summand of a line, without its sign.
struct Summand {
  std::string_view text;
  bool negative;
};

bool has_dots(std::string_view text) { return text.find(kDots) != text.npos; }

/// The pieces of text at whose begin a character of `separators` stands outside of brackets; the first one has none.
std::vector<std::string_view> split_outside(std::string_view text, std::string_view separators) {
  std::vector<std::string_view> result;
  std::size_t start = 0;
  int depth = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    depth += (text[i] == '(' || text[i] == '[') - (text[i] == ')' || text[i] == ']');
    if (depth > 0 || i == start || separators.find(text[i]) == separators.npos) continue;
    result.push_back(text.substr(start, i - start));
    start = i;
  }
  result.push_back(text.substr(start));
  return result;
}

/// Does the first parenthesis close at the end?
bool is_enclosed(std::string_view text) {
  if (!text.starts_with('(') || !text.ends_with(')')) return false;
  int depth = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    depth += (text[i] == '(') - (text[i] == ')');
    if (depth == 0) return i + 1 == text.size();
  }
  return false;
}

/// More of them than an expression may have stay, for the reader to refuse.
std::string_view without_brackets(std::string_view text) {
  text = text::trimmed(text);
  for (int i = 0; i < kMaxExpressionNesting && is_enclosed(text); ++i) text = text::trimmed(text.substr(1, text.size() - 2));
  return text;
}

class Reader {
 public:
  /// Parentheses that are left open close at the end, as in 3 + 1/(6 + ...
  Reader(std::string_view source, std::string_view what) : source_(plain_text(source)), text_(source_.text()), what_(what) {
    const auto count = [&](char c) { return std::ranges::count(text_, c); };
    text_.append(static_cast<std::size_t>(std::max<std::ptrdiff_t>(0, count('(') - count(')'))), ')');
  }

  Textbook whole() {
    if (text_.size() > kMaxExpressionText) fail(text_, "is too long");
    std::string_view rest = without_brackets(text_);
    while (!rest.empty()) rest = line(rest);
    return std::move(result_);
  }

 private:
  [[noreturn]] void fail(std::string_view where, std::string_view reason) const {
    const bool inside = where.data() >= text_.data() && where.data() <= text_.data() + text_.size();
    const auto position = inside ? static_cast<std::size_t>(where.data() - text_.data()) : 0;
    const std::size_t column = source_.column(std::min(position, source_.text().size()));
    throw input_error(fmt::format("{}: column {}: {}: {}; accepted is such as \"1 + 1/(3 + 4/(5 + ... + n^2/(2n+1 + ...)))\"",
                                  what_, column, text::quoted(where), reason));
  }

  Summand signed_part(std::string_view part) const {
    part = text::trimmed(part);
    const bool negative = part.starts_with('-');
    if (negative || part.starts_with('+')) part = text::trimmed(part.substr(1));
    return {part, negative};
  }

  /// One level, a + numerator/(...): takes its terms and returns the level below, empty at the dots.
  std::string_view line(std::string_view text) {
    const auto parts = split_outside(text, "+-");
    const Summand last = signed_part(parts.back());
    if (!has_dots(last.text)) fail(text, "does not go down to dots");
    const bool general = parts.size() > 1 && signed_part(parts[parts.size() - 2]).text == kDots;
    const std::size_t before = parts.size() - (general ? 2 : 1);
    const std::string_view a = text::trimmed(text.substr(0, static_cast<std::size_t>(parts[before].data() - text.data())));
    if (!a.empty()) result_.a.emplace(depth_, number(a));
    else if (last.text != kDots && !general) result_.a.emplace(depth_, 0);  // 1/(2 + ...)
    if (general) return last_line(last);
    if (last.text == kDots) return {};
    const auto [top, bottom] = quotient(last);
    const Rational b = number(top);
    if (depth_ == kMaxHead) fail(top, fmt::format("more than {} levels", kMaxHead));
    result_.b.emplace(++depth_, last.negative ? Rational(-b) : b);
    return bottom;
  }

  /// b(n)/(a(n) + ...).
  std::string_view last_line(const Summand& summand) {
    const auto [top, bottom] = quotient(summand);
    const auto parts = split_outside(bottom, "+-");
    if (parts.size() < 2 || signed_part(parts.back()).text != kDots) fail(bottom, "dots are expected at its end");
    const std::string_view a = bottom.substr(0, static_cast<std::size_t>(parts.back().data() - bottom.data()));
    std::string variable;
    result_.a_of_n = function(a, variable);
    result_.b_of_n = function(top, variable);
    if (summand.negative) result_.b_of_n->top = -result_.b_of_n->top;
    if (variable.empty()) fail(bottom, "the term after the dots has no variable");
    return {};
  }

  /// numerator/(denominator with dots).
  std::pair<std::string_view, std::string_view> quotient(const Summand& summand) const {
    const std::string_view text = without_brackets(summand.text);
    const auto parts = split_outside(text, "/");
    if (parts.size() < 2 || has_dots(text.substr(0, static_cast<std::size_t>(parts.back().data() - text.data()))))
      fail(text, "is no quotient whose denominator goes on");
    const std::string_view below = text::trimmed(parts.back().substr(1));
    if (!is_enclosed(below) && below != kDots) fail(below, "a denominator that goes on takes parentheses");
    return {text::trimmed(text.substr(0, static_cast<std::size_t>(parts.back().data() - text.data()))), without_brackets(below)};
  }

  RationalFunction function(std::string_view text, std::string& variable) const {
    return parse_rational_function(text, fmt::format("{}, {}", what_, text::quoted(text)), variable);
  }

  Rational number(std::string_view text) const {
    if (has_dots(text)) fail(text, "dots stand at the end of a level only");
    std::string none = "n";
    const RationalFunction x = function(text, none);
    if (x.top.degree() > 0 || x.bottom.degree() > 0) fail(text, "a variable is accepted in the term after the dots only");
    return Rational(x.top.coefficient(0), x.bottom.coefficient(0));
  }

  PlainText source_;
  std::string text_;
  std::string_view what_;
  Textbook result_;
  long depth_ = 0;
};

}  // namespace

bool is_textbook(std::string_view text) {
  constexpr std::string_view kKinds[] = {kDots, "…", "⋯", "⋱", "\\dots", "\\ldots", "\\cdots", "\\ddots"};
  for (const std::string_view kind : kKinds)
    if (text.find(kind) != text.npos) return true;
  return false;
}

Textbook parse_textbook(std::string_view text, std::string_view what) { return Reader(text, what).whole(); }

}  // namespace brouncker
