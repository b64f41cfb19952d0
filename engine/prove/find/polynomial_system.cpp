#include "engine/prove/find/polynomial_system.hpp"

#include "engine/linear/rational_echelon.hpp"

#include <algorithm>

namespace brouncker {

std::optional<std::vector<Rational>> unique_combination(const std::vector<Polynomial>& columns, const Polynomial& target) {
  int degree = target.degree();
  for (const Polynomial& c : columns) degree = std::max(degree, c.degree());
  std::vector<RationalEchelon::Row> rows;
  for (int power = 0; power <= degree; ++power) {
    RationalEchelon::Row& row = rows.emplace_back();
    for (const Polynomial& c : columns) row.emplace_back(c.coefficient(power));
    row.emplace_back(target.coefficient(power));
  }
  return unique_solution(rows, columns.size());
}

}  // namespace brouncker
