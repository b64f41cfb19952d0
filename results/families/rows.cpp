#include "results/families/rows.hpp"

#include "engine/families/kind.hpp"
#include "engine/families/named.hpp"
#include "engine/families/outside.hpp"
#include "engine/parallel.hpp"
#include "formulas/print.hpp"
#include "results/families/constants_text.hpp"

#include <atomic>
#include <map>
#include <set>
#include <stdexcept>

#include <fmt/format.h>

namespace brouncker {
namespace {

constexpr std::string_view kSeparator = "; ";

FamilyRow row_of(const Family& family, std::int64_t number, std::span<const RelatedPair> pairs) {
  const AffineFamily& f = family.affine;
  const auto text = [&](const ParameterPoly& p) { return to_plain(p, f.names); };
  FamilyRow row;
  row.family = number;
  row.name.kind = kind_of(family);
  if (f.integers == 0)  // the cases of theorem R bear the names
    for (const std::string_view name : names_of(f)) row.name.literature.emplace_back(name);
  row.status = family.status;
  row.parameters = f.names, row.integers = f.integers;
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
  for (const std::size_t i : family.relations) {
    const auto place = place_on(f, pairs[i]);
    if (!place) continue;
    row.example = to_plain(pairs[i].from), row.example_to = to_plain(pairs[i].to);
    row.example_place = *place;
    return row;
  }
  throw std::logic_error(fmt::format("no relation of the family {} is a member of it", f.key()));
}

}  // namespace

std::string FamilyName::text() const {
  std::string result = kind;
  for (const std::string& name : literature) result.append(kSeparator).append(name);
  return result;
}

FamilyName FamilyName::parse(const std::string& text) {
  FamilyName result;
  std::size_t end = text.find(kSeparator);
  result.kind = text.substr(0, end);
  while (end != text.npos) {
    const std::size_t begin = end + kSeparator.size();
    end = text.find(kSeparator, begin);
    result.literature.push_back(text.substr(begin, end - begin));
  }
  return result;
}

std::vector<FamilyRelation> relation_rows(const FamilySet& set, const std::vector<std::int64_t>& relations) {
  std::vector<FamilyRelation> result;
  for (std::size_t i = 0; i < relations.size(); ++i) {
    const RelationPlace& place = set.places[i];
    FamilyRelation row{relations[i], place.kind, -1, {}};
    if (place.kind == RelationPlace::Kind::family || place.kind == RelationPlace::Kind::same_recurrence)
      row.family = static_cast<std::int64_t>(place.family) + 1;
    for (const std::size_t k : place.path) row.path.push_back(static_cast<std::int64_t>(k) + 1);
    result.push_back(std::move(row));
  }
  return result;
}

void name_constants(std::vector<FamilyRow>& rows, const FamilySet& set, std::span<const std::array<FormulaConstant, 2>> constants) {
  for (std::size_t i = 0; i < rows.size(); ++i) {
    std::set<std::uint64_t> seen;
    std::map<std::string, std::uint64_t> counts;
    for (const std::size_t relation : set.families[i].relations)
      for (const FormulaConstant& each : constants[relation])
        if (!each.constant.empty() && seen.insert(each.formula).second) ++counts[each.constant];
    rows[i].constant = constants_text(counts);
  }
}

std::vector<FamilyRow> family_rows(const FamilySet& set, std::span<const RelatedPair> pairs, const WorkOptions& options) {
  std::vector<FamilyRow> rows(set.families.size());
  std::atomic<std::size_t> done{0};
  options.report("families checked outside the box", done, rows.size());
  parallel_blocks(rows.size(), 1, options.threads, [&](std::size_t i, std::size_t) {
    if (options.is_stopped()) return;
    rows[i] = row_of(set.families[i], static_cast<std::int64_t>(i) + 1, pairs);
    const FamilyStatus status = set.families[i].status;
    if (is_reduced(status) || status == FamilyStatus::special_case) {
      const OutsideCheck check = check_outside(set.families[i]);
      rows[i].members_checked = check.checked, rows[i].members_agreed = check.agreed;
      // A theorem that a member contradicts is none: nothing is claimed.
      if (check.agreed < check.checked) rows[i].status = FamilyStatus::unproved;
    }
    options.report("families checked outside the box", ++done, rows.size());
  });
  return rows;
}

}  // namespace brouncker
