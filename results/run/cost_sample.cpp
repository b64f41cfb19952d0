#include "results/run/cost_sample.hpp"

#include "engine/resources.hpp"
#include "results/run/store.hpp"

#include <algorithm>
#include <atomic>
#include <chrono>
#include <cmath>
#include <condition_variable>
#include <mutex>
#include <random>
#include <thread>
#include <vector>

#include <fmt/format.h>
#include <unistd.h>

namespace brouncker {
namespace {

namespace fs = std::filesystem;

constexpr std::uint64_t kStrata = 32;
/// Bytes of the note that a chunk is done, about; of two indices without rows.
constexpr double kNoteBytes = 100, kEmptyIndices = 2 * 4096;

/// 0 .. 31 in an order whose every beginning is spread over all of them.
std::uint64_t reversed_bits(std::uint64_t i) {
  std::uint64_t reversed = 0;
  for (std::uint64_t bit = 1; bit < kStrata; bit *= 2) reversed = reversed * 2 + ((i & bit) != 0);
  return reversed;
}

/// Numbers of the chunks to look at, without repetition.
std::vector<std::uint64_t> chunks_to_sample(std::uint64_t count) {
  std::mt19937_64 random(1655);
  std::vector<std::uint64_t> chunks;
  for (std::uint64_t i = 0; i < kStrata; ++i) {
    const std::uint64_t stratum = reversed_bits(i);
    const std::uint64_t first = count / kStrata * stratum + std::min(stratum, count % kStrata);
    const std::uint64_t size = count / kStrata + (stratum < count % kStrata);
    if (size > 0) chunks.push_back(first + random() % size);
  }
  return chunks;
}

struct TemporaryStore {
  fs::path path = fs::temp_directory_path() / fmt::format("brouncker-sample-{}.sqlite", ::getpid());
  TemporaryStore() { remove(); }
  ~TemporaryStore() { remove(); }
  void remove() const {
    std::error_code error;
    for (const char* suffix : {"", "-wal", "-shm", "-journal", ".new"}) fs::remove(path.string() + suffix, error);
  }
};

/// A flag that turns true after so many seconds.
class Deadline {
 public:
  explicit Deadline(double seconds)
      : thread_([this, seconds] {
          std::unique_lock lock(mutex_);
          over_.wait_for(lock, std::chrono::duration<double>(seconds), [this] { return is_over_; });
          passed_ = true;
        }) {}
  ~Deadline() {
    {
      const std::lock_guard guard(mutex_);
      is_over_ = true;
    }
    over_.notify_one();
    thread_.join();
  }
  Deadline(const Deadline&) = delete;
  Deadline& operator=(const Deadline&) = delete;
  const std::atomic<bool>& passed() const { return passed_; }

 private:
  std::atomic<bool> passed_ = false;
  bool is_over_ = false;
  std::mutex mutex_;
  std::condition_variable over_;
  std::thread thread_;
};

/// Relative standard error of the ratio sum(costs) / sum(formulas), chunks drawn independently.
double relative_error(const std::vector<double>& costs, const std::vector<double>& formulas, double ratio) {
  const auto n = static_cast<double>(costs.size());
  double squares = 0, sum = 0;
  for (std::size_t i = 0; i < costs.size(); ++i) {
    squares += (costs[i] - ratio * formulas[i]) * (costs[i] - ratio * formulas[i]);
    sum += costs[i];
  }
  return sum > 0 && n > 1 ? std::sqrt(n * squares / (n - 1)) / sum : 0;
}

}  // namespace

CostSample sample_costs(const Job& job, std::uint64_t chunk_size, Keep keep, double seconds) {
  const Deadline deadline(seconds);
  const ChunkEvaluator evaluate_chunk(job, {.chunk_size = chunk_size, .threads = 1});
  const TemporaryStore file;
  CostSample sample;
  std::vector<double> costs, formulas;
  double total = 0, writing = 0, count = 0, tables = 0;
  const StoreIdentity identity{print_job(job), "", chunk_size, keep};
  const auto bytes = [&] { return static_cast<double>(fs::file_size(file.path)); };
  {
    Store store(file.path, identity, Store::Readers::none);
    sample.empty_bytes = bytes();
    for (const std::uint64_t chunk : chunks_to_sample(evaluate_chunk.count())) {
      const double begin = thread_cpu_seconds();
      const auto result = evaluate_chunk(chunk, &deadline.passed());
      if (!result) break;
      const double computed = thread_cpu_seconds();
      store.write(*result);
      const double end = thread_cpu_seconds();
      writing += end - computed;
      tables += result->table_seconds;
      total += costs.emplace_back(end - begin);
      count += formulas.emplace_back(static_cast<double>(result->formulas()));
      ++sample.chunks;
      if (deadline.passed()) break;
    }
    store.finish(Store::Indices::none);
  }
  if (sample.chunks == 0) return sample;
  sample.cpu_seconds_per_chunk = (total - tables) / static_cast<double>(sample.chunks);
  sample.table_seconds = tables / static_cast<double>(sample.chunks);
  if (count == 0) return sample;
  const double notes = kNoteBytes * static_cast<double>(sample.chunks);  // may still fit into pages that an empty file has
  sample.shard_bytes_per_formula = std::max(bytes() - sample.empty_bytes, notes) / count;
  Store(file.path, identity, Store::Readers::none).finish(Store::Indices::id);
  sample.run_bytes_per_formula = std::max(bytes() - sample.empty_bytes - kEmptyIndices, notes) / count;
  sample.formulas_per_chunk = count / static_cast<double>(sample.chunks);
  sample.cpu_seconds_per_formula = total / count;
  sample.write_seconds_per_formula = writing / count;
  sample.relative_error = relative_error(costs, formulas, total / count);
  return sample;
}

}  // namespace brouncker
