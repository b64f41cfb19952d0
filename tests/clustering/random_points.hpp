/// Random rows for tests.
#pragma once

#include "tests/support/random_formulas.hpp"

#include <cmath>
#include <vector>

namespace brouncker::random_points {

using random_formulas::Generator;

inline double uniform(Generator& generator) { return static_cast<double>(generator() >> 11) * 0x1p-53; }

/// The mean of few uniform numbers: a hump, good enough for a blob.
inline double hump(Generator& generator) { return uniform(generator) + uniform(generator) + uniform(generator) - 1.5; }

/// Blobs of different density in a box, and one row in eight anywhere.
inline std::vector<double> blobs(Generator& generator, std::size_t count, std::size_t dimension, std::size_t blob_count) {
  std::vector<double> centres, values;
  for (std::size_t i = 0; i < blob_count * dimension; ++i) centres.push_back(10 * uniform(generator));
  for (std::size_t row = 0; row < count; ++row) {
    const std::size_t blob = generator() % blob_count;
    const bool anywhere = generator() % 8 == 0;
    for (std::size_t k = 0; k < dimension; ++k)
      values.push_back(anywhere ? 10 * uniform(generator)
                                : centres[blob * dimension + k] + hump(generator) / static_cast<double>(1 + 2 * blob));
  }
  return values;
}

/// Small integers: many equal rows and equal distances.
inline std::vector<double> lattice(Generator& generator, std::size_t count, std::size_t dimension, int side) {
  std::vector<double> values;
  for (std::size_t i = 0; i < count * dimension; ++i)
    values.push_back(static_cast<double>(generator() % static_cast<unsigned>(side)));
  return values;
}

/// order[i]: where row i of the shuffled rows was.
inline std::vector<std::size_t> permutation(Generator& generator, std::size_t count) {
  std::vector<std::size_t> order(count);
  for (std::size_t i = 0; i < count; ++i) {
    const std::size_t j = generator() % (i + 1);
    order[i] = order[j];
    order[j] = i;
  }
  return order;
}

inline std::vector<double> permuted(const std::vector<double>& values, std::size_t dimension,
                                    const std::vector<std::size_t>& order) {
  std::vector<double> result;
  for (const std::size_t row : order)
    result.insert(result.end(), values.begin() + static_cast<long>(row * dimension),
                  values.begin() + static_cast<long>((row + 1) * dimension));
  return result;
}

}  // namespace brouncker::random_points
