#include "engine/fast/kernels.hpp"
#include "engine/search/search.hpp"

#include <doctest/doctest.h>

#include <cstring>
#include <map>

namespace brouncker::fast {
namespace {

/// Every bit of the rows that can differ between kernels.
std::map<std::uint64_t, std::string> rows_with(const Kernels* chosen, const Job& job) {
  use_kernels(chosen);
  std::map<std::uint64_t, std::string> rows;
  SearchCallbacks callbacks;
  callbacks.write = [&](const ChunkResult& result) {
    for (const IndexedRow& each : result.rows) {
      std::string bytes(sizeof each.row.metrics.values, '\0');
      std::memcpy(bytes.data(), each.row.metrics.values.data(), bytes.size());
      rows[each.id] = bytes + each.row.limit.value + "|" + each.row.deep_convergent;
    }
  };
  search(job, {.chunk_size = 2'000, .threads = 1}, callbacks);
  use_kernels(nullptr);
  return rows;
}

TEST_SUITE("fast/kernels") {
  TEST_CASE("every instruction set gives the same bytes") {
    MESSAGE("kernels on this machine: " << available_kernels().size());
    const Job jobs[] = {
        {SearchSpace::from_templates("A*n^2 + B*n + 1", "C*n^2 + D*n - 3", {{"", "-2..2"}}), Sampling{.depth = 1'000}, {}},
        {SearchSpace::from_templates("A*n^3 + n + B", "2*n^3 + C*n + 1", {{"", "-3..3"}}), Sampling{.depth = 600}, {}}};
    for (const Job& job : jobs) {
      const auto expected = rows_with(available_kernels().front(), job);
      CHECK(!expected.empty());
      for (const Kernels* chosen : available_kernels()) {
        CAPTURE(chosen->name);
        CHECK((rows_with(chosen, job) == expected));
      }
    }
  }
}

}  // namespace
}  // namespace brouncker::fast
