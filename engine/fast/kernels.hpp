/// The inner loops of the fast path, compiled for several instruction sets and chosen at run time. All of them give the same bits:
/// the loops work on lanes that never mix, floating point is not contracted, and residues are exact.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace brouncker::fast {

/// Lanes of a tile: rows of that many numbers, one a lane. A multiple of the lanes of every register.
inline constexpr int kTileWidth = 96;

/// Forward q_n and backward K(i..last) for one b and all lanes of a, see dynamics.hpp. A number is value 2^exponent.
struct DynamicsJob {
  const double* a = nullptr;  ///< a(n) of lane l at [n kTileWidth + l], 0 <= n <= last
  const double* b = nullptr;  ///< b(n), 0 <= n <= last + 1
  int lanes = 0;              ///< lanes in use
  int last = 0;
  const int* samples = nullptr;  ///< increasing, 1 <= n < last
  int count = 0;
  int watch_from = 0;            ///< from this n on, a q_n near 0 is reported
  // Results: rows of kTileWidth. Row i < count belongs to sample i, row `count` to the whole.
  double *q = nullptr, *q_terms = nullptr;         ///< q_n; |a(n) q_(n-1)| + |b(n) q_(n-2)|; row count: q_last
  double *k = nullptr, *k_terms = nullptr;         ///< K(n+2..last) and its two terms; row count: K(1..last)
  std::int64_t *q_exponent = nullptr, *k_exponent = nullptr;
  std::int64_t* near_zero = nullptr;               ///< one row: not 0 where a watched q_n is within 2^-30 of its terms
};

struct Kernels {
  std::string_view name;
  void (*dynamics)(const DynamicsJob&);
};

/// Those that this machine can run, the plainest first.
std::vector<const Kernels*> available_kernels();

/// The best of them, or what use_kernels() said.
const Kernels& kernels();

/// For tests and measurements: the kernels that everybody uses from now on; null for the best ones.
void use_kernels(const Kernels* chosen);

}  // namespace brouncker::fast
