#include "results/cluster/described.hpp"

#include "clustering/features.hpp"
#include "clustering/words.hpp"
#include "engine/hypergeometric/theorem_class.hpp"
#include "formulas/canonical.hpp"

#include <algorithm>
#include <set>

#include <fmt/format.h>

namespace brouncker::cluster {

std::span<const MetricColumn> ranged_metrics() {
  static const std::vector<MetricColumn> metrics = [] {
    std::vector<MetricColumn> result;
    for (std::size_t m = 0; m < kMetricCount; ++m)
      if (!kMetrics[m]->title.empty()) result.push_back({kMetrics[m]->name, m});
    return result;
  }();
  return metrics;
}

std::string label_of(const Rows& rows, const LabelledCluster& cluster) {
  if (cluster.constant != kNone) return rows.constants[cluster.constant];
  if (!cluster.named.empty()) return cluster.named;
  return cluster.new_constant != kNone ? fmt::format("new constant #{}", cluster.new_constant + 1) : "";
}

std::vector<Described> described(const Rows& rows, std::span<const LabelledCluster> clusters, std::string_view kind,
                                 std::uint64_t first_number, std::span<const double> features, std::span<const ClusterEdge> edges,
                                 const std::function<std::string(const LabelledCluster&, PointId medoid)>& rule) {
  std::vector<std::int32_t> labels(rows.size(), Clusters::kNoise);
  std::vector<RowStatus> status(rows.size(), RowStatus::untested);
  std::vector<int> types;
  for (std::size_t c = 0; c < clusters.size(); ++c)
    for (const Member& member : clusters[c].members)
      labels[member.row] = static_cast<std::int32_t>(c), status[member.row] = member.status;
  for (const Row& row : rows.rows) types.push_back(row.type());
  const ExplainedRows explained{
      Points(features, kFeatureNames.size()), rows.metric_points(), ranged_metrics(), labels, types, status};
  std::vector<Described> result;
  for (Explanation& explanation : explain_all(explained, edges)) {
    const auto place = static_cast<std::size_t>(explanation.cluster);
    explanation.rule = rule(clusters[place], explanation.medoid);
    result.push_back({first_number + place, std::string(kind), &clusters[place], std::move(explanation), first_number});
  }
  return result;
}

std::string exact_rule(const Rows& rows, const LabelledCluster& cluster, PointId medoid) {
  std::set<std::uint32_t> theorems;
  for (const Member& member : cluster.members)
    if (const std::uint32_t theorem = rows.rows[member.row].theorem; theorem != kNone) theorems.insert(theorem);
  if (theorems.empty())
    return "Moebius images of one number, around " + theorem_class(canonical(rows.pcf(rows.rows[medoid])).pcf).key;
  std::string text = rows.theorems[*theorems.begin()].key;
  if (theorems.size() > 1) text += fmt::format("; joined with {}", counted(theorems.size() - 1, "more key"));
  return text;
}

std::string dynamics_rule(const Rows& rows, std::span<const double> features, PointId medoid) {
  const Row& row = rows.rows[medoid];
  const auto own = features.subspan(medoid * kFeatureNames.size(), kFeatureNames.size());
  return fmt::format("dynamics near {}, deg b = {}, 3 growth = {}, gcd slope = {}, eta_q = {}", name(row.kind), row.degree_b,
                     rounded(own[1]), rounded(own[2]), rounded(own[3]));
}

}  // namespace brouncker::cluster
