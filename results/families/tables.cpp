#include "results/families/tables.hpp"

#include "formulas/error.hpp"
#include "formulas/json.hpp"
#include "formulas/message.hpp"
#include "results/families/json.hpp"

#include <array>

#include <fmt/format.h>

namespace brouncker {
namespace {

using nlohmann::json;
using nlohmann::ordered_json;

constexpr std::string_view kColumns =
    "family, name, status, parameters, a, b, a_to, b_to, s, n11, n12, n21, n22, denominator, exceptional, frame, relations, members_checked,"
    " members_agreed, path, example, example_to";
constexpr std::string_view kAnchoredColumns =
    "family, name, constant, a, b, closed_form, status, base, coordinates, lattice, steps, members, formulas";

constexpr std::string_view kRelationKinds[] = {"family", "composition", "isolated", "unequal"};

FamilyStatus family_status_named(std::string_view name) {
  return named<FamilyStatus>(kFamilyStatusNames, name).value_or(FamilyStatus::unproved);
}

RelationPlace::Kind relation_kind_named(std::string_view name) {
  return named<RelationPlace::Kind>(kRelationKinds, name).value_or(RelationPlace::Kind::unequal);
}

/// The columns before `relations`, in their order.
template <typename Row>
auto polynomials(Row& row) {
  return std::array{&row.a,   &row.b,   &row.a_to, &row.b_to,        &row.s,           &row.n11,
                    &row.n12, &row.n21, &row.n22,  &row.denominator, &row.exceptional, &row.frame};
}

void store(sqlite::Statement& s, const FamilyRow& row) {
  int i = 0;
  s.bind(i++, row.family);
  s.bind(i++, row.name.text());
  s.bind(i++, row.status_name());
  s.bind(i++, json(row.parameters).dump());
  for (const std::string* text : polynomials(row)) s.bind(i++, *text);
  for (const std::int64_t count : {row.relations, row.members_checked, row.members_agreed}) s.bind(i++, count);
  s.bind(i++, json(row.path).dump());
  s.bind(i++, row.example);
  s.bind(i++, row.example_to);
  s.run();
}

FamilyRow read_family(const sqlite::Statement& s) {
  FamilyRow row;
  int i = 0;
  row.family = s.integer(i++);
  row.name = FamilyName::parse(s.text(i++));
  row.status = family_status_named(s.text(i++));
  row.parameters = read_json(s.text(i++)).value_or(json()).get<std::vector<std::string>>();
  for (std::string* text : polynomials(row)) *text = s.text(i++);
  for (std::int64_t* count : {&row.relations, &row.members_checked, &row.members_agreed}) *count = s.integer(i++);
  row.path = read_json(s.text(i++)).value_or(json()).get<std::vector<std::int64_t>>();
  row.example = s.text(i++), row.example_to = s.text(i++);
  return row;
}

void store(sqlite::Statement& s, const AnchoredRow& row) {
  int i = 0;
  s.bind(i++, row.family);
  s.bind(i++, row.name.text());
  for (const std::string* text : {&row.constant, &row.a, &row.b, &row.closed_form}) s.bind(i++, *text);
  s.bind(i++, name(row.status));
  s.bind(i++, row.base);
  s.bind(i++, ordered_json(row.coordinates).dump());
  for (const ordered_json& list : {lattice_json(row), steps_json(row), members_json(row)}) s.bind(i++, list.dump());
  s.bind(i++, row.formulas);
  s.run();
}

AnchoredRow read_anchored(const sqlite::Statement& s) {
  AnchoredRow row;
  int i = 0;
  row.family = s.integer(i++);
  row.name = FamilyName::parse(s.text(i++));
  for (std::string* text : {&row.constant, &row.a, &row.b, &row.closed_form}) *text = s.text(i++);
  row.status = claim_status_named(s.text(i++)).value_or(ClaimStatus::conjectured);
  row.base = s.integer(i++);
  row.coordinates = read_json(s.text(i++)).value_or(json()).get<std::vector<std::string>>();
  row.lattice = lattice_from(read_json(s.text(i++)).value_or(json()));
  row.steps = steps_from(read_json(s.text(i++)).value_or(json()));
  row.members = members_from(read_json(s.text(i++)).value_or(json()));
  row.formulas = s.integer(i++);
  return row;
}

void store(sqlite::Statement& s, const FamilyRelation& row) {
  s.bind(0, row.relation);
  s.bind(1, kRelationKinds[static_cast<std::size_t>(row.kind)]);
  if (row.family >= 0) s.bind(2, row.family);
  else s.bind_null(2);
  s.bind(3, json(row.path).dump());
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
  for (const FamilyRelation& row : relations) store(relation, row);
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
  while (s.next()) use(read_family(s));
}

void for_each_anchored(const sqlite::Database& database, const std::function<void(const AnchoredRow&)>& use) {
  sqlite::Statement s(database, fmt::format("SELECT {} FROM anchored_families ORDER BY family", kAnchoredColumns));
  while (s.next()) use(read_anchored(s));
}

void for_each_family_relation(const sqlite::Database& database, const std::function<void(const FamilyRelation&)>& use) {
  sqlite::Statement s(database, "SELECT relation, kind, family, path FROM family_relations ORDER BY relation");
  while (s.next()) {
    use({s.integer(0), relation_kind_named(s.text(1)), s.is_null(2) ? -1 : s.integer(2),
         read_json(s.text(3)).value_or(json()).get<std::vector<std::int64_t>>()});
  }
}

}  // namespace brouncker
