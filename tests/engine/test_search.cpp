#include "engine/evaluate/evaluate.hpp"
#include "engine/search/search.hpp"

#include <doctest/doctest.h>

#include <map>
#include <mutex>
#include <stdexcept>

namespace brouncker {
namespace {

/// A quick job: 7^2 * 3 * 7 indices at a small depth.
Job small_job() {
  return {SearchSpace::from_templates("A*n + B", "C*n^2 + D", {{"", "-3..3"}, {"C", "-1..1"}}), Sampling{.depth = 200}, {}};
}

/// Everything a row says, as text, so that rows can be compared to the last bit.
std::string fingerprint(const Row& row) {
  std::string text = std::string(name(row.convergence.kind)) + "|" + row.limit.value + "|" + row.limit.error_bound + "|" +
                     row.deep_convergent + "|" + (row.limit.rational ? row.limit.rational->str() : "");
  for (const double value : row.metrics.values) {
    char digits[40];
    std::snprintf(digits, sizeof digits, "|%a", value == value ? value : 0.125);
    text += digits;
  }
  return text;
}

void collect(const ChunkResult& result, std::map<std::uint64_t, std::string>& rows) {
  for (const IndexedRow& row : result.rows) {
    CHECK(rows.emplace(row.id, fingerprint(row.row)).second);
    if (row.has_mirror()) CHECK(rows.emplace(row.mirror, fingerprint(mirrored(row.row))).second);
  }
}

std::map<std::uint64_t, std::string> run(const Job& job, const SearchOptions& options, SearchCallbacks callbacks = {}) {
  std::map<std::uint64_t, std::string> rows;
  callbacks.write = [&](const ChunkResult& result) { collect(result, rows); };
  search(job, options, callbacks);
  return rows;
}

TEST_SUITE("search") {
  TEST_CASE("chunks cover the space without overlap") {
    const Job job = small_job();
    std::uint64_t next = 0;
    for (std::uint64_t i = 0; i < chunk_count(job.space, 100); ++i) {
      const Chunk chunk = chunk_at(job.space, 100, i);
      CHECK(chunk.first == next);
      next = chunk.last;
    }
    CHECK(next == job.space.size());
  }

  TEST_CASE("every formula comes exactly once, equal to its own evaluation, mirrored or not") {
    const Job job = small_job();
    const auto rows = run(job, {.chunk_size = 64, .threads = 2});
    std::size_t formulas = 0;
    for (std::uint64_t id = 0; id < job.space.size(); ++id) {
      const auto pcf = job.space.at(id);
      formulas += pcf.has_value();
      REQUIRE(rows.count(id) == pcf.has_value());
      if (pcf) CHECK(rows.at(id) == fingerprint(evaluate(*pcf, job.sampling, kRunDigits)));
    }
    CHECK(rows.size() == formulas);
    CHECK(formulas == (7 * 7 - 1) * (3 * 7 - 1));
  }

  TEST_CASE("rows do not depend on threads and chunk size") {
    const Job job = small_job();
    const auto expected = run(job, {.chunk_size = 1'000, .threads = 1});
    CHECK(run(job, {.chunk_size = 13, .threads = 2}) == expected);
  }

  TEST_CASE("a stopped search goes on where it was") {
    const Job job = small_job();
    const SearchOptions options{.chunk_size = 50, .threads = 2};
    std::atomic<bool> stop{false};
    std::map<std::uint64_t, std::string> rows;
    std::map<std::uint64_t, bool> done;
    SearchCallbacks callbacks;
    callbacks.is_done = [&](std::uint64_t chunk) { return done[chunk]; };
    callbacks.write = [&](const ChunkResult& result) {
      done[result.chunk.number] = true;
      collect(result, rows);
      stop = true;
    };
    callbacks.stop = &stop;
    int rounds = 0;
    while (!search(job, options, callbacks)) stop = false, ++rounds;
    CHECK(rounds > 1);
    CHECK(rows == run(job, options));
  }

  TEST_CASE("an error while writing ends the search and reaches the caller") {
    SearchCallbacks callbacks;
    callbacks.write = [](const ChunkResult&) { throw std::runtime_error("disk full"); };
    CHECK_THROWS_WITH(search(small_job(), {.chunk_size = 50, .threads = 2}, callbacks), "disk full");
  }
}

}  // namespace
}  // namespace brouncker
