/// The classes of a run against each other.
#pragma once

#include "engine/match/pairs.hpp"
#include "results/match_classes.hpp"

#include <atomic>

namespace brouncker {

/// Relations between classes, bucket by bucket; in the order of the buckets.
struct RelatedClasses {
  std::vector<PairHit> hits;
  std::uint64_t tests = 0;
  bool control_found = true;
};

RelatedClasses related_classes(std::vector<PcfClass> list, int threads, const std::atomic<bool>* stop);

/// The hits, which speak of classes, as relations between the limits of the first members; `id` and `other` become those of their rows.
std::vector<PairHit> between_members(std::vector<PairHit> hits, const FormulaClasses& classes, const sqlite::Database& database);

}  // namespace brouncker
