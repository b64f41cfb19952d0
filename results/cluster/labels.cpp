#include "results/cluster/labels.hpp"

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
  Labeller(const Rows& rows, const Claims& claims, double log2_tests) : rows_(rows), claims_(claims), log2_tests_(log2_tests) {}

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
    const auto relations = relations_to(rows_, anchor, open, log2_tests_);
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
  double log2_tests_;
};

std::size_t verified_recurrences(const Rows& rows, const LabelledCluster& cluster) {
  std::set<std::uint32_t> seen;
  for (const Member& member : cluster.members)
    if (member.status == RowStatus::verified) seen.insert(rows.rows[member.row].recurrence);
  return seen.size();
}

/// none before partial before full: the least that some member has.
FactorialReduction least_reduction(const Rows& rows, const LabelledCluster& cluster) {
  FactorialReduction least = FactorialReduction::full;
  for (const Member& member : cluster.members)
    if (member.status == RowStatus::verified) least = std::min(least, rows.rows[member.row].reduction);
  return least;
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
    result.push_back({c, simplest(rows, equal), least_reduction(rows, clusters[c]), recurrences});
  }
  std::ranges::sort(result, [&](const NewConstant& x, const NewConstant& y) {
    if (x.reduction != y.reduction) return x.reduction > y.reduction;
    return is_simpler(rows, x.definition, y.definition);
  });
  for (std::uint32_t i = 0; i < result.size(); ++i) clusters[result[i].cluster].new_constant = i;
  return result;
}

/// What the anchors of a numeric cluster say: the exact cluster of each row that is verified there.
struct Anchors {
  std::vector<std::uint32_t> exact_of;  ///< shape [rows]: labelled exact cluster in which the row is verified
  std::vector<const Member*> member_of;

  Anchors(const Rows& rows, const Labelled& labelled) : exact_of(rows.size(), kNone), member_of(rows.size()) {
    for (std::uint32_t c = 0; c < labelled.exact.size(); ++c) {
      if (!labelled.exact[c].is_labelled()) continue;
      for (const Member& member : labelled.exact[c].members)
        if (member.status == RowStatus::verified) exact_of[member.row] = c, member_of[member.row] = &member;
    }
  }
};

/// (constant, new constant).
using Label = std::pair<std::uint32_t, std::uint32_t>;

class NumericLabeller {
 public:
  NumericLabeller(const Rows& rows, const Claims& claims, const Labelled& labelled, std::span<const double> features, double log2_tests)
      : rows_(rows), claims_(claims), labelled_(labelled), anchors_(rows, labelled), features_(features), labeller_(rows, claims, log2_tests) {}

  std::set<Label> labels(const Group& group) const {
    std::set<Label> result;
    for (const PointId row : group)
      if (const auto label = label_of(row)) result.insert(*label);
    return result;
  }

  /// One cluster, or its parts where its anchors contradict each other.
  std::vector<LabelledCluster> labelled(const Group& group) const {
    if (labels(group).size() < 2) return {one(group)};
    std::vector<LabelledCluster> parts;
    for (const Group& part : refined(rows_, features_, group)) {
      if (labels(part).size() < 2) parts.push_back(one(part));
      else for (const Group& piece : by_label(part)) parts.push_back(one(piece));
    }
    return parts;
  }

 private:
  std::optional<Label> label_of(PointId row) const {
    if (rows_.rows[row].constant != kNone) return Label{rows_.rows[row].constant, kNone};
    if (anchors_.exact_of[row] == kNone) return std::nullopt;
    const LabelledCluster& cluster = labelled_.exact[anchors_.exact_of[row]];
    return Label{cluster.constant, cluster.new_constant};
  }

  /// The anchored members of each label; the others are left over.
  std::vector<Group> by_label(const Group& group) const {
    std::map<Label, Group> parts;
    for (const PointId row : group)
      if (const auto label = label_of(row)) parts[*label].push_back(row);
    std::vector<Group> result;
    for (auto& [label, part] : parts)
      if (part.size() >= 2) result.push_back(std::move(part));
    return result;
  }

  LabelledCluster one(const Group& group) const {
    LabelledCluster cluster = labeller_.with_known(group);
    const std::set<Label> label = labels(group);
    if (label.empty()) return cluster;
    std::tie(cluster.constant, cluster.new_constant) = *label.begin();
    const Member* anchor = nullptr;
    for (Member& member : cluster.members) {
      if (const Member* known = anchors_.member_of[member.row]) member = *known;
      if (member.status == RowStatus::verified && (!anchor || is_simpler(rows_, member.row, anchor->row))) anchor = &member;
    }
    if (anchor) labeller_.test(cluster, anchor->row, *anchor->map);
    return cluster;
  }

  const Rows& rows_;
  const Claims& claims_;
  const Labelled& labelled_;
  Anchors anchors_;
  std::span<const double> features_;
  Labeller labeller_;
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

Labelled labelled_clusters(const Rows& rows, const Claims& claims, std::span<const std::int32_t> exact, std::span<const std::int32_t> numeric,
                           std::span<const double> features, int threads) {
  Labelled result;
  const std::vector<Group> components = groups_of(exact), clusters = groups_of(numeric);
  const double log2_tests = std::log2(static_cast<double>(2 * rows.size() + 2));
  const Labeller labeller(rows, claims, log2_tests);
  result.exact.resize(components.size());
  parallel_blocks(components.size(), 16, threads, [&](std::size_t first, std::size_t last) {
    for (std::size_t c = first; c < last; ++c) {
      result.exact[c] = labeller.component(components[c]);
      result.exact[c].origin = static_cast<std::uint32_t>(c);
    }
  });
  sort_by_size(result.exact);
  result.new_constants = define_new_constants(rows, result.exact);

  const NumericLabeller numeric_labeller(rows, claims, result, features, log2_tests);
  std::vector<std::vector<LabelledCluster>> parts(clusters.size());
  parallel_blocks(clusters.size(), 64, threads, [&](std::size_t first, std::size_t last) {
    for (std::size_t c = first; c < last; ++c) parts[c] = numeric_labeller.labelled(clusters[c]);
  });
  for (std::uint32_t c = 0; c < clusters.size(); ++c) {
    const bool contradicts = numeric_labeller.labels(clusters[c]).size() > 1;
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
