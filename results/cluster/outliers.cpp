#include "results/cluster/outliers.hpp"

#include "clustering/outliers.hpp"
#include "clustering/parallel.hpp"
#include "engine/hypergeometric/hidden_factor.hpp"
#include "engine/recurrence/convergents.hpp"
#include "engine/recurrence/rational_tail.hpp"
#include "engine/sieve/survivor.hpp"
#include "formulas/error.hpp"
#include "results/cluster/labels.hpp"
#include "results/cluster/numeric.hpp"
#include "results/match/gauge_classes.hpp"
#include "results/run/layout.hpp"
#include "results/run/reader.hpp"

#include <algorithm>
#include <cmath>
#include <optional>
#include <unordered_set>

#include <fmt/format.h>

namespace brouncker {
namespace {

using cluster::Rows;

/// Known without a look at the recurrence: where the row is not open, identified or deflates.
bool is_known(const cluster::Row& row) { return !row.is_open() || row.constant != cluster::kNone || row.deflates; }

/// What takes a look at the recurrence: a factor hidden over several steps, or an Euler form.
bool has_mechanism(const cluster::Row& row) {
  const Pcf pcf = cluster::pcf_of(row);
  return hidden_factor_steps(pcf) || !rational_tails(pcf, row.kind).empty();
}

double not_negative(double x) { return x < 0 ? 0 : x; }

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
    // Growth below 0 is a transient of the fit: nothing is reduced more than fully.
    result.push_back({types[i], not_negative(rows.metric(i, metric_index("eta_q"))), rows.metric(i, metric_index("delta")),
                      apart[i], is_known(rows.rows[i]) || rows.named.contains(static_cast<PointId>(i))});
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

PrimePattern pattern_of(const Pcf& pcf) {
  const Convergent c = convergent(Terms(pcf, kPatternDepth), kPatternDepth);
  Integer common = gcd(c.p, c.q);
  std::vector<PrimeValuation> valuations;
  for (const std::uint64_t p : primes_up_to(kPatternDepth / 8)) {
    std::uint64_t valuation = 0;
    for (; common != 0 && mpz_divisible_ui_p(common.backend().data(), p); ++valuation) common /= p;
    valuations.push_back({p, valuation});
  }
  return prime_pattern(valuations, kPatternDepth, discriminant(pcf.b));
}

/// Of a sieved run: what the sieve calls irreducible and nothing names, by delta, one a gauge class.
std::vector<PromisingRow> promising_of_sieve(const RunReader& run, std::size_t count) {
  static const std::size_t delta = metric_index("delta");
  std::vector<PromisingRow> rows;
  std::vector<Pcf> formulas;
  const std::string where = fmt::format("closed_form IS NULL AND label IN ('{}', '{}')", name(sieve::SurvivorKind::irreducible),
                                        name(sieve::SurvivorKind::undecided));
  run.for_each_row({where, "delta DESC", 0}, [&](std::uint64_t id, const Row& row) {
    rows.push_back({id, row, row.metrics.values[delta], PrimePattern::undecided, {}});
    formulas.push_back(row.pcf);
  });
  const std::vector<std::size_t> classes = gauge_classes(formulas);
  std::vector<PromisingRow> result;
  for (std::size_t i = 0; i < rows.size() && result.size() < count; ++i) {
    if (classes[i] != i) continue;
    PromisingRow& row = result.emplace_back(std::move(rows[i]));
    row.primes = pattern_of(row.row.pcf);
    const auto size = std::ranges::count(classes, i);
    row.reason = fmt::format("passes every prime, {}{}", row.row.origin->label,
                             size > 1 ? fmt::format("; the first of a class of {} by gauge", size) : "");
  }
  return result;
}

}  // namespace

std::vector<PromisingRow> promising_rows(const std::filesystem::path& directory, std::size_t count, int threads) {
  std::optional<parallel::ThreadLimit> limit;
  if (threads > 0) limit.emplace(static_cast<std::size_t>(threads));
  const RunReader run(directory);
  if (run.info().job.source.sieved()) return promising_of_sieve(run, count);
  const Rows rows = cluster::load_rows(open_store(RunFiles{directory}.store()), read_complete_run(directory).job.sampling, threads);
  const std::vector<Outlier> ranked = outliers(outlier_rows(rows), rows.size());
  std::vector<PromisingRow> result;
  std::unordered_set<std::uint32_t> seen;
  for (const Outlier& outlier : ranked) {
    if (result.size() == count) break;
    const cluster::Row& row = rows.rows[outlier.row];
    if (!seen.insert(row.recurrence).second || has_mechanism(row)) continue;
    const PrimePattern primes = pattern_of(cluster::pcf_of(row));
    if (primes == PrimePattern::small_only) continue;
    result.push_back({row.id, {}, outlier.score, primes, fmt::format("{}; its gcd takes {}", outlier.reason, in_words(primes))});
  }
  std::string ids = "0";
  for (const PromisingRow& each : result) ids += fmt::format(", {}", each.id);
  run.for_each_row({fmt::format("id IN ({})", ids), "", 0}, [&](std::uint64_t id, const Row& row) {
    for (PromisingRow& each : result)
      if (each.id == id) each.row = row;
  });
  return result;
}

}  // namespace brouncker
