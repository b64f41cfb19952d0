#include "results/match/plan.hpp"

#include "engine/hypergeometric/bucket_key.hpp"
#include "engine/parallel.hpp"
#include "engine/search/shards.hpp"
#include "results/run/checksum.hpp"

#include <algorithm>
#include <map>
#include <numeric>

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace brouncker {
namespace {

/// Blocks of a tenth of a second, the larger buckets of a few: so much is lost by a kill.
constexpr std::size_t kClasses = 512, kRows = 1024;

/// CPU nanoseconds: a class with 700 constants and by itself, a pair of classes of one bucket, a row through the prover; of the
/// published space, x86-64 with AVX2.
constexpr std::uint64_t kClassCost = 150'000, kPairCost = 250, kRowCost = 58'000;
/// Of a formula that is searched in full.
constexpr std::uint64_t kFullCost = 1'000'000'000;

std::uint64_t cost_of_bucket(std::uint64_t n) { return n * kClassCost + n * (n - 1) / 2 * kPairCost; }

std::uint64_t in_full(const FormulaClasses& classes, const std::vector<std::size_t>& bucket) {
  std::uint64_t count = 0;
  for (const std::size_t i : bucket)
    for (const std::size_t member : classes.classes[i].members) count += classes.members[member].in_full;
  return count;
}

std::map<std::string, std::vector<std::size_t>> buckets(const FormulaClasses& classes, int threads) {
  std::vector<std::string> keys(classes.classes.size());
  parallel_blocks(keys.size(), 2048, threads, [&](std::size_t first, std::size_t last) {
    for (std::size_t i = first; i < last; ++i) keys[i] = bucket_key(classes.classes[i].canonical);
  });
  std::map<std::string, std::vector<std::size_t>> result;
  for (std::size_t i = 0; i < keys.size(); ++i) result[std::move(keys[i])].push_back(i);
  return result;
}

}  // namespace

std::vector<std::size_t> MatchPlan::part(std::uint64_t i, std::uint64_t k) const {
  const std::vector<std::uint32_t> dealt = deal(costs, k);
  std::vector<std::size_t> numbers;
  for (std::size_t block = 0; block < dealt.size(); ++block)
    if (dealt[block] == i) numbers.push_back(block);
  std::ranges::stable_sort(numbers, [&](std::size_t x, std::size_t y) { return costs[x] > costs[y]; });
  return numbers;
}

std::string MatchPlan::checksum() const {
  std::string text = fmt::format("{}", fmt::join(range_begins, ","));
  for (const auto& group : groups) text += fmt::format(";{}", fmt::join(group, ","));
  return brouncker::checksum(text);
}

MatchPlan match_plan(const FormulaClasses& classes, int threads) {
  MatchPlan plan;
  for (const auto& [key, members] : buckets(classes, threads)) {
    if (plan.groups.empty() || plan.groups.back().size() >= kClasses || plan.costs.back() * 1000 >= kFullCost)
      plan.groups.emplace_back(), plan.costs.push_back(0);
    plan.groups.back().insert(plan.groups.back().end(), members.begin(), members.end());
    plan.costs.back() += (cost_of_bucket(members.size()) + in_full(classes, members) * kFullCost) / 1000;
  }
  // The prover's rows are those of the classes, and a few whose limit is 0: the first range takes in all before, the last all
  // behind.
  const std::size_t rows = classes.members.size();
  for (std::size_t first = 0; first < std::max<std::size_t>(rows, 1); first += kRows) {
    plan.range_begins.push_back(first == 0 ? 0 : classes.members[first].id);
    plan.costs.push_back(std::min(kRows, rows - first) * kRowCost / 1000);
  }
  return plan;
}

}  // namespace brouncker
