#include "engine/sieve/sieve.hpp"

#include "engine/parallel.hpp"
#include "engine/sieve/cells.hpp"
#include "engine/sieve/stratum_sieve.hpp"

#include <algorithm>
#include <chrono>

namespace brouncker::sieve {
namespace {

double now() { return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch()).count(); }

/// Formulas of a cell: milliseconds. Cells done between two looks at the survivors so far.
constexpr std::uint64_t kCellSize = std::uint64_t{1} << 24;
constexpr std::uint64_t kCellsAtOnce = 64;

class Sieve {
 public:
  Sieve(const SieveSpace& space, const SieveOptions& options, const std::function<void(const Survivor&)>& found)
      : space_(space), cells_(space, kCellSize), options_(options), found_(found) {
    for (const SieveBlock& block : cells_.blocks()) to_cover_ -= block.untested.holes + block.untested.mirrored;
  }

  SieveResult run() {
    std::uint64_t first = 0;
    for (const SieveBlock& block : cells_.blocks()) {
      if (is_stopped()) break;
      // The first of this shard's cells in the block.
      const std::uint64_t next = (options_.shard + options_.shards - first % options_.shards) % options_.shards;
      if (next < block.slices) {
        if (block.stratum) walk(block, next);
        else result_.counts += block.untested;
      }
      first += block.slices;
    }
    result_.is_complete = !is_stopped();
    return std::move(result_);
  }

 private:
  bool is_stopped() const { return options_.work.is_stopped(); }

  void walk(const SieveBlock& block, std::uint64_t next) {
    const double begin = now();
    const SievePart part{space_.parts()[block.part], space_.first_index(block.part)};
    const auto stratum = stratum_sieve(part, *block.stratum, options_.demand, options_.work);
    const double middle = now();
    result_.table_seconds += middle - begin;
    if (!stratum) return;
    const std::vector<std::uint32_t> primes = stratum->primes();
    result_.primes.insert(primes.begin(), primes.end());
    result_.tables += primes.size();
    while (next < block.slices && !is_stopped()) {
      const std::uint64_t count = std::min(kCellsAtOnce, (block.slices - next + options_.shards - 1) / options_.shards);
      batch(*stratum, block.slices, next, count);
      next += count * options_.shards;
    }
    result_.walk_seconds += now() - middle;
  }

  void batch(const StratumSieve& stratum, std::uint64_t slices, std::uint64_t first, std::uint64_t count) {
    std::vector<std::optional<Sieved>> done(static_cast<std::size_t>(count));
    parallel_blocks(done.size(), 1, options_.work.threads, [&](std::size_t from, std::size_t to) {
      for (std::size_t i = from; i < to; ++i) {
        const std::uint64_t slice = first + i * options_.shards, pieces = stratum.pieces();
        done[i] = stratum.sieve(first_piece(pieces, slices, slice), first_piece(pieces, slices, slice + 1), options_.work.stop);
      }
    });
    if (is_stopped()) return;  // what is half done does not count
    for (const auto& each : done) {
      result_.counts += each->counts;
      for (const Survivor& survivor : each->survivors) found_(survivor);
    }
    options_.work.report("sieve", result_.counts.covered(), to_cover_ / options_.shards);
  }

  const SieveSpace& space_;
  SieveCells cells_;
  const SieveOptions& options_;
  const std::function<void(const Survivor&)>& found_;
  std::uint64_t to_cover_ = space_.size();
  SieveResult result_;
};

}  // namespace

SieveResult sieve(const SieveSpace& space, const SieveOptions& options, const std::function<void(const Survivor&)>& found) {
  return Sieve(space, options, found).run();
}

}  // namespace brouncker::sieve
