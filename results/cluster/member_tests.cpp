#include "results/cluster/member_tests.hpp"

#include "engine/evaluate/limit.hpp"
#include "engine/match/pairs.hpp"
#include "engine/match/relation.hpp"
#include "engine/recurrence/classify.hpp"
#include "results/match/classes.hpp"

#include <map>

namespace brouncker::cluster {
namespace {

/// A row with its limit and the way to its recurrence class.
struct Located {
  Equivalent form;
  std::optional<Approximation> limit;
};

Located located(const Rows& rows, const Row& row) {
  const Pcf pcf = rows.pcf(row);
  const Limit limit = limit_of(pcf, classify(pcf), kTestDigits);
  Located result{class_form(pcf), std::nullopt};
  if (limit.kind == Limit::Kind::finite && limit.value != "0") result.limit = from_decimal(limit.value, limit.digits);
  return result;
}

std::array<Approximation, 4> terms(const Approximation& anchor, const Approximation& limit) {
  return {exact_one(), anchor, limit, product(limit, anchor)};
}

/// L(class of row) = map(L(class of anchor)), by search.
std::optional<Moebius> found(const Located& anchor, const Located& row, double log2_tests) {
  const FoundRelation relation = find_relation(terms(*anchor.limit, *row.limit), log2_tests);
  if (!relation.support.accepted()) return std::nullopt;
  const auto& c = relation.coefficients;
  const Moebius map = LimitRelation{c[0], c[1], c[2], c[3]}.map();
  if (map.determinant() == 0) return std::nullopt;
  return (row.form.relation->inverse() * map * *anchor.form.relation).reduced();
}

/// The relation of the classes as one of the rows, and how well it holds there.
std::optional<Relation> carried(const Moebius& of_classes, const Located& anchor, const Located& row, double log2_tests) {
  const Moebius map = (*row.form.relation * of_classes * anchor.form.relation->inverse()).reduced();
  const LimitRelation relation = LimitRelation::of(map);
  const std::array coefficients = {relation.a, relation.b, relation.c, relation.d};
  const Support held = support(coefficients, terms(*anchor.limit, *row.limit), log2_tests);
  if (!held.accepted() || held.digits_matched() < kVerifiedDigits) return std::nullopt;
  return Relation{map, held.digits_matched()};
}

}  // namespace

std::vector<std::optional<Relation>> relations_to(const Rows& rows, const RelationGraph& known, PointId anchor,
                                                  std::span<const PointId> members, double log2_tests) {
  std::vector<std::optional<Relation>> result(members.size());
  const Located origin = located(rows, rows.rows[anchor]);
  if (!origin.limit) return result;
  const auto stored = known.reached(rows.rows[anchor].recurrence);
  std::map<std::uint32_t, std::optional<Moebius>> searched;
  for (std::size_t i = 0; i < members.size(); ++i) {
    const std::uint32_t recurrence = rows.rows[members[i]].recurrence;
    const Located row = located(rows, rows.rows[members[i]]);
    if (!row.limit) continue;
    if (const auto at = stored.find(recurrence); at != stored.end()) result[i] = carried(at->second, origin, row, log2_tests);
    if (result[i]) continue;
    const auto [entry, is_new] = searched.try_emplace(recurrence);
    if (is_new) entry->second = found(origin, row, log2_tests);
    if (entry->second) result[i] = carried(*entry->second, origin, row, log2_tests);
  }
  return result;
}

}  // namespace brouncker::cluster
