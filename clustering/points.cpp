#include "clustering/points.hpp"

#include "formulas/error.hpp"

#include <cmath>

#include <fmt/format.h>

namespace brouncker {

void require_finite(const Points& points) {
  if (points.size() >= kNoPoint)
    throw input_error(fmt::format("{} rows are too many to cluster; at most 2^32 - 2 are", points.size()));
  const auto values = points.values();
  for (std::size_t i = 0; i < values.size(); ++i) {
    if (std::abs(values[i]) <= kLargestCoordinate) continue;
    throw input_error(fmt::format("row {}, column {} is {}: only finite values up to {} in magnitude can be clustered",
                                  i / points.dimension(), i % points.dimension(), values[i], kLargestCoordinate));
  }
}

int compare_rows(std::span<const double> x, std::span<const double> y) {
  for (std::size_t k = 0; k < x.size(); ++k) {
    if (x[k] < y[k]) return -1;
    if (x[k] > y[k]) return 1;
    if (std::isnan(x[k]) != std::isnan(y[k])) return std::isnan(x[k]) ? 1 : -1;
  }
  return 0;
}

}  // namespace brouncker
