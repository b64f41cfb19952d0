#include "results/run/listed.hpp"

#include "formulas/print.hpp"
#include "results/run/checksum.hpp"

#include <fmt/format.h>

namespace brouncker {

FormulaList list_of(std::vector<ListedFormula> formulas) {
  std::string text;
  for (const ListedFormula& each : formulas) {
    static const Origin none;
    const Origin& origin = each.origin ? *each.origin : none;
    text +=
        fmt::format("{}{}\t{}\t{}\t{}\n", to_list(each.pcf.a), to_list(each.pcf.b), origin.label, origin.given, origin.fraction);
  }
  return {std::move(formulas), checksum(text)};
}

}  // namespace brouncker
