#include "clustering/explanation.hpp"

#include "clustering/explanation_parts.hpp"
#include "clustering/quantile.hpp"
#include "clustering/words.hpp"
#include "formulas/disjoint_sets.hpp"

#include <fmt/format.h>

namespace brouncker {
namespace {

constexpr std::size_t kMostForMedoid = 3000;

constexpr std::array<EdgeKindRow, kEdgeKinds> kTable = {{
    {"shift", "the same recurrence, begun elsewhere", "nothing: an identity"},
    {"deflation", "the same recurrence after a common factor is taken out", "nothing: an identity"},
    {"theorem", "the same exact class of a theorem", "two members with irrational limits that are no Moebius images of each other"},
    {"relation", "a Moebius relation of the limits, found and where possible proved by `match`",
     "the relation failing at more digits, where it is not proved"},
    {"twin", "equal dynamics within the tolerance", "limits that differ by more than a sign and an integer"},
    {"density", "closeness in the space of features only", "a member whose limit is no Moebius image of the others"},
}};

std::vector<PointId> members_of(const ExplainedRows& rows, std::int32_t cluster) {
  std::vector<PointId> members;
  for (PointId row = 0; row < rows.clusters.size(); ++row)
    if (rows.clusters[row] == cluster) members.push_back(row);
  return members;
}

double distance(std::span<const double> x, std::span<const double> y) {
  return std::sqrt(squared_distance<0>(x.data(), y.data(), x.size()));
}

/// Sum of the distances to all members, smallest first, so that it does not depend on their order.
double remoteness(const Points& points, PointId row, const std::vector<PointId>& members) {
  std::vector<double> distances;
  for (const PointId other : members) distances.push_back(distance(points[row], points[other]));
  std::sort(distances.begin(), distances.end());
  return std::accumulate(distances.begin(), distances.end(), 0.0);
}

std::vector<double> medians(const Points& points, const std::vector<PointId>& members) {
  std::vector<double> result;
  for (std::size_t k = 0; k < points.dimension(); ++k) {
    std::vector<double> column;
    for (const PointId row : members) column.push_back(points[row][k]);
    result.push_back(quantile(sorted_finite(std::move(column)), 0.5));
  }
  return result;
}

std::vector<MetricRange> ranges(const ExplainedRows& rows, const std::vector<PointId>& members, int type) {
  std::vector<MetricRange> result;
  for (const MetricColumn& column : rows.ranged) {
    std::vector<PointId> all;
    for (PointId row = 0; row < rows.types.size(); ++row)
      if (rows.types[row] == type) all.push_back(row);
    const auto own = column_quantiles(rows.metrics, members, column.place, {0.05, 0.95});
    result.push_back({own[0], own[1], column_quantiles(rows.metrics, all, column.place, {0.5})[0]});
  }
  return result;
}

std::optional<Explanation::Neighbour> nearest_cluster(const ExplainedRows& rows, const std::vector<PointId>& members,
                                                      std::int32_t cluster) {
  std::vector<double> values;
  std::vector<std::int32_t> owner;
  for (PointId row = 0; row < rows.clusters.size(); ++row) {
    if (rows.clusters[row] == Clusters::kNoise || rows.clusters[row] == cluster) continue;
    values.insert(values.end(), rows.features[row].begin(), rows.features[row].end());
    owner.push_back(rows.clusters[row]);
  }
  if (owner.empty()) return std::nullopt;
  const KdTree tree(Points(values, rows.features.dimension()));
  double nearest = std::numeric_limits<double>::max();
  std::int32_t best = Clusters::kNoise;
  const auto bound = [&] { return std::nextafter(nearest, std::numeric_limits<double>::infinity()); };
  for (const PointId row : members)
    search_points(tree, rows.features[row].data(), bound, [&](PointId place, double squared) {
      const std::int32_t other = owner[tree.id(place)];
      if (squared < nearest || best == Clusters::kNoise || other < best) best = other;
      nearest = squared;
    });
  return Explanation::Neighbour{best, std::sqrt(nearest)};
}

}  // namespace

PointId medoid_of(const Points& points, const std::vector<PointId>& members) {
  const std::vector<double> centre = medians(points, members);
  PointId best = kNoPoint;
  double least = 0;
  for (const PointId row : members) {
    const bool few = members.size() <= kMostForMedoid;
    const double cost = few ? remoteness(points, row, members) : distance(points[row], centre);
    if (best != kNoPoint && (cost > least || (cost == least && compare_rows(points[row], points[best]) >= 0))) continue;
    best = row;
    least = cost;
  }
  return best;
}

void count_edges(std::span<const ClusterEdge> edges, const std::vector<PointId>& members, Explanation& explanation) {
  const auto place = [&](PointId row) {
    const auto at = std::lower_bound(members.begin(), members.end(), row);
    return at != members.end() && *at == row ? static_cast<PointId>(at - members.begin()) : kNoPoint;
  };
  DisjointSets<PointId> sets(members.size());
  std::size_t parts = members.size();
  for (std::size_t kind = 0; kind < kEdgeKinds; ++kind) {
    for (const ClusterEdge& edge : edges) {
      if (static_cast<std::size_t>(edge.kind) != kind) continue;
      const PointId x = place(edge.x), y = place(edge.y);
      if (x == kNoPoint || y == kNoPoint) continue;
      ++explanation.edges[kind];
      parts -= sets.join(x, y);
    }
    if (parts == 1 && explanation.held_by == EdgeKind::density) explanation.held_by = static_cast<EdgeKind>(kind);
  }
}

std::vector<double> column_quantiles(const Points& points, const std::vector<PointId>& rows, std::size_t column,
                                     const std::vector<double>& shares) {
  std::vector<double> values, result;
  for (const PointId row : rows)
    if (const double x = points[row][column]; std::isfinite(x)) values.push_back(x);
  for (const double share : shares) result.push_back(selected_quantile(values, share));
  return result;
}

std::span<const EdgeKindRow, kEdgeKinds> edge_kind_table() { return kTable; }

Explanation explain(const ExplainedRows& rows, std::int32_t cluster, std::span<const ClusterEdge> edges, std::string rule) {
  Explanation explanation;
  const std::vector<PointId> members = members_of(rows, cluster);
  explanation.cluster = cluster;
  explanation.rule = std::move(rule);
  explanation.members = members.size();
  for (const PointId row : members) ++explanation.by_status[static_cast<std::size_t>(rows.status[row])];
  count_edges(edges, members, explanation);
  explanation.medoid = medoid_of(rows.features, members);
  explanation.ranged = rows.ranged;
  explanation.ranges = ranges(rows, members, rows.types[explanation.medoid]);
  explanation.nearest = nearest_cluster(rows, members, cluster);
  return explanation;
}

std::vector<std::string> in_words(const Explanation& explanation, const std::function<std::string(PointId)>& row_name) {
  std::vector<std::string> lines;
  lines.push_back(fmt::format("Cluster {}: {}", explanation.cluster, counted(explanation.members, "member")));
  if (!explanation.rule.empty()) lines.push_back("Rule: " + explanation.rule);
  for (std::size_t kind = 0; kind < kEdgeKinds; ++kind)
    if (explanation.edges[kind] > 0)
      lines.push_back(
          fmt::format("{}: {}", counted(explanation.edges[kind], std::string(kTable[kind].name) + " edge"), kTable[kind].meaning));
  const EdgeKindRow& weakest = kTable[static_cast<std::size_t>(explanation.held_by)];
  if (explanation.members > 1)
    lines.push_back(fmt::format("Held together by: {}. Falsified by: {}", weakest.meaning, weakest.falsified_by));
  const auto& status = explanation.by_status;
  lines.push_back(fmt::format("Verified {}, rational {}, refuted {}, untested {}", status[1], status[2], status[3], status[0]));
  lines.push_back("Medoid: " + row_name(explanation.medoid));
  for (std::size_t k = 0; k < explanation.ranges.size(); ++k) {
    const MetricRange& range = explanation.ranges[k];
    lines.push_back(fmt::format("{}: {} to {} (5-95 %), generic for its type {}", explanation.ranged[k].name, rounded(range.low),
                                rounded(range.high), rounded(range.generic)));
  }
  if (explanation.nearest)
    lines.push_back(fmt::format("Nearest other cluster: {}, at distance {}", explanation.nearest->cluster,
                                rounded(explanation.nearest->distance)));
  return lines;
}

}  // namespace brouncker
