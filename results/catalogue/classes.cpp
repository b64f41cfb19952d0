#include "results/catalogue/classes.hpp"

#include "engine/families/lattice.hpp"
#include "engine/parallel.hpp"
#include "engine/prove/find/gauge.hpp"
#include "formulas/parse_polynomial.hpp"
#include "formulas/print.hpp"
#include "results/families/stage.hpp"
#include "results/families/tables.hpp"
#include "results/match/classes.hpp"
#include "results/run/formula_rows.hpp"
#include "results/run/stored_row.hpp"

#include <algorithm>
#include <unordered_map>

namespace brouncker::catalogue {
namespace {

using ClassOf = std::unordered_map<std::uint64_t, std::size_t>;

/// The theorems that make a family: itself, or those of which it is composed.
class Theorems {
 public:
  explicit Theorems(const sqlite::Database& run) {
    for_each_family(run, "", [&](const FamilyRow& row) {
      const bool explains = row.status != FamilyStatus::unproved && row.status != FamilyStatus::same_recurrence;
      if (explains) paths_.emplace(row.family, row.path);
    });
  }
  void add(std::int64_t family, std::set<std::int64_t>& result) const {
    std::set<std::int64_t> seen;
    add(family, result, seen);
  }

 private:
  /// Compositions and special cases are made of families that came before them.
  void add(std::int64_t family, std::set<std::int64_t>& result, std::set<std::int64_t>& seen) const {
    const auto found = paths_.find(family);
    if (found == paths_.end() || !seen.insert(family).second) return;
    if (found->second.empty()) result.insert(family);
    for (const std::int64_t part : found->second) add(part, result, seen);
  }

  std::map<std::int64_t, std::vector<std::int64_t>> paths_;
};

void add_families(const FamiliesOfFormulas& all, const ClassOf& class_of, std::vector<IdentifiedClass>& classes) {
  for (const auto& [id, families] : all)
    if (const auto found = class_of.find(id); found != class_of.end())
      classes[found->second].families.insert(families.begin(), families.end());
}

Pcf upright(Pcf pcf) {
  if (pcf.a.leading() < 0) pcf.a = -pcf.a;
  return pcf;
}

/// What the formulas of a lattice have in common.
std::string key_of(const std::string& constant, const Pcf& pcf) { return constant + ";" + lattice_key(upright(pcf)); }

/// A class lies on a lattice where one of its formulas is gauge equivalent to the lattice's base.
void add_lattices(const sqlite::Database& run, std::vector<IdentifiedClass>& classes, int threads) {
  std::map<std::string, std::vector<std::pair<std::int64_t, Pcf>>> lattices;
  FormulaReader reader(run);
  for_each_anchored(run, "", [&](const AnchoredRow& row) {
    const Pcf base = upright(reader.formula(static_cast<std::uint64_t>(row.base)).pcf);
    lattices[key_of(row.constant, base)].emplace_back(row.family, base);
  });
  parallel_blocks(classes.size(), 64, threads, [&](std::size_t first, std::size_t last) {
    for (std::size_t i = first; i < last; ++i)
      for (const ClassMember& row : classes[i].rows) {
        const auto found = lattices.find(key_of(row.claim.constant, row.pcf));
        if (found == lattices.end() || classes[i].lattice > 0) continue;
        for (const auto& [family, base] : found->second)
          if (gauge_between(base, upright(row.pcf)).verdict == Verdict::yes) {
            classes[i].lattice = family;
            break;
          }
      }
  });
}

std::size_t length(const ClassMember& row) {
  return to_plain(row.pcf.a).size() + to_plain(row.pcf.b).size() + row.claim.expression.size();
}

}  // namespace

FamiliesOfFormulas families_of_formulas(const sqlite::Database& run) {
  FamiliesOfFormulas result;
  if (!is_done(run, kFamiliesStage)) return result;
  const Theorems theorems(run);
  std::unordered_map<std::int64_t, std::set<std::int64_t>> of_relation;
  for_each_family_relation(run, [&](const FamilyRelation& row) {
    std::set<std::int64_t> found;
    for (const std::int64_t family : row.path) theorems.add(family, found);
    if (row.family >= 0) theorems.add(row.family, found);
    if (!found.empty()) of_relation.emplace(row.relation, std::move(found));
  });
  sqlite::Statement s(run, "SELECT rowid, formula, other FROM relations");
  const StoredRow stored(s, "relations");
  while (s.next()) {
    const auto found = of_relation.find(s.integer(0));
    if (found == of_relation.end()) continue;
    for (const int end : {1, 2}) result[stored.count(end)].insert(found->second.begin(), found->second.end());
  }
  return result;
}

std::uint64_t IdentifiedClass::formulas() const {
  std::uint64_t sum = 0;
  for (const ClassMember& row : rows) sum += row.weight;
  return sum;
}

std::vector<ClassMember> identified_rows(const sqlite::Database& run, int threads) {
  return collect_formula_rows<ClassMember>(run, "", threads, [](FormulaRow row) -> std::optional<ClassMember> {
    if (row.convergence == ConvergenceClass::terminating) return std::nullopt;
    return ClassMember{row.id, row.weight(), parse_pcf(row.a, row.b), std::move(row.claim)};
  });
}

std::vector<IdentifiedClass> identified_classes(const sqlite::Database& run, std::vector<ClassMember> rows,
                                                const FamiliesOfFormulas& families, int threads) {
  std::vector<Pcf> forms(rows.size());
  parallel_blocks(rows.size(), 256, threads, [&](std::size_t first, std::size_t last) {
    for (std::size_t i = first; i < last; ++i) forms[i] = class_form(rows[i].pcf).pcf;
  });
  std::vector<IdentifiedClass> classes;
  std::unordered_map<std::string, std::size_t> index;
  ClassOf class_of;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const auto [place, is_new] = index.emplace(to_list(forms[i].a) + to_list(forms[i].b), classes.size());
    if (is_new) classes.push_back({forms[i], {}, {}, {}, 0});
    class_of.emplace(rows[i].id, place->second);
    classes[place->second].rows.push_back(std::move(rows[i]));
  }
  for (IdentifiedClass& each : classes) {
    std::ranges::stable_sort(each.rows, {}, [](const ClassMember& row) { return length(row); });
    each.relation = *class_form(each.simplest().pcf).relation;
  }
  add_families(families, class_of, classes);
  if (is_done(run, kFamiliesStage)) add_lattices(run, classes, threads);
  return classes;
}

}  // namespace brouncker::catalogue
