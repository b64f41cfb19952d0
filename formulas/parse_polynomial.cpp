#include "formulas/parse_polynomial.hpp"

#include "formulas/error.hpp"
#include "formulas/parse_multinomial.hpp"
#include "formulas/printed_polynomial.hpp"

#include <fmt/format.h>

namespace brouncker {

Polynomial parse_polynomial(std::string_view text, std::string_view what) {
  // What this program printed, as stores hold it, is read without the grammar.
  if (auto printed = printed_polynomial(text)) return *std::move(printed);
  std::vector<Integer> ascending;
  for (const auto& [monomial, coefficient] : parse_multinomial(text, what, nullptr)) {
    const std::size_t power = monomial.empty() ? 0 : static_cast<std::size_t>(monomial[0]);
    ascending.resize(std::max(ascending.size(), power + 1));
    ascending[power] = coefficient;
  }
  return Polynomial(std::move(ascending));
}

Pcf parse_pcf(std::string_view a, std::string_view b) {
  Pcf pcf{parse_polynomial(a, "a"), parse_polynomial(b, "b")};
  for (const auto& [name, polynomial] : {std::pair{"a", &pcf.a}, {"b", &pcf.b}})
    if (polynomial->is_zero())
      throw input_error(fmt::format("{}: is identically 0; a and b of a continued fraction must not vanish identically", name));
  return pcf;
}

}  // namespace brouncker
