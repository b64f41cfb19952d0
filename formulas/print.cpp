#include "formulas/print.hpp"

#include <cassert>

#include <algorithm>

#include <fmt/format.h>

namespace brouncker {
namespace {

struct Style {
  const char *times, *open, *close;
};
constexpr Style kPlain{"*", "^", ""};
constexpr Style kLatex{" ", "^{", "}"};

std::string in_style(const Polynomial& p, const Style& style) {
  std::string result;
  for (int power = p.degree(); power >= 0; --power) {
    const Integer& c = p.ascending()[static_cast<std::size_t>(power)];
    if (c == 0) continue;
    result += result.empty() ? (c < 0 ? "-" : "") : (c < 0 ? " - " : " + ");
    const Integer size = abs(c);
    if (size != 1 || power == 0) result += size.str();
    if (size != 1 && power > 0) result += style.times;
    if (power > 0) result += "n";
    if (power > 1) result += fmt::format("{}{}{}", style.open, power, style.close);
  }
  return result.empty() ? "0" : result;
}

/// One coefficient with its power of k; "" for the power 0.
std::string piece(const std::string& coefficient, bool is_single, std::string_view times, const std::string& power) {
  if (power.empty()) return coefficient;
  if (!is_single) return fmt::format("({}){}{}", coefficient, times, power);
  if (coefficient == "1" || coefficient == "-1") return coefficient.substr(0, coefficient.size() - 1) + power;
  return fmt::format("{}{}{}", coefficient, times, power);
}

/// @param times Between a coefficient and a power of k; the exponent stands between `open` and `close`.
std::string by_powers(const Bivariate& p, std::string (*text)(const Polynomial&), std::string_view times, std::string_view open,
                      std::string_view close) {
  if (p.is_zero()) return "0";
  std::string result;
  for (int j = p.degree_k(); j >= 0; --j) {
    const Polynomial& c = p.by_k()[static_cast<std::size_t>(j)];
    if (c.is_zero()) continue;
    const bool is_single = std::ranges::count_if(c.ascending(), [](const Integer& x) { return x != 0; }) == 1;
    const std::string power = j == 0 ? "" : j == 1 ? "k" : fmt::format("k^{}{}{}", open, j, close);
    const std::string next = piece(text(c), is_single, times, power);
    if (result.empty()) result = next;
    else if (next.front() == '-') result += " - " + next.substr(1);
    else result += " + " + next;
  }
  return result;
}

}  // namespace

std::string to_plain(const Polynomial& p) { return in_style(p, kPlain); }

std::string to_latex(const Polynomial& p) { return in_style(p, kLatex); }

std::string to_plain(const Bivariate& p) { return by_powers(p, to_plain, "*", "", ""); }

std::string to_latex(const Bivariate& p) { return by_powers(p, to_latex, " ", "{", "}"); }

std::string to_list(const Polynomial& p) {
  if (p.is_zero()) return "[0]";
  std::string result = "[";
  for (int power = p.degree(); power >= 0; --power) result += p.coefficient(power).str() + (power > 0 ? "," : "]");
  return result;
}

std::string to_plain(const Pcf& pcf) { return fmt::format("PCF({}, {})", to_plain(pcf.a), to_plain(pcf.b)); }

std::string to_latex(const Pcf& pcf, int levels) {
  assert(levels >= 1);
  std::string result, braces;
  for (int n = 0; n < levels; ++n) {
    result += pcf.a(n).str();
    const Integer next = pcf.b(n + 1);
    if (next == 0) return result + braces;
    if (n + 1 == levels) break;
    result += fmt::format(" {} \\cfrac{{{}}}{{", next < 0 ? '-' : '+', Integer(abs(next)).str());
    braces += '}';
  }
  return result + " + \\ddots" + braces;
}

}  // namespace brouncker
