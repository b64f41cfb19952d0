#include "results/cluster/rows.hpp"

#include "engine/hypergeometric/theorem_class.hpp"
#include "engine/metrics/gcd_slope.hpp"
#include "engine/metrics/samples.hpp"
#include "formulas/canonical.hpp"
#include "formulas/packed_pcf.hpp"
#include "formulas/parse_polynomial.hpp"
#include "formulas/parse_with_symbols.hpp"
#include "formulas/print.hpp"
#include "results/match/classes.hpp"
#include "results/run/formula_rows.hpp"
#include "results/run/row_ranges.hpp"
#include "results/run/store.hpp"
#include "results/run/stored_claim.hpp"

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <limits>
#include <map>
#include <span>
#include <unordered_map>
#include <utility>

#include <xxhash.h>

namespace brouncker::cluster {
namespace {

constexpr int kFirstMetric = 11;

std::string select_sql() {
  std::string sql = "SELECT id, mirror, a, b, class, degree_a, degree_b, limit_value, factorial_reduction, kind, constant";
  for (const MetricRow* metric : kMetrics) sql += ", " + std::string(metric->name);
  return sql + " FROM " + formula_rows_sql() + " WHERE " + std::string(kInRange) +
         " AND class NOT IN ('terminating', 'divergent') ORDER BY id";
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
  std::string a, b;
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
  loaded.a = stored.text(2);
  loaded.b = stored.text(3);
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

/// What is computed of one row; texts are turned into numbers afterwards.
struct Computed {
  std::string recurrence;  ///< packed
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

Computed compute(Loaded& loaded, const Sampling& sampling, std::string_view file) {
  Row& row = loaded.row;
  const Pcf pcf = stored_pcf(loaded.a, loaded.b, {file, "measured", "a", row.id});
  set_dynamics(row, pcf, loaded.metrics, sampling);
  const Equivalent form = canonical(pcf);
  const std::string text = to_list(form.pcf.a) + to_list(form.pcf.b);
  row.deflates = form.pcf.a.degree() < row.degree_a || form.pcf.b.degree() < row.degree_b;
  row.kin = row.deflates ? hashed(shift_form(pcf).pcf) : XXH3_64bits(text.data(), text.size());
  Computed result;
  pack(form.relation ? form.pcf : class_form(pcf).pcf, result.recurrence);
  if (form.pcf.a.degree() < 2) result.theorem = theorem_class(form.pcf);
  return result;
}

/// Texts by number, in the order of their first occurrence.
using Numbers = std::unordered_map<std::string, std::uint32_t>;
std::uint32_t numbered(Numbers& numbers, std::string text) {
  return numbers.emplace(std::move(text), static_cast<std::uint32_t>(numbers.size())).first->second;
}

/// The texts in alphabetical order; `places` becomes the place of each number there.
std::vector<std::string> in_order(const Numbers& numbers, std::vector<std::uint32_t>& places) {
  const std::map<std::string, std::uint32_t> sorted(numbers.begin(), numbers.end());
  std::vector<std::string> texts;
  places.resize(numbers.size());
  for (const auto& [text, number] : sorted) {
    places[number] = static_cast<std::uint32_t>(texts.size());
    texts.push_back(text);
  }
  return texts;
}

/// Rows in the order of their ids, as they come from the store, without their texts.
class Collector {
 public:
  explicit Collector(std::size_t most) {
    result_.rows.reserve(most);  // memory that is not touched costs nothing; a vector that grows holds its rows twice
    result_.metrics.reserve(most * kMetricCount);
  }

  void add(Loaded&& loaded, Computed&& computed) {
    Row& row = result_.rows.emplace_back(std::move(loaded.row));
    result_.metrics.insert(result_.metrics.end(), loaded.metrics.begin(), loaded.metrics.end());
    row.a = polynomial(std::move(loaded.a));
    row.b = polynomial(std::move(loaded.b));
    row.recurrence = numbered(recurrences_, std::move(computed.recurrence));
    if (!loaded.constant.empty()) row.constant = numbered(constants_, std::move(loaded.constant));
    if (!loaded.named.empty()) named_.emplace_back(row.id, std::move(loaded.named));
    if (!computed.theorem.decides()) return;
    row.has_closed_form = true;
    row.theorem = numbered(theorems_, computed.theorem.constant);
    if (row.theorem == keys_.size()) keys_.push_back(std::move(computed.theorem.key));
  }

  Rows take() {
    result_.recurrences = static_cast<std::uint32_t>(recurrences_.size());
    std::vector<std::uint32_t> constants, theorems;
    result_.constants = in_order(constants_, constants);
    std::vector<std::string> names = in_order(theorems_, theorems);
    result_.theorems.resize(names.size());
    for (std::size_t t = 0; t < names.size(); ++t) result_.theorems[theorems[t]].key = std::move(keys_[t]);
    for (std::size_t t = 0; t < names.size(); ++t) result_.theorems[t].constant = std::move(names[t]);
    for (Row& row : result_.rows) {
      if (row.constant != kNone) row.constant = constants[row.constant];
      if (row.theorem != kNone) row.theorem = theorems[row.theorem];
    }
    for (auto& [id, name] : named_) result_.named.emplace(result_.place_of(static_cast<std::int64_t>(id)), std::move(name));
    return std::move(result_);
  }

 private:
  std::uint32_t polynomial(std::string text) {
    const auto [place, is_new] = polynomials_.emplace(std::move(text), static_cast<std::uint32_t>(polynomials_.size()));
    if (is_new) result_.polynomials.push_back(parse_polynomial(place->first, "column a or b"));
    return place->second;
  }

  Rows result_;
  Numbers recurrences_, constants_, theorems_, polynomials_;
  std::vector<std::string> keys_;                             ///< of each theorem that of its first row
  std::vector<std::pair<std::uint64_t, std::string>> named_;  ///< by id
};

/// As many rows as there can be: a row takes more than 32 bytes of the file, whatever the number of the last one is.
std::size_t most_rows(const sqlite::Database& database) {
  std::error_code error;
  const std::uintmax_t bytes = std::filesystem::file_size(database.path(), error);
  return error ? 0
               : static_cast<std::size_t>(std::clamp<std::int64_t>(last_row(database), 0, static_cast<std::int64_t>(bytes / 32)));
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

Rows load_rows(const sqlite::Database& database, const Sampling& sampling, int threads) {
  using Part = std::vector<std::pair<Loaded, Computed>>;
  Collector rows(most_rows(database));
  read_ranges(
      database, row_ranges(database, RangesOf::measured), threads,
      [&](const sqlite::Database& connection, const RowRange& range) {
        Part part;
        sqlite::Statement s(connection, select_sql());
        bind_range(s, range);
        const StoredRow stored(s, "measured");
        while (s.next()) {
          Loaded loaded = loaded_at(stored);
          Computed computed = compute(loaded, sampling, connection.path());
          part.emplace_back(std::move(loaded), std::move(computed));
        }
        return part;
      },
      [&](Part part) {
        for (auto& [loaded, computed] : part) rows.add(std::move(loaded), std::move(computed));
      });
  return rows.take();
}

}  // namespace brouncker::cluster
