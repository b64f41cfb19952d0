#include "results/match/plan.hpp"

#include "engine/hypergeometric/bucket_key.hpp"
#include "engine/parallel.hpp"
#include "engine/search/shards.hpp"
#include "results/run/checksum.hpp"

#include <algorithm>
#include <numeric>
#include <span>

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

std::uint64_t in_full(const FormulaClasses& classes, std::span<const std::size_t> bucket) {
  if (classes.in_full() == 0) return 0;
  std::uint64_t count = 0;
  for (const std::size_t i : bucket)
    for (const std::size_t member : classes.members_of(i)) count += classes.member(member).in_full;
  return count;
}

/// bucket_key() of every class.
TextPool keys_of(const FormulaClasses& classes, int threads) {
  constexpr std::size_t kBatch = 32'768;
  TextPool keys;
  std::vector<std::string> some;
  for (std::size_t begin = 0; begin < classes.class_count(); begin += kBatch) {
    some.assign(std::min(kBatch, classes.class_count() - begin), {});
    parallel_blocks(some.size(), 1024, threads, [&](std::size_t first, std::size_t last) {
      for (std::size_t i = first; i < last; ++i) some[i] = bucket_key(classes.canonical(begin + i));
    });
    for (const std::string& key : some) keys.add(key);
  }
  return keys;
}

/// Calls take(bucket) with the classes of each bucket, in the order of their keys.
template <class Take>
void for_each_bucket(const FormulaClasses& classes, int threads, const Take& take) {
  const TextPool keys = keys_of(classes, threads);
  std::vector<std::size_t> order(keys.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::ranges::sort(order, [&](std::size_t x, std::size_t y) {
    const auto way = keys[x] <=> keys[y];
    return way != 0 ? way < 0 : x < y;
  });
  for (std::size_t i = 0, end = 0; i < order.size(); i = end) {
    while (end < order.size() && keys[order[end]] == keys[order[i]]) ++end;
    take(std::span(order).subspan(i, end - i));
  }
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
  for_each_bucket(classes, threads, [&](std::span<const std::size_t> members) {
    if (plan.groups.empty() || plan.groups.back().size() >= kClasses || plan.costs.back() * 1000 >= kFullCost)
      plan.groups.emplace_back(), plan.costs.push_back(0);
    plan.groups.back().insert(plan.groups.back().end(), members.begin(), members.end());
    plan.costs.back() += (cost_of_bucket(members.size()) + in_full(classes, members) * kFullCost) / 1000;
  });
  // The prover's rows are those of the classes, and a few whose limit is 0: the first range takes in all before, the last all
  // behind.
  const std::size_t rows = classes.member_count();
  for (std::size_t first = 0; first < std::max<std::size_t>(rows, 1); first += kRows) {
    plan.range_begins.push_back(first == 0 ? 0 : classes.member(first).id);
    plan.costs.push_back(std::min(kRows, rows - first) * kRowCost / 1000);
  }
  return plan;
}

}  // namespace brouncker
