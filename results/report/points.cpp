#include "results/report/points.hpp"

#include "engine/metrics/table.hpp"
#include "engine/row.hpp"
#include "formulas/decimal.hpp"
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

/// A fixed mixing of all bits (the finalizer of splitmix64): which formulas a thinned map keeps.
std::uint64_t mixed(std::uint64_t x) {
  x = (x ^ (x >> 30)) * 0xbf58476d1ce4e5b9u;
  x = (x ^ (x >> 27)) * 0x94d049bb133111ebu;
  return x ^ (x >> 31);
}

/// Texts by number, in the order of their first appearance.
class Dictionary {
 public:
  explicit Dictionary(std::vector<std::string>& texts) : texts_(&texts) {}
  /// Of the polynomial in a column.
  std::uint32_t number_of(const StoredRow& row, int column) {
    const std::string p = row.text(column);
    const auto found = numbers_.find(p);
    return found != numbers_.end() ? found->second : numbered(to_plain(row.polynomial(column)));
  }
  /// The number of -p.
  std::uint32_t number_of_negated(const StoredRow& row, int column) {
    const auto [place, is_new] = negated_.try_emplace(row.text(column), 0);
    if (is_new) place->second = numbered(to_plain(-row.polynomial(column)));
    return place->second;
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
      "SELECT id, mirror IS NOT NULL, a, b, class, kind IS 'constant', deep_convergent IS NOT NULL{} FROM {} WHERE {} ORDER BY id",
      metrics, formula_rows_sql(), kHasMetrics);
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

Points read_points(const sqlite::Database& run, std::size_t most) {
  Points points;
  points.pairs = pairs_with_metrics(run);
  const std::uint64_t stride = std::max<std::uint64_t>(1, (points.pairs + most - 1) / std::max<std::size_t>(1, most));
  points.values.resize(axes().size());
  Dictionary a_texts(points.a_texts), b_texts(points.b_texts);
  sqlite::Statement row(run, query());
  const StoredRow stored(row, "measured");
  while (row.next()) {
    const std::uint64_t id = stored.count(0);
    const bool has_mirror = stored.flag(1), is_constant = stored.flag(5);
    if (stride > 1 && !is_constant && mixed(id) % stride != 0) continue;
    points.id.push_back(id);
    points.has_mirror.push_back(has_mirror);
    const bool turned = shows_mirror(stored.text(2), has_mirror);
    points.a.push_back(turned ? a_texts.number_of_negated(stored, 2) : a_texts.number_of(stored, 2));
    points.b.push_back(b_texts.number_of(stored, 3));
    points.kind.push_back(static_cast<std::uint8_t>(stored.name<ConvergenceClass>(4, kClassNames)));
    for (std::size_t k = 0; k < axes().size(); ++k) {
      const int column = 7 + static_cast<int>(k);
      const bool is_limit = axes()[k].name == kLimitAxis;
      const double value = is_limit ? limit_of(stored.limit(column)) : stored.real(column);
      if (is_limit && stored.flag(6))
        points.slow_limits.emplace(static_cast<std::uint32_t>(points.size() - 1),
                                   turned ? negated_decimal(stored.limit(column)) : stored.limit(column));
      points.values[k].push_back(turned && axes()[k].turns_sign ? -value : value);
    }
  }
  return points;
}

}  // namespace brouncker::report
