#include "formulas/constants.hpp"

#include "formulas/constants/tables.hpp"

#include <algorithm>
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

bool among(std::string_view names, std::string_view name) {
  while (!names.empty()) {
    const std::size_t end = std::min(names.find(' '), names.size());
    if (names.substr(0, end) == name) return true;
    names.remove_prefix(std::min(end + 1, names.size()));
  }
  return false;
}

}  // namespace

std::span<const ConstantRow> constants() {
  static const std::vector<ConstantRow> all = joined();
  return all;
}

const ConstantRow* find_constant(std::string_view name) {
  const auto rows = constants();
  const auto found =
      std::find_if(rows.begin(), rows.end(), [&](const ConstantRow& row) { return row.name == name || among(row.aliases, name); });
  return found == rows.end() ? nullptr : &*found;
}

Expression definition(const ConstantRow& row) {
  return row.expression.empty() ? Expression::constant(row.name) : parse_expression(row.expression);
}

}  // namespace brouncker
