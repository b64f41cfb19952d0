#include "results/cluster/labeller.hpp"

#include "results/cluster/member_tests.hpp"

#include <algorithm>

namespace brouncker::cluster {
namespace {

template <class Wanted>
Group with(const Group& group, const Wanted& wanted) {
  Group result;
  std::ranges::copy_if(group, std::back_inserter(result), wanted);
  return result;
}

}  // namespace

LabelledCluster Labeller::component(const Group& group) const {
  LabelledCluster cluster = with_known(group);
  const Group anchors = with(group, [&](PointId row) { return claims_.contains(row); });
  const Group open = with(group, [&](PointId row) { return rows_.rows[row].is_open(); });
  if (!anchors.empty()) {
    cluster.constant = rows_.rows[anchors.front()].constant;
    const PointId anchor = simplest(rows_, anchors);
    test(cluster, anchor, &claims_.at(anchor).map);
  } else if (const Group named = with(open, [&](PointId row) { return rows_.named.contains(row); }); !named.empty()) {
    const PointId anchor = simplest(rows_, named);
    cluster.named = rows_.named.at(anchor);
    test(cluster, anchor, nullptr);
  } else if (!open.empty()) {
    const Moebius same;
    test(cluster, simplest(rows_, open), &same);
  }
  return cluster;
}

void Labeller::test(LabelledCluster& cluster, PointId anchor, const Moebius* map) const {
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
    if (map) member.map = std::make_shared<const Moebius>((relation->map * *map).reduced());
    member.digits = relation->digits;
  }
}

LabelledCluster Labeller::with_known(const Group& group) const {
  LabelledCluster cluster;
  for (const PointId row : group) {
    Member member{row, RowStatus::untested, 0, nullptr};
    if (!rows_.rows[row].is_open()) member.status = RowStatus::rational;
    if (const auto claim = claims_.find(row); claim != claims_.end())
      member = {row, RowStatus::verified, claim->second.digits, std::make_shared<const Moebius>(claim->second.map)};
    cluster.members.push_back(std::move(member));
  }
  return cluster;
}

}  // namespace brouncker::cluster
