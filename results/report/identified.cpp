#include "results/report/identified.hpp"

#include <algorithm>
#include <map>

namespace brouncker::report {

std::size_t text_length(const FormulaRow& x) { return x.a.size() + x.b.size() + x.claim.expression.size(); }

bool shows_mirror(std::string_view a, bool has_mirror) { return has_mirror && a.starts_with('-'); }

std::vector<FormulaRow> read_identified(const sqlite::Database& run) {
  std::vector<FormulaRow> result;
  for_each_formula_row(run, "kind IN ('constant', 'quadratic', 'rational')", [&](FormulaRow row) {
    if (row.convergence == ConvergenceClass::terminating) return;
    result.push_back(shows_mirror(row.a, row.mirror.has_value()) ? turned(std::move(row)) : std::move(row));
  });
  return result;
}

std::vector<ConstantLine> constant_lines(const std::vector<FormulaRow>& formulas) {
  std::map<std::string, ConstantLine> lines;
  for (std::size_t i = 0; i < formulas.size(); ++i) {
    const FormulaRow& x = formulas[i];
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
