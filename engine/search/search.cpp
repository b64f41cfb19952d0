#include "engine/search/search.hpp"

#include "engine/evaluate/evaluate.hpp"
#include "engine/fast/tile.hpp"
#include "engine/search/plan.hpp"
#include "engine/search/sieved_chunks.hpp"

#include <algorithm>
#include <exception>
#include <memory>
#include <mutex>

#include <tbb/global_control.h>
#include <tbb/info.h>
#include <tbb/parallel_pipeline.h>

namespace brouncker {
namespace {

constexpr std::uint64_t kNone = IndexedRow::kNoMirror;

/// Different formulas of a list, each at all its places.
void evaluate_listed(const FormulaList& list, const Job& job, const Chunk& chunk, std::vector<IndexedRow>& rows) {
  for (std::uint64_t i = chunk.first; i < chunk.last; ++i) {
    const auto places = list.places(i);
    const Row row = evaluate(list.at(places[0]).pcf, job.sampling, kRunDigits);
    for (const std::uint64_t place : places) {
      rows.push_back({place, kNone, row});
      rows.back().row.origin = list.at(place).origin;
    }
  }
}

/// A run of indices of a space, formula by formula.
void evaluate_run(const SearchSpace& space, const Job& job, const Chunk& chunk, std::vector<IndexedRow>& rows) {
  for (std::uint64_t id = chunk.first; id < chunk.last; ++id) {
    const auto pcf = space.at(id);
    if (!pcf) continue;
    const std::uint64_t mirror = space.index_of(Pcf{-pcf->a, pcf->b}).value_or(kNone);
    if (mirror >= id) rows.push_back({id, mirror, evaluate(*pcf, job.sampling, kRunDigits)});
  }
}

/// Polynomials that are not zero, and what they are called.
struct Side {
  std::vector<Polynomial> polynomials;
  std::vector<std::uint64_t> index, mirror;
};

Side a_side(const ChunkPlan& plan, const Block& block) {
  Side side;
  for (std::uint64_t i = block.a_first; i < block.a_last; ++i) {
    Polynomial a = plan.a_at(i);
    if (a.is_zero()) continue;
    const std::uint64_t mirror = plan.mirror(i).value_or(kNone);
    if (mirror < i) continue;  // comes with its mirror image
    side.polynomials.push_back(std::move(a));
    side.index.push_back(i), side.mirror.push_back(mirror);
  }
  return side;
}

Side b_side(const ChunkPlan& plan, const Block& block) {
  Side side;
  for (std::uint64_t i = block.b_first; i < block.b_last; ++i) {
    Polynomial b = plan.b_at(i);
    if (b.is_zero()) continue;
    side.polynomials.push_back(std::move(b));
    side.index.push_back(i);
  }
  return side;
}

void evaluate_block(const ChunkPlan& plan, const fast::Shared& shared, const Block& block, std::vector<IndexedRow>& rows,
                    SecondsByPhase* seconds) {
  const Side a = a_side(plan, block), b = b_side(plan, block);
  if (a.polynomials.empty() || b.polynomials.empty()) return;
  rows.reserve(a.polynomials.size() * b.polynomials.size());
  const auto emit = [&](std::size_t i, std::size_t j, Row row) {
    const std::uint64_t mirror = a.mirror[i] == kNone ? kNone : a.mirror[i] * plan.b_count() + b.index[j];
    rows.push_back({a.index[i] * plan.b_count() + b.index[j], mirror, std::move(row)});
  };
  fast::evaluate_tile(shared, a.polynomials, b.polynomials, emit, seconds);
}

}  // namespace

std::uint64_t chunk_count(const Job& job, std::uint64_t size) { return ChunkPlan(job.source, size).count(); }

std::uint64_t stratum_count(const Job& job, std::uint64_t size) {
  const ChunkPlan plan(job.source, size);
  if (!plan.cells()) return 0;
  return static_cast<std::uint64_t>(
      std::ranges::count_if(plan.cells()->blocks(), [](const sieve::SieveBlock& block) { return block.stratum.has_value(); }));
}

struct ChunkEvaluator::State {
  const Job& job;
  SearchOptions options;
  ChunkPlan plan;
  std::shared_ptr<const fast::Shared> shared;
  std::unique_ptr<const SievedChunks> sieved;  // of a sieved space
};

ChunkEvaluator::ChunkEvaluator(const Job& job, const SearchOptions& options)
    : state_(new State{job, options, ChunkPlan(job.source, options.chunk_size), fast::shared_for(job.sampling),
                       job.source.sieved() ? std::make_unique<SievedChunks>(job, options) : nullptr}) {}

ChunkEvaluator::~ChunkEvaluator() = default;

std::uint64_t ChunkEvaluator::count() const { return state_->plan.count(); }

std::optional<ChunkResult> ChunkEvaluator::operator()(std::uint64_t number, const std::atomic<bool>* stop) const {
  const auto& [job, options, plan, shared, sieved] = *state_;
  const double begin = thread_cpu_seconds();
  const auto [first, last] = plan.indices(number);
  ChunkResult result;
  result.chunk = {number, first, last};
  if (sieved && !sieved->evaluate(result, stop)) return std::nullopt;
  if (plan.is_tiled()) evaluate_block(plan, *shared, plan.block(number), result.rows, options.profile ? &result.stages : nullptr);
  else if (const FormulaList* list = job.source.list()) evaluate_listed(*list, job, result.chunk, result.rows);
  else if (const SearchSpace* space = job.source.space()) evaluate_run(*space, job, result.chunk, result.rows);
  result.cpu_seconds = thread_cpu_seconds() - begin;
  return result;
}

bool search(const Job& job, const SearchOptions& options, const SearchCallbacks& callbacks) {
  const auto threads = static_cast<std::size_t>(options.threads > 0 ? options.threads : tbb::info::default_concurrency());
  const tbb::global_control limit(tbb::global_control::max_allowed_parallelism, threads);
  const ChunkEvaluator evaluate_chunk(job, options);
  std::uint64_t next = 0;
  const std::uint64_t count = evaluate_chunk.count();
  // Nothing is thrown inside a pipeline, which would lose what is in it: the first failure ends the search and is rethrown after
  // it.
  std::exception_ptr failure;
  std::atomic<bool> failed{false}, abandoned{false};
  const auto stopped = [&] { return (callbacks.stop && callbacks.stop->load()) || failed.load(); };

  const auto read = [&](tbb::flow_control& flow) -> std::uint64_t {
    while (next < count && callbacks.is_done && callbacks.is_done(next)) ++next;
    if (next < count && !stopped()) return next++;
    flow.stop();
    return count;
  };
  using Result = std::shared_ptr<const ChunkResult>;
  std::mutex mutex;
  const auto note_failure = [&] {
    const std::lock_guard guard(mutex);
    if (!failed.exchange(true)) failure = std::current_exception();
  };
  const auto work = [&](std::uint64_t number) -> Result {
    try {
      if (auto result = evaluate_chunk(number, callbacks.stop)) return std::make_shared<const ChunkResult>(std::move(*result));
      abandoned = true;
    } catch (...) {
      note_failure();
    }
    return nullptr;
  };
  const auto write = [&](const Result& result) {
    if (!result || failed.load()) return;
    try {
      callbacks.write(*result);
    } catch (...) {
      note_failure();
    }
  };

  // As many chunks in flight as threads: so many are lost when the process is killed.
  tbb::parallel_pipeline(threads, tbb::make_filter<void, std::uint64_t>(tbb::filter_mode::serial_in_order, read) &
                                      tbb::make_filter<std::uint64_t, Result>(tbb::filter_mode::parallel, work) &
                                      tbb::make_filter<Result, void>(tbb::filter_mode::serial_out_of_order, write));
  if (failure) std::rethrow_exception(failure);
  return next >= count && !abandoned;
}

}  // namespace brouncker
