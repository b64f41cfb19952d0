#include "results/export/latex_polynomial.hpp"

#include "formulas/message.hpp"

#include <fmt/format.h>

namespace brouncker {

std::string latex_polynomial(const std::string& text) {
  std::string result;
  for (std::size_t i = 0; i < text.size();) {
    const auto number_end = [&](std::size_t from) {
      while (from < text.size() && text::is_digit(text[from])) ++from;
      return from;
    };
    const bool bracketed = text[i] == '(';
    const std::size_t first = i + bracketed, end = number_end(first);
    if (end > first && end < text.size() && text[end] == '/') {  // 1/4 or (1/4)
      const std::size_t last = number_end(end + 1);
      const bool closed = bracketed && last < text.size() && text[last] == ')';
      if (bracketed && !closed) result += "(";
      result += fmt::format("\\tfrac{{{}}}{{{}}}", text.substr(first, end - first), text.substr(end + 1, last - end - 1));
      i = last + closed;
    } else if (text[i] == '^') {
      const std::size_t last = number_end(i + 1);
      result += "^{" + text.substr(i + 1, last - i - 1) + "}";
      i = last;
    } else {
      result += text[i] == '*' ? "\\," : std::string(1, text[i]);
      ++i;
    }
  }
  return result;
}

std::string latex_equation(std::string_view head, const std::string& polynomial) {
  std::string result(head);
  std::size_t begin = 0, last = 0;
  const auto line = [&](std::size_t end) { return latex_polynomial(polynomial.substr(begin, end - begin)); };
  for (std::size_t i = 0; i + 2 < polynomial.size(); ++i) {
    const bool sign = polynomial[i] == ' ' && (polynomial[i + 1] == '+' || polynomial[i + 1] == '-') && polynomial[i + 2] == ' ';
    if (!sign) continue;
    if (i - begin > kLatexLine && last > begin) {
      result += line(last) + " \\\\\n&\\qquad {}";
      begin = last + 1;
    }
    last = i;
  }
  if (polynomial.size() - begin > kLatexLine && last > begin) {
    result += line(last) + " \\\\\n&\\qquad {}";
    begin = last + 1;
  }
  return result + line(polynomial.size());
}

}  // namespace brouncker
