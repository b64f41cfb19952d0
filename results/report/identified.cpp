#include "results/report/identified.hpp"

#include "results/report/points.hpp"
#include "results/run/stored_claim.hpp"

#include <algorithm>
#include <limits>
#include <map>
#include <unordered_map>

#include <fmt/format.h>

namespace brouncker::report {
namespace {

/// Where a row stands among the identified ones, and whether it is shown as (-a, b).
struct Shown {
  std::size_t place = 0;
  bool turned = false;
};
using ShownById = std::unordered_map<std::uint64_t, Shown>;

/// What the table of metrics has of an identified formula.
struct MetricsOf {
  Shown* shown;
  bool slow;
  std::vector<double> values;  ///< [axis]; NaN for the limit
};

std::vector<MetricsOf> metrics_in(const sqlite::Database& run, const RowRange& range, ShownById& shown) {
  std::string columns;
  for (const Axis& axis : axes()) columns += ", " + axis.name;
  sqlite::Statement row(run, fmt::format("SELECT id, mirror IS NOT NULL, a, deep_convergent IS NOT NULL{} FROM measured WHERE {}",
                                         columns, kInRange));
  bind_range(row, range);
  const StoredRow stored(row, "measured");
  std::vector<MetricsOf> result;
  while (row.next()) {
    const auto found = shown.find(stored.count(0));
    if (found == shown.end()) continue;
    found->second.turned = shows_mirror(stored.text(2), stored.flag(1));
    MetricsOf& own = result.emplace_back(&found->second, stored.flag(3));
    for (std::size_t k = 0; k < axes().size(); ++k) {
      const bool is_limit = axes()[k].name == kLimitAxis;
      const double value = is_limit ? std::numeric_limits<double>::quiet_NaN() : stored.real(4 + static_cast<int>(k));
      own.values.push_back(found->second.turned && axes()[k].turns_sign ? -value : value);
    }
  }
  return result;
}

void read_metrics(const sqlite::Database& run, int threads, ShownById& shown, IdentifiedDetails& details) {
  read_ranges(
      run, row_ranges(run, RangesOf::measured), threads,
      [&](const sqlite::Database& connection, const RowRange& range) { return metrics_in(connection, range, shown); },
      [&](const std::vector<MetricsOf>& part) {
        for (const MetricsOf& row : part) {
          details.slow[row.shown->place] = row.slow;
          for (std::size_t k = 0; k < axes().size(); ++k) details.metrics[k][row.shown->place] = row.values[k];
        }
      });
}

void read_others(const sqlite::Database& run, const ShownById& shown, IdentifiedDetails& details) {
  std::string columns;
  for (const ClaimColumn& c : claim_columns()) columns += fmt::format(", {}", c.name);
  sqlite::Statement row(run, fmt::format("SELECT formula{} FROM other_forms ORDER BY formula, rowid", columns));
  const StoredRow stored(row, "other_forms");
  while (row.next()) {
    const auto found = shown.find(stored.count(0));
    if (found == shown.end()) continue;
    Claim claim = claim_at(stored, 1);
    if (found->second.turned) std::swap(claim.expression, claim.mirrored);
    details.others[found->second.place].push_back(std::move(claim));
  }
}

}  // namespace

std::size_t text_length(const FormulaRow& x) { return x.a.size() + x.b.size() + x.claim.expression.size(); }

bool shows_mirror(std::string_view a, bool has_mirror) { return has_mirror && a.starts_with('-'); }

std::vector<FormulaRow> read_identified(const sqlite::Database& run, int threads) {
  return collect_formula_rows<FormulaRow>(run, "", threads, [](FormulaRow row) -> std::optional<FormulaRow> {
    if (row.convergence == ConvergenceClass::terminating) return std::nullopt;
    return shows_mirror(row.a, row.mirror.has_value()) ? turned(std::move(row)) : std::move(row);
  });
}

bool has_name(FormKind kind) { return kind != FormKind::function && kind != FormKind::quotient; }

IdentifiedDetails read_details(const sqlite::Database& run, const std::vector<FormulaRow>& identified, int threads) {
  IdentifiedDetails details;
  details.metrics.assign(axes().size(), std::vector<double>(identified.size(), std::numeric_limits<double>::quiet_NaN()));
  details.others.resize(identified.size());
  details.slow.resize(identified.size());
  std::unordered_map<std::uint64_t, Shown> shown;
  for (std::size_t i = 0; i < identified.size(); ++i) shown.emplace(identified[i].id, Shown{i});
  read_metrics(run, threads, shown, details);
  read_others(run, shown, details);
  return details;
}

std::vector<ConstantLine> constant_lines(const std::vector<FormulaRow>& formulas) {
  std::map<std::string, ConstantLine> lines;
  for (std::size_t i = 0; i < formulas.size(); ++i) {
    const FormulaRow& x = formulas[i];
    if (!has_name(x.claim.kind)) continue;
    ConstantLine& line = lines.try_emplace(x.claim.constant, ConstantLine{x.claim.constant, x.claim.kind, 0, {}, i}).first->second;
    line.formulas += x.weight();
    line.by_status[static_cast<std::size_t>(x.claim.status)] += x.weight();
    if (text_length(x) < text_length(formulas[line.simplest])) line.simplest = i;
  }
  std::vector<ConstantLine> result;
  for (auto& [name, line] : lines) result.push_back(std::move(line));
  std::stable_sort(result.begin(), result.end(),
                   [](const ConstantLine& x, const ConstantLine& y) { return x.formulas > y.formulas; });
  return result;
}

}  // namespace brouncker::report
