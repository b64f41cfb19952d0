#include "tests/fuzz/residue.hpp"

#include "formulas/notation.hpp"

namespace brouncker::fuzz {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_'; }

struct NotOfTheGrammar {};

class Reader {
 public:
  Reader(std::string_view text, Residue n, const std::function<std::optional<Residue>(std::string_view)>& of)
      : text_(text), n_(n), of_(of) {}

  Residue whole() {
    const Residue value = take('[') ? list() : sum();
    if (!at_end()) throw NotOfTheGrammar{};
    return value;
  }

 private:
  void blanks() {
    while (at_ < text_.size() && (text_[at_] == ' ' || (text_[at_] >= '\t' && text_[at_] <= '\r'))) ++at_;
  }
  bool at_end() {
    blanks();
    return at_ == text_.size();
  }
  char next() { return at_end() ? '\0' : text_[at_]; }
  bool take(char c) {
    if (next() != c) return false;
    ++at_;
    return true;
  }
  bool take_power() {
    if (take('^')) return true;
    if (next() != '*' || at_ + 1 >= text_.size() || text_[at_ + 1] != '*') return false;
    at_ += 2;
    return true;
  }
  bool take_times() {
    if (next() != '*' || (at_ + 1 < text_.size() && text_[at_ + 1] == '*')) return false;
    ++at_;
    return true;
  }
  Residue list() {
    Residue value = 0;
    do value = plus(times(value, n_), sum());
    while (take(','));
    if (!take(']')) throw NotOfTheGrammar{};
    return value;
  }
  Residue sum() {
    Residue value = product();
    for (;;) {
      if (take('+')) value = plus(value, product());
      else if (take('-')) value = plus(value, negative(product()));
      else return value;
    }
  }
  Residue product() {
    bool minus = signs();
    Residue value = factor();
    for (;;) {
      if (take_times()) {
        minus ^= signs();
        value = times(value, factor());
      } else if (next() == '(' || is_letter(next())) value = times(value, factor());
      else break;
    }
    return minus ? negative(value) : value;
  }
  /// Whether they are a minus.
  bool signs() {
    for (bool minus = false;;) {
      if (take('-')) minus = !minus;
      else if (!take('+')) return minus;
    }
  }
  Residue factor() {
    const Residue base = primary();
    return take_power() ? power(base, exponent()) : base;
  }
  std::uint64_t exponent() {
    if (!is_digit(next())) throw NotOfTheGrammar{};
    std::uint64_t value = 0;
    for (; at_ < text_.size() && is_digit(text_[at_]); ++at_)
      value = std::min<std::uint64_t>(value * 10 + (text_[at_] - '0'), 1'000'000'000);
    return value;
  }
  Residue primary() {
    if (take('(')) {
      const Residue value = sum();
      if (!take(')')) throw NotOfTheGrammar{};
      return value;
    }
    if (is_digit(next())) {
      Residue value = 0;
      for (; at_ < text_.size() && is_digit(text_[at_]); ++at_)
        value = plus(times(value, 10), static_cast<Residue>(text_[at_] - '0'));
      return value;
    }
    if (!is_letter(next())) throw NotOfTheGrammar{};
    const std::size_t begin = at_;
    while (at_ < text_.size() && (is_letter(text_[at_]) || is_digit(text_[at_]))) ++at_;
    const std::string_view name = text_.substr(begin, at_ - begin);
    if (name == "n") return n_;
    const std::optional<Residue> value = of_(name);
    if (!value) throw NotOfTheGrammar{};
    return *value;
  }

  std::string_view text_;
  std::size_t at_ = 0;
  Residue n_;
  const std::function<std::optional<Residue>(std::string_view)>& of_;
};

}  // namespace

Residue residue(const Integer& x) {
  const Integer rest = x % kPrime;
  return static_cast<Residue>(rest < 0 ? Integer(rest + kPrime) : rest);
}

Residue plus(Residue x, Residue y) {
  const Residue sum = x + y;
  return sum >= kPrime ? sum - kPrime : sum;
}

Residue times(Residue x, Residue y) { return static_cast<Residue>(UInt128(x) * y % kPrime); }

Residue negative(Residue x) { return x == 0 ? 0 : kPrime - x; }

Residue power(Residue x, std::uint64_t exponent) {
  Residue value = 1;
  for (; exponent; exponent /= 2, x = times(x, x))
    if (exponent % 2) value = times(value, x);
  return value;
}

Residue value(const Polynomial& p, Residue n) {
  Residue sum = 0;
  for (const Integer& c : p.descending()) sum = plus(times(sum, n), residue(c));
  return sum;
}

std::optional<Residue> value(std::string_view text, Residue n, const std::function<std::optional<Residue>(std::string_view)>& of) {
  try {
    const PlainText plain = plain_text(text);
    return Reader(plain.text(), n, of).whole();
  } catch (const NotOfTheGrammar&) {
    return std::nullopt;
  }
}

}  // namespace brouncker::fuzz
