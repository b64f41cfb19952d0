#include "results/families/row_text.hpp"

#include <fmt/format.h>

namespace brouncker {

std::string matrix_text(const FamilyRow& row) {
  if (!row.has_matrix()) return "";
  std::string text = fmt::format("[[{}, {}], [{}, {}]]", row.n11, row.n12, row.n21, row.n22);
  if (row.denominator != "1") text += fmt::format("/({})", row.denominator);
  return row.s == "1" ? text : text + ", S = " + row.s;
}

std::string place_text(const FamilyRow& row) {
  const MemberPlace& place = row.example_place;
  std::string text;
  for (std::size_t i = 0; i < row.parameters.size(); ++i)
    text += fmt::format("{}{} = {}", i ? ", " : "", row.parameters[i], place.parameters[i].str());
  return text + fmt::format("; h = {}, c = {}; h' = {}, c' = {}", place.from.shift.str(), place.from.scale.str(),
                            place.to.shift.str(), place.to.scale.str());
}

}  // namespace brouncker
