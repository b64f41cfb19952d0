#include "engine/sieve/walk.hpp"

#include <algorithm>

namespace brouncker::sieve {
namespace {

/// Combinations of the outermost parameters are made until there are so many.
constexpr std::uint64_t kEnoughOuter = 4096;

}  // namespace

StratumWalk::StratumWalk(const Stratum& stratum, Demand demand, const WorkOptions& options) : stratum_(stratum) {
  if (stratum.axes.empty()) return;
  const WalkPlan plan = walk_plan(stratum, demand, options);
  stratum_ = ordered(stratum, plan.order);
  primes_ = plan.primes;
  lead_level_ = lead_level(stratum_);
  has_eigenvalues_ = stratum_.degree_b() == 2 * stratum_.degree_a();
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

  static constexpr std::size_t kNotGood = ~std::size_t{0};  ///< the table is not asked

  bool is_stopped() const { return stop && stop->load(std::memory_order_relaxed); }

  void enter(std::size_t level, std::int64_t x) {
    values[walk.stratum_.axes[level].parameter] = x;
    if (level + 1 == rows.size()) return;
    for (std::size_t t = 0; t < walk.tables_.size(); ++t)
      rows[level + 1][t] = rows[level][t] == kNotGood ? kNotGood : walk.tables_[t].next_row(rows[level][t], x);
    if (level == walk.lead_level_ && walk.has_eigenvalues_) leave_out_equal_eigenvalues(level + 1);
  }

  /// Tables whose prime divides A^2 + 4 B, unless that is 0.
  void leave_out_equal_eigenvalues(std::size_t level) {
    const Integer a = leading(walk.stratum_.a, walk.stratum_.degree_a()), b = leading(walk.stratum_.b, walk.stratum_.degree_b());
    const Integer square = a * a + 4 * b;
    if (square == 0) return;
    for (std::size_t t = 0; t < walk.tables_.size(); ++t)
      if (mpz_divisible_ui_p(square.backend().data(), walk.tables_[t].prime()) != 0) rows[level][t] = kNotGood;
  }

  /// A^2 + 4 B = 0, which the tables let through where the last axis decides it, and a prime fails.
  bool fails_with_equal_eigenvalues() const {
    const std::size_t last = walk.stratum_.axes.size() - 1;
    if (walk.stratum_.axes.empty() || !walk.has_eigenvalues_ || walk.lead_level_ != last) return false;
    const Integer a = leading(walk.stratum_.a, walk.stratum_.degree_a()), b = leading(walk.stratum_.b, walk.stratum_.degree_b());
    if (a * a + 4 * b != 0) return false;
    for (std::size_t t = 0; t < walk.tables_.size(); ++t)
      if (!walk.tables_[t].passes(rows[last][t], values[walk.stratum_.axes[last].parameter])) return true;
    return false;
  }

  Integer leading(const Template& t, int degree) const {
    Integer sum = 0;
    for (const Template::Term& term : t.terms()) {
      if (term.power != degree) continue;
      Integer product = term.coefficient;
      for (std::size_t i = 0; i < term.exponents.size(); ++i)
        for (int k = 0; k < term.exponents[i]; ++k) product *= values[i];
      sum += product;
    }
    return sum;
  }

  bool is_allowed(std::size_t level, std::int64_t x) const {
    for (std::size_t t = 0; t < walk.tables_.size(); ++t)
      if (rows[level][t] != kNotGood && !walk.tables_[t].at(level, rows[level][t]).allows(x)) return false;
    return true;
  }

  bool descend(std::size_t level) {
    if (is_stopped()) return false;
    if (level == walk.stratum_.axes.size()) {
      if (!fails_with_equal_eigenvalues()) found(values);
      return true;
    }
    std::array<ResidueSet, 64> sets;
    std::size_t count = 0;
    for (std::size_t t = 0; t < walk.tables_.size(); ++t)
      if (rows[level][t] != kNotGood) sets[count++] = walk.tables_[t].at(level, rows[level][t]);
    const Axis& axis = walk.stratum_.axes[level];
    bool finished = true;
    for_each_allowed(axis.first, axis.last, std::span(sets).first(count), [&](std::int64_t x) {
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
    outermost[level] = stratum_.axes[level].value(outer % stratum_.axes[level].count());
  for (std::size_t level = 0; level < outer_levels_; ++level) {
    if (!visit.is_allowed(level, outermost[level])) return true;
    visit.enter(level, outermost[level]);
  }
  return visit.descend(outer_levels_);
}

}  // namespace brouncker::sieve
