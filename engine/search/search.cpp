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

/// Polynomials that are not zero, and what they are called.
struct Side {
  std::vector<Polynomial> polynomials;
  std::vector<std::uint64_t> index;
  void add(Polynomial p, std::uint64_t i) {
    if (p.is_zero()) return;
    polynomials.push_back(std::move(p));
    index.push_back(i);
  }
};

/// Indices of (-a, b) for an a and all b's. Where nothing is shared they are those of one -a; else (-a, b) lies in the slice where
/// the shared parameters are those of -a, or nowhere, which depends on b.
std::vector<std::uint64_t> mirrors_of(const ChunkPlan& plan, const SearchSpace& space, const Polynomial& a, std::uint64_t a_index,
                                      const Side& b) {
  std::vector<std::uint64_t> mirrors(b.index.size(), kNone);
  const auto image = plan.is_sliced() ? std::nullopt : plan.mirror(a_index);
  for (std::size_t j = 0; j < mirrors.size(); ++j) {
    if (plan.is_sliced()) mirrors[j] = space.index_of(Pcf{-a, b.polynomials[j]}).value_or(kNone);
    else if (image) mirrors[j] = plan.index(*image, b.index[j]);
  }
  return mirrors;
}

/// An a of whose pairs any comes before its mirror image is computed with all b's.
void evaluate_block(const ChunkPlan& plan, const SearchSpace& space, const fast::Shared& shared, const Block& block,
                    std::vector<IndexedRow>& rows, SecondsByPhase* seconds) {
  Side a, b;
  for (std::uint64_t j = block.b_first; j < block.b_last; ++j) b.add(plan.b_at(block.slice, j), j);
  std::vector<std::vector<std::uint64_t>> mirrors;
  for (std::uint64_t i = block.a_first; i < block.a_last; ++i) {
    const std::uint64_t index = plan.a_index(block.slice, i);
    Polynomial each = plan.a_at(index);
    if (each.is_zero()) continue;
    std::vector<std::uint64_t> of_pairs = mirrors_of(plan, space, each, index, b);
    bool comes_first = false;
    for (std::size_t j = 0; j < of_pairs.size(); ++j) comes_first = comes_first || of_pairs[j] >= plan.index(index, b.index[j]);
    if (!comes_first) continue;  // all its pairs come with their mirror images
    a.add(std::move(each), index);
    mirrors.push_back(std::move(of_pairs));
  }
  if (a.index.empty()) return;
  rows.reserve(rows.size() + a.index.size() * b.index.size());
  const auto emit = [&](std::size_t i, std::size_t j, Row row) {
    const std::uint64_t id = plan.index(a.index[i], b.index[j]);
    if (mirrors[i][j] >= id) rows.push_back({id, mirrors[i][j], std::move(row)});
  };
  fast::evaluate_tile(shared, a.polynomials, b.polynomials, plan.gcds(), emit, seconds);
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
  const SearchSpace* space = job.source.space();
  if (plan.is_tiled()) {
    for (const Block& block : plan.blocks(number))
      evaluate_block(plan, *space, *shared, block, result.rows, options.profile ? &result.stages : nullptr);
  } else if (const FormulaList* list = job.source.list()) {
    evaluate_listed(*list, job, result.chunk, result.rows);
  }
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
