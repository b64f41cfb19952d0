#include "clustering/explanation.hpp"
#include "clustering/explanation_parts.hpp"
#include "clustering/parallel.hpp"
#include "clustering/quantile.hpp"

#include <map>

namespace brouncker {
namespace {

bool has_features(const ExplainedRows& rows, PointId row) {
  const auto values = rows.features[row];
  return std::all_of(values.begin(), values.end(), [](double x) { return std::isfinite(x); });
}

std::vector<std::vector<PointId>> members_by_cluster(const ExplainedRows& rows) {
  std::int32_t last = Clusters::kNoise;
  for (const std::int32_t cluster : rows.clusters) last = std::max(last, cluster);
  std::vector<std::vector<PointId>> members(static_cast<std::size_t>(last + 1));
  for (PointId row = 0; row < rows.clusters.size(); ++row)
    if (rows.clusters[row] != Clusters::kNoise) members[static_cast<std::size_t>(rows.clusters[row])].push_back(row);
  return members;
}

std::vector<std::vector<ClusterEdge>> edges_by_cluster(const ExplainedRows& rows, std::span<const ClusterEdge> edges,
                                                       std::size_t clusters) {
  std::vector<std::vector<ClusterEdge>> result(clusters);
  for (const ClusterEdge& edge : edges)
    if (const std::int32_t cluster = rows.clusters[edge.x]; cluster != Clusters::kNoise && cluster == rows.clusters[edge.y])
      result[static_cast<std::size_t>(cluster)].push_back(edge);
  return result;
}

/// The generic value of every metric of `ranged`, by type.
using Generic = std::map<int, std::vector<double>>;

Generic generic_values(const ExplainedRows& rows) {
  std::map<int, std::vector<PointId>> by_type;
  for (PointId row = 0; row < rows.types.size(); ++row) by_type[rows.types[row]].push_back(row);
  const std::size_t count = rows.ranged.size();
  Generic result;
  std::vector<std::pair<const std::vector<PointId>*, double*>> wanted;
  for (const auto& [type, list] : by_type) {
    std::vector<double>& values = result[type];
    values.resize(count);
    for (double& value : values) wanted.emplace_back(&list, &value);
  }
  parallel::blocks(wanted.size(), 1, [&](std::size_t begin, std::size_t end) {
    for (std::size_t i = begin; i < end; ++i)
      *wanted[i].second = column_quantiles(rows.metrics, *wanted[i].first, rows.ranged[i % count].place, {0.5})[0];
  });
  return result;
}

/// The rows of all clusters that have features, in the tree they are searched in.
struct Clustered {
  explicit Clustered(const ExplainedRows& rows) : tree(located(rows, owner)) {}
  std::vector<std::int32_t> owner;  ///< the cluster of each row of the tree
  KdTree tree;

 private:
  static KdTree located(const ExplainedRows& rows, std::vector<std::int32_t>& owner) {
    std::vector<double> values;
    for (PointId row = 0; row < rows.clusters.size(); ++row) {
      if (rows.clusters[row] == Clusters::kNoise || !has_features(rows, row)) continue;
      values.insert(values.end(), rows.features[row].begin(), rows.features[row].end());
      owner.push_back(rows.clusters[row]);
    }
    return KdTree(Points(values, rows.features.dimension()));
  }
};

std::optional<Explanation::Neighbour> nearest_other(const ExplainedRows& rows, const Clustered& clustered,
                                                    const std::vector<PointId>& members, std::int32_t cluster) {
  double nearest = std::numeric_limits<double>::max();
  std::int32_t best = Clusters::kNoise;
  const auto bound = [&] { return std::nextafter(nearest, std::numeric_limits<double>::infinity()); };
  for (const PointId row : members)
    search_points(clustered.tree, rows.features[row].data(), bound, [&](PointId place, double squared) {
      const std::int32_t other = clustered.owner[clustered.tree.id(place)];
      if (other == cluster) return;
      if (squared < nearest || best == Clusters::kNoise || other < best) best = other;
      nearest = squared;
    });
  if (best == Clusters::kNoise) return std::nullopt;
  return Explanation::Neighbour{best, std::sqrt(nearest)};
}

}  // namespace

std::vector<Explanation> explain_all(const ExplainedRows& rows, std::span<const ClusterEdge> edges) {
  const auto members = members_by_cluster(rows);
  const auto own_edges = edges_by_cluster(rows, edges, members.size());
  const Generic generic = generic_values(rows);
  const Clustered clustered(rows);
  std::vector<Explanation> result(members.size());
  parallel::blocks(members.size(), 64, [&](std::size_t begin, std::size_t end) {
    for (std::size_t c = begin; c < end; ++c) {
      if (members[c].empty()) continue;
      Explanation& explanation = result[c];
      explanation.cluster = static_cast<std::int32_t>(c);
      explanation.members = members[c].size();
      for (const PointId row : members[c]) ++explanation.by_status[static_cast<std::size_t>(rows.status[row])];
      count_edges(own_edges[c], members[c], explanation);
      std::vector<PointId> located = members[c];
      std::erase_if(located, [&](PointId row) { return !has_features(rows, row); });
      explanation.medoid = located.empty() ? members[c].front() : medoid_of(rows.features, located);
      explanation.ranged = rows.ranged;
      explanation.ranges.reserve(rows.ranged.size());
      for (std::size_t k = 0; k < rows.ranged.size(); ++k) {
        const auto range = column_quantiles(rows.metrics, members[c], rows.ranged[k].place, {0.05, 0.95});
        explanation.ranges.push_back({range[0], range[1], generic.at(rows.types[explanation.medoid])[k]});
      }
      explanation.nearest = nearest_other(rows, clustered, located, explanation.cluster);
    }
  });
  return result;
}

}  // namespace brouncker
