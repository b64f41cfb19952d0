#include "engine/search/sieved_chunks.hpp"

#include "engine/evaluate/evaluate.hpp"
#include "engine/resources.hpp"
#include "engine/search/plan.hpp"

#include <tbb/collaborative_call_once.h>

namespace brouncker {
namespace {

/// A formula with a row: converges exponentially, and is no other one times a constant.
bool has_row(sieve::SurvivorKind kind) {
  using enum sieve::SurvivorKind;
  return kind == deflatable || kind == hypergeometric || kind == irreducible || kind == undecided;
}

/// One for each kind, shared by its rows.
std::shared_ptr<const Origin> origin_of(sieve::SurvivorKind kind) {
  static const auto origins = [] {
    std::array<std::shared_ptr<const Origin>, sieve::kSurvivorKinds> all;
    for (std::size_t i = 0; i < all.size(); ++i)
      all[i] = std::make_shared<const Origin>(Origin{std::string(name(static_cast<sieve::SurvivorKind>(i))), "", ""});
    return all;
  }();
  return origins[static_cast<std::size_t>(kind)];
}

}  // namespace

struct SievedChunks::Slot {
  tbb::collaborative_once_flag once;
  std::shared_ptr<const sieve::StratumSieve> stratum;
};

SievedChunks::SievedChunks(const Job& job, const SearchOptions& options)
    : job_(job),
      threads_(options.threads),
      cells_(*ChunkPlan(job.source, options.chunk_size).cells()),
      slots_(cells_.blocks().size()) {}

SievedChunks::~SievedChunks() = default;

std::shared_ptr<const sieve::StratumSieve> SievedChunks::stratum_of(std::size_t block, const std::atomic<bool>* stop) const {
  std::shared_ptr<Slot> slot;
  {
    const std::lock_guard guard(mutex_);
    if (!slots_[block]) slots_[block] = std::make_shared<Slot>();
    slot = slots_[block];
    for (std::size_t i = 0; i + 1 < block; ++i) slots_[i].reset();  // who still works there holds on to it
  }
  tbb::collaborative_call_once(slot->once, [&] {
    const sieve::SieveBlock& its = cells_.blocks()[block];
    const SievedSpace& sieved = *job_.source.sieved();
    const sieve::SievePart part{sieved.space.parts()[its.part], sieved.space.first_index(its.part)};
    WorkOptions work;
    work.threads = threads_;
    work.stop = stop;
    slot->stratum = sieve::stratum_sieve(part, *its.stratum, sieved.demand, work);
  });
  return slot->stratum;
}

bool SievedChunks::evaluate(ChunkResult& result, const std::atomic<bool>* stop) const {
  const auto [number, slice] = cells_.cell(result.chunk.number);
  const sieve::SieveBlock& block = cells_.blocks()[number];
  result.sieved = block.untested;
  if (!block.stratum) return true;
  const double begin = thread_cpu_seconds();
  const auto stratum = stratum_of(number, stop);
  result.table_seconds = thread_cpu_seconds() - begin;
  if (!stratum) return false;
  const std::uint64_t pieces = stratum->pieces();
  auto done =
      stratum->sieve(sieve::first_piece(pieces, block.slices, slice), sieve::first_piece(pieces, block.slices, slice + 1), stop);
  if (!done) return false;
  *result.sieved += done->counts;
  for (const sieve::Survivor& survivor : done->survivors) {
    if (!has_row(survivor.kind)) continue;
    if (stop && stop->load()) return false;
    result.rows.push_back({survivor.index, IndexedRow::kNoMirror, brouncker::evaluate(survivor.pcf, job_.sampling, kRunDigits)});
    result.rows.back().row.origin = origin_of(survivor.kind);
  }
  return true;
}

}  // namespace brouncker
