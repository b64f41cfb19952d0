#include "results/report/points.hpp"

#include "engine/metrics/table.hpp"
#include "engine/row.hpp"
#include "formulas/decimal.hpp"
#include "formulas/mixed_bits.hpp"
#include "formulas/print.hpp"
#include "results/report/identified.hpp"
#include "results/run/formula_rows.hpp"
#include "results/run/store.hpp"
#include "results/run/stored_row.hpp"

#include <algorithm>
#include <cstdlib>
#include <limits>
#include <unordered_map>

#include <fmt/format.h>

namespace brouncker::report {
namespace {

/// Three-parameter fits lose digits: beta and gamma of the error, in which the store, `eval` and the page's own measurement differ by
/// 6e-12 and 5e-13 at most in a sample of 2,300 formulas of the published space; all other metrics differ by 7e-14 at most.
int known_decimals(const MetricRow& row) { return &row == &kBetaError ? 10 : &row == &kGammaError ? 11 : 12; }

std::vector<Axis> make_axes() {
  std::vector<Axis> result;
  const auto add = [&](const MetricRow& row) {
    result.push_back(
        {std::string(row.name), std::string(row.title), row.turns_sign, std::string(row.summary), known_decimals(row)});
  };
  add(kDelta);
  result.push_back({std::string(kLimitAxis), "limit L", true, "the limit of p_n/q_n", 0});
  for (const MetricRow* row : kMetrics)
    if (row != &kDelta && !row->title.empty()) add(*row);
  return result;
}

/// Texts by number, in the order of their first appearance.
class Dictionary {
 public:
  explicit Dictionary(std::vector<std::string>& texts) : texts_(&texts) {}
  /// Of a polynomial in the store.
  std::uint32_t number_of(const std::string& p, const StoredPlace& place) {
    const auto found = numbers_.find(p);
    return found != numbers_.end() ? found->second : numbered(to_plain(stored_polynomial(p, place)));
  }
  /// The number of -p.
  std::uint32_t number_of_negated(const std::string& p, const StoredPlace& place) {
    const auto [found, is_new] = negated_.try_emplace(p, 0);
    if (is_new) found->second = numbered(to_plain(-stored_polynomial(p, place)));
    return found->second;
  }

 private:
  std::uint32_t numbered(std::string text) {
    const auto [place, is_new] = numbers_.try_emplace(std::move(text), static_cast<std::uint32_t>(texts_->size()));
    if (is_new) texts_->push_back(place->first);
    return place->second;
  }

  std::vector<std::string>* texts_;
  std::unordered_map<std::string, std::uint32_t> numbers_, negated_;
};

double limit_of(const std::string& text) {
  if (text.empty()) return std::numeric_limits<double>::quiet_NaN();
  return text == "inf" ? std::numeric_limits<double>::infinity() : std::strtod(text.c_str(), nullptr);
}

constexpr std::string_view kHasMetrics = "delta IS NOT NULL";

std::uint64_t pairs_with_metrics(const sqlite::Database& run) {
  sqlite::Statement count(run, fmt::format("SELECT count(*) FROM measured WHERE {}", kHasMetrics));
  count.next();
  return static_cast<std::uint64_t>(count.integer(0));
}

std::string query() {
  std::string metrics;
  for (const Axis& axis : axes()) metrics += ", " + axis.name;
  return fmt::format(
      "SELECT id, mirror IS NOT NULL, a, b, class, kind IS 'constant', deep_convergent IS NOT NULL{} FROM {} WHERE {} AND {} ORDER BY id",
      metrics, formula_rows_sql(), kInRange, kHasMetrics);
}

/// A point as it stands in the store.
struct StoredPoint {
  std::uint64_t id;
  bool has_mirror;
  std::string a, b;
  std::uint8_t kind;
  std::vector<double> values;             ///< [axis]
  std::optional<std::string> slow_limit;  ///< where it is slow
};

/// Those of one range that `is_kept`(id, is a constant).
template <class Keep>
std::vector<StoredPoint> points_in(const sqlite::Database& run, const RowRange& range, const Keep& is_kept) {
  std::vector<StoredPoint> result;
  sqlite::Statement row(run, query());
  bind_range(row, range);
  const StoredRow stored(row, "measured");
  while (row.next()) {
    const std::uint64_t id = stored.count(0);
    if (!is_kept(id, stored.flag(5))) continue;
    const auto kind = static_cast<std::uint8_t>(stored.name<ConvergenceClass>(4, kClassNames));
    StoredPoint& point = result.emplace_back(StoredPoint{id, stored.flag(1), stored.text(2), stored.text(3), kind, {}, {}});
    for (std::size_t k = 0; k < axes().size(); ++k) {
      const int column = 7 + static_cast<int>(k);
      const bool is_limit = axes()[k].name == kLimitAxis;
      point.values.push_back(is_limit ? limit_of(stored.limit(column)) : stored.real(column));
      if (is_limit && stored.flag(6)) point.slow_limit = stored.limit(column);
    }
  }
  return result;
}

}  // namespace

const std::vector<Axis>& axes() {
  static const std::vector<Axis> table = make_axes();
  return table;
}

std::size_t axis_named(std::string_view name) {
  return static_cast<std::size_t>(std::find_if(axes().begin(), axes().end(), [&](const Axis& a) { return a.name == name; }) -
                                  axes().begin());
}

Points read_points(const sqlite::Database& run, std::size_t most, int threads) {
  Points points;
  points.pairs = pairs_with_metrics(run);
  const std::uint64_t stride = std::max<std::uint64_t>(1, (points.pairs + most - 1) / std::max<std::size_t>(1, most));
  const auto is_kept = [&](std::uint64_t id, bool is_constant) {
    return stride == 1 || is_constant || mixed_bits(id) % stride == 0;
  };
  points.values.resize(axes().size());
  Dictionary a_texts(points.a_texts), b_texts(points.b_texts);
  const auto add = [&](const StoredPoint& point) {
    points.id.push_back(point.id);
    points.has_mirror.push_back(point.has_mirror);
    const bool turned = shows_mirror(point.a, point.has_mirror);
    const StoredPlace at_a{run.path(), "measured", "a", point.id}, at_b{run.path(), "measured", "b", point.id};
    points.a.push_back(turned ? a_texts.number_of_negated(point.a, at_a) : a_texts.number_of(point.a, at_a));
    points.b.push_back(b_texts.number_of(point.b, at_b));
    points.kind.push_back(point.kind);
    for (std::size_t k = 0; k < axes().size(); ++k)
      points.values[k].push_back(turned && axes()[k].turns_sign ? -point.values[k] : point.values[k]);
    if (point.slow_limit)
      points.slow_limits.emplace(static_cast<std::uint32_t>(points.size() - 1),
                                 turned ? negated_decimal(*point.slow_limit) : *point.slow_limit);
  };
  read_ranges(
      run, row_ranges(run, RangesOf::measured), threads,
      [&](const sqlite::Database& connection, const RowRange& range) { return points_in(connection, range, is_kept); },
      [&](const std::vector<StoredPoint>& part) { std::ranges::for_each(part, add); });
  return points;
}

}  // namespace brouncker::report
