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

}  // namespace

std::string to_plain(const Polynomial& p) { return in_style(p, kPlain); }

std::string to_latex(const Polynomial& p) { return in_style(p, kLatex); }

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
