#include "results/cluster/labels.hpp"

#include "clustering/quantile.hpp"
#include "engine/search/parallel.hpp"
#include "results/cluster/edges.hpp"
#include "results/cluster/member_tests.hpp"
#include "results/cluster/refine.hpp"

#include <algorithm>
#include <cmath>
#include <set>

namespace brouncker::cluster {
namespace {

using Group = std::vector<PointId>;

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

PointId simplest(const Rows& rows, const Group& group) {
  return *std::min_element(group.begin(), group.end(), [&](PointId x, PointId y) { return is_simpler(rows, x, y); });
}

/// The work on one cluster; clusters are independent of each other.
class Labeller {
 public:
  Labeller(const Rows& rows, const Claims& claims, const RelationGraph& known, double log2_tests)
      : rows_(rows), claims_(claims), known_(known), log2_tests_(log2_tests) {}

  /// A component: labelled by its constant, or related to its simplest member.
  LabelledCluster component(const Group& group) const {
    LabelledCluster cluster = with_known(group);
    const Group anchors = with(group, [&](PointId row) { return claims_.contains(row); });
    const Group open = with(group, [&](PointId row) { return rows_.rows[row].is_open(); });
    if (!anchors.empty()) {
      cluster.constant = rows_.rows[anchors.front()].constant;
      const PointId anchor = simplest(rows_, anchors);
      test(cluster, anchor, claims_.at(anchor).map);
    } else if (!open.empty()) {
      test(cluster, simplest(rows_, open), Moebius{});
    }
    return cluster;
  }

  /// Everything that is not verified yet against an anchor with L(anchor) = map(c).
  void test(LabelledCluster& cluster, PointId anchor, const Moebius& map) const {
    Group open;
    for (const Member& member : cluster.members)
      if (member.status == RowStatus::untested) open.push_back(member.row);
    const auto relations = relations_to(rows_, known_, anchor, open, log2_tests_);
    std::size_t i = 0;
    for (Member& member : cluster.members) {
      if (member.status != RowStatus::untested) continue;
      const auto& relation = relations[i++];
      member.status = relation ? RowStatus::verified : RowStatus::refuted;
      if (!relation) continue;
      member.map = (relation->map * map).reduced();
      member.digits = relation->digits;
    }
  }

  LabelledCluster with_known(const Group& group) const {
    LabelledCluster cluster;
    for (const PointId row : group) {
      Member member{row, RowStatus::untested, std::nullopt, 0};
      if (!rows_.rows[row].is_open()) member.status = RowStatus::rational;
      if (const auto claim = claims_.find(row); claim != claims_.end())
        member = {row, RowStatus::verified, claim->second.map, claim->second.digits};
      cluster.members.push_back(member);
    }
    return cluster;
  }

 private:
  template <class Wanted>
  static Group with(const Group& group, const Wanted& wanted) {
    Group result;
    std::ranges::copy_if(group, std::back_inserter(result), wanted);
    return result;
  }

  const Rows& rows_;
  const Claims& claims_;
  const RelationGraph& known_;
  double log2_tests_;
};

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

/// Components without a constant whose members are verified images of the simplest one.
std::vector<NewConstant> define_new_constants(const Rows& rows, std::vector<LabelledCluster>& clusters) {
  std::vector<NewConstant> result;
  for (std::uint32_t c = 0; c < clusters.size(); ++c) {
    if (clusters[c].constant != kNone) continue;
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

/// Clusters by dynamics. Their anchors are formulas of known constants; a new constant is what all open members have in common.
class NumericLabeller {
 public:
  NumericLabeller(const Rows& rows, const Labelled& labelled, std::span<const double> features, const Labeller& labeller)
      : rows_(rows), labelled_(labelled), features_(features), labeller_(labeller), exact_of_(rows.size(), kNone),
        member_of_(rows.size()) {
    for (std::uint32_t c = 0; c < labelled.exact.size(); ++c)
      for (const Member& member : labelled.exact[c].members)
        if (member.status == RowStatus::verified) exact_of_[member.row] = c, member_of_[member.row] = &member;
  }

  std::set<std::uint32_t> constants(const Group& group) const {
    std::set<std::uint32_t> result;
    for (const PointId row : group)
      if (const std::uint32_t constant = constant_of(row); constant != kNone) result.insert(constant);
    return result;
  }

  /// One cluster, or its parts where its anchors contradict each other.
  std::vector<LabelledCluster> labelled(const Group& group) const {
    if (constants(group).size() < 2) return {one(group)};
    std::vector<LabelledCluster> parts;
    for (const Group& part : refined(rows_, features_, group)) {
      if (constants(part).size() < 2) parts.push_back(one(part));
      else for (const Group& piece : by_constant(part)) parts.push_back(one(piece));
    }
    return parts;
  }

 private:
  std::uint32_t constant_of(PointId row) const {
    if (rows_.rows[row].constant != kNone) return rows_.rows[row].constant;
    return exact_of_[row] == kNone ? kNone : labelled_.exact[exact_of_[row]].constant;
  }

  /// The new constant that all open members share; kNone for none.
  std::uint32_t common_new_constant(const Group& group) const {
    std::uint32_t exact = kNone;
    for (const PointId row : group) {
      if (!rows_.rows[row].is_open()) continue;
      if (exact_of_[row] == kNone || (exact != kNone && exact != exact_of_[row])) return kNone;
      exact = exact_of_[row];
    }
    return exact == kNone ? kNone : labelled_.exact[exact].new_constant;
  }

  /// The anchored members of each constant; the others are left over.
  std::vector<Group> by_constant(const Group& group) const {
    std::map<std::uint32_t, Group> parts;
    for (const PointId row : group)
      if (const std::uint32_t constant = constant_of(row); constant != kNone) parts[constant].push_back(row);
    std::vector<Group> result;
    for (auto& [constant, part] : parts) result.push_back(std::move(part));
    return result;
  }

  LabelledCluster one(const Group& group) const {
    LabelledCluster cluster = labeller_.with_known(group);
    const std::set<std::uint32_t> known = constants(group);
    if (known.empty()) cluster.new_constant = common_new_constant(group);
    else cluster.constant = *known.begin();
    if (!cluster.is_labelled()) return cluster;
    const Member* anchor = nullptr;
    for (Member& member : cluster.members) {
      const Member* verified = member_of_[member.row];
      if (verified && (known.empty() || constant_of(member.row) != kNone)) member = *verified;
      if (member.status == RowStatus::verified && (!anchor || is_simpler(rows_, member.row, anchor->row))) anchor = &member;
    }
    if (anchor) labeller_.test(cluster, anchor->row, *anchor->map);
    return cluster;
  }

  const Rows& rows_;
  const Labelled& labelled_;
  std::span<const double> features_;
  const Labeller& labeller_;
  std::vector<std::uint32_t> exact_of_;    // shape [rows]: the exact cluster in which the row is verified
  std::vector<const Member*> member_of_;   // shape [rows]: its record there
};

void sort_by_size(std::vector<LabelledCluster>& clusters) {
  std::erase_if(clusters, [](const LabelledCluster& cluster) { return cluster.members.size() < 2; });
  std::ranges::sort(clusters, [](const LabelledCluster& x, const LabelledCluster& y) {
    if (x.members.size() != y.members.size()) return x.members.size() > y.members.size();
    return x.members.front().row < y.members.front().row;
  });
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
    std::erase_if(edges, [&](const ClusterEdge& edge) { return static_cast<int>(edge.kind) == kind && constants.contains(component[edge.x]); });
  }
  return split;
}

Labelled labelled_clusters(const Rows& rows, const Claims& claims, const RelationGraph& known, std::span<const std::int32_t> exact, std::span<const std::int32_t> numeric,
                           std::span<const double> features, int threads) {
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
  result.new_constants = define_new_constants(rows, result.exact);

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
  std::set<PointId> anew;
  for (const auto* kind : {&result.exact, &result.numeric})
    for (const LabelledCluster& cluster : *kind)
      for (const Member& member : cluster.members) {
        result.tests += member.status == RowStatus::refuted || (member.status == RowStatus::verified && !claims.contains(member.row));
        if (cluster.constant != kNone && member.status == RowStatus::verified && !claims.contains(member.row) && anew.insert(member.row).second)
          result.identified_anew += static_cast<std::size_t>(rows.rows[member.row].weight());
      }
  return result;
}

}  // namespace brouncker::cluster
