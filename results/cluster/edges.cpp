#include "results/cluster/edges.hpp"

#include "clustering/pairs.hpp"
#include "engine/evaluate/limit.hpp"
#include "engine/match/approximation.hpp"
#include "engine/parallel.hpp"
#include "engine/recurrence/classify.hpp"
#include "formulas/disjoint_sets.hpp"
#include "results/run/stored_row.hpp"

#include <algorithm>
#include <cmath>

namespace brouncker::cluster {
namespace {

constexpr std::array<std::string_view, 5> kTwinMetrics = {"delta", "gamma_q", "eta_q", "gamma_error", "eta_error"};

/// An edge from the first row of each group to every other one. @param group Shape [rows]; kNone for none.
template <class Group, class Kind>
std::vector<ClusterEdge> star_edges(const Rows& rows, std::size_t groups, const Group& group, const Kind& kind) {
  std::vector<ClusterEdge> edges;
  std::vector<PointId> first(groups, kNoPoint);
  for (PointId i = 0; i < rows.size(); ++i) {
    const std::uint32_t g = group(rows.rows[i]);
    if (g == kNone || !rows.rows[i].is_open()) continue;
    if (first[g] == kNoPoint) first[g] = i;
    else edges.push_back({first[g], i, kind(rows.rows[first[g]], rows.rows[i])});
  }
  return edges;
}

/// x - y or x + y within 10^-kTwinDigits of an integer.
bool equal_modulo_integers(const Rational& x, const Rational& y) {
  const Integer scale = pow(Integer(10), kTwinDigits);
  for (const Rational& difference : {Rational(x - y), Rational(x + y)}) {
    const Rational scaled = difference * scale;
    const Integer whole = numerator(scaled) / denominator(scaled);
    const Integer rest = abs(whole) % scale;
    if (rest <= 1 || rest >= scale - 1) return true;
  }
  return false;
}

std::optional<Rational> limit_of_row(const Rows& rows, const Row& row) {
  const Pcf pcf = rows.pcf(row);
  const Limit limit = limit_of(pcf, classify(pcf), kTwinDigits + 20);
  if (limit.kind != Limit::Kind::finite) return std::nullopt;
  return from_decimal(limit.value, limit.digits).centre();
}

bool is_confirmed(const Rows& rows, const Row& x, const Row& y) {
  const auto left = limit_of_row(rows, x), right = limit_of_row(rows, y);
  return left && right && equal_modulo_integers(*left, *right);
}

}  // namespace

std::vector<ClusterEdge> identity_edges(const Rows& rows) {
  return star_edges(
      rows, rows.recurrences, [](const Row& row) { return row.recurrence; },
      [](const Row& x, const Row& y) { return x.deflates || y.deflates ? EdgeKind::deflation : EdgeKind::shift; });
}

std::vector<ClusterEdge> theorem_edges(const Rows& rows) {
  return star_edges(
      rows, rows.theorems.size(), [](const Row& row) { return row.theorem; },
      [](const Row&, const Row&) { return EdgeKind::theorem; });
}

Twins twin_edges(const Rows& rows, int threads) {
  std::vector<double> values;
  std::vector<PointId> origin;
  for (PointId i = 0; i < rows.size(); ++i) {
    if (!rows.rows[i].is_open()) continue;
    std::array<double, kTwinMetrics.size()> point;
    for (std::size_t k = 0; k < point.size(); ++k) point[k] = rows.metric(i, metric_index(kTwinMetrics[k]));
    if (!std::ranges::all_of(point, [](double x) { return std::isfinite(x); })) continue;
    values.insert(values.end(), point.begin(), point.end());
    origin.push_back(i);
  }
  const std::vector<Pair> pairs = pairs_within(Points(values, kTwinMetrics.size()), kTwinDistance);
  std::vector<char> confirmed(pairs.size());
  parallel_blocks(pairs.size(), 16, threads, [&](std::size_t first, std::size_t last) {
    for (std::size_t i = first; i < last; ++i)
      confirmed[i] = is_confirmed(rows, rows.rows[origin[pairs[i].first]], rows.rows[origin[pairs[i].second]]);
  });
  Twins twins;
  twins.pairs = pairs.size();
  for (std::size_t i = 0; i < pairs.size(); ++i)
    if (confirmed[i]) twins.edges.push_back({origin[pairs[i].first], origin[pairs[i].second], EdgeKind::twin});
  twins.confirmed = twins.edges.size();
  return twins;
}

std::vector<ClusterEdge> relation_edges(const Rows& rows, const sqlite::Database& database) {
  std::vector<ClusterEdge> edges;
  sqlite::Statement s(database, "SELECT formula, other FROM relations");
  const StoredRow stored(s, "relations");
  while (s.next()) {
    const auto place = [&](int column) { return rows.open_place_of(static_cast<std::int64_t>(stored.count(column))); };
    const PointId x = place(0), y = place(1);
    if (x != kNoPoint && y != kNoPoint) edges.push_back({std::min(x, y), std::max(x, y), EdgeKind::relation});
  }
  std::ranges::sort(edges, {}, [](const ClusterEdge& edge) { return std::pair(edge.x, edge.y); });
  return edges;
}

std::vector<std::int32_t> components(const Rows& rows, std::span<const ClusterEdge> edges) {
  DisjointSets<PointId> sets(rows.size());
  for (const ClusterEdge& edge : edges) sets.join(edge.x, edge.y);
  std::vector<char> wanted(rows.size());
  for (PointId i = 0; i < rows.size(); ++i) {
    const PointId root = sets.find(i);
    const Row &row = rows.rows[i], &other = rows.rows[root];
    if (row.recurrence != other.recurrence || (row.constant != kNone && sets.size_of(i) > 1)) wanted[root] = true;
  }
  std::vector<std::int32_t> result(rows.size(), Clusters::kNoise), number(rows.size(), Clusters::kNoise);
  std::int32_t count = 0;
  for (PointId i = 0; i < rows.size(); ++i) {
    const PointId root = sets.find(i);
    if (!wanted[root]) continue;
    if (number[root] == Clusters::kNoise) number[root] = count++;
    result[i] = number[root];
  }
  return result;
}

}  // namespace brouncker::cluster
