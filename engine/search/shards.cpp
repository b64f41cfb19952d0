#include "engine/search/shards.hpp"

#include "engine/search/plan.hpp"
#include "formulas/integer.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <numeric>
#include <queue>
#include <utility>

namespace brouncker {
namespace {

/// Degrees that the costs tell apart; higher ones count as the last.
constexpr std::size_t kDegrees = 6;
using DegreeCounts = std::array<std::uint64_t, kDegrees>;

/// CPU microseconds a formula by degree of a (row) and of b (column). Degrees 0 to 2 of a measured on a from 49 to 245 polynomials
/// a and b each, x86-64 with AVX2; above them by 2 deg a - deg b, which decides how fast a PCF converges.
constexpr std::array<std::array<std::uint64_t, kDegrees>, kDegrees> kCost = {{
    {33, 1100, 250, 200, 690, 860},
    {38, 46, 95, 1140, 1460, 850},
    {13, 22, 36, 146, 440, 2000},
    {13, 22, 36, 36, 40, 146},
    {13, 22, 36, 36, 36, 40},
    {13, 22, 36, 36, 36, 36},
}};

template <class PolynomialAt>
DegreeCounts degrees(std::uint64_t first, std::uint64_t last, const PolynomialAt& polynomial_at) {
  DegreeCounts counts{};
  for (std::uint64_t i = first; i < last; ++i)
    if (const Polynomial p = polynomial_at(i); !p.is_zero()) ++counts[std::min(static_cast<std::size_t>(p.degree()), kDegrees - 1)];
  return counts;
}

std::uint64_t cost_of(const DegreeCounts& a, const DegreeCounts& b) {
  std::uint64_t cost = 0;
  for (std::size_t i = 0; i < kDegrees; ++i)
    for (std::size_t j = 0; j < kDegrees; ++j) cost += a[i] * b[j] * kCost[i][j];
  return cost;
}

/// The number next to k / golden ratio that has no divisor with k.
std::uint64_t rotation(std::uint64_t k) {
  const auto aim = static_cast<std::uint64_t>(std::llround(static_cast<double>(k) * 0.6180339887498949));
  for (std::uint64_t d = 0;; ++d)
    for (const std::uint64_t step : {aim - std::min(aim, d), aim + d})
      if (std::gcd(step, k) == 1) return step;
}

}  // namespace

std::vector<std::uint32_t> deal(const std::vector<std::uint64_t>& costs, std::uint64_t k) {
  std::vector<std::uint32_t> order(costs.size()), dealt(costs.size());
  std::iota(order.begin(), order.end(), 0U);
  std::stable_sort(order.begin(), order.end(), [&](std::uint32_t x, std::uint32_t y) { return costs[x] > costs[y]; });
  using Load = std::pair<std::uint64_t, std::uint32_t>;  // cost so far, part
  std::priority_queue<Load, std::vector<Load>, std::greater<>> loads;
  for (std::uint64_t i = 0; i < k; ++i) loads.emplace(0, static_cast<std::uint32_t>(i));
  for (const std::uint32_t chunk : order) {
    const auto [load, part] = loads.top();
    loads.pop();
    loads.emplace(load + costs[chunk], part);
    dealt[chunk] = part;
  }
  return dealt;
}

std::vector<std::uint64_t> expected_costs(const Job& job, std::uint64_t chunk_size) {
  const ChunkPlan plan(job.source, chunk_size);
  if (!plan.is_tiled() || plan.count() > ShardPlan::kMostPlanned || plan.a_walked() > ShardPlan::kMostPlanned / plan.slices() ||
      plan.b_count() > ShardPlan::kMostPlanned / plan.slices())
    return {};
  const auto degrees_of_a = [&](const Block& block) {
    return degrees(block.a_first, block.a_last, [&](std::uint64_t i) { return plan.a_at(plan.a_index(block.slice, i)); });
  };
  const auto degrees_of_b = [&](const Block& block) {
    return degrees(block.b_first, block.b_last, [&](std::uint64_t j) { return plan.b_at(block.slice, j); });
  };
  std::map<std::array<std::uint64_t, 2>, DegreeCounts> rows, columns;  // by slice and first number
  std::vector<std::uint64_t> costs(plan.count());
  for (std::uint64_t chunk = 0; chunk < plan.count(); ++chunk) {
    for (const Block& block : plan.blocks(chunk)) {
      const auto row = rows.try_emplace({block.slice, block.a_first});
      if (row.second) row.first->second = degrees_of_a(block);
      const auto column = columns.try_emplace({block.slice, block.b_first});
      if (column.second) column.first->second = degrees_of_b(block);
      costs[chunk] += cost_of(row.first->second, column.first->second);
    }
  }
  return costs;
}

ShardPlan::ShardPlan(const Job& job, std::uint64_t chunk_size, std::uint64_t k)
    : k_(k), chunks_(ChunkPlan(job.source, chunk_size).count()), step_(rotation(k)), in_order_(job.source.sieved() != nullptr) {
  if (k_ > 1)
    if (const auto costs = expected_costs(job, chunk_size); !costs.empty()) dealt_ = deal(costs, k_);
}

std::uint64_t ShardPlan::shard_of(std::uint64_t chunk) const {
  if (!dealt_.empty()) return dealt_[chunk];
  if (in_order_) return static_cast<std::uint64_t>(static_cast<UInt128>(chunk) * k_ / chunks_);
  return (chunk + chunk / k_ % k_ * step_) % k_;
}

}  // namespace brouncker
