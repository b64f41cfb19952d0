#include "formulas/prose_latex.hpp"

#include "formulas/message.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>
#include <vector>

#include <fmt/format.h>

namespace brouncker {
namespace {

/// Names of letters and functions, and what LaTeX writes for them.
constexpr std::pair<std::string_view, std::string_view> kNames[] = {
    {"alpha", "\\alpha"},
    {"beta", "\\beta"},
    {"gamma", "\\gamma"},
    {"zeta", "\\zeta"},
    {"kappa", "\\kappa"},
    {"nu", "\\nu"},
    {"pi", "\\pi"},
    {"psi", "\\psi"},
    {"phi", "\\varphi"},
    {"rho", "\\rho"},
    {"sigma", "\\sigma"},
    {"varpi", "\\varpi"},
    {"Gamma", "\\Gamma"},
    {"log", "\\log"},
    {"exp", "\\exp"},
    {"sin", "\\sin"},
    {"cos", "\\cos"},
    {"tan", "\\tan"},
    {"cot", "\\cot"},
    {"coth", "\\coth"},
    {"tanh", "\\tanh"},
    {"sinh", "\\sinh"},
    {"cosh", "\\cosh"},
    {"arctan", "\\arctan"},
    {"arcsin", "\\arcsin"},
    {"max", "\\max"},
    {"min", "\\min"},
    {"det", "\\det"},
    {"artanh", "\\operatorname{artanh}"},
    {"erfc", "\\operatorname{erfc}"},
    {"Ei", "\\operatorname{Ei}"},
    {"sgn", "\\operatorname{sgn}"},
    {"infinity", "\\infty"},
    {"sqrt", "\\sqrt"},
    {"ds", "\\,ds"},
    {"dT", "dT"},
    {"dk", "dk"},
    {"vT", "vT"},
};

std::optional<std::string_view> name_of(std::string_view word) {
  const auto* const row = std::ranges::find(kNames, word, &std::pair<std::string_view, std::string_view>::first);
  return row == std::end(kNames) ? std::nullopt : std::optional(row->second);
}

bool is_letter(char c) { return c != '_' && text::is_letter(c); }
bool is_digit(char c) { return text::is_digit(c); }

class Prose {
 public:
  explicit Prose(std::string_view text) : text_(text) {}

  std::string run() {
    while (at_ < text_.size()) step();
    leave_math();
    return std::move(result_);
  }

 private:
  char peek(std::size_t offset = 0) const { return at_ + offset < text_.size() ? text_[at_ + offset] : '\0'; }
  std::string_view rest() const { return text_.substr(at_); }

  void leave_math() {
    if (!in_math_) return;
    in_math_ = false;
    // A space at the end of a formula belongs to the sentence.
    const bool space = result_.ends_with(' ');
    if (space) result_.pop_back();
    result_ += space ? "$ " : "$";
  }
  void enter_math() {
    if (!in_math_) result_ += '$';
    in_math_ = true;
  }
  void word(std::string_view text) {
    leave_math();
    result_ += latex_escaped(text);
    at_ += text.size();
  }
  void math(std::string_view latex, std::size_t consumed) {
    enter_math();
    result_ += latex;
    at_ += consumed;
  }

  std::size_t letters(std::size_t from = 0) const {
    std::size_t n = from;
    while (is_letter(peek(n))) ++n;
    return n - from;
  }

  /// Does a word of the sentence begin at an offset?
  bool is_word(std::size_t offset) const {
    const std::size_t n = letters(offset);
    if (n == 0) return false;
    const std::string_view run = text_.substr(at_ + offset, n);
    if (n >= 2) return !name_of(run) && !(n == 2 && run[0] == 'd');
    // The article: "a series", and not "a = 2n".
    return run == "a" && peek(offset + 1) == ' ' && letters(offset + 2) >= 2 && is_word(offset + 2);
  }

  /// Of the bracket that opens at at_: just behind the one that closes; npos where none does.
  std::size_t closing(std::size_t from, char open, char close) const {
    int depth = 0;
    for (std::size_t i = from; i < text_.size(); ++i) {
      depth += (text_[i] == open) - (text_[i] == close);
      if (depth == 0) return i + 1;
    }
    return std::string_view::npos;
  }

  /// What stands in brackets or alone after ^, _ or sqrt, itself as a formula without dollars.
  std::string group() {
    std::string_view inner;
    if (peek() == '(') {
      const std::size_t end = closing(at_, '(', ')');
      if (end == std::string_view::npos) return ++at_, "{(}";
      inner = text_.substr(at_ + 1, end - at_ - 2);
      at_ = end;
    } else {
      std::size_t n = peek() == '-' || peek() == '+' ? 1 : 0;
      if (is_letter(peek(n))) n += letters(n);
      while (is_digit(peek(n))) ++n;
      inner = text_.substr(at_, n);
      at_ += n;
    }
    std::string result = Prose(inner).run();
    std::erase(result, '$');
    return "{" + result + "}";
  }

  bool citation() {
    std::size_t key = 1;
    while (is_letter(peek(key))) ++key;
    const std::size_t year = key;
    while (is_digit(peek(key))) ++key;
    const std::size_t end = closing(at_, '[', ']');
    if (year < 4 || key - year != 4 || end == std::string_view::npos || (peek(key) != ',' && peek(key) != ']')) return false;
    leave_math();
    std::string_view more = text_.substr(at_ + key, end - 1 - at_ - key);
    while (more.starts_with(',') || more.starts_with(' ')) more.remove_prefix(1);
    const std::string_view name = text_.substr(at_ + 1, key - 1);
    result_ += more.empty() ? fmt::format("\\cite{{{}}}", name) : fmt::format("\\cite[{}]{{{}}}", latex_escaped(more), name);
    at_ = end;
    return true;
  }

  bool dlmf() {
    constexpr std::string_view kDlmf = "DLMF ";
    if (!rest().starts_with(kDlmf) || !is_digit(peek(kDlmf.size()))) return false;
    leave_math();
    std::size_t end = at_ + kDlmf.size();
    const std::size_t first = end;
    while (end < text_.size() &&
           (is_digit(text_[end]) || (end + 1 < text_.size() && text_[end] == '.' && is_digit(text_[end + 1])) ||
            (end + 2 < text_.size() && text_.substr(end, 2) == ", " && is_digit(text_[end + 2])) ||
            (text_[end] == ' ' && text_[end - 1] == ',')))
      ++end;
    result_ += fmt::format("\\cite[{}]{{DLMF}}", text_.substr(first, end - first));
    at_ = end;
    return true;
  }

  void open_bracket() {
    const bool sentence = is_word(1) || (peek(1) == '[');
    brackets_.push_back(sentence);
    if (sentence) word("(");
    else math("(", 1);
  }
  void close_bracket() {
    const bool sentence = !brackets_.empty() && brackets_.back();
    if (!brackets_.empty()) brackets_.pop_back();
    if (sentence) word(")");
    else math(")", 1);
  }

  bool inside_formula() const { return in_math_ && !brackets_.empty() && !brackets_.back(); }

  void step() {
    const char c = peek();
    if (c == '$') {
      const std::size_t end = std::min(text_.find('$', at_ + 1), text_.size());
      math(text_.substr(at_ + 1, end - at_ - 1), end + 1 - at_);
      at_ = std::min(at_, text_.size());
    } else if (c == ' ') {
      result_ += ' ';
      ++at_;
    } else if ((c == '[' && citation()) || (c == 'D' && dlmf())) {
      return;
    } else if (c == '(') {
      open_bracket();
    } else if (c == ')') {
      close_bracket();
    } else if (is_letter(c)) {
      letter_run();
    } else if (is_digit(c)) {
      digits();
    } else {
      sign(c);
    }
  }

  void letter_run() {
    const std::size_t n = letters();
    const std::string_view run = text_.substr(at_, n);
    if (is_word(0)) {
      std::size_t end = n;  // with its hyphens: brouncker-arctan
      while (peek(end) == '-' && letters(end + 1) > 0) end += 1 + letters(end + 1);
      return word(text_.substr(at_, end));
    }
    if (run == "sqrt") {
      enter_math();
      at_ += n + (peek(n) == ' ');
      result_ += "\\sqrt" + group();
      return;
    }
    if (n > 1) {
      // A name that goes on with a hyphen and a word is a theorem's: zeta-values.
      if (peek(n) == '-' && letters(n + 1) >= 3) return word(text_.substr(at_, n + 1 + letters(n + 1)));
      return math(std::string(name_of(run).value_or(run)) + (is_letter(peek(n)) || peek(n) == ' ' ? "" : " "), n);
    }
    std::size_t index = 1;
    while (is_digit(peek(index))) ++index;
    if (index == 1) return math(run, 1);
    math(fmt::format("{}_{{{}}}", run, text_.substr(at_ + 1, index - 1)), index);
  }

  void digits() {
    std::size_t n = 0;
    while (is_digit(peek(n))) ++n;
    // 2F1, and names of theorems such as 2f1-quotient.
    if (peek(n) == 'F' && is_digit(peek(n + 1)) && !is_digit(peek(n + 2)))
      return math(fmt::format("{{}}_{{{}}}F_{{{}}}", text_.substr(at_, n), peek(n + 1)), n + 2);
    std::size_t end = n;
    while (is_letter(peek(end)) || is_digit(peek(end)) || (peek(end) == '-' && letters(end + 1) >= 3)) ++end;
    if (text_.substr(at_, end).find('-') != std::string_view::npos) return word(text_.substr(at_, end));
    math(text_.substr(at_, n), n);
  }

  void sign(char c) {
    static constexpr std::pair<std::string_view, std::string_view> kSigns[] = {
        {"...", "\\ldots "}, {"<=", "\\le "}, {">=", "\\ge "}, {"->", "\\to "}, {"*", "\\cdot "}};
    for (const auto& [plain, latex] : kSigns)
      if (rest().starts_with(plain)) return math(latex, plain.size());
    if (c == '_' && !in_math_) return word("_");
    if (c == '^' || c == '_') {
      math(std::string_view(&c, 1), 1);
      result_ += group();
      return;
    }
    const bool punctuation = c == ',' || c == ';' || c == ':' || c == '.' || c == '"';
    if (punctuation && !inside_formula()) return word(text_.substr(at_, 1));
    if (c == '-' && !in_math_ && (at_ == 0 || is_letter(text_[at_ - 1]))) return word("-");
    if (std::string_view("#%&{}~\\").find(c) != std::string_view::npos) return math(latex_escaped({&c, 1}), 1);
    math(text_.substr(at_, 1), 1);
    if (c == ',' && inside_formula()) result_ += "\\allowbreak ";
  }

  std::string_view text_;
  std::size_t at_ = 0;
  std::string result_;
  bool in_math_ = false;
  std::vector<bool> brackets_;  ///< open ones: does the sentence own it?
};

}  // namespace

std::string latex_escaped(std::string_view text) {
  std::string result;
  for (const char c : text) {
    if (c == '\\') result += "\\textbackslash{}";
    else if (c == '~') result += "\\textasciitilde{}";
    else if (c == '^') result += "\\textasciicircum{}";
    else if (c == '<') result += "\\textless{}";
    else if (c == '>') result += "\\textgreater{}";
    else if (c == '|') result += "\\textbar{}";
    else if (std::string_view("#$%&_{}").find(c) != std::string_view::npos) result += {'\\', c};
    else result += c;
  }
  return result;
}

std::string latex_of_prose(std::string_view text) { return Prose(text).run(); }

}  // namespace brouncker
