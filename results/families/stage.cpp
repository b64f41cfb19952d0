#include "results/families/stage.hpp"

#include "engine/resources.hpp"
#include "formulas/error.hpp"
#include "formulas/json.hpp"
#include "results/families/anchored.hpp"
#include "results/families/formulas.hpp"
#include "results/families/tables.hpp"
#include "results/match/classes.hpp"
#include "results/match/stage.hpp"
#include "results/run/file_lock.hpp"
#include "results/run/info.hpp"
#include "results/run/layout.hpp"
#include "results/run/stored_row.hpp"

#include <algorithm>
#include <cmath>
#include <unordered_map>

#include <fmt/format.h>

namespace brouncker {
namespace {

struct LoadedRelations {
  std::vector<std::int64_t> rows;  ///< rowids
  std::vector<RelatedPair> pairs;
  std::vector<std::array<FormulaConstant, 2>> constants;
};

/// The constants of closed forms by formula.
std::unordered_map<std::uint64_t, std::string> constants_of(const sqlite::Database& database) {
  std::unordered_map<std::uint64_t, std::string> result;
  sqlite::Statement s(database,
                      "SELECT formula, constant FROM closed_forms WHERE kind IN ('constant', 'function') AND constant <> ''");
  const StoredRow stored(s, "closed_forms");
  while (s.next()) result.emplace(stored.count(0), stored.words(1));
  return result;
}

/// The relations between the forms of the classes of their formulas.
LoadedRelations load_relations(const sqlite::Database& database) {
  LoadedRelations result;
  std::map<std::uint64_t, Pcf> forms;
  FormulaReader reader(database);
  const auto form = [&](std::uint64_t id) {
    auto place = forms.find(id);
    if (place == forms.end()) place = forms.emplace(id, class_form(reader.formula(id).pcf).pcf).first;
    return place->second;
  };
  const auto constants = constants_of(database);
  const auto constant = [&](std::uint64_t id) {
    const auto found = constants.find(id);
    return FormulaConstant{id, found == constants.end() ? "" : found->second};
  };
  sqlite::Statement s(database, "SELECT rowid, formula, other FROM relations WHERE method <> 'fold' ORDER BY rowid");
  const StoredRow stored(s, "relations");
  while (s.next()) {
    result.rows.push_back(s.integer(0));
    result.pairs.push_back({form(stored.count(1)), form(stored.count(2))});
    result.constants.push_back({constant(stored.count(1)), constant(stored.count(2))});
  }
  return result;
}

void count(const FamilySet& set, const std::vector<FamilyRow>& rows, FamilySummary& summary) {
  for (std::size_t i = 0; i < set.families.size(); ++i) {
    const Family& family = set.families[i];
    summary.members_outside_box += static_cast<std::uint64_t>(rows[i].members_checked);
    summary.members_agreed += static_cast<std::uint64_t>(rows[i].members_agreed);
    summary.compositions += family.status == FamilyStatus::composition;
    summary.special_cases += family.status == FamilyStatus::special_case;
    summary.same_recurrence += family.status == FamilyStatus::same_recurrence;
    if (!is_reduced(family.status)) continue;
    ++summary.families;
    summary.proved += rows[i].status == FamilyStatus::proved;
    ++summary.by_parameters[family.affine.parameters()];
  }
  using Kind = RelationPlace::Kind;
  for (const RelationPlace& place : set.places) {
    ++summary.relations;
    const bool reduced = place.kind == Kind::family && is_reduced(set.families[place.family].status);
    summary.on_families += reduced;
    summary.on_compositions += (place.kind == Kind::family && !reduced) || place.kind == Kind::composition;
    summary.on_same_recurrence += place.kind == Kind::same_recurrence;
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
    anchored = anchored_rows(identified_formulas(database, options.threads), options);
  }
  FamilySummary summary;
  const FamilySet set = discover_families(relations.pairs, options);
  std::vector<FamilyRow> rows;
  if (!options.is_stopped()) rows = family_rows(set, relations.pairs, options);
  if (options.is_stopped()) {
    summary.interrupted = true;
    return summary;
  }
  name_constants(rows, set, relations.constants);
  count(set, rows, summary);
  summary.anchored = anchored.size();
  for (const AnchoredRow& row : anchored) summary.anchored_proved += row.status == ClaimStatus::proved;
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
  return json_text(nlohmann::ordered_json{{"families", s.families},
                                          {"proved", s.proved},
                                          {"members_outside_box", s.members_outside_box},
                                          {"members_agreed", s.members_agreed},
                                          {"by_parameters", by_parameters},
                                          {"special_cases", s.special_cases},
                                          {"same_recurrence", s.same_recurrence},
                                          {"compositions", s.compositions},
                                          {"anchored", s.anchored},
                                          {"anchored_proved", s.anchored_proved},
                                          {"relations", s.relations},
                                          {"relations_on_families", s.on_families},
                                          {"relations_by_composition", s.on_compositions},
                                          {"relations_of_same_recurrence", s.on_same_recurrence},
                                          {"relations_isolated", s.isolated},
                                          {"relations_not_proved", s.unequal},
                                          {"cpu_seconds", std::round(s.cpu_seconds * 1000) / 1000}});
}

}  // namespace brouncker
