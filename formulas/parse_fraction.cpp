// Reading of fractions: fraction.hpp.
#include "formulas/error.hpp"
#include "formulas/fraction.hpp"
#include "formulas/message.hpp"
#include "formulas/notation.hpp"
#include "formulas/parse_polynomial.hpp"
#include "formulas/textbook.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace brouncker {
namespace {

using Pattern = std::vector<RationalFunction>;

/// The pieces between `separator` outside of brackets.
std::vector<std::string_view> pieces(std::string_view text, char separator) {
  std::vector<std::string_view> result;
  std::size_t start = 0;
  int depth = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    depth += (c == '(' || c == '[' || c == '{') - (c == ')' || c == ']' || c == '}');
    if (c != separator || depth > 0) continue;
    result.push_back(text.substr(start, i - start));
    start = i + 1;
  }
  result.push_back(text.substr(start));
  return result;
}

/// "2^n", "q^(n^2)", "n^-1".
bool has_other_exponent(std::string_view text) {
  for (std::size_t i = text.find('^'); i != text.npos; i = text.find('^', i + 1)) {
    const std::size_t next = text.find_first_not_of("( +", i + 1);
    if (next != text.npos && (text::is_letter(text[next]) || text[next] == '-')) return true;
  }
  return false;
}

/// Is it for the parser of polynomials in n, with its bounds and its messages?
bool is_polynomial_text(std::string_view text) {
  if (has_other_exponent(text)) return false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '/' || text[i] == '.' || text[i] == '|' || text[i] == '!' || text[i] == '\\') return false;
    if (static_cast<unsigned char>(text[i]) >= 0x80) return plain_text(text).text().find_first_of("/|!") == std::string::npos;
    if (!text::is_letter(text[i])) continue;
    const std::size_t start = i;
    while (i < text.size() && (text::is_letter(text[i]) || text::is_digit(text[i]))) ++i;
    if (text.substr(start, i - start) != "n") return false;
    --i;
  }
  return true;
}

RationalFunction coefficient(std::string_view text, std::string_view what, std::string& variable) {
  if (!is_polynomial_text(text)) return parse_rational_function(text, what, variable);
  const Polynomial p = parse_polynomial(text, what);
  if (p.degree() > 0) {
    if (!variable.empty() && variable != "n")
      throw input_error(fmt::format("{}: {} and n are both used as the variable; one name is accepted", what, variable));
    variable = "n";
  }
  return {p};
}

Pattern pattern(std::string_view text, std::string_view what, std::string& variable) {
  Pattern result;
  const auto parts = pieces(text, '|');
  if (parts.size() > kMaxPeriod)
    throw input_error(fmt::format("{}: {} patterns; accepted are up to {}, for n = 0, 1, ... modulo their number", what,
                                  parts.size(), kMaxPeriod));
  for (std::size_t i = 0; i < parts.size(); ++i)
    result.push_back(
        coefficient(parts[i], parts.size() == 1 ? std::string(what) : fmt::format("{}, pattern {}", what, i + 1), variable));
  return result;
}

[[noreturn]] void refuse_head(std::string_view item, std::string_view reason) {
  throw input_error(fmt::format("--head: {}: {}; accepted are first terms such as \"a0=1, b1=1/4\", up to index {}",
                                text::quoted(item), reason, kMaxHead));
}

/// 3 + 1/(6 + ...)
void read_textbook_head(std::string_view text, Fraction& fraction) {
  Textbook head = parse_textbook(text, "--head");
  if (!fraction.a_head.empty() || !fraction.b_head.empty()) throw input_error("--head: A has its first terms already");
  if (head.a_of_n)
    throw input_error("--head: has a term in a variable, which A and B say already; accepted are numbers before the dots");
  fraction.a_head = std::move(head.a);
  fraction.b_head = std::move(head.b);
}

void read_head(std::string_view text, Fraction& fraction) {
  if (is_textbook(text)) return read_textbook_head(text, fraction);
  for (const std::string_view piece : pieces(text, ',')) {
    const std::string_view item = text::trimmed(piece);
    const std::size_t equals = item.find('=');
    if (item.empty() || equals == item.npos || (item[0] != 'a' && item[0] != 'b')) refuse_head(item, "is no term");
    const auto n = text::to_int64(text::trimmed(item.substr(1, equals - 1)));
    const bool of_a = item[0] == 'a';
    if (!n || *n < (of_a ? 0 : 1) || *n > kMaxHead) refuse_head(item, "has no index of the head");
    std::string none = "n";
    const RationalFunction x =
        parse_rational_function(item.substr(equals + 1), fmt::format("--head, {}", item.substr(0, equals)), none);
    if (x.top.degree() > 0 || x.bottom.degree() > 0) refuse_head(item, "depends on n");
    const Rational value(x.top.coefficient(0), x.bottom.coefficient(0));
    if (!(of_a ? fraction.a_head : fraction.b_head).emplace(static_cast<long>(*n), value).second)
      refuse_head(item, "is given twice");
  }
}

void refuse_zero(const Fraction& fraction) {
  const auto vanishes = [](const Pattern& p) { return std::ranges::all_of(p, [](const auto& f) { return f.top.is_zero(); }); };
  const auto some = [](const Pattern& p) { return std::ranges::any_of(p, [](const auto& f) { return f.top.is_zero(); }); };
  if (vanishes(fraction.a)) throw input_error("a: is identically 0; a and b of a continued fraction must not vanish identically");
  if (some(fraction.b)) throw input_error("b: is identically 0; a and b of a continued fraction must not vanish identically");
}

/// 1 + 1/(3 + 4/(5 + ... + n^2/(2n+1 + ...)))
Fraction from_textbook(std::string_view text) {
  Textbook book = parse_textbook(text, "A");
  if (!book.a_of_n)
    throw input_error(
        "A: no term after the dots says how it goes on; accepted is such as \"1 + 1/(3 + 4/(5 + ... + n^2/(2n+1 + ...)))\", or "
        "A, B and --head");
  return {{*book.a_of_n}, {*book.b_of_n}, std::move(book.a), std::move(book.b)};
}

constexpr std::string_view kMathematica = "ContinuedFractionK[";

[[noreturn]] void refuse_mathematica(std::string_view reason) {
  throw input_error(fmt::format(
      "A: ContinuedFractionK: {}; accepted is such as \"1 + ContinuedFractionK[n^2, 2n+1, {{n, 1, Infinity}}]\"", reason));
}

/// f(n + step).
RationalFunction shifted(const RationalFunction& f, long step) {
  return {f.top.shifted(Integer(step)), f.bottom.shifted(Integer(step))};
}

struct Iterator {
  std::string variable;
  long first;
};

Iterator iterator_of(std::string_view text) {
  text = text::trimmed(text);
  if (!text.starts_with('{') || !text.ends_with('}')) refuse_mathematica("the last argument is no iterator {n, 1, Infinity}");
  const auto parts = pieces(text.substr(1, text.size() - 2), ',');
  if (parts.size() != 3) refuse_mathematica("the last argument is no iterator {n, 1, Infinity}");
  const std::string_view last = text::trimmed(parts[2]);
  if (last != "Infinity" && last != "∞" && last != "\\[Infinity]") refuse_mathematica("the iterator does not end at Infinity");
  const auto first = text::to_int64(text::trimmed(parts[1]));
  if (!first || *first < -kMaxHead || *first > kMaxHead) refuse_mathematica("the iterator begins with no small integer");
  return {std::string(text::trimmed(parts[0])), static_cast<long>(*first)};
}

/// prefix + K(f/g), the first term at n = first; K(1/g) where f is not given.
Fraction from_mathematica(std::string_view text) {
  const std::size_t begin = text.find(kMathematica);
  const std::string_view prefix = text::trimmed(text.substr(0, begin)),
                         call = text::trimmed(text.substr(begin + kMathematica.size()));
  if (!call.ends_with(']')) refuse_mathematica("something follows it, or its bracket is never closed");
  const auto arguments = pieces(call.substr(0, call.size() - 1), ',');
  if (arguments.size() != 2 && arguments.size() != 3) refuse_mathematica(fmt::format("has {} arguments", arguments.size()));
  auto [variable, first] = iterator_of(arguments.back());
  Fraction fraction;
  const RationalFunction g = parse_rational_function(arguments[arguments.size() - 2], "A: the partial denominators", variable);
  const RationalFunction f = arguments.size() == 2 ? RationalFunction{Polynomial::constant(1)}
                                                   : parse_rational_function(arguments[0], "A: the partial numerators", variable);
  fraction.a = {shifted(g, first - 1)};
  fraction.b = {shifted(f, first - 1)};
  fraction.a_head[0] = 0;
  if (prefix.empty()) return fraction;
  if (!prefix.ends_with('+')) refuse_mathematica("a rational number and + may stand before it");
  const RationalFunction number =
      parse_rational_function(prefix.substr(0, prefix.size() - 1), "A: the number before ContinuedFractionK", variable);
  if (number.top.degree() > 0 || number.bottom.degree() > 0) refuse_mathematica("the term before it is no number");
  fraction.a_head[0] = Rational(number.top.coefficient(0), number.bottom.coefficient(0));
  return fraction;
}

}  // namespace

bool stands_alone(std::string_view a) { return a.find(kMathematica) != a.npos || is_textbook(a); }

Fraction parse_fraction(std::string_view a, std::string_view b, std::string_view head) {
  Fraction fraction;
  if (stands_alone(a)) {
    if (!text::trimmed(b).empty()) throw input_error("A: is a whole fraction, which stands alone, without B");
    fraction = is_textbook(a) ? from_textbook(a) : from_mathematica(a);
  } else {
    std::string variable;
    fraction.a = pattern(a, "a", variable);
    fraction.b = pattern(b, "b", variable);
  }
  refuse_zero(fraction);
  if (!text::trimmed(head).empty()) read_head(head, fraction);
  // A first term as the pattern has it is none.
  std::erase_if(fraction.a_head, [&](const auto& term) {
    return Fraction{fraction.a, fraction.b, {}, {}}.a_at(term.first) == term.second;
  });
  std::erase_if(fraction.b_head, [&](const auto& term) {
    return Fraction{fraction.a, fraction.b, {}, {}}.b_at(term.first) == term.second;
  });
  return fraction;
}

}  // namespace brouncker
