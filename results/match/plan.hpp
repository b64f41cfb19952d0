/// The work of `match` cut into blocks that know nothing of each other: they can be done in any order, on any thread, process or
/// node.
#pragma once

#include "results/match/classes.hpp"

namespace brouncker {

/// A function of the formulas of the run alone. Blocks 0 .. groups.size() - 1 are the groups, the ranges follow.
struct MatchPlan {
  /// Classes by index, whole buckets of gauge invariants together (bucket_key()): no relation is looked for across buckets, so a
  /// group is matched with the constants, with itself, and proved, by itself.
  std::vector<std::vector<std::size_t>> groups;
  /// Rows for the prover by id: range j is range_begins[j] <= id < range_begins[j + 1], the last one has no end.
  std::vector<std::uint64_t> range_begins;
  /// Expected CPU microseconds, by block.
  std::vector<std::uint64_t> costs;

  std::size_t size() const { return groups.size() + range_begins.size(); }
  /// The numbers of the blocks of part i of k, dearest first. Dealt by cost, see deal().
  std::vector<std::size_t> part(std::uint64_t i, std::uint64_t k) const;
  /// Of all the groups and ranges.
  std::string checksum() const;
};

/// Cost: 2 us a class.
MatchPlan match_plan(const FormulaClasses& classes, int threads);

}  // namespace brouncker
