/// The chunks of a sieved space: cells of its sieve, and rows of what they let through.
#pragma once

#include "engine/search/search.hpp"
#include "engine/sieve/cells.hpp"
#include "engine/sieve/stratum_sieve.hpp"

#include <memory>
#include <mutex>

namespace brouncker {

/// Chunks may be evaluated in any order and from any thread; in their order the tables of each stratum are made once.
class SievedChunks {
 public:
  /// @param job Of a sieved space; has to outlive it.
  SievedChunks(const Job& job, const SearchOptions& options);
  ~SievedChunks();

  /// Fills in rows and counts of result.chunk. False where `stop` turned true before the end.
  bool evaluate(ChunkResult& result, const std::atomic<bool>* stop) const;

 private:
  struct Slot;

  /// The tables of a block's stratum, made by all threads that ask for them; nullptr where stopped.
  std::shared_ptr<const sieve::StratumSieve> stratum_of(std::size_t block, const std::atomic<bool>* stop) const;

  const Job& job_;
  int threads_;
  sieve::SieveCells cells_;
  mutable std::mutex mutex_;
  mutable std::vector<std::shared_ptr<Slot>> slots_;  // by block; empty long before the block in work
};

}  // namespace brouncker
