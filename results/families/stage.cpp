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

#include <fmt/format.h>

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
  const auto form = [&](std::uint64_t id) {
    auto place = forms.find(id);
    if (place == forms.end()) place = forms.emplace(id, class_form(reader.formula(id).pcf).pcf).first;
    return place->second;
  };
  sqlite::Statement s(database, "SELECT rowid, formula, other FROM relations WHERE method <> 'fold' ORDER BY rowid");
  const StoredRow stored(s, "relations");
  while (s.next()) {
    result.rows.push_back(s.integer(0));
    result.pairs.push_back({form(stored.count(1)), form(stored.count(2))});
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
    summary.proved += rows[i].status == FamilyStatus::proved;
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
    anchored = anchored_rows(identified_formulas(database), options);
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
                                          {"compositions", s.compositions},
                                          {"anchored", s.anchored},
                                          {"anchored_proved", s.anchored_proved},
                                          {"relations", s.relations},
                                          {"relations_on_families", s.on_families},
                                          {"relations_by_composition", s.on_compositions},
                                          {"relations_isolated", s.isolated},
                                          {"relations_not_proved", s.unequal},
                                          {"cpu_seconds", std::round(s.cpu_seconds * 1000) / 1000}});
}

}  // namespace brouncker
