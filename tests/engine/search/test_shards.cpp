#include "engine/search/plan.hpp"
#include "engine/search/shards.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <numeric>
#include <string>
#include <vector>

namespace brouncker {
namespace {

Job job_of(const std::string& a, const std::string& b, const std::string& range) {
  return {SearchSpace::from_templates(a, b, {{"", range}}), {}, {}};
}

std::vector<std::uint64_t> sizes_of(const ShardPlan& plan) {
  std::vector<std::uint64_t> sizes(plan.parts());
  for (std::uint64_t chunk = 0; chunk < plan.chunks(); ++chunk) ++sizes.at(plan.shard_of(chunk));
  return sizes;
}

/// Largest cost of a part over the mean.
template <class ShardOf>
double imbalance(const std::vector<std::uint64_t>& costs, std::uint64_t k, const ShardOf& shard_of) {
  std::vector<double> loads(k);
  for (std::uint64_t chunk = 0; chunk < costs.size(); ++chunk) loads[shard_of(chunk)] += static_cast<double>(costs[chunk]);
  return *std::ranges::max_element(loads) * static_cast<double>(k) / std::accumulate(loads.begin(), loads.end(), 0.0);
}

}  // namespace

TEST_SUITE_BEGIN("search/shards");

TEST_CASE("every chunk has one shard; no shard of a long space is empty") {
  for (const char* b : {"D*n^2 + E*n + F", "D*n^2 + E*n + A", "A*n^2 + B*n + C + D"}) {
    const Job job = job_of("A*n^2 + B*n + C", b, "-3..3");
    for (const std::uint64_t k : {1, 2, 3, 7, 16, 100}) {
      const ShardPlan plan(job, 100, k);
      const auto sizes = sizes_of(plan);
      CHECK(std::accumulate(sizes.begin(), sizes.end(), std::uint64_t{0}) == ChunkPlan(job.source, 100).count());
      CHECK(*std::ranges::min_element(sizes) > 0);
    }
  }
}

TEST_CASE("dealt in rounds, every round of k chunks gives one to each shard, and periods of the space meet no shard") {
  const Job job = job_of("A*n^2 + B*n + C", "D*n^2 + E*n + F", "-6..6");
  REQUIRE(ChunkPlan(job.source, 1).count() > ShardPlan::kMostPlanned);
  REQUIRE(expected_costs(job, 1).empty());
  for (const std::uint64_t k : {2, 7, 12, 49}) {
    const ShardPlan plan(job, 1, k);
    for (std::uint64_t first = 0; first + k <= plan.chunks(); first += k) {
      std::vector<bool> met(k);
      for (std::uint64_t i = 0; i < k; ++i) met[plan.shard_of(first + i)] = true;
      CHECK(std::ranges::count(met, true) == static_cast<std::ptrdiff_t>(k));
    }
    // Chunks k apart, as those of one value of the last parameter may be, go to all shards in turn.
    std::vector<std::uint64_t> hits(k);
    for (std::uint64_t chunk = 0; chunk < k * k && chunk < plan.chunks(); chunk += k) ++hits[plan.shard_of(chunk)];
    CHECK(*std::ranges::max_element(hits) == 1);
  }
}

TEST_CASE("the expected cost of a chunk is the sum over its formulas, one by one") {
  for (const char* b : {"D*n^2 + E*n + F", "D*n^2 + E*n + B"}) {
    CAPTURE(b);
    const Job job = job_of("A*n^2 + B*n + C", b, "-3..3");
    const ChunkPlan plan(job.source, 2000);
    const auto costs = expected_costs(job, 2000), each = expected_costs(job, 1);
    REQUIRE(costs.size() == plan.count());
    REQUIRE(each.size() == plan.slices() * plan.a_walked() * plan.b_count());
    for (std::uint64_t chunk = 0; chunk < plan.count(); ++chunk) {
      std::uint64_t sum = 0;
      for (const Block& block : plan.blocks(chunk))
        for (std::uint64_t i = block.a_first; i < block.a_last; ++i)
          for (std::uint64_t j = block.b_first; j < block.b_last; ++j)
            sum += each[(block.slice * plan.a_walked() + i) * plan.b_count() + j];
      CHECK(costs[chunk] == sum);
    }
    // The slow classes are dearer: a = 1, b = n against a = n^2 + ..., b = n + ...
    CHECK(*std::ranges::max_element(each) > 20 * each.front());
  }
}

TEST_CASE("shards of the published space are of about equal cost by the clock") {
  // CPU milliseconds of its 77 chunks, measured: seven rows of a's, eleven columns of b's.
  const std::vector<std::uint64_t> measured = {421, 374, 364, 331,  307, 155, 304, 317, 349, 355, 385, 392, 380, 355, 333, 307,
                                               159, 310, 330, 358,  375, 391, 393, 370, 379, 331, 310, 160, 307, 329, 367, 377,
                                               390, 389, 372, 375,  340, 317, 161, 311, 334, 370, 373, 387, 396, 387, 371, 369,
                                               324, 165, 326, 363,  368, 381, 382, 405, 388, 375, 362, 351, 163, 337, 351, 366,
                                               389, 395, 998, 1103, 919, 840, 873, 354, 686, 758, 813, 857, 886};
  const Job job = job_of("A*n^2 + B*n + C", "D*n^2 + E*n + F", "-5..5");
  REQUIRE(ShardPlan(job, 24'576, 2).chunks() == measured.size());
  for (const std::uint64_t k : {2, 4, 8, 11, 16}) {
    CAPTURE(k);
    const ShardPlan plan(job, 24'576, k);
    const double ours = imbalance(measured, k, [&](std::uint64_t chunk) { return plan.shard_of(chunk); });
    const double in_turn = imbalance(measured, k, [&](std::uint64_t chunk) { return chunk % k; });
    const double in_a_row = imbalance(measured, k, [&](std::uint64_t chunk) { return chunk * k / measured.size(); });
    MESSAGE(k, " shards: dearest over mean ", ours, "; of equal counts, chunks dealt in turn ", in_turn, ", in a row ", in_a_row);
    CHECK(ours < 1.2);  // 77 chunks for 16 shards
    CHECK(ours < in_turn);
    CHECK(ours < in_a_row);
  }
}

TEST_SUITE_END();

}  // namespace brouncker
