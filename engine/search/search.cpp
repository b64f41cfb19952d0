#include "engine/search/search.hpp"

#include "engine/evaluate/evaluate.hpp"

#include <algorithm>
#include <ctime>
#include <memory>

#include <tbb/global_control.h>
#include <tbb/info.h>
#include <tbb/parallel_pipeline.h>

namespace brouncker {
namespace {

double thread_cpu_seconds() {
  timespec t{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &t);
  return static_cast<double>(t.tv_sec) + 1e-9 * static_cast<double>(t.tv_nsec);
}

}  // namespace

std::uint64_t chunk_count(const Job& job, std::uint64_t size) { return (job.space.size() + size - 1) / size; }

Chunk chunk_at(const Job& job, std::uint64_t size, std::uint64_t number) {
  return {number, number * size, std::min(job.space.size(), (number + 1) * size)};
}

ChunkResult evaluate_chunk(const Job& job, const Chunk& chunk) {
  ChunkResult result{chunk, {}, 0};
  const double begin = thread_cpu_seconds();
  for (std::uint64_t id = chunk.first; id < chunk.last; ++id) {
    const auto pcf = job.space.at(id);
    if (!pcf) continue;
    const std::uint64_t mirror = job.space.index_of(Pcf{-pcf->a, pcf->b}).value_or(IndexedRow::kNoMirror);
    if (mirror < id) continue;
    // a = -a never: a is not 0.
    result.rows.push_back({id, mirror, evaluate(*pcf, job.sampling, kRunDigits)});
  }
  result.cpu_seconds = thread_cpu_seconds() - begin;
  return result;
}

bool search(const Job& job, const SearchOptions& options, const SearchCallbacks& callbacks) {
  const auto threads = static_cast<std::size_t>(options.threads > 0 ? options.threads : tbb::info::default_concurrency());
  const tbb::global_control limit(tbb::global_control::max_allowed_parallelism, threads);
  const std::uint64_t count = chunk_count(job, options.chunk_size);
  std::uint64_t next = 0;
  const auto stopped = [&] { return callbacks.stop && callbacks.stop->load(); };

  const auto read = [&](tbb::flow_control& flow) -> std::uint64_t {
    while (next < count && callbacks.is_done && callbacks.is_done(next)) ++next;
    if (next < count && !stopped()) return next++;
    flow.stop();
    return count;
  };
  const auto work = [&](std::uint64_t number) {
    return std::make_shared<const ChunkResult>(evaluate_chunk(job, chunk_at(job, options.chunk_size, number)));
  };
  const auto write = [&](const std::shared_ptr<const ChunkResult>& result) { callbacks.write(*result); };

  using Result = std::shared_ptr<const ChunkResult>;
  tbb::parallel_pipeline(threads + 2,
                         tbb::make_filter<void, std::uint64_t>(tbb::filter_mode::serial_in_order, read) &
                             tbb::make_filter<std::uint64_t, Result>(tbb::filter_mode::parallel, work) &
                             tbb::make_filter<Result, void>(tbb::filter_mode::serial_out_of_order, write));
  return next >= count;
}

}  // namespace brouncker
