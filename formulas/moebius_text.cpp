#include "formulas/moebius_text.hpp"

#include <fmt/format.h>

namespace brouncker {
namespace {

/// c x + d. Not both 0.
std::string linear(const Integer& c, const Integer& d, std::string_view x) {
  if (c == 0) return d.str();
  std::string text(c == -1 ? "-" : c == 1 ? "" : c.str() + " ");
  text += x;
  if (d == 0) return text;
  const Integer size = abs(d);
  return text + (d < 0 ? " - " : " + ") + size.str();
}

struct Parts {
  std::string top, bottom;  ///< bottom empty for 1
  bool is_sum = false;      ///< of the top: two terms
  bool bottom_is_product = false;
};

Parts parts_of(const Moebius& map, std::string_view x) {
  Moebius m = map.reduced();
  if (m.r < 0 || (m.r == 0 && m.s < 0)) m = {-m.p, -m.q, -m.r, -m.s};
  Parts parts{linear(m.p, m.q, x), linear(m.r, m.s, x), m.p != 0 && m.q != 0, m.r != 0 && (m.s != 0 || m.r != 1)};
  if (parts.bottom == "1") parts.bottom.clear();
  return parts;
}

}  // namespace

std::string moebius_text(const Moebius& map, std::string_view x) {
  const Parts p = parts_of(map, x);
  if (p.bottom.empty()) return p.top;
  return fmt::format("{}/{}", p.is_sum ? "(" + p.top + ")" : p.top, p.bottom_is_product ? "(" + p.bottom + ")" : p.bottom);
}

std::string moebius_latex(const Moebius& map, std::string_view x) {
  const Parts p = parts_of(map, x);
  return p.bottom.empty() ? p.top : fmt::format("\\frac{{{}}}{{{}}}", p.top, p.bottom);
}

}  // namespace brouncker
