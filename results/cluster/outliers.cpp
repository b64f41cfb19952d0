#include "results/cluster/outliers.hpp"

#include "clustering/outliers.hpp"
#include "clustering/parallel.hpp"
#include "clustering/prime_pattern.hpp"
#include "engine/hypergeometric/hidden_factor.hpp"
#include "engine/ordered_parts.hpp"
#include "engine/recurrence/convergents.hpp"
#include "engine/recurrence/rational_tail.hpp"
#include "engine/sieve/survivor.hpp"
#include "formulas/error.hpp"
#include "results/cluster/labels.hpp"
#include "results/cluster/numeric.hpp"
#include "results/match/gauge_classes.hpp"
#include "results/run/layout.hpp"
#include "results/run/reader.hpp"
#include "results/run/stored_row.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <optional>
#include <set>
#include <tuple>

#include <fmt/format.h>

namespace brouncker {
namespace {

using cluster::Rows;

/// Known without a look at the recurrence: where the row is not open, identified or deflates.
bool is_known(const cluster::Row& row) { return !row.is_open() || row.has_closed_form || row.deflates; }

/// What takes a look at the recurrence: a factor hidden over several steps, or an Euler form.
bool has_mechanism(const cluster::Row& row, const Pcf& pcf) {
  return hidden_factor_steps(pcf) || !rational_tails(pcf, row.kind).empty();
}

/// Growth of the reduced denominators: exact where the trace test says so. Below 0 it is a transient of the fit.
double eta_of(const Rows& rows, std::size_t i) {
  const cluster::Row& row = rows.rows[i];
  const double fit = rows.metric(i, metric_index("eta_q"));
  if (row.reduction == FactorialReduction::full) return 0;
  if (row.reduction == FactorialReduction::half) return std::max(row.dynamic_degree_a, row.dynamic_degree_b / 2) / 2.0;
  return fit < 0 ? 0 : fit;
}

std::vector<OutlierRow> outlier_rows(const Rows& rows) {
  std::vector<double> values;
  std::vector<int> types;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    for (const char* metric : {"delta", "gamma_q", "eta_q"}) values.push_back(rows.metric(i, metric_index(metric)));
    types.push_back(rows.rows[i].type());
  }
  const std::vector<double> apart = isolation(Points(values, 3), types);
  std::vector<OutlierRow> result;
  for (std::size_t i = 0; i < rows.size(); ++i)
    result.push_back({types[i], eta_of(rows, i), rows.metric(i, metric_index("delta")), apart[i], is_known(rows.rows[i])});
  return result;
}

std::vector<std::uint64_t> primes_up_to(std::uint64_t last) {
  std::vector<std::uint64_t> primes;
  for (std::uint64_t p = 2; p <= last; ++p)
    if (std::ranges::all_of(primes, [&](std::uint64_t q) { return p % q != 0; })) primes.push_back(p);
  return primes;
}

/// Of the field of b's roots; 1 where that is the rationals (degree below 2, a square) or b has a higher degree.
std::int64_t discriminant(const Polynomial& b) {
  if (b.degree() != 2) return 1;
  const Integer d = b.coefficient(1) * b.coefficient(1) - 4 * b.coefficient(2) * b.coefficient(0);
  return d != 0 && abs(d) < (Integer(1) << 60) ? static_cast<std::int64_t>(d) : 1;
}

struct Primes {
  PrimePattern pattern;
  std::string words;
};
Primes primes_of(const Pcf& pcf) {
  const Convergent c = convergent(Terms(pcf, kPatternDepth), kPatternDepth);
  Integer common = gcd(c.p, c.q);
  std::vector<PrimeValuation> valuations;
  for (const std::uint64_t p : primes_up_to(kPatternDepth / 8)) {
    std::uint64_t valuation = 0;
    for (; common != 0 && mpz_divisible_ui_p(common.backend().data(), p); ++valuation) common /= p;
    valuations.push_back({p, valuation});
  }
  const PrimePattern pattern = prime_pattern(valuations, kPatternDepth, discriminant(pcf.b));
  return {pattern, fmt::format("its gcd takes {}", in_words(pattern, discriminant(pcf.b)))};
}

std::string_view tested_in_words(FactorialReduction reduction) {
  if (reduction == FactorialReduction::full) return "; reduced in full by the trace test";
  return reduction == FactorialReduction::half ? "; reduced by half by the trace test" : "";
}

/// Of a sieved run: what the sieve calls irreducible and nothing names, by delta, one a gauge class.
std::vector<PromisingRow> promising_of_sieve(const RunReader& run, std::size_t count) {
  static const std::size_t delta = metric_index("delta");
  std::vector<PromisingRow> result;
  GaugeClasses classes;
  const std::string where = fmt::format("closed_form IS NULL AND label IN ('{}', '{}')", name(sieve::SurvivorKind::irreducible),
                                        name(sieve::SurvivorKind::undecided));
  run.for_each_row({where, "delta DESC", 0}, [&](std::uint64_t id, const Row& row) {
    const std::size_t number = classes.add(row.pcf);
    if (number < result.size()) result[number].others.push_back({id, row.pcf});
    else if (number < count)
      result.push_back({id,
                        row,
                        row.metrics.values[delta],
                        fmt::format("passes every prime, {}; {}", row.origin->label, primes_of(row.pcf).words),
                        {}});
  });
  return result;
}

/// What members of a class have in common, as far as it is at hand.
auto kind_of(const cluster::Row& row) { return std::tuple(row.kind, row.dynamic_degree_a, row.dynamic_degree_b, row.lead_ratio); }

using Kinds = std::set<decltype(kind_of(cluster::Row()))>;

/// To each class its members among the rows of these kinds.
void add_others(const Rows& rows, const Kinds& kinds, const GaugeClasses& classes, int threads, std::vector<PromisingRow>& result) {
  constexpr std::size_t kBlock = 4'096;
  using Found = std::vector<std::pair<std::size_t, PromisingRow::Member>>;
  const auto in_block = [&](std::size_t block) {
    Found found;
    for (std::size_t i = block * kBlock; i < std::min(rows.size(), (block + 1) * kBlock); ++i) {
      const cluster::Row& row = rows.rows[i];
      if (!row.is_open() || !kinds.contains(kind_of(row))) continue;
      const Pcf pcf = rows.pcf(row);
      if (const auto number = classes.find(pcf); number && result[*number].id != row.id) found.push_back({*number, {row.id, pcf}});
    }
    return found;
  };
  ordered_parts((rows.size() + kBlock - 1) / kBlock, threads, in_block, [&](const Found& found) {
    for (const auto& [number, member] : found) result[number].others.push_back(member);
  });
}

/// The best `count` classes, without their rows.
std::vector<PromisingRow> best_classes(const Rows& rows, std::size_t count, int threads) {
  std::vector<PromisingRow> result;
  GaugeClasses classes;
  Kinds kinds;
  for (const Outlier& outlier : outliers(outlier_rows(rows), rows.size())) {
    if (result.size() == count) break;
    const cluster::Row& row = rows.rows[outlier.row];
    const Pcf pcf = rows.pcf(row);
    if (has_mechanism(row, pcf) || classes.find(pcf)) continue;
    const Primes primes = primes_of(pcf);
    if (primes.pattern == PrimePattern::small_only) continue;
    classes.add(pcf);
    kinds.insert(kind_of(row));
    result.push_back(
        {row.id, {}, outlier.score, fmt::format("{}; {}{}", outlier.reason, primes.words, tested_in_words(row.reduction)), {}});
  }
  add_others(rows, kinds, classes, threads, result);
  return result;
}

/// Of formulas whose a has a negative leading coefficient their mirror images in the run.
std::map<std::uint64_t, std::uint64_t> mirrors_of(const sqlite::Database& run, const std::vector<PromisingRow>& rows) {
  std::string ids = "0";
  for (const PromisingRow& each : rows) {
    ids += fmt::format(", {}", each.id);
    for (const PromisingRow::Member& member : each.others) ids += fmt::format(", {}", member.id);
  }
  std::map<std::uint64_t, std::uint64_t> result;
  sqlite::Statement s(run,
                      fmt::format("SELECT id, mirror FROM measured WHERE mirror IS NOT NULL AND a LIKE '-%' AND id IN ({})", ids));
  const StoredRow stored(s, "measured");
  while (s.next()) result.emplace(stored.count(0), stored.count(1));
  return result;
}

/// The rows and members as the formulas with a positive leading coefficient.
void turn_upright(const RunReader& run, std::vector<PromisingRow>& rows) {
  const auto mirrors = mirrors_of(run.database(), rows);
  const auto upright = [&](std::uint64_t id) {
    const auto found = mirrors.find(id);
    return found == mirrors.end() ? id : found->second;
  };
  std::string ids = "0";
  for (PromisingRow& each : rows) {
    each.id = upright(each.id);
    ids += fmt::format(", {}", each.id);
    for (PromisingRow::Member& member : each.others)
      if (const std::uint64_t id = upright(member.id); id != member.id) member = {id, {-member.pcf.a, member.pcf.b}};
    std::ranges::sort(each.others, {}, &PromisingRow::Member::id);
  }
  run.for_each_row({fmt::format("id IN ({})", ids), "", 0}, [&](std::uint64_t id, const Row& row) {
    for (PromisingRow& each : rows)
      if (each.id == id) each.row = row;
  });
}

}  // namespace

std::vector<PromisingRow> promising_rows(const std::filesystem::path& directory, std::size_t count, int threads) {
  std::optional<parallel::ThreadLimit> limit;
  if (threads > 0) limit.emplace(static_cast<std::size_t>(threads));
  const RunReader run(directory);
  std::vector<PromisingRow> result = run.info().job.source.sieved()
                                         ? promising_of_sieve(run, count)
                                         : best_classes(cluster::load_rows(open_store(RunFiles{directory}.store()),
                                                                           read_complete_run(directory).job.sampling, threads),
                                                        count, threads);
  turn_upright(run, result);
  return result;
}

}  // namespace brouncker
