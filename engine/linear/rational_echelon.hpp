/// Elimination over Q, row by row.
#pragma once

#include "formulas/integer.hpp"

#include <optional>
#include <vector>

namespace brouncker {

/// Rows in reduced echelon form, in the order in which they came: each has a 1 at its pivot, where all the others have 0. Where
/// sizes matter, engine/linear/modular_nullspace.hpp.
class RationalEchelon {
 public:
  using Row = std::vector<Rational>;

  /// The pivot of a new row is its first column that the rows before leave over; a row that depends on them is dropped.
  /// Cost: columns * rank products.
  void add(Row row);
  const std::vector<Row>& rows() const { return rows_; }
  /// Of rows()[i].
  const std::vector<std::size_t>& pivots() const { return pivots_; }

 private:
  std::vector<Row> rows_;
  std::vector<std::size_t> pivots_;
};

/// The one x with sum_j row[j] x_j = row.back() for every row; nullopt where there is none or more than one. `unknowns` is one less
/// than the length of the rows.
std::optional<std::vector<Rational>> unique_solution(const std::vector<RationalEchelon::Row>& rows, std::size_t unknowns);

}  // namespace brouncker
