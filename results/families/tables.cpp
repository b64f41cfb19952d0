#include "results/families/tables.hpp"

#include "formulas/error.hpp"
#include "formulas/message.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace brouncker {
namespace {

using nlohmann::json;

constexpr std::string_view kColumns =
    "family, name, status, parameters, a, b, a_to, b_to, s, n11, n12, n21, n22, denominator, exceptional, frame, relations, members_checked,"
    " members_agreed, path, example, example_to";
constexpr std::string_view kAnchoredColumns =
    "family, name, constant, a, b, closed_form, status, base, coordinates, lattice, steps, members, formulas";

void bind_texts(sqlite::Statement& s, int& i, std::initializer_list<const std::string*> texts) {
  for (const std::string* text : texts) s.bind(i++, *text);
}

void store(sqlite::Statement& s, const FamilyRow& row) {
  int i = 0;
  const std::string names = json(row.parameters).dump(), path = json(row.path).dump();
  s.bind(i++, row.family);
  bind_texts(s, i,
             {&row.name, &row.status, &names, &row.a, &row.b, &row.a_to, &row.b_to, &row.s, &row.n11, &row.n12, &row.n21, &row.n22,
              &row.denominator, &row.exceptional, &row.frame});
  for (const std::int64_t count : {row.relations, row.members_checked, row.members_agreed}) s.bind(i++, count);
  bind_texts(s, i, {&path, &row.example, &row.example_to});
  s.run();
}

void store(sqlite::Statement& s, const AnchoredRow& row) {
  int i = 0;
  s.bind(i++, row.family);
  bind_texts(s, i, {&row.name, &row.constant, &row.a, &row.b, &row.closed_form, &row.status});
  s.bind(i++, row.base);
  bind_texts(s, i, {&row.coordinates, &row.lattice, &row.steps, &row.members});
  s.bind(i++, row.formulas);
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
           "(family INTEGER PRIMARY KEY, name TEXT, status TEXT, parameters TEXT, a TEXT, b TEXT, a_to TEXT, b_to TEXT, s TEXT,"
           " n11 TEXT, n12 TEXT, n21 TEXT, n22 TEXT, denominator TEXT, exceptional TEXT, frame TEXT, relations INTEGER,"
           " members_checked INTEGER, members_agreed INTEGER, path TEXT, example TEXT, example_to TEXT)"},
          {"family_relations", "(relation INTEGER PRIMARY KEY, kind TEXT, family INTEGER, path TEXT)"},
          {"anchored_families",
           "(family INTEGER PRIMARY KEY, name TEXT, constant TEXT, a TEXT, b TEXT, closed_form TEXT, status TEXT, base INTEGER,"
           " coordinates TEXT, lattice TEXT, steps TEXT, members TEXT, formulas INTEGER)"}};
}

void store_families(sqlite::Database& database, const std::vector<FamilyRow>& families,
                    const std::vector<FamilyRelation>& relations, const std::vector<AnchoredRow>& anchored) {
  sqlite::Statement family(database, fmt::format("INSERT INTO families ({}) VALUES ({})", kColumns, marks(kColumns)));
  for (const FamilyRow& row : families) store(family, row);
  sqlite::Statement relation(database, "INSERT INTO family_relations VALUES (?, ?, ?, ?)");
  for (const FamilyRelation& row : relations) {
    relation.bind(0, row.relation);
    relation.bind(1, row.kind);
    if (row.family >= 0) relation.bind(2, row.family);
    else relation.bind_null(2);
    relation.bind(3, json(row.path).dump());
    relation.run();
  }
  sqlite::Statement anchor(
      database, fmt::format("INSERT INTO anchored_families ({}) VALUES ({})", kAnchoredColumns, marks(kAnchoredColumns)));
  for (const AnchoredRow& row : anchored) store(anchor, row);
}

void check_family_condition(const sqlite::Database& database, const std::string& where) {
  if (where.empty()) return;
  // The condition by itself: it cannot close a parenthesis that it did not open.
  sqlite3_stmt* handle = nullptr;
  const std::string sql = fmt::format("SELECT 1 FROM families WHERE {}\n", where);
  const char* rest = nullptr;
  const int code = sqlite3_prepare_v2(database.get(), sql.data(), static_cast<int>(sql.size()), &handle, &rest);
  const bool whole = code == SQLITE_OK && handle && *rest == '\0';
  sqlite3_finalize(handle);
  if (!whole)
    throw input_error(
        fmt::format("--where {}: {}; accepted is an SQL condition on the columns of the table families in doc/FORMATS.md",
                    text::quoted(where), code == SQLITE_OK ? "one condition is accepted" : sqlite3_errmsg(database.get())));
}

void for_each_family(const sqlite::Database& database, const std::string& where, const std::function<void(const FamilyRow&)>& use) {
  check_family_condition(database, where);
  const std::string base = fmt::format("SELECT {} FROM families", kColumns);
  sqlite::Statement s(database, base + (where.empty() ? "" : fmt::format(" WHERE ({}\n)", where)) + " ORDER BY family");
  while (s.next()) {
    FamilyRow row;
    int i = 0;
    row.family = s.integer(i++);
    row.name = s.text(i++), row.status = s.text(i++);
    row.parameters = json::parse(s.text(i++)).get<std::vector<std::string>>();
    for (std::string* text : {&row.a, &row.b, &row.a_to, &row.b_to, &row.s, &row.n11, &row.n12, &row.n21, &row.n22,
                              &row.denominator, &row.exceptional, &row.frame})
      *text = s.text(i++);
    for (std::int64_t* count : {&row.relations, &row.members_checked, &row.members_agreed}) *count = s.integer(i++);
    row.path = json::parse(s.text(i++)).get<std::vector<std::int64_t>>();
    row.example = s.text(i++), row.example_to = s.text(i++);
    use(row);
  }
}

void for_each_anchored(const sqlite::Database& database, const std::function<void(const AnchoredRow&)>& use) {
  sqlite::Statement s(database, fmt::format("SELECT {} FROM anchored_families ORDER BY family", kAnchoredColumns));
  while (s.next()) {
    AnchoredRow row;
    int i = 0;
    row.family = s.integer(i++);
    for (std::string* text : {&row.name, &row.constant, &row.a, &row.b, &row.closed_form, &row.status}) *text = s.text(i++);
    row.base = s.integer(i++);
    for (std::string* text : {&row.coordinates, &row.lattice, &row.steps, &row.members}) *text = s.text(i++);
    row.formulas = s.integer(i++);
    use(row);
  }
}

}  // namespace brouncker
