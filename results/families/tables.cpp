#include "results/families/tables.hpp"

#include "formulas/json.hpp"
#include "results/families/columns.hpp"
#include "results/families/json.hpp"

#include <fmt/format.h>

namespace brouncker {
namespace {

using nlohmann::json;
using nlohmann::ordered_json;

void store(sqlite::Statement& s, const FamilyRow& row) {
  int i = 0;
  s.bind(i++, row.family);
  s.bind(i++, row.name.text());
  s.bind(i++, row.status_name());
  s.bind(i++, row.constant);
  s.bind(i++, json_text(json(row.parameters)));
  s.bind(i++, static_cast<std::int64_t>(row.integers));
  for (const std::string* text : polynomials(row)) s.bind(i++, *text);
  for (const std::int64_t count : {row.relations, row.members_checked, row.members_agreed}) s.bind(i++, count);
  s.bind(i++, json_text(json(row.path)));
  s.bind(i++, row.example);
  s.bind(i++, row.example_to);
  s.bind(i++, json_text(place_json(row.example_place)));
  s.run();
}

void store(sqlite::Statement& s, const AnchoredRow& row) {
  int i = 0;
  s.bind(i++, row.family);
  s.bind(i++, row.name.text());
  for (const std::string* text : {&row.constant, &row.a, &row.b, &row.closed_form}) s.bind(i++, *text);
  s.bind(i++, name(row.status));
  s.bind(i++, row.base);
  s.bind(i++, json_text(ordered_json(row.coordinates)));
  for (const ordered_json& list : {lattice_json(row), steps_json(row), members_json(row)}) s.bind(i++, json_text(list));
  s.bind(i++, row.formulas);
  s.run();
}

void store(sqlite::Statement& s, const FamilyRelation& row) {
  s.bind(0, row.relation);
  s.bind(1, kRelationKinds[static_cast<std::size_t>(row.kind)]);
  if (row.family >= 0) s.bind(2, row.family);
  else s.bind_null(2);
  s.bind(3, json_text(json(row.path)));
  s.run();
}

std::string marks(std::string_view columns) {
  std::string result = "?";
  for (const char c : columns) result += c == ',' ? ", ?" : "";
  return result;
}

}  // namespace

std::vector<StageTable> family_tables() {
  return {{"families",
           "(family INTEGER PRIMARY KEY, name TEXT, status TEXT, constant TEXT, parameters TEXT, integers INTEGER, a TEXT, b TEXT,"
           " a_to TEXT, b_to TEXT, s TEXT,"
           " n11 TEXT, n12 TEXT, n21 TEXT, n22 TEXT, denominator TEXT, exceptional TEXT, frame TEXT, relations INTEGER,"
           " members_checked INTEGER, members_agreed INTEGER, path TEXT, example TEXT, example_to TEXT,"
           " example_place TEXT)"},
          {"family_relations", "(relation INTEGER PRIMARY KEY, kind TEXT, family INTEGER, path TEXT)"},
          {"anchored_families",
           "(family INTEGER PRIMARY KEY, name TEXT, constant TEXT, a TEXT, b TEXT, closed_form TEXT, status TEXT, base INTEGER,"
           " coordinates TEXT, lattice TEXT, steps TEXT, members TEXT, formulas INTEGER)"}};
}

void store_families(sqlite::Database& database, const std::vector<FamilyRow>& families,
                    const std::vector<FamilyRelation>& relations, const std::vector<AnchoredRow>& anchored) {
  sqlite::Statement family(database, fmt::format("INSERT INTO families ({}) VALUES ({})", kFamilyColumns, marks(kFamilyColumns)));
  for (const FamilyRow& row : families) store(family, row);
  sqlite::Statement relation(database, "INSERT INTO family_relations VALUES (?, ?, ?, ?)");
  for (const FamilyRelation& row : relations) store(relation, row);
  sqlite::Statement anchor(
      database, fmt::format("INSERT INTO anchored_families ({}) VALUES ({})", kAnchoredColumns, marks(kAnchoredColumns)));
  for (const AnchoredRow& row : anchored) store(anchor, row);
}

}  // namespace brouncker
