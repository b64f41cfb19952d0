#include "engine/linear/rational_echelon.hpp"

#include "engine/stop.hpp"

#include <algorithm>

namespace brouncker {
namespace {

/// row -= row[column] other, where other[column] = 1.
void clear(RationalEchelon::Row& row, std::size_t column, const RationalEchelon::Row& other) {
  const Rational factor = row[column];
  if (factor == 0) return;
  for (std::size_t k = 0; k < row.size(); ++k) row[k] -= factor * other[k];
}

}  // namespace

void RationalEchelon::add(Row row) {
  end_if_stopped();
  for (std::size_t r = 0; r < rows_.size(); ++r) clear(row, pivots_[r], rows_[r]);
  const auto pivot = std::ranges::find_if(row, [](const Rational& x) { return x != 0; });
  if (pivot == row.end()) return;
  const auto column = static_cast<std::size_t>(pivot - row.begin());
  const Rational scale = 1 / *pivot;
  for (Rational& x : row) x *= scale;
  for (Row& other : rows_) clear(other, column, row);
  rows_.push_back(std::move(row));
  pivots_.push_back(column);
}

std::optional<std::vector<Rational>> unique_solution(const std::vector<RationalEchelon::Row>& rows, std::size_t unknowns) {
  RationalEchelon echelon;
  for (const auto& row : rows) echelon.add(row);
  if (echelon.pivots().size() != unknowns) return std::nullopt;
  std::vector<Rational> result(unknowns);
  for (std::size_t r = 0; r < unknowns; ++r) {
    if (echelon.pivots()[r] == unknowns) return std::nullopt;
    result[echelon.pivots()[r]] = echelon.rows()[r].back();
  }
  return result;
}

}  // namespace brouncker
