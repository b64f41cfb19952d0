#include "formulas/constants.hpp"

#include "formulas/constants/tables.hpp"

#include <ranges>
#include <unordered_map>
#include <vector>

namespace brouncker {
namespace {

std::vector<ConstantRow> joined() {
  std::vector<ConstantRow> result;
  for (const auto rows :
       {pi_constants(), exponential_constants(), logarithm_constants(), zeta_constants(), gamma_constants(),
        trigonometric_constants(), bessel_constants(), error_function_constants(), algebraic_constants(), stored_constants()})
    result.insert(result.end(), rows.begin(), rows.end());
  return result;
}

}  // namespace

std::span<const ConstantRow> constants() {
  static const std::vector<ConstantRow> all = joined();
  return all;
}

namespace {

using Names = std::unordered_map<std::string_view, const ConstantRow*>;

/// Names and aliases, which are separated by blanks.
const Names& by_name() {
  static const Names table = [] {
    Names names;
    for (const ConstantRow& row : constants()) {
      names.emplace(row.name, &row);
      for (const auto alias : std::views::split(row.aliases, ' '))
        if (!alias.empty()) names.emplace(std::string_view(alias.begin(), alias.end()), &row);
    }
    return names;
  }();
  return table;
}

}  // namespace

const ConstantRow* find_constant(std::string_view name) {
  const auto found = by_name().find(name);
  return found == by_name().end() ? nullptr : found->second;
}

Expression definition(const ConstantRow& row) {
  return row.expression.empty() ? Expression::constant(row.name) : parse_expression(row.expression);
}

}  // namespace brouncker
