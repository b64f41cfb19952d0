// Strata whose formulas may have a delta above a threshold: all but those whose failing primes prove a smaller one.
//
// A formula is dropped where its failing primes among 3 .. 61 (T_p(0) != 0, b with a root modulo p) cost more than its leading
// coefficients leave: then liminf delta_n is below the threshold, by the theorem of budget.hpp. So no formula with a finite limit,
// exponential convergence and liminf delta_n above the threshold is dropped; what is kept may or may not have such a delta.
// The walk looks at every formula, 64 at a time: some 10^8 a second. Costs and budgets are rounded to the safe side.
#include "engine/sieve/budget.hpp"
#include "engine/sieve/plan.hpp"
#include "engine/sieve/residue_tables.hpp"
#include "engine/sieve/row_tester.hpp"
#include "engine/sieve/stratum_sieve.hpp"
#include "engine/sieve/weighted_words.hpp"
#include "formulas/roots.hpp"

#include <algorithm>
#include <bit>
#include <map>
#include <numeric>

namespace brouncker::sieve {
namespace {

constexpr Bits kBits = 128;
/// Costs and budgets are counted in units of 1/64.
constexpr std::uint32_t kUnit = 64;
/// Higher degrees are left aside: sums of costs must stay within the planes of weighted_words.hpp.
constexpr int kMostGuarded = 20;

std::vector<std::uint32_t> guarding_primes(std::size_t axes) {
  std::vector<std::uint32_t> primes;
  for (const std::uint32_t p : {3U, 5U, 7U, 11U, 13U, 17U, 19U, 23U, 29U, 31U, 37U, 41U, 43U, 47U, 53U, 59U, 61U})
    if (fits_in_table(p, axes)) primes.push_back(p);
  return primes;
}

/// The part of b that does not depend on the parameters: the gcd of the coefficients of all monomials in them.
Polynomial fixed_part(const Template& b) {
  std::map<std::vector<int>, std::vector<Integer>> by_monomial;
  for (const Template::Term& term : b.terms()) {
    std::vector<Integer>& ascending = by_monomial[term.exponents];
    ascending.resize(std::max(ascending.size(), static_cast<std::size_t>(term.power) + 1));
    ascending[static_cast<std::size_t>(term.power)] = term.coefficient;
  }
  Polynomial common;
  for (auto& [monomial, ascending] : by_monomial) common = primitive_gcd(common, Polynomial(std::move(ascending)));
  return common;
}

/// floor(x kUnit), or the same of an upper bound plus 1.
std::uint32_t rounded_down(const Real& x) {
  const Rational least = midpoint(x) - radius(x);
  return least <= 0 ? 0 : static_cast<std::uint32_t>(Integer(numerator(least) * kUnit / denominator(least)));
}
Integer rounded_up(const Real& x) {
  const Rational most = midpoint(x) + radius(x);
  return most <= 0 ? Integer(0) : Integer(numerator(most) * kUnit / denominator(most) + 1);
}

/// Axes of leading coefficients first, so that the budget is known before the others; then the shortest ranges.
std::vector<std::size_t> lead_first(const Stratum& s, std::size_t& leads) {
  std::vector<std::size_t> order;
  for (std::size_t i = 0; i < s.axes.size(); ++i)
    if (is_lead_axis(s, i)) order.push_back(i);
  leads = order.size();
  for (std::size_t i = 0; i < s.axes.size(); ++i)
    if (!is_lead_axis(s, i)) order.push_back(i);
  std::stable_sort(order.begin() + static_cast<std::ptrdiff_t>(leads), order.end(),
                   [&](std::size_t x, std::size_t y) { return s.axes[x].count() < s.axes[y].count(); });
  return order;
}

class GuardedSieve : public StratumSieve {
 public:
  GuardedSieve(const SievePart& part, const Stratum& stratum, const Rational& threshold, const WorkOptions& options)
      : part_(part), threshold_(threshold) {
    stratum_ = ordered(stratum, lead_first(stratum, leads_));
    const Polynomial fixed = fixed_part(stratum_.b);
    for (const std::uint32_t p : guarding_primes(stratum_.axes.size())) {
      const std::uint32_t weight = fixed.degree() > 0 ? rounded_down(prime_cost(fixed, p, kBits)) : 0;
      if (weight == 0 || options.is_stopped()) continue;
      tables_.emplace_back(stratum_, p, Demand::bound, options);
      weights_.push_back(weight);
    }
    total_ = std::accumulate(weights_.begin(), weights_.end(), std::uint32_t{0});
    for (std::size_t i = 0; i < leads_; ++i) pieces_ *= stratum_.axes[i].count();
    inner_ = stratum_.size() / pieces_;
  }

  std::uint64_t pieces() const override { return pieces_; }
  std::vector<std::uint32_t> primes() const override {
    std::vector<std::uint32_t> primes;
    for (const ResidueTable& table : tables_) primes.push_back(table.prime());
    return primes;
  }

  std::optional<Sieved> sieve(std::uint64_t first, std::uint64_t last, const std::atomic<bool>* stop) const override {
    Sieved result;
    for (std::uint64_t piece = first; piece < last; ++piece)
      if (!add_piece(piece, stop, result)) return std::nullopt;
    return result;
  }

 private:
  struct Visit {
    ParameterValues values;
    std::vector<std::vector<std::size_t>> rows;  ///< [level][table]; kFailed: all below fail
    std::uint32_t slack = 0;
    const std::atomic<bool>* stop = nullptr;
    std::vector<ParameterValues> kept;
    bool is_stopped() const { return stop && stop->load(std::memory_order_relaxed); }
  };
  static constexpr std::size_t kFailed = ~std::size_t{0};

  bool add_piece(std::uint64_t number, const std::atomic<bool>* stop, Sieved& result) const {
    Visit visit{stratum_.values,
                std::vector<std::vector<std::size_t>>(stratum_.axes.size() + 1, std::vector<std::size_t>(tables_.size())),
                0,
                stop,
                {}};
    for (std::size_t i = leads_; i-- > 0; number /= stratum_.axes[i].count())
      visit.values[stratum_.axes[i].parameter] = stratum_.axes[i].value(number % stratum_.axes[i].count());
    const Integer a = leading(stratum_.a, visit.values), b = leading(stratum_.b, visit.values);
    const Integer square = a * a + 4 * b;
    SieveCounts& counts = result.counts;
    if (square <= 0) {
      (square < 0 ? counts.survivors[static_cast<std::size_t>(SurvivorKind::divergent)] : counts.outside) += inner_;
      return true;
    }
    const Integer slack = rounded_up(delta_budget(a, b, threshold_, kBits));
    if (slack >= total_) {
      counts.beyond += inner_;
      return true;
    }
    visit.slack = static_cast<std::uint32_t>(slack);
    std::uint32_t spent = 0;
    for (std::size_t i = 0; i < leads_; ++i) spent += enter(visit, i, visit.values[stratum_.axes[i].parameter]);
    descend(visit, leads_, spent);
    if (visit.is_stopped()) return false;
    counts.failed += inner_ - visit.kept.size();
    counts.candidates += visit.kept.size();
    for (const ParameterValues& values : visit.kept)
      add_survivor(part_, stratum_, values, Pcf{part_.space.a().at(values), part_.space.b().at(values)}, result);
    return true;
  }

  static Integer leading(const Template& t, const ParameterValues& values) { return t.at(values).leading(); }

  /// Goes to the next level; returns the weight of the primes that fail from here on for everything below.
  std::uint32_t enter(Visit& visit, std::size_t level, std::int64_t x) const {
    std::uint32_t spent = 0;
    for (std::size_t t = 0; t < tables_.size(); ++t) {
      const std::size_t row = visit.rows[level][t];
      std::size_t& next = visit.rows[level + 1][t];
      next = kFailed;
      if (row == kFailed) continue;
      if (!tables_[t].at(level, row).allows(x)) spent += weights_[t];
      else next = level + 1 < stratum_.axes.size() ? tables_[t].next_row(row, x) : row;
    }
    return spent;
  }

  void descend(Visit& visit, std::size_t level, std::uint32_t spent) const {
    if (spent > visit.slack || visit.is_stopped()) return;
    if (level == stratum_.axes.size()) {
      visit.kept.push_back(visit.values);
      return;
    }
    const Axis& axis = stratum_.axes[level];
    if (level + 1 == stratum_.axes.size()) return last_level(visit, axis, level, spent);
    for (std::int64_t x = axis.first; x <= axis.last; ++x) {
      if (!axis.contains(x)) continue;
      visit.values[axis.parameter] = x;
      descend(visit, level + 1, spent + enter(visit, level, x));
    }
  }

  /// 64 values of the last parameter at a time.
  void last_level(Visit& visit, const Axis& axis, std::size_t level, std::uint32_t spent) const {
    std::array<UInt128, 64> failing;
    std::array<std::size_t, 64> table;
    std::size_t count = 0;
    for (std::size_t t = 0; t < tables_.size(); ++t) {
      if (visit.rows[level][t] == kFailed) continue;
      const ResidueSet set = tables_[t].at(level, visit.rows[level][t]);
      const std::uint32_t p = set.prime;
      failing[count] = ~set.mask & ResidueSet::full_mask(p);
      for (std::uint32_t width = p; width < 64 + p; width *= 2) failing[count] |= failing[count] << width;
      table[count++] = t;
    }
    const std::uint64_t length = static_cast<std::uint64_t>(axis.last - axis.first) + 1;
    for (std::uint64_t done = 0; done < length; done += 64) {
      const std::uint64_t all = length - done >= 64 ? ~std::uint64_t{0} : (std::uint64_t{1} << (length - done)) - 1;
      const std::int64_t start = axis.first + static_cast<std::int64_t>(done);
      WeightedWords sums(visit.slack - spent);
      for (std::size_t i = 0; i < count && (all & ~sums.exceeded()) != 0; ++i)
        sums.add(weights_[table[i]],
                 static_cast<std::uint64_t>(failing[i] >> ResidueSet::residue(start, tables_[table[i]].prime())));
      for (std::uint64_t bits = all & ~sums.exceeded(); bits != 0; bits &= bits - 1) {
        const std::int64_t x = start + std::countr_zero(bits);
        if (!axis.contains(x)) continue;
        visit.values[axis.parameter] = x;
        visit.kept.push_back(visit.values);
      }
    }
  }

  SievePart part_;
  Rational threshold_;
  Stratum stratum_;
  std::size_t leads_ = 0;
  std::vector<ResidueTable> tables_;  // smallest prime first: it costs most
  std::vector<std::uint32_t> weights_;
  std::uint32_t total_ = 0;
  std::uint64_t pieces_ = 1, inner_ = 1;
};

}  // namespace

std::unique_ptr<const StratumSieve> guarded_sieve(const SievePart& part, const Stratum& stratum, const Rational& threshold,
                                                  const WorkOptions& options) {
  SieveCounts counts;
  const bool is_inside = stratum.degree_b() == 2 * stratum.degree_a() && stratum.degree_a() > 0 &&
                         stratum.degree_a() <= kMostGuarded && leading_coefficients_settled(stratum) && !stratum.axes.empty() &&
                         fits_in_table(3, stratum.axes.size());
  if (!is_inside) {
    counts.outside = stratum.size();
    return untested(counts);
  }
  if (const Polynomial fixed = fixed_part(stratum.b); fixed.degree() > 0 && first_positive_root(fixed)) {
    counts.survivors[static_cast<std::size_t>(SurvivorKind::terminating)] = stratum.size();
    return untested(counts);
  }
  auto result = std::make_unique<GuardedSieve>(part, stratum, threshold, options);
  if (options.is_stopped()) return nullptr;
  return result;
}

}  // namespace brouncker::sieve
