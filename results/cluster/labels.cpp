#include "results/cluster/labels.hpp"

#include "engine/parallel.hpp"
#include "results/cluster/edges.hpp"
#include "results/cluster/new_constants.hpp"
#include "results/cluster/numeric_labeller.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

namespace brouncker::cluster {
namespace {

std::vector<Group> groups_of(std::span<const std::int32_t> labels) {
  std::vector<Group> groups;
  for (PointId row = 0; row < labels.size(); ++row) {
    if (labels[row] == Clusters::kNoise) continue;
    const auto group = static_cast<std::size_t>(labels[row]);
    if (group >= groups.size()) groups.resize(group + 1);
    groups[group].push_back(row);
  }
  return groups;
}

void sort_by_size(std::vector<LabelledCluster>& clusters) {
  std::erase_if(clusters, [](const LabelledCluster& cluster) { return cluster.members.size() < 2; });
  std::ranges::sort(clusters, [](const LabelledCluster& x, const LabelledCluster& y) {
    if (x.members.size() != y.members.size()) return x.members.size() > y.members.size();
    return x.members.front().row < y.members.front().row;
  });
}

/// Tests made, and members that they identified.
void count_tests(const Rows& rows, const Claims& claims, Labelled& result) {
  std::set<PointId> anew;
  for (const auto* kind : {&result.exact, &result.numeric})
    for (const LabelledCluster& cluster : *kind)
      for (const Member& member : cluster.members) {
        const bool found = member.status == RowStatus::verified && !claims.contains(member.row);
        result.tests += member.status == RowStatus::refuted || found;
        if (found && cluster.constant != kNone && anew.insert(member.row).second)
          result.identified_anew += static_cast<std::size_t>(rows.rows[member.row].weight());
      }
}

}  // namespace

std::size_t drop_contradictions(const Rows& rows, std::vector<ClusterEdge>& edges) {
  std::size_t split = 0;
  for (int kind = static_cast<int>(kEdgeKinds); kind-- > 0;) {
    const std::vector<std::int32_t> component = components(rows, edges);
    std::map<std::int32_t, std::set<std::uint32_t>> constants;
    for (std::size_t i = 0; i < rows.size(); ++i)
      if (component[i] != Clusters::kNoise && rows.rows[i].constant != kNone) constants[component[i]].insert(rows.rows[i].constant);
    std::erase_if(constants, [](const auto& entry) { return entry.second.size() < 2; });
    if (constants.empty()) return split;
    split = std::max(split, constants.size());
    std::erase_if(edges, [&](const ClusterEdge& edge) {
      return static_cast<int>(edge.kind) == kind && constants.contains(component[edge.x]);
    });
  }
  return split;
}

Labelled labelled_clusters(const Rows& rows, const Claims& claims, const RelationGraph& known, std::span<const std::int32_t> exact,
                           std::span<const std::int32_t> numeric, std::span<const double> features, int threads) {
  Labelled result;
  const std::vector<Group> components = groups_of(exact), clusters = groups_of(numeric);
  const double log2_tests = std::log2(static_cast<double>(2 * rows.size() + 2));
  const Labeller labeller(rows, claims, known, log2_tests);
  result.exact.resize(components.size());
  parallel_blocks(components.size(), 16, threads, [&](std::size_t first, std::size_t last) {
    for (std::size_t c = first; c < last; ++c) {
      result.exact[c] = labeller.component(components[c]);
      result.exact[c].origin = static_cast<std::uint32_t>(c);
    }
  });
  sort_by_size(result.exact);
  result.new_constants = define_new_constants(rows, result.exact, threads);

  const NumericLabeller numeric_labeller(rows, result, features, labeller);
  std::vector<std::vector<LabelledCluster>> parts(clusters.size());
  parallel_blocks(clusters.size(), 64, threads, [&](std::size_t first, std::size_t last) {
    for (std::size_t c = first; c < last; ++c) parts[c] = numeric_labeller.labelled(clusters[c]);
  });
  for (std::uint32_t c = 0; c < clusters.size(); ++c) {
    const bool contradicts = numeric_labeller.constants(clusters[c]).size() > 1;
    result.contradictions += contradicts;
    for (LabelledCluster& part : parts[c]) part.origin = c, part.is_part = contradicts;
    std::ranges::move(parts[c], std::back_inserter(result.numeric));
  }
  sort_by_size(result.numeric);
  count_tests(rows, claims, result);
  return result;
}

}  // namespace brouncker::cluster
