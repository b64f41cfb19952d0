/// Why are these rows together? A record for one cluster, and the same in words.
#pragma once

#include "clustering/hdbscan.hpp"

#include <array>
#include <functional>
#include <optional>
#include <string>

namespace brouncker {

/// What can join two rows, the most trustworthy first.
enum class EdgeKind { shift, deflation, theorem, relation, twin, density };

struct EdgeKindRow {
  std::string_view name;
  std::string_view meaning;
  std::string_view falsified_by;
};
inline constexpr std::size_t kEdgeKinds = 6;
std::span<const EdgeKindRow, kEdgeKinds> edge_kind_table();

struct ClusterEdge {
  PointId x, y;
  EdgeKind kind;
};

/// What is known of the limit of a row.
enum class RowStatus { untested, verified, rational, refuted };

/// A column of ExplainedRows::metrics.
struct MetricColumn {
  std::string_view name;
  std::size_t place = 0;
};

/// All rows of a run, as far as explanations need them.
struct ExplainedRows {
  Points features;                         ///< what was clustered; finite for rows in clusters
  Points metrics;                          ///< may hold NaN
  std::span<const MetricColumn> ranged;    ///< the metrics whose ranges are given
  std::span<const std::int32_t> clusters;  ///< Clusters::kNoise for none
  std::span<const int> types;              ///< the generic value of a metric is its median within a type
  std::span<const RowStatus> status;
};

struct MetricRange {
  double low, high;  ///< 5 % and 95 % quantile of the members; NaN where no member has the metric
  double generic;    ///< median of all rows of the medoid's type
};

struct Explanation {
  std::int32_t cluster = 0;
  std::string rule;  ///< the caller's words, such as a theorem class
  std::size_t members = 0;
  std::array<std::size_t, 4> by_status{};       ///< in the order of RowStatus
  std::array<std::size_t, kEdgeKinds> edges{};  ///< within the cluster, in the order of EdgeKind
  EdgeKind held_by = EdgeKind::density;         ///< the weakest kind without which it would fall apart
  PointId medoid = 0;
  std::span<const MetricColumn> ranged;  ///< ExplainedRows::ranged, which has to outlive this
  std::vector<MetricRange> ranges;       ///< of each of these
  struct Neighbour {
    std::int32_t cluster;
    double distance;  ///< between the nearest members, in the space of features
  };
  std::optional<Neighbour> nearest;  ///< absent where there is no other cluster
};

/// Precondition: the cluster has members.
/// The medoid has the least sum of distances to the members; in a cluster of more than 3,000 it is the member nearest to
/// the medians of the features. Among equals, the least row. Cost: O(members^2 + n log n).
Explanation explain(const ExplainedRows& rows, std::int32_t cluster, std::span<const ClusterEdge> edges, std::string rule);

/// explain() of every cluster 0, 1, ..., without rules, at the cost of a few: O(n log n + sum of members^2). Rows in clusters may
/// lack features: these are no medoids and have no neighbours. Parallel.
std::vector<Explanation> explain_all(const ExplainedRows& rows, std::span<const ClusterEdge> edges);

/// Some lines for a reader. @param row_name What to call a row.
std::vector<std::string> in_words(const Explanation& explanation, const std::function<std::string(PointId)>& row_name);

}  // namespace brouncker
