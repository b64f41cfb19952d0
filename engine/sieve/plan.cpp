#include "engine/sieve/plan.hpp"

#include "engine/sieve/row_tester.hpp"
#include "engine/sieve/trace_test.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

namespace brouncker::sieve {
namespace {

/// Seconds, measured with bench_sieve on one core of an x86-64 machine: a step of one lane in a table, a word of a table, a node, 64 integers
/// of a short range, joining the residues of a long range, what a node hands down, a candidate.
constexpr double kLaneStep = 0.6e-9, kWord = 4e-9, kNode = 60e-9, kBits = 4e-9, kJoin = 500e-9, kChild = 40e-9, kCandidate = 3e-6;
/// Largest table that is made just to look at it.
constexpr double kMostCounted = 4e7;
constexpr std::size_t kFewestPrimes = 6;
/// Counting shares, in times of the table that it counts in; fewer formulas are tested one by one.
constexpr double kCounting = 10;

std::vector<std::uint32_t> usable_primes(const Stratum& s) {
  const int twice_growth = std::max(2 * s.degree_a(), s.degree_b());
  std::vector<std::uint32_t> primes;
  for (const std::uint32_t p : sieve_primes())
    if (p <= kLargestTablePrime && static_cast<int>(p) > twice_growth + 2 && fits_in_table(p, s.axes.size())) primes.push_back(p);
  return primes;
}

/// f(S) for every set S of axes, bit i for axis i.
std::vector<double> shares(const Stratum& s, std::uint32_t prime, Demand demand, const WorkOptions& options) {
  const std::size_t axes = s.axes.size(), sets = std::size_t{1} << axes;
  std::vector<std::vector<bool>> seen(sets);
  for (std::size_t set = 0; set < sets; ++set)
    seen[set].resize(static_cast<std::size_t>(std::pow(prime, std::popcount(set)) + 0.5));
  // Leading coefficients first: the last level then holds what passes, not what has equal eigenvalues.
  std::vector<std::size_t> order(axes);
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::ranges::stable_partition(order, [&](std::size_t i) { return is_lead_axis(s, i); });
  const ResidueTable table(ordered(s, order), prime, demand, options);
  std::vector<std::uint32_t> residues(axes);
  for (std::size_t row = 0; row < table.last_level().size(); ++row) {
    std::size_t rest = row;
    for (std::size_t i = axes - 1; i-- > 0; rest /= prime) residues[order[i]] = static_cast<std::uint32_t>(rest % prime);
    for (std::uint64_t mask = table.last_level()[row]; mask != 0; mask &= mask - 1) {
      residues[order[axes - 1]] = static_cast<std::uint32_t>(std::countr_zero(mask));
      for (std::size_t set = 0; set < sets; ++set) {
        std::size_t index = 0;
        for (std::size_t i = 0; i < axes; ++i)
          if (set >> i & 1) index = index * prime + residues[i];
        seen[set][index] = true;
      }
    }
  }
  std::vector<double> result;
  for (const auto& each : seen)
    result.push_back(static_cast<double>(std::max<std::ptrdiff_t>(std::count(each.begin(), each.end(), true), 1)) /
                     static_cast<double>(each.size()));
  return result;
}

/// f_p(S) from that of another prime: a constant share, or about one in p^c.
double extrapolated(double share, std::uint32_t from, std::uint32_t to) {
  if (share > 0.4) return share;
  const double conditions = std::max(1.0, std::round(-std::log(share) / std::log(from)));
  return std::min(1.0, share * std::pow(static_cast<double>(from) / to, conditions));
}

double table_seconds(const Stratum& s, std::uint32_t prime, bool has_weights) {
  const double axes = static_cast<double>(s.axes.size());
  return kLaneStep * std::pow(prime, has_weights ? axes : axes + 1) + kWord * std::pow(prime, axes - 1);
}

struct Costs {
  std::vector<double> nodes;  ///< by set
  double last(const Stratum& s, std::size_t axis, double from, double to) const {
    const auto range = static_cast<double>(s.axes[axis].count());
    const double scan = range <= static_cast<double>(kLongRange) ? kBits * std::ceil(range / 64) : kJoin;
    return from * (kNode + scan) + to * kChild;
  }
};

/// The cheapest order by dynamic programming, and its cost.
std::pair<double, std::vector<std::size_t>> best_order(const Stratum& s, const std::vector<double>& nodes) {
  const std::size_t axes = s.axes.size(), sets = nodes.size();
  std::vector<double> cost(sets, std::numeric_limits<double>::infinity());
  std::vector<std::size_t> last(sets);
  cost[0] = 0;
  const Costs costs{nodes};
  for (std::size_t set = 0; set < sets; ++set)
    for (std::size_t i = 0; i < axes; ++i) {
      if (set >> i & 1) continue;
      const std::size_t next = set | std::size_t{1} << i;
      const double total = cost[set] + costs.last(s, i, nodes[set], nodes[next]);
      if (total < cost[next]) cost[next] = total, last[next] = i;
    }
  std::vector<std::size_t> order;
  for (std::size_t set = sets - 1; set != 0; set &= ~(std::size_t{1} << last[set])) order.push_back(last[set]);
  std::ranges::reverse(order);
  return {cost[sets - 1] + kCandidate * nodes[sets - 1], order};
}

}  // namespace

Stratum ordered(const Stratum& stratum, const std::vector<std::size_t>& order) {
  Stratum result = stratum;
  for (std::size_t i = 0; i < order.size(); ++i) result.axes[i] = stratum.axes[order[i]];
  return result;
}

WalkPlan walk_plan(const Stratum& s, Demand demand, const WorkOptions& options) {
  WalkPlan plan;
  const std::size_t axes = s.axes.size();
  const std::vector<std::uint32_t> primes = usable_primes(s);
  for (std::size_t i = 0; i < axes; ++i) plan.order.push_back(i);
  std::ranges::stable_sort(plan.order, [&](std::size_t x, std::size_t y) { return s.axes[x].count() < s.axes[y].count(); });
  const bool has_weights = axes > 1 && !weights_of(s).empty();
  const double one_by_one = kCandidate * static_cast<double>(s.size());
  if (primes.empty() || one_by_one < kCounting * table_seconds(s, primes.front(), has_weights)) {
    plan.expected_seconds = one_by_one;
    return plan;
  }
  if (std::pow(primes.front(), axes) > kMostCounted) {
    plan.primes = primes;
    return plan;
  }
  const std::vector<double> share = shares(s, primes.front(), demand, options);
  std::vector<double> nodes(share.size(), 1);
  for (std::size_t set = 0; set < nodes.size(); ++set)
    for (std::size_t i = 0; i < axes; ++i)
      if (set >> i & 1) nodes[set] *= static_cast<double>(s.axes[i].count());
  double tables = 0;
  plan.expected_seconds = std::numeric_limits<double>::infinity();
  for (std::size_t n = 1; n <= primes.size(); ++n) {
    const std::uint32_t p = primes[n - 1];
    tables += table_seconds(s, p, has_weights);
    for (std::size_t set = 0; set < nodes.size(); ++set) nodes[set] *= extrapolated(share[set], primes.front(), p);
    if (n < std::min(kFewestPrimes, primes.size())) continue;
    auto [walk, order] = best_order(s, nodes);
    if (tables + walk >= plan.expected_seconds) continue;
    plan.expected_seconds = tables + walk;
    plan.order = std::move(order);
    plan.primes.assign(primes.begin(), primes.begin() + static_cast<std::ptrdiff_t>(n));
  }
  return plan;
}

}  // namespace brouncker::sieve
