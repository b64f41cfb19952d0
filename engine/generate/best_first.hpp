/// Directions in the order of what is expected of them, best first.
///
/// All directions of the first shells, about kMostEnumerated of them; then local improvement: sums of two of the best, which lie
/// between them, as delta depends on the ratios of a direction, and their neighbours by one step along an axis; until the best
/// stay the same. Nothing is made. What is found depends on the bound, and on the time only where that is up.
/// Source: doc/GENERATE.md.
#pragma once

#include "engine/generate/generate.hpp"

namespace brouncker::generate {

/// More directions are not looked at before the improvement.
inline constexpr std::size_t kMostEnumerated = 1000;

struct Foreseen {
  Task task;
  Outlook outlook;
};

struct Foresight {
  std::vector<Foreseen> best;  ///< those of which something is known first, in the order; the others by size
  std::uint64_t looked_at = 0;
  int complete_size = 0;    ///< the last shell all of which was looked at
  bool has_order = false;   ///< something is known of at least one
  bool time_is_up = false;  ///< before the improvement ended
};

/// @param order digits or delta. @param is_over Asked often, from all threads.
Foresight foreseen(const Sources& sources, Order order, int bound, const WorkOptions& work, const std::function<bool()>& is_over);

}  // namespace brouncker::generate
