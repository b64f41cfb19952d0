#include "formulas/print.hpp"

#include <cassert>

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

/// @param times Between a coefficient and a power of k; the exponent stands between `open` and `close`.
std::string by_powers(const Bivariate& p, std::string (*coefficient)(const Polynomial&), std::string_view times,
                      std::string_view open, std::string_view close) {
  if (p.degree_k() <= 0) return coefficient(p.is_zero() ? Polynomial() : p.by_k().front());
  std::string result;
  for (int j = p.degree_k(); j >= 0; --j) {
    const Polynomial& c = p.by_k()[static_cast<std::size_t>(j)];
    if (c.is_zero()) continue;
    result += fmt::format("{}({})", result.empty() ? "" : " + ", coefficient(c));
    if (j > 0) result += fmt::format("{}k", times);
    if (j > 1) result += fmt::format("^{}{}{}", open, j, close);
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
