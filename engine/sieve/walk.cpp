#include "engine/sieve/walk.hpp"

#include <algorithm>

namespace brouncker::sieve {
namespace {

/// Combinations of the outermost parameters are made until there are so many.
constexpr std::uint64_t kEnoughOuter = 4096;

/// The value number i of an axis.
std::int64_t value_at(const Axis& axis, std::uint64_t i) {
  std::int64_t x = axis.first + static_cast<std::int64_t>(i);
  for (const std::int64_t y : axis.left_out) x += y <= x;
  return x;
}

}  // namespace

StratumWalk::StratumWalk(const Stratum& stratum, Demand demand, const WorkOptions& options) : stratum_(stratum) {
  if (stratum.axes.empty()) return;
  const WalkPlan plan = walk_plan(stratum, demand, options);
  stratum_ = ordered(stratum, plan.order);
  primes_ = plan.primes;
  for (auto p = primes_.rbegin(); p != primes_.rend() && !options.is_stopped(); ++p)
    tables_.emplace_back(stratum_, *p, demand, options);
  while (outer_levels_ + 1 < stratum_.axes.size() && outer_count_ < kEnoughOuter)
    outer_count_ *= stratum_.axes[outer_levels_++].count();
}

/// One descent.
struct StratumWalk::Visit {
  const StratumWalk& walk;
  const std::atomic<bool>* stop;
  const std::function<void(const ParameterValues&)>& found;
  ParameterValues values;
  std::vector<std::vector<std::size_t>> rows;  // [level][table]

  bool is_stopped() const { return stop && stop->load(std::memory_order_relaxed); }

  void enter(std::size_t level, std::int64_t x) {
    values[walk.stratum_.axes[level].parameter] = x;
    if (level + 1 == rows.size()) return;
    for (std::size_t t = 0; t < walk.tables_.size(); ++t) rows[level + 1][t] = walk.tables_[t].next_row(rows[level][t], x);
  }

  bool is_allowed(std::size_t level, std::int64_t x) const {
    for (std::size_t t = 0; t < walk.tables_.size(); ++t)
      if (!walk.tables_[t].at(level, rows[level][t]).allows(x)) return false;
    return true;
  }

  bool descend(std::size_t level) {
    if (is_stopped()) return false;
    if (level == walk.stratum_.axes.size()) return found(values), true;
    std::array<ResidueSet, 64> sets;
    for (std::size_t t = 0; t < walk.tables_.size(); ++t) sets[t] = walk.tables_[t].at(level, rows[level][t]);
    const Axis& axis = walk.stratum_.axes[level];
    bool finished = true;
    for_each_allowed(axis.first, axis.last, std::span(sets).first(walk.tables_.size()), [&](std::int64_t x) {
      if (!axis.left_out.empty() && !axis.contains(x)) return true;
      enter(level, x);
      return finished = descend(level + 1);
    });
    return finished;
  }
};

bool StratumWalk::walk(std::uint64_t outer, const std::atomic<bool>* stop,
                       const std::function<void(const ParameterValues&)>& found) const {
  Visit visit{*this, stop, found, stratum_.values, {}};
  visit.rows.assign(std::max<std::size_t>(stratum_.axes.size(), 1), std::vector<std::size_t>(tables_.size()));
  std::vector<std::int64_t> outermost(outer_levels_);
  for (std::size_t level = outer_levels_; level-- > 0; outer /= stratum_.axes[level].count())
    outermost[level] = value_at(stratum_.axes[level], outer % stratum_.axes[level].count());
  for (std::size_t level = 0; level < outer_levels_; ++level) {
    if (!visit.is_allowed(level, outermost[level])) return true;
    visit.enter(level, outermost[level]);
  }
  return visit.descend(outer_levels_);
}

}  // namespace brouncker::sieve
