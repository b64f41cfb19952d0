#include "results/cluster/new_constants.hpp"

#include "clustering/quantile.hpp"
#include "results/cluster/labeller.hpp"

#include <algorithm>
#include <cmath>
#include <set>

namespace brouncker::cluster {
namespace {

std::size_t verified_recurrences(const Rows& rows, const LabelledCluster& cluster) {
  std::set<std::uint32_t> seen;
  for (const Member& member : cluster.members)
    if (member.status == RowStatus::verified) seen.insert(rows.rows[member.row].recurrence);
  return seen.size();
}

/// How much of the factorial growth the members lose, as a property of the class: by the median of eta_q against growth without
/// reduction. The finite depth moves eta_q of a member by up to 0.1, across the threshold of 0.05 that the metric has; over the
/// classes of the published space medians lie below 0.1 or above 0.42.
FactorialReduction class_reduction(const Rows& rows, const LabelledCluster& cluster) {
  constexpr double kClearly = 0.2;
  std::vector<double> eta, full;
  for (const Member& member : cluster.members) {
    if (member.status != RowStatus::verified) continue;
    const Row& row = rows.rows[member.row];
    eta.push_back(row.eta_q);
    full.push_back(std::max<double>(row.dynamic_degree_a, row.dynamic_degree_b / 2.0));
  }
  const double median = quantile(sorted_finite(std::move(eta)), 0.5), growth = quantile(sorted_finite(std::move(full)), 0.5);
  if (std::isnan(median)) return FactorialReduction::unknown;
  if (median < kClearly) return FactorialReduction::full;
  return median < growth - kClearly ? FactorialReduction::partial : FactorialReduction::none;
}

void drop_refuted(LabelledCluster& cluster) {
  std::erase_if(cluster.members, [](const Member& member) { return member.status == RowStatus::refuted; });
}

}  // namespace

std::vector<NewConstant> define_new_constants(const Rows& rows, std::vector<LabelledCluster>& clusters) {
  std::vector<NewConstant> result;
  for (std::uint32_t c = 0; c < clusters.size(); ++c) {
    if (clusters[c].is_labelled()) continue;
    const std::size_t recurrences = verified_recurrences(rows, clusters[c]);
    if (recurrences < 2) continue;
    drop_refuted(clusters[c]);
    Group equal;  // twins of the definition have the same limit
    for (const Member& m : clusters[c].members)
      if (m.map && *m.map == Moebius{}) equal.push_back(m.row);
    result.push_back({c, simplest(rows, equal), class_reduction(rows, clusters[c]), recurrences});
  }
  std::ranges::sort(result, [&](const NewConstant& x, const NewConstant& y) {
    if (x.reduction != y.reduction) return x.reduction > y.reduction;
    return is_simpler(rows, x.definition, y.definition);
  });
  for (std::uint32_t i = 0; i < result.size(); ++i) clusters[result[i].cluster].new_constant = i;
  return result;
}

}  // namespace brouncker::cluster
