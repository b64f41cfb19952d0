/// Squared Euclidean distances with the dimension known to the compiler where it is small.
#pragma once

#include <algorithm>
#include <cstddef>
#include <utility>

namespace brouncker {

/// Calls work(std::integral_constant<std::size_t, d>) with d = dimension up to 8, d = 0 ("see at run time") beyond.
template <class Work>
void with_dimension(std::size_t dimension, const Work& work) {
  [&]<std::size_t... d>(std::index_sequence<d...>) {
    if (dimension > 8) return work(std::integral_constant<std::size_t, 0>{});
    (void)((dimension == d + 1 && (work(std::integral_constant<std::size_t, d + 1>{}), true)) || ...);
  }
  (std::make_index_sequence<8>{});
}

/// sum (x_k - y_k)^2, added in the order of k: symmetric to the last bit. `known` is `dimension` or 0.
template <std::size_t known>
double squared_distance(const double* x, const double* y, std::size_t dimension) {
  double sum = 0;
  for (std::size_t k = 0; k < (known ? known : dimension); ++k) sum += (x[k] - y[k]) * (x[k] - y[k]);
  return sum;
}

/// A lower bound, to the last bit, of squared_distance(x, y) for every y in the box low <= y <= high: each term is at most
/// that of y, since rounding is monotonic, and they are added in the same order.
template <std::size_t known>
double squared_distance_to_box(const double* x, const double* low, const double* high, std::size_t dimension) {
  double sum = 0;
  for (std::size_t k = 0; k < (known ? known : dimension); ++k) {
    const double outside = std::max(std::max(low[k] - x[k], x[k] - high[k]), 0.0);
    sum += outside * outside;
  }
  return sum;
}

}  // namespace brouncker
