/// Which depths the fast path samples.
#pragma once

#include "formulas/job.hpp"

#include <array>
#include <vector>

namespace brouncker::fast {

/// Zeros of q_n before this n are counted exactly pair by pair; later ones send a pair to the generic path.
inline constexpr int kEarly = 5;

/// The samples of the PCFs with the same number of zeros among q_1 .. q_4 and none later.
struct SampleLayout {
  std::vector<std::int64_t> places;  ///< in the list without zeros, see take_samples()
  std::vector<int> depth_index;      ///< into SamplePlan::depths, one a place
};

/// Layouts for no zero and for one: all but some thousandths of the PCFs of a small space.
struct SamplePlan {
  int last = 0;             ///< N, the deepest convergent
  std::vector<int> depths;  ///< all n of all layouts, increasing, kEarly <= n < last
  std::array<SampleLayout, 2> layouts;

  int deepest_sample() const { return depths.back(); }
};

/// Deepest N for which tables of all terms are kept: 10^4 x kTileWidth doubles are 8 MB.
inline constexpr std::int64_t kDeepest = 10'000;

/// @return nullopt where the samples of this depth and divisor begin before kEarly, or N is beyond kDeepest.
std::optional<SamplePlan> plan_samples(const Sampling& sampling);

}  // namespace brouncker::fast
