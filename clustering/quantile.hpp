/// Medians and quantiles of what is finite.
#pragma once

#include <algorithm>
#include <cmath>
#include <limits>
#include <vector>

namespace brouncker {

/// Sorted, without what is not finite.
inline std::vector<double> sorted_finite(std::vector<double> values) {
  std::erase_if(values, [](double x) { return !std::isfinite(x); });
  std::sort(values.begin(), values.end());
  return values;
}

/// The value of rank ceil(share * n), the first for share = 0; NaN for none. Precondition: sorted, 0 <= share <= 1.
inline double quantile(const std::vector<double>& sorted, double share) {
  if (sorted.empty()) return std::numeric_limits<double>::quiet_NaN();
  const auto rank = static_cast<std::size_t>(std::ceil(share * static_cast<double>(sorted.size())));
  return sorted[std::max<std::size_t>(rank, 1) - 1];
}

/// The same of finite values in any order, which are rearranged. O(n).
inline double selected_quantile(std::vector<double>& values, double share) {
  if (values.empty()) return std::numeric_limits<double>::quiet_NaN();
  const auto rank = static_cast<std::size_t>(std::ceil(share * static_cast<double>(values.size())));
  const auto place = values.begin() + static_cast<std::ptrdiff_t>(std::max<std::size_t>(rank, 1) - 1);
  std::nth_element(values.begin(), place, values.end());
  return *place;
}

}  // namespace brouncker
