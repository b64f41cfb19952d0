#include "results/run/stages.hpp"

#include "formulas/error.hpp"
#include "formulas/json.hpp"
#include "results/run/block_sums.hpp"
#include "results/run/checksum.hpp"
#include "results/run/claim_tables.hpp"
#include "results/run/store.hpp"

#include <set>

#include <fmt/format.h>

namespace brouncker {
namespace {

using nlohmann::json;

constexpr std::string_view kStagesTable = "stages";

struct Note {
  std::string name;
  std::vector<std::string> needs, tables;
};

std::vector<std::string> names_in(const sqlite::Database& database, const std::string& text) {
  const json names = read_json(text).value_or(json());
  const auto is_text = [](const json& name) { return name.is_string(); };
  if (!names.is_array() || !std::ranges::all_of(names, is_text)) throw file_error(database.path() + ": is damaged: table stages");
  return names;
}

std::vector<Note> notes(const sqlite::Database& database) {
  std::vector<Note> all;
  sqlite::Statement s(database, "SELECT stage, needs, tables FROM stages");
  while (s.next()) all.push_back({s.text(0), names_in(database, s.text(1)), names_in(database, s.text(2))});
  return all;
}

/// The stage and all that needs it.
std::set<std::string> with_dependents(const std::vector<Note>& all, std::string_view name) {
  std::set<std::string> found{std::string(name)};
  for (std::size_t before = 0; before < found.size();) {
    before = found.size();
    for (const Note& note : all)
      if (std::ranges::any_of(note.needs, [&](const std::string& need) { return found.contains(need); })) found.insert(note.name);
  }
  return found;
}

void drop(sqlite::Database& database, const Note& note) {
  for (const std::string& table : note.tables) {
    database.run(fmt::format("DROP TABLE IF EXISTS {};", sqlite::quoted_name(table)));
    forget_sums(database, table);
  }
  sqlite::Statement gone(database, "DELETE FROM stages WHERE stage = ?");
  gone.bind(0, note.name);
  gone.run();
}

void insert(sqlite::Database& database, const Stage& stage, const std::vector<StageTable>& tables, const StageNote& note) {
  json names = json::array();
  for (const StageTable& table : tables) names.push_back(table.name);
  sqlite::Statement row(database, "INSERT INTO stages VALUES (?, ?, ?, ?, ?)");
  row.bind(0, stage.name);
  row.bind(1, note.identity);
  row.bind(2, json_text(json(std::vector<std::string_view>(stage.needs.begin(), stage.needs.end()))));
  row.bind(3, json_text(names));
  row.bind(4, note.summary);
  row.run();
}

}  // namespace

std::string create_tables(std::span<const StageTable> tables) {
  std::string sql;
  for (const StageTable& table : tables) sql += fmt::format("CREATE TABLE IF NOT EXISTS {} {};\n", table.name, table.definition);
  return sql;
}

std::string stages_schema() {
  return "CREATE TABLE stages (stage TEXT PRIMARY KEY, identity TEXT, needs TEXT, tables TEXT, summary TEXT);\n";
}

std::optional<StageNote> get_stage(const sqlite::Database& database, std::string_view name) {
  sqlite::Statement row(database, "SELECT identity, summary FROM stages WHERE stage = ?");
  row.bind(0, name);
  if (!row.next()) return std::nullopt;
  return StageNote{row.text(0), row.text(1)};
}

bool is_done(const sqlite::Database& database, const Stage& stage) { return get_stage(database, stage.name).has_value(); }

void put_stage(sqlite::Database& database, const Stage& stage, const StageNote& note, const std::function<void()>& fill) {
  sqlite::Transaction transaction(database);
  forget_stage(database, stage.name);
  const std::vector<StageTable> tables = stage.tables();
  database.run(create_tables(tables));
  fill();
  for (const StageTable& table : tables) put_sums(database, table.name);
  insert(database, stage, tables, note);
  put_sums(database, kStagesTable);
  transaction.commit();
}

std::vector<std::string> tables_of_stages(const sqlite::Database& database) {
  std::vector<std::string> tables;
  for (const Note& note : notes(database)) tables.insert(tables.end(), note.tables.begin(), note.tables.end());
  return tables;
}

void forget_stage(sqlite::Database& database, std::string_view name) {
  const std::vector<Note> all = notes(database);
  const std::set<std::string> gone = with_dependents(all, name);
  for (const Note& note : all)
    if (gone.contains(note.name)) drop(database, note);
  put_sums(database, kStagesTable);
  database.run(create_tables(shown_tables()));  // the view shows them, be they empty
}

std::string stage_identity(const sqlite::Database& database, const Stage& stage, std::string_view version,
                           std::string_view options) {
  std::string text = fmt::format("{}\n{}\n{}\n{}", stage.name, version, rows_checksum(database), options);
  for (const std::string_view need : stage.needs) {
    const auto note = get_stage(database, need);
    text += fmt::format("\n{} {}", need, note ? note->identity : "");
  }
  return checksum(text);
}

}  // namespace brouncker
