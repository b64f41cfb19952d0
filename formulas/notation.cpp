#include "formulas/notation.hpp"

#include "formulas/message.hpp"

#include <algorithm>
#include <optional>

namespace brouncker {
namespace {

struct Sign {
  std::string_view source, plain;
};

/// Blanks around names, so that two of them never run together.
constexpr Sign kSigns[] = {
    {"π", " pi "},   {"γ", " euler "}, {"φ", " phi "}, {"ϕ", " phi "}, {"ζ", " zeta"},  {"Γ", " gamma"},
    {"ψ", " psi"},   {"·", "*"},       {"×", "*"},     {"⋅", "*"},     {"∙", "*"},      {"∗", "*"},
    {"−", "-"},      {"–", "-"},       {"÷", "/"},     {"∕", "/"},     {"⁄", "/"},      {"½", "(1/2)"},
    {"⅓", "(1/3)"},  {"⅔", "(2/3)"},   {"¼", "(1/4)"}, {"¾", "(3/4)"}, {"\u00a0", " "}, {"\u2009", " "},
    {"\u202f", " "}, {"\u2061", ""},   {"…", "..."},   {"⋯", "..."},   {"⋱", "..."},
};

constexpr Sign kSuperscripts[] = {{"⁰", "0"}, {"¹", "1"}, {"²", "2"}, {"³", "3"}, {"⁴", "4"}, {"⁵", "5"},
                                  {"⁶", "6"}, {"⁷", "7"}, {"⁸", "8"}, {"⁹", "9"}, {"⁻", "-"}, {"⁺", "+"}};

constexpr Sign kRoots[] = {{"√", "sqrt"}, {"∛", "cbrt"}};

/// LaTeX's commands without arguments.
constexpr Sign kCommands[] = {
    {"pi", " pi "},        {"gamma", " euler "}, {"phi", " phi "},  {"varphi", " phi "}, {"zeta", " zeta"},
    {"Gamma", " gamma"},   {"psi", " psi"},      {"log", " log"},   {"ln", " log"},      {"exp", " exp"},
    {"sin", " sin"},       {"cos", " cos"},      {"tan", " tan"},   {"cot", " cot"},     {"sinh", " sinh"},
    {"cosh", " cosh"},     {"tanh", " tanh"},    {"coth", " coth"}, {"arcsin", " asin"}, {"arccos", " acos"},
    {"arctan", " atan"},   {"cdot", "*"},        {"times", "*"},    {"ast", "*"},        {"div", "/"},
    {"left", ""},          {"right", ""},        {"big", ""},       {"Big", ""},         {"bigl", ""},
    {"bigr", ""},          {"Bigl", ""},         {"Bigr", ""},      {"quad", " "},       {"displaystyle", " "},
    {"operatorname", " "}, {"mathrm", " "},      {"text", " "},     {"limits", ""},      {"dotsb", "..."},
    {"dots", "..."},       {"ldots", "..."},     {"cdots", "..."},  {"ddots", "..."},
};
constexpr std::string_view kFractions[] = {"frac", "dfrac", "tfrac", "cfrac"};
/// The name that follows stands in braces that mean nothing.
constexpr std::string_view kNaming[] = {"operatorname", "mathrm", "text"};
constexpr int kMaxNesting = 200;

bool is_name(char c) { return text::is_letter(c) || text::is_digit(c); }

template <std::size_t size>
const Sign* starting(const Sign (&signs)[size], std::string_view text) {
  const auto found = std::ranges::find_if(signs, [&](const Sign& sign) { return text.starts_with(sign.source); });
  return found == std::end(signs) ? nullptr : &*found;
}

template <std::size_t size>
bool among(const std::string_view (&words)[size], std::string_view word) {
  return std::ranges::find(words, word) != std::end(words);
}

/// Nothing to rewrite in it?
bool is_plain(std::string_view text) {
  char before = '\0';
  for (const char c : text) {
    if (static_cast<unsigned char>(c) >= 0x80 || c == '\\' || c == '{' || (c == '[' && is_name(before))) return false;
    before = c;
  }
  return true;
}

class Rewriter {
 public:
  explicit Rewriter(std::string_view source) : source_(source) {}

  PlainText whole() {
    while (!at_end()) piece();
    columns_.push_back(column_);
    return {std::move(text_), std::move(columns_)};
  }

 private:
  bool at_end() const { return position_ >= source_.size(); }
  char peek() const { return at_end() ? '\0' : source_[position_]; }
  std::string_view rest() const { return source_.substr(position_); }

  void emit(std::string_view plain) {
    text_ += plain;
    columns_.insert(columns_.end(), plain.size(), column_);
  }
  /// Passes over bytes of the source; a column is a character, not a byte.
  void pass(std::size_t bytes) {
    for (std::size_t i = 0; i < bytes && !at_end(); ++i, ++position_)
      if ((static_cast<unsigned char>(source_[position_]) & 0xc0) != 0x80) ++column_;
  }
  void copy() {
    emit(source_.substr(position_, 1));
    pass(1);
  }
  void skip_space() {
    while (text::is_space(peek())) pass(1);
  }

  /// One sign, command, group or character; too deep inside of others all that is left, for the parser to refuse.
  void piece() {
    if (nesting_ == kMaxNesting) {
      while (!at_end()) copy();
      return;
    }
    ++nesting_;
    piece_here();
    --nesting_;
  }

  void piece_here() {
    const char c = peek();
    if (c == '\\') return command();
    if (c == '{') return group();
    if (c == '[') return bracket();
    if (static_cast<unsigned char>(c) >= 0x80) return sign();
    if (const std::size_t length = root_with_index()) {
      pass(length);
      return root(true);
    }
    copy();
    if (c == '^' && peek() == '{') exponent();
  }

  /// "sqrt[" without a backslash is a root with an index where braces follow; with none it is Mathematica's Sqrt.
  std::size_t root_with_index() const {
    constexpr std::string_view kRoot = "sqrt[";
    if (!rest().starts_with(kRoot) || (position_ > 0 && is_name(source_[position_ - 1]))) return 0;
    const std::size_t close = source_.find(']', position_);
    return close != source_.npos && source_.substr(close + 1, 1) == "{" ? kRoot.size() - 1 : 0;
  }

  void sign() {
    if (starting(kSuperscripts, rest())) return superscript();
    if (const Sign* root = starting(kRoots, rest())) {
      emit(root->plain);
      pass(root->source.size());
      return argument();
    }
    if (const Sign* known = starting(kSigns, rest())) {
      emit(known->plain);
      return pass(known->source.size());
    }
    copy();
  }

  /// A row of raised digits is one exponent.
  void superscript() {
    std::string exponent;
    const std::size_t column = column_;
    while (const Sign* digit = starting(kSuperscripts, rest())) {
      exponent += digit->plain;
      pass(digit->source.size());
    }
    const std::size_t end = column_;
    column_ = column;
    emit(text::is_digit(exponent[0]) ? "^" + exponent : "^(" + exponent + ")");
    column_ = end;
  }

  /// What a root stands before: a parenthesis, a group, a number, a name or a sign.
  void argument() {
    if (peek() == '(') return;
    emit("(");
    if (is_name(peek())) {
      const bool number = text::is_digit(peek());
      while (number ? text::is_digit(peek()) : is_name(peek())) copy();
    } else if (!at_end()) {
      piece();
    }
    emit(")");
  }

  /// {...}: parentheses.
  void group() {
    emit("(");
    pass(1);
    inside('}');
    emit(")");
    pass(1);
  }

  /// To the closing bracket or the end, which the parser then finds missing.
  void inside(char close) {
    while (!at_end() && peek() != close) piece();
  }

  bool after_name() const {
    std::size_t start = position_;
    while (start > 0 && is_name(source_[start - 1])) --start;
    return start < position_ && text::is_letter(source_[start]);
  }

  /// Of a function where a name stands before it.
  void bracket() {
    const bool call = after_name();
    emit(call ? "(" : "[");
    pass(1);
    inside(']');
    if (at_end()) return;
    emit(call ? ")" : "]");
    pass(1);
  }

  /// 2^{10} is 2^10.
  void exponent() {
    const std::size_t close = source_.find('}', position_);
    const std::string_view inner = close == source_.npos ? "" : source_.substr(position_ + 1, close - position_ - 1);
    if (inner.empty() || !std::ranges::all_of(inner, text::is_digit)) return;
    pass(1);
    while (peek() != '}') copy();
    pass(1);
  }

  void command() {
    std::size_t end = position_ + 1;
    while (end < source_.size() && text::is_letter(source_[end]) && source_[end] != '_') ++end;
    const std::string_view word = source_.substr(position_ + 1, end - position_ - 1);
    if (word.empty()) return spacing();
    if (word == "sqrt") return pass(5), root(peek() == '[');
    if (among(kFractions, word)) return pass(word.size() + 1), fraction();
    if (word == "binom") return pass(6), binomial();
    const auto known = std::ranges::find(kCommands, word, &Sign::source);
    if (known == std::end(kCommands)) return copy();
    emit(known->plain);
    pass(word.size() + 1);
    if (among(kNaming, word) && peek() == '{') name_in_braces();
  }

  /// Of \, \; \: \! and "\ ".
  void spacing() {
    constexpr std::string_view kSpaces = ",;:! ";
    if (position_ + 1 >= source_.size() || kSpaces.find(source_[position_ + 1]) == kSpaces.npos) return copy();
    emit(" ");
    pass(2);
  }

  void name_in_braces() {
    pass(1);
    inside('}');
    pass(1);
  }

  /// What a command takes: a group, or one digit or sign.
  void operand() {
    skip_space();
    emit("(");
    if (peek() == '{') name_in_braces();
    else if (!at_end()) piece();
    emit(")");
  }

  void fraction() {
    emit("(");
    operand();
    emit("/");
    operand();
    emit(")");
  }

  void binomial() {
    emit("binomial(");
    operand();
    emit(",");
    operand();
    emit(")");
  }

  void root(bool index) {
    if (!index) {
      emit("sqrt");
      return operand();
    }
    const std::size_t start = text_.size();
    emit("^(1/(");
    pass(1);
    inside(']');
    pass(1);
    emit(")))");
    const std::string exponent = text_.substr(start);
    const std::vector<std::size_t> from(columns_.begin() + static_cast<std::ptrdiff_t>(start), columns_.end());
    text_.resize(start);
    columns_.resize(start);
    emit("(");
    operand();
    text_ += exponent;
    columns_.insert(columns_.end(), from.begin(), from.end());
  }

  std::string_view source_;
  std::size_t position_ = 0, column_ = 1;
  int nesting_ = 0;
  std::string text_;
  std::vector<std::size_t> columns_;
};

}  // namespace

PlainText plain_text(std::string_view source) {
  if (is_plain(source)) return PlainText(std::string(source));
  return Rewriter(source).whole();
}

}  // namespace brouncker
