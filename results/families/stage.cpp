#include "results/families/stage.hpp"

#include "engine/families/named.hpp"
#include "engine/parallel.hpp"
#include "engine/resources.hpp"
#include "formulas/error.hpp"
#include "formulas/print.hpp"
#include "results/families/anchored.hpp"
#include "results/families/euler.hpp"
#include "results/match/classes.hpp"
#include "results/match/stage.hpp"
#include "results/run/file_lock.hpp"
#include "results/run/info.hpp"
#include "results/run/layout.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace brouncker {
namespace {

struct LoadedRelations {
  std::vector<std::int64_t> rows;  ///< rowids
  std::vector<RelatedPair> pairs;
};

/// The relations between the forms of the classes of their formulas.
LoadedRelations load_relations(const sqlite::Database& database) {
  LoadedRelations result;
  std::map<std::uint64_t, Pcf> forms;
  FormulaReader reader(database);
  const auto form = [&](std::int64_t id) {
    const auto key = static_cast<std::uint64_t>(id);
    auto place = forms.find(key);
    if (place == forms.end()) place = forms.emplace(key, class_form(reader.formula(key)).pcf).first;
    return place->second;
  };
  sqlite::Statement s(database, "SELECT rowid, formula, other FROM relations ORDER BY rowid");
  while (s.next()) {
    result.rows.push_back(s.integer(0));
    result.pairs.push_back({form(s.integer(1)), form(s.integer(2))});
  }
  return result;
}

/// Whether x / y does not depend on n: the tail modified by a constant, for U or for its inverse [Perron1957, II].
bool constant_ratio(const ParameterPoly& x, const ParameterPoly& y) {
  return !y.is_zero() && x.degree() == y.degree() && x * y.coefficient(y.degree()) == y * x.coefficient(x.degree());
}

/// A word for people: what kind of theorem it is.
std::string name_of(const Family& family) {
  const PairSystem& s = family.affine.system;
  if (s.a == s.a_to && s.b == s.b_to) return "same recurrence";
  if (s.a.degree() <= 1) return "contiguity";
  if (family.theorem && family.theorem->n[1].is_zero() && family.theorem->n[2].is_zero()) return "equivalence transformation";
  // a = n^2 + t, b = B(n^2 + (j - 1) n + p), a'(n) = a(n + j), b' = b: theorem R.
  if (family.affine.kind == FrameKind{} && s.a.degree() == 2 && s.b.degree() == 2 && s.b == s.b_to) {
    const auto p = general_parameters(family.affine.parameters(), 3);
    const Rational j = s.a_to.at(p)[1] / 2 - s.a.at(p)[1] / 2;
    if (from_state(family.affine, p).a == to_state(family.affine, p).a &&
        s.b.coefficient(1) == Rational(j - 1) * s.b.coefficient(2))
      return fmt::format("reflection (theorem R, j = {})", j.str());
  }
  if (family.theorem &&
      (constant_ratio(family.theorem->n[0], family.theorem->n[2]) || constant_ratio(family.theorem->n[3], family.theorem->n[2])))
    return "Bauer-Muir step";
  return "gauge";
}

FamilyRow row_of(const Family& family, std::int64_t number, std::span<const RelatedPair> pairs) {
  const AffineFamily& f = family.affine;
  const auto text = [&](const ParameterPoly& p) { return to_plain(p, f.names); };
  FamilyRow row;
  row.family = number;
  row.name = name_of(family);
  for (const std::string_view name : names_of(f)) row.name += fmt::format("; {}", name);
  row.status = kFamilyStatusNames[static_cast<std::size_t>(family.status)];
  row.parameters = f.names;
  row.a = text(f.system.a), row.b = text(f.system.b), row.a_to = text(f.system.a_to), row.b_to = text(f.system.b_to);
  row.s = f.system.s.str();
  row.denominator = text(f.system.denominator);
  row.frame = f.label;
  if (family.theorem) {
    const auto& n = family.theorem->n;
    row.n11 = text(n[0]), row.n12 = text(n[1]), row.n21 = text(n[2]), row.n22 = text(n[3]);
    // A constant is never 0: no exception.
    const auto& e = family.theorem->exceptional;
    if (e.terms().size() != 1 || !e.terms().begin()->first.empty()) row.exceptional = text(e);
  }
  row.relations = static_cast<std::int64_t>(family.relations.size());
  for (const std::size_t i : family.path) row.path.push_back(static_cast<std::int64_t>(i) + 1);
  const RelatedPair& first = pairs[family.relations.front()];
  row.example = to_plain(first.from), row.example_to = to_plain(first.to);
  return row;
}

std::vector<FamilyRelation> relation_rows(const FamilySet& set, const std::vector<std::int64_t>& rows) {
  constexpr std::string_view kKinds[] = {"family", "composition", "isolated", "unequal"};
  std::vector<FamilyRelation> result;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const RelationPlace& place = set.places[i];
    FamilyRelation row{rows[i], std::string(kKinds[static_cast<std::size_t>(place.kind)]), -1, {}};
    if (place.kind == RelationPlace::Kind::family) row.family = static_cast<std::int64_t>(place.family) + 1;
    for (const std::size_t k : place.path) row.path.push_back(static_cast<std::int64_t>(k) + 1);
    result.push_back(std::move(row));
  }
  return result;
}

void count(const FamilySet& set, const std::vector<FamilyRow>& rows, FamilySummary& summary) {
  for (std::size_t i = 0; i < set.families.size(); ++i) {
    const Family& family = set.families[i];
    summary.members_outside_box += static_cast<std::uint64_t>(rows[i].members_checked);
    summary.members_agreed += static_cast<std::uint64_t>(rows[i].members_agreed);
    if (family.status == FamilyStatus::composition) {
      ++summary.compositions;
      continue;
    }
    ++summary.families;
    summary.proved += rows[i].status == "proved";
    ++summary.by_parameters[family.affine.parameters()];
  }
  using Kind = RelationPlace::Kind;
  for (const RelationPlace& place : set.places) {
    ++summary.relations;
    const bool reduced = place.kind == Kind::family && set.families[place.family].status != FamilyStatus::composition;
    summary.on_families += reduced;
    summary.on_compositions += (place.kind == Kind::family && !reduced) || place.kind == Kind::composition;
    summary.isolated += place.kind == Kind::isolated;
    summary.unequal += place.kind == Kind::unequal;
  }
}

std::string identity_with(const sqlite::Database& database, const StageOptions& options) {
  return stage_identity(database, kFamiliesStage, options.version, "");
}

std::optional<std::string> run_with(const std::filesystem::path& directory, const StageOptions& options) {
  const FamilySummary summary = families_run(directory, options);
  return summary.interrupted ? std::nullopt : std::optional(to_json(summary));
}

constexpr std::string_view kNeeds[] = {"match"};

}  // namespace

const Stage kFamiliesStage{"families", kNeeds, family_tables, identity_with, run_with};

std::vector<FamilyRow> family_rows(const FamilySet& set, std::span<const RelatedPair> pairs, const WorkOptions& options) {
  std::vector<FamilyRow> rows(set.families.size());
  std::atomic<std::size_t> done{0};
  options.report("families checked outside the box", done, rows.size());
  parallel_blocks(rows.size(), 1, options.threads, [&](std::size_t i, std::size_t) {
    if (options.is_stopped()) return;
    rows[i] = row_of(set.families[i], static_cast<std::int64_t>(i) + 1, pairs);
    if (set.families[i].status != FamilyStatus::composition) {
      const OutsideCheck check = check_outside(set.families[i]);
      rows[i].members_checked = check.checked, rows[i].members_agreed = check.agreed;
      // A theorem that a member contradicts is none: nothing is claimed.
      if (check.agreed < check.checked) rows[i].status = kFamilyStatusNames[static_cast<std::size_t>(FamilyStatus::unproved)];
    }
    options.report("families checked outside the box", ++done, rows.size());
  });
  return rows;
}

FamilySummary families_run(const std::filesystem::path& directory, const StageOptions& options) {
  const double begin = process_cpu_seconds();
  read_complete_run(directory);
  const FileLock lock(RunFiles{directory}.lock());
  LoadedRelations relations;
  std::vector<AnchoredRow> anchored;
  if (const sqlite::Database database = open_store(RunFiles{directory}.store()); true) {
    if (!is_done(database, kMatchStage))
      throw file_error(fmt::format("{}: this run has not been matched; `match` has to come first", directory.string()));
    relations = load_relations(database);
    anchored = anchored_families(database, options);
    std::ranges::move(euler_families(database, static_cast<std::int64_t>(anchored.size()) + 1), std::back_inserter(anchored));
  }
  FamilySummary summary;
  const FamilySet set = discover_families(relations.pairs, options);
  std::vector<FamilyRow> rows;
  if (!options.is_stopped()) rows = family_rows(set, relations.pairs, options);
  if (options.is_stopped()) {
    summary.interrupted = true;
    return summary;
  }
  count(set, rows, summary);
  summary.anchored = anchored.size();
  for (const AnchoredRow& row : anchored) summary.anchored_proved += row.status == "proved";
  summary.cpu_seconds = process_cpu_seconds() - begin;
  lock.check();
  sqlite::Database database = open_store(RunFiles{directory}.store(), sqlite::Database::Mode::read_write);
  put_stage(database, kFamiliesStage, {identity_with(database, options), to_json(summary)},
            [&] { store_families(database, rows, relation_rows(set, relations.rows), anchored); });
  return summary;
}

std::string to_json(const FamilySummary& s) {
  nlohmann::ordered_json by_parameters = nlohmann::ordered_json::object();
  for (const auto& [parameters, families] : s.by_parameters) by_parameters[std::to_string(parameters)] = families;
  return nlohmann::ordered_json{{"families", s.families},
                                {"proved", s.proved},
                                {"members_outside_box", s.members_outside_box},
                                {"members_agreed", s.members_agreed},
                                {"by_parameters", by_parameters},
                                {"compositions", s.compositions},
                                {"anchored", s.anchored},
                                {"anchored_proved", s.anchored_proved},
                                {"relations", s.relations},
                                {"relations_on_families", s.on_families},
                                {"relations_by_composition", s.on_compositions},
                                {"relations_isolated", s.isolated},
                                {"relations_not_proved", s.unequal},
                                {"cpu_seconds", std::round(s.cpu_seconds * 1000) / 1000}}
      .dump();
}

}  // namespace brouncker
