/// Which chunks of a space belong to part i of k: parts of about the same cost, a function of the space and the size of chunks
/// alone.
#pragma once

#include "formulas/job.hpp"

#include <cstdint>
#include <vector>

namespace brouncker {

class ShardPlan {
 public:
  /// @param chunk_size As for ChunkPlan. @param k Number of parts, >= 1.
  ///
  /// Up to kMostPlanned chunks of a space of rectangles are dealt by their expected cost, see deal(). Others are dealt in rounds of
  /// k, each round rotated against the one before so that no period of the space meets that of the dealing. Chunks of a sieved
  /// space go to the parts in their order, so that a part makes the tables of few strata.
  /// Cost: a few microseconds a polynomial and a chunk, at most a few seconds.
  ShardPlan(const Job& job, std::uint64_t chunk_size, std::uint64_t k);

  static constexpr std::uint64_t kMostPlanned = 1'000'000;

  std::uint64_t shard_of(std::uint64_t chunk) const;
  std::uint64_t parts() const { return k_; }
  std::uint64_t chunks() const { return chunks_; }

 private:
  std::uint64_t k_, chunks_, step_;
  bool in_order_;
  std::vector<std::uint32_t> dealt_;  // by chunk; empty where they are dealt in rounds
};

/// The part of each of the pieces of work, dealt by cost to k parts, k >= 1: dearest first, each to the part that has least so far
/// (Graham's LPT rule: no part gets more than 4/3 of the best possible maximum).
std::vector<std::uint32_t> deal(const std::vector<std::uint64_t>& costs, std::uint64_t k);

/// The expected cost of every chunk, dimensionless; empty where the space is not one of rectangles, or has too many chunks or
/// polynomials to look at. From the degrees of the polynomials alone: integers, the same on every machine.
std::vector<std::uint64_t> expected_costs(const Job& job, std::uint64_t chunk_size);

}  // namespace brouncker
