#include "engine/fast/sample_plan.hpp"

#include "engine/metrics/samples.hpp"

#include <algorithm>

namespace brouncker::fast {

std::optional<SamplePlan> plan_samples(const Sampling& sampling) {
  if (sampling.depth - 1 > kDeepest) return std::nullopt;
  SamplePlan plan;
  plan.last = static_cast<int>(sampling.depth) - 1;
  std::array<std::vector<int>, 2> depths;
  for (std::size_t zeros = 0; zeros < plan.layouts.size(); ++zeros) {
    SampleLayout& layout = plan.layouts[zeros];
    layout.places = sample_places(sampling.depth - static_cast<std::int64_t>(zeros), sampling.divisor);
    for (const std::int64_t place : layout.places)
      depths[zeros].push_back(static_cast<int>(place - 1 + static_cast<std::int64_t>(zeros)));
    plan.depths.insert(plan.depths.end(), depths[zeros].begin(), depths[zeros].end());
  }
  std::ranges::sort(plan.depths);
  plan.depths.erase(std::unique(plan.depths.begin(), plan.depths.end()), plan.depths.end());
  if (plan.depths.front() < kEarly || plan.depths.back() >= plan.last) return std::nullopt;
  for (std::size_t zeros = 0; zeros < plan.layouts.size(); ++zeros)
    for (const int n : depths[zeros])
      plan.layouts[zeros].depth_index.push_back(static_cast<int>(std::ranges::lower_bound(plan.depths, n) - plan.depths.begin()));
  return plan;
}

}  // namespace brouncker::fast
