#include "results/families/tables.hpp"

#include "engine/families/parse_parameter_poly.hpp"
#include "formulas/error.hpp"
#include "formulas/json.hpp"
#include "formulas/message.hpp"
#include "results/families/json.hpp"
#include "results/run/user_sql.hpp"

#include <algorithm>
#include <array>
#include <limits>

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

/// The matrix begins there among the columns before `relations`.
constexpr int kFirstOfMatrix = 5;

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
  s.bind(i++, json_text(json(row.parameters)));
  for (const std::string* text : polynomials(row)) s.bind(i++, *text);
  for (const std::int64_t count : {row.relations, row.members_checked, row.members_agreed}) s.bind(i++, count);
  s.bind(i++, json_text(json(row.path)));
  s.bind(i++, row.example);
  s.bind(i++, row.example_to);
  s.run();
}

constexpr std::size_t kMostParameters = 30, kLongestParameter = 12;

/// Names of parameters, as frames give them: not n, and nothing that the parser of polynomials takes for a division.
std::vector<std::string> parameters_in(const StoredJson& list) {
  std::vector<std::string> names;
  for (const StoredJson& each : list.list()) {
    const std::string& name = each.text();
    const bool is_name = is_plain_name(name) && name.size() <= kLongestParameter && name != "n" && !name.starts_with("over");
    if (!is_name || std::ranges::find(names, name) != names.end() || names.size() == kMostParameters)
      throw_damaged(each.place(), text::quoted(name) + " is no name of a further parameter");
    names.push_back(name);
  }
  return names;
}

/// Numbers of families.
std::vector<std::int64_t> path_in(const StoredJson& list, std::int64_t most) {
  std::vector<std::int64_t> path;
  for (const StoredJson& each : list.list()) path.push_back(each.integer(1, most));
  return path;
}

/// The text of a polynomial in n and the parameters, as to_plain() prints it.
std::string polynomial_in(const StoredRow& row, int column, std::span<const std::string> parameters) {
  const std::string given = row.text(column);
  try {
    if (to_plain(parse_parameter_poly(given, {parameters.begin(), parameters.end()}), parameters) == given) return given;
  } catch (const Error&) {
  }
  row.damaged(column, text::quoted(given) + " is no polynomial in n and the parameters");
}

FamilyRow read_family(const StoredRow& stored) {
  FamilyRow row;
  int i = 0;
  row.family = static_cast<std::int64_t>(stored.count(i++));
  row.name = FamilyName::parse(stored.words(i++));
  row.status = stored.name<FamilyStatus>(i++, kFamilyStatusNames);
  const nlohmann::json names = stored.json(i);
  row.parameters = parameters_in({names, stored.place(i++)});
  const int first = i;
  for (std::string* text : polynomials(row)) {
    // Compositions have no matrix, and not every family has exceptions.
    const bool may_be_empty = text == &row.exceptional || (row.status != FamilyStatus::proved && i >= first + kFirstOfMatrix);
    if (text == &row.frame) *text = stored.words(i);
    else if (!may_be_empty || !stored.text(i).empty()) *text = polynomial_in(stored, i, row.parameters);
    ++i;
  }
  for (std::int64_t* count : {&row.relations, &row.members_checked, &row.members_agreed})
    *count = static_cast<std::int64_t>(stored.count(i++));
  const nlohmann::json path = stored.json(i);
  row.path = path_in({path, stored.place(i++)}, row.family - 1);  // made of families before it
  for (std::string* text : {&row.example, &row.example_to}) {
    *text = stored.text(i);
    stored_pcf_text(*text, stored.place(i++));
  }
  return row;
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

std::vector<std::string> coordinates_in(const StoredJson& list) {
  std::vector<std::string> names;
  for (const StoredJson& each : list.list()) names.push_back(stored_words(each.text(), each.place()));
  return names;
}

AnchoredRow read_anchored(const StoredRow& stored) {
  AnchoredRow row;
  int i = 0;
  const auto read_list = [&](auto read) {
    const nlohmann::json value = stored.json(i);
    return read(StoredJson(value, stored.place(i++)));
  };
  row.family = static_cast<std::int64_t>(stored.count(i++));
  row.name = FamilyName::parse(stored.words(i++));
  row.constant = stored.words(i++);
  row.a = polynomial_in(stored, i++, lattice_parameters());
  row.b = polynomial_in(stored, i++, lattice_parameters());
  row.closed_form = stored.expression(i++);
  row.status = stored.name<ClaimStatus>(i++, kClaimStatusNames);
  row.base = static_cast<std::int64_t>(stored.count(i++));
  row.coordinates = read_list(coordinates_in);
  row.lattice = read_list(lattice_from);
  row.steps = read_list(steps_from);
  row.members = read_list(members_from);
  if (row.members.empty()) stored.damaged(i - 1, "no members");
  row.formulas = static_cast<std::int64_t>(stored.count(i++));
  return row;
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

namespace {

sqlite::Statement under_condition(const sqlite::Database& database, const std::string& sql, const std::string& where) {
  return user_statement(database, sql, "--where " + text::quoted(where),
                        "SQL conditions on the columns of the table families in doc/FORMATS.md");
}

}  // namespace

void check_family_condition(const sqlite::Database& database, const std::string& where) {
  // The condition by itself: it cannot close a parenthesis that it did not open.
  if (!where.empty()) under_condition(database, fmt::format("SELECT 1 FROM families WHERE {}\n", where), where);
}

void for_each_family(const sqlite::Database& database, const std::string& where, const std::function<void(const FamilyRow&)>& use) {
  check_family_condition(database, where);
  const std::string base = fmt::format("SELECT {} FROM families", kColumns);
  sqlite::Statement s = where.empty()
                            ? sqlite::Statement(database, base + " ORDER BY family")
                            : under_condition(database, fmt::format("{} WHERE ({}\n) ORDER BY family", base, where), where);
  const StoredRow stored(s, "families");
  while (s.next()) use(read_family(stored));
}

void for_each_anchored(const sqlite::Database& database, const std::function<void(const AnchoredRow&)>& use) {
  sqlite::Statement s(database, fmt::format("SELECT {} FROM anchored_families ORDER BY family", kAnchoredColumns));
  const StoredRow stored(s, "anchored_families");
  while (s.next()) use(read_anchored(stored));
}

void for_each_family_relation(const sqlite::Database& database, const std::function<void(const FamilyRelation&)>& use) {
  sqlite::Statement s(database, "SELECT relation, kind, family, path FROM family_relations ORDER BY relation");
  const StoredRow stored(s, "family_relations");
  while (s.next()) {
    FamilyRelation row{static_cast<std::int64_t>(stored.count(0)), stored.name<RelationPlace::Kind>(1, kRelationKinds), -1, {}};
    if (!stored.is_null(2)) row.family = static_cast<std::int64_t>(stored.count(2));
    const nlohmann::json path = stored.json(3);
    row.path = path_in({path, stored.place(3)}, std::numeric_limits<std::int32_t>::max());
    use(row);
  }
}

}  // namespace brouncker
