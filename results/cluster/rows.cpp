#include "results/cluster/rows.hpp"

#include "engine/hypergeometric/theorem_class.hpp"
#include "engine/metrics/gcd_slope.hpp"
#include "engine/metrics/samples.hpp"
#include "engine/parallel.hpp"
#include "formulas/canonical.hpp"
#include "formulas/parse_polynomial.hpp"
#include "formulas/parse_with_symbols.hpp"
#include "formulas/print.hpp"
#include "results/match/classes.hpp"
#include "results/run/formula_rows.hpp"
#include "results/run/stored_claim.hpp"

#include <algorithm>
#include <cstdlib>
#include <limits>
#include <map>
#include <unordered_map>

#include <xxhash.h>

namespace brouncker::cluster {
namespace {

constexpr int kFirstMetric = 11;

std::string select_sql() {
  std::string sql = "SELECT id, mirror, a, b, class, degree_a, degree_b, limit_value, factorial_reduction, kind, constant";
  for (const MetricRow* metric : kMetrics) sql += ", " + std::string(metric->name);
  return sql + " FROM " + formula_rows_sql() + " WHERE class NOT IN ('terminating', 'divergent')";
}

LimitSort sort_of(const std::string& value, std::optional<FormKind> kind) {
  if (value == "inf") return LimitSort::infinite;
  if (value == "0") return LimitSort::zero;
  if (kind == FormKind::rational) return LimitSort::rational;
  return kind == FormKind::quadratic ? LimitSort::quadratic : LimitSort::open;
}

/// Values of hypergeometric functions for parameters at large.
bool is_hypergeometric(const Expression& x) {
  return (x.kind() == Expression::Kind::call && x.name().starts_with("hyp")) ||
         std::ranges::any_of(x.operands(), is_hypergeometric);
}

struct Loaded {
  Row row;
  std::string constant, named;
  std::array<double, kMetricCount> metrics;
};

/// The polynomials are checked where they are parsed.
Loaded loaded_at(const StoredRow& stored) {
  Loaded loaded;
  Row& row = loaded.row;
  row.id = stored.count(0);
  const auto mirror = stored.optional_count(1);
  row.has_mirror = mirror.has_value();
  row.mirror = mirror.value_or(0);
  row.a = stored.text(2);
  row.b = stored.text(3);
  row.kind = stored.name<ConvergenceClass>(4, kClassNames);
  row.degree_a = static_cast<int>(stored.integer(5, 0, kMaxDegree));
  row.degree_b = static_cast<int>(stored.integer(6, 0, kMaxDegree));
  row.reduction = stored_reduction(stored, 8);
  const StoredRow claim(stored.statement(), "closed_forms");
  const std::optional<FormKind> kind = claim.is_null(9) ? std::nullopt : std::optional(claim.name<FormKind>(9, kFormKindNames));
  const std::string limit = stored.limit(7), constant = claim.constant(10);
  row.sort = sort_of(limit, kind);
  row.has_closed_form = kind.has_value();
  row.limit = limit.empty() || row.sort == LimitSort::infinite ? std::numeric_limits<double>::quiet_NaN()
                                                               : std::strtod(limit.c_str(), nullptr);
  if (row.is_open() && kind == FormKind::constant) loaded.constant = constant;
  if (row.is_open() && kind == FormKind::function && !is_hypergeometric(parse_expression_with_symbols(constant)))
    loaded.named = constant;
  for (std::size_t m = 0; m < kMetricCount; ++m) loaded.metrics[m] = stored.real(kFirstMetric + static_cast<int>(m));
  return loaded;
}

std::vector<Loaded> read(const sqlite::Database& database) {
  std::vector<Loaded> all;
  sqlite::Statement s(database, select_sql());
  const StoredRow stored(s, "measured");
  while (s.next()) all.push_back(loaded_at(stored));
  std::ranges::sort(all, {}, [](const Loaded& x) { return x.row.id; });
  return all;
}

/// What is computed of one row; texts are turned into numbers afterwards.
struct Computed {
  std::string recurrence;
  TheoremClass theorem;
};

std::uint64_t hashed(const Pcf& pcf) {
  const std::string text = to_list(pcf.a) + to_list(pcf.b);
  return XXH3_64bits(text.data(), text.size());
}

/// Growth as it is without factors that were put in. @param metrics As stored.
void set_dynamics(Row& row, const Pcf& pcf, const std::array<double, kMetricCount>& metrics, const Sampling& sampling) {
  const Pcf bare = deflated_by_constant(deflated(pcf).pcf).pcf;
  const Integer lead = bare.a.leading();
  row.dynamic_degree_a = bare.a.degree();
  row.dynamic_degree_b = bare.b.degree();
  row.lead_ratio = Rational(bare.b.leading(), lead * lead).convert_to<double>();
  row.gcd_slope = metrics[metric_index("gcd_slope")];
  row.eta_q = metrics[metric_index("eta_q")];
  if (bare == pcf) return;
  const auto samples = take_samples(bare, sampling);
  if (!samples) return;
  const Measurement measurement = measure(bare, sampling, samples->points);
  row.gcd_slope = gcd_slope(measurement);
  row.eta_q = measurement.growth.eta.value;
}

Computed compute(Row& row, const std::array<double, kMetricCount>& metrics, const Sampling& sampling, std::string_view file) {
  const Pcf pcf = stored_pcf(row.a, row.b, {file, "measured", "a", row.id});
  set_dynamics(row, pcf, metrics, sampling);
  const Equivalent form = canonical(pcf);
  const std::string text = to_list(form.pcf.a) + to_list(form.pcf.b);
  row.deflates = form.pcf.a.degree() < row.degree_a || form.pcf.b.degree() < row.degree_b;
  row.kin = row.deflates ? hashed(shift_form(pcf).pcf) : XXH3_64bits(text.data(), text.size());
  Computed result;
  if (form.relation) {
    result.recurrence = text;
  } else {
    const Pcf own = class_form(pcf).pcf;
    result.recurrence = to_list(own.a) + to_list(own.b);
  }
  if (form.pcf.a.degree() < 2) result.theorem = theorem_class(form.pcf);
  return result;
}

/// Numbers of texts in the order of their first occurrence.
std::uint32_t numbered(std::unordered_map<std::string, std::uint32_t>& numbers, std::string text) {
  return numbers.emplace(std::move(text), static_cast<std::uint32_t>(numbers.size())).first->second;
}

}  // namespace

PointId Rows::place_of(std::int64_t id) const {
  const auto at = std::ranges::lower_bound(rows, static_cast<std::uint64_t>(id), {}, &Row::id);
  return at == rows.end() || at->id != static_cast<std::uint64_t>(id) ? kNoPoint : static_cast<PointId>(at - rows.begin());
}

PointId Rows::open_place_of(std::int64_t id) const {
  const PointId place = place_of(id);
  return place == kNoPoint || !rows[place].is_open() ? kNoPoint : place;
}

Pcf pcf_of(const Row& row) { return {parse_polynomial(row.a, "column a"), parse_polynomial(row.b, "column b")}; }

Rows load_rows(const sqlite::Database& database, const Sampling& sampling, int threads) {
  std::vector<Loaded> loaded = read(database);
  std::vector<Computed> computed(loaded.size());
  parallel_blocks(loaded.size(), 2048, threads, [&](std::size_t first, std::size_t last) {
    for (std::size_t i = first; i < last; ++i) computed[i] = compute(loaded[i].row, loaded[i].metrics, sampling, database.path());
  });
  Rows result;
  std::map<std::string, std::uint32_t> constants;
  std::map<std::string, std::pair<std::string, std::uint32_t>> theorems;
  std::unordered_map<std::string, std::uint32_t> recurrences;
  for (std::size_t i = 0; i < loaded.size(); ++i) {
    if (!loaded[i].constant.empty()) constants.emplace(loaded[i].constant, 0);
    if (computed[i].theorem.decides()) theorems.emplace(computed[i].theorem.constant, std::pair(computed[i].theorem.key, 0U));
    loaded[i].row.recurrence = numbered(recurrences, std::move(computed[i].recurrence));
  }
  result.recurrences = static_cast<std::uint32_t>(recurrences.size());
  for (auto& [name, number] : constants) {
    number = static_cast<std::uint32_t>(result.constants.size());
    result.constants.push_back(name);
  }
  for (auto& [constant, entry] : theorems) {
    entry.second = static_cast<std::uint32_t>(result.theorems.size());
    result.theorems.push_back({constant, entry.first});
  }
  result.rows.reserve(loaded.size());
  result.metrics.reserve(loaded.size() * kMetricCount);
  for (std::size_t i = 0; i < loaded.size(); ++i) {
    Row& row = loaded[i].row;
    if (!loaded[i].constant.empty()) row.constant = constants[loaded[i].constant];
    if (computed[i].theorem.decides()) {
      row.theorem = theorems[computed[i].theorem.constant].second;
      row.has_closed_form = true;
    }
    if (!loaded[i].named.empty()) result.named.emplace_hint(result.named.end(), static_cast<PointId>(i), loaded[i].named);
    result.metrics.insert(result.metrics.end(), loaded[i].metrics.begin(), loaded[i].metrics.end());
    result.rows.push_back(std::move(row));
  }
  return result;
}

}  // namespace brouncker::cluster
