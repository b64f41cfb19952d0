/// Rows of doubles: all that this room knows of a formula.
#pragma once

#include <cassert>
#include <cstdint>
#include <span>

namespace brouncker {

/// The number of a row, and of a place in an order of rows.
using PointId = std::uint32_t;

inline constexpr PointId kNoPoint = ~PointId{0};

/// A view of `count` rows of `dimension` doubles, one after the other; the values have to outlive it.
class Points {
 public:
  /// @param values Shape [count x dimension], row after row.
  Points(std::span<const double> values, std::size_t dimension) : values_(values), dimension_(dimension) {
    assert(dimension > 0 && values.size() % dimension == 0);
  }
  std::size_t size() const { return values_.size() / dimension_; }
  std::size_t dimension() const { return dimension_; }
  std::span<const double> values() const { return values_; }
  std::span<const double> operator[](std::size_t row) const { return values_.subspan(row * dimension_, dimension_); }

 private:
  std::span<const double> values_;
  std::size_t dimension_;
};

/// The largest magnitude that squared distances can hold.
inline constexpr double kLargestCoordinate = 1e150;

/// Throws Error, naming the row and column, where a value is not a number, infinite or beyond kLargestCoordinate, and where
/// there are 2^32 - 1 rows or more.
void require_finite(const Points& points);

/// -1, 0, 1: the lexicographic order of two rows; NaN comes last.
int compare_rows(std::span<const double> x, std::span<const double> y);

}  // namespace brouncker
