#include "engine/families/parse_parameter_poly.hpp"
#include "formulas/error.hpp"
#include "formulas/json.hpp"
#include "formulas/message.hpp"
#include "results/families/columns.hpp"
#include "results/families/json.hpp"
#include "results/families/tables.hpp"
#include "results/run/user_sql.hpp"

#include <algorithm>
#include <limits>

#include <fmt/format.h>

namespace brouncker {
namespace {

/// The matrix begins there among the columns before `relations`.
constexpr int kFirstOfMatrix = 5;

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

/// Where the example lies: it is a member there, exactly.
MemberPlace example_place_in(const FamilyRow& row, const StoredJson& value) {
  const MemberPlace place = place_from(value);
  const auto is_side = [&](const std::string& a, const std::string& b, const std::string& pcf, const SidePlace& side) {
    const ParameterPoly p = parse_parameter_poly(a, row.parameters), q = parse_parameter_poly(b, row.parameters);
    return side_place(p, q, place.parameters, stored_pcf_text(pcf, value.place())) == side;
  };
  if (place.parameters.size() != row.parameters.size() || place.map.determinant() == 0 ||
      denominator(Rational(place.to.shift - place.from.shift)) != 1 || !is_side(row.a, row.b, row.example, place.from) ||
      !is_side(row.a_to, row.b_to, row.example_to, place.to))
    throw_damaged(value.place(), "the example is no member there");
  return place;
}

FamilyRow read_family(const StoredRow& stored) {
  FamilyRow row;
  int i = 0;
  row.family = static_cast<std::int64_t>(stored.count(i++));
  row.name = FamilyName::parse(stored.words(i++));
  row.status = stored.name<FamilyStatus>(i++, kFamilyStatusNames);
  if (row.constant = stored.text(i); !row.constant.empty()) stored.words(i);
  ++i;
  const nlohmann::json names = stored.json(i);
  row.parameters = parameters_in({names, stored.place(i++)});
  row.integers = static_cast<std::size_t>(stored.integer(i++, 0, static_cast<std::int64_t>(row.parameters.size())));
  const int first = i;
  for (std::string* text : polynomials(row)) {
    // Compositions and theorem R have no matrix, and not every family has exceptions.
    const bool has_none = row.integers > 0 || row.status == FamilyStatus::composition || row.status == FamilyStatus::unproved;
    const bool may_be_empty = text == &row.exceptional || (has_none && i >= first + kFirstOfMatrix);
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
  const nlohmann::json place = stored.json(i);
  row.example_place = example_place_in(row, {place, stored.place(i)});
  return row;
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

/// Of the columns of `of` those that `missing_in` does not have, as NULL.
std::string nulls(std::string_view of, std::string_view missing_in) {
  const auto names = [](std::string_view list) {
    std::vector<std::string_view> result;
    for (std::size_t begin = 0; begin < list.size();) {
      const std::size_t end = std::min(list.find(", ", begin), list.size());
      result.push_back(list.substr(begin, end - begin));
      begin = end + 2;
    }
    return result;
  };
  const auto present = names(missing_in);
  std::string text;
  for (const std::string_view name : names(of))
    if (std::ranges::find(present, name) == present.end()) text += fmt::format(", NULL AS {}", name);
  return text;
}

/// A table with the columns of both.
std::string widened(std::string_view table, std::string_view type, std::string_view columns, std::string_view others) {
  return fmt::format("(SELECT '{}' AS type, {}{} FROM {})", type, columns, nulls(others, columns), table);
}

std::string families_under(const std::string& columns) {
  return fmt::format("SELECT {} FROM {}", columns, widened("families", "theorem", kFamilyColumns, kAnchoredColumns));
}

std::string lattices_under(const std::string& columns) {
  return fmt::format("SELECT {} FROM {}", columns, widened("anchored_families", "lattice", kAnchoredColumns, kFamilyColumns));
}

sqlite::Statement under_condition(const sqlite::Database& database, const std::string& sql, const std::string& where) {
  return user_statement(database, sql, "--where " + text::quoted(where),
                        "SQL conditions on type and the columns of the tables families and anchored_families in doc/FORMATS.md");
}

/// `select` with the rows under the condition, in their order.
sqlite::Statement chosen(const sqlite::Database& database, const std::string& select, const std::string& where) {
  check_family_condition(database, where);
  if (where.empty()) return {database, select + " ORDER BY family"};
  return under_condition(database, fmt::format("{} WHERE ({}\n) ORDER BY family", select, where), where);
}

}  // namespace

void check_family_condition(const sqlite::Database& database, const std::string& where) {
  // The condition by itself: it cannot close a parenthesis that it did not open.
  if (!where.empty()) under_condition(database, fmt::format("{} WHERE {}\n", families_under("1"), where), where);
}

void for_each_family(const sqlite::Database& database, const std::string& where, const std::function<void(const FamilyRow&)>& use) {
  sqlite::Statement s = chosen(database, families_under(std::string(kFamilyColumns)), where);
  const StoredRow stored(s, "families");
  while (s.next()) use(read_family(stored));
}

void for_each_anchored(const sqlite::Database& database, const std::string& where,
                       const std::function<void(const AnchoredRow&)>& use) {
  sqlite::Statement s = chosen(database, lattices_under(std::string(kAnchoredColumns)), where);
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
