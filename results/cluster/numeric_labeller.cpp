#include "results/cluster/numeric_labeller.hpp"

#include "results/cluster/refine.hpp"

#include <algorithm>
#include <map>

namespace brouncker::cluster {

NumericLabeller::NumericLabeller(const Rows& rows, const Labelled& labelled, std::span<const double> features,
                                 const Labeller& labeller)
    : rows_(rows),
      labelled_(labelled),
      features_(features),
      labeller_(labeller),
      exact_of_(rows.size(), kNone),
      member_of_(rows.size()) {
  for (std::uint32_t c = 0; c < labelled.exact.size(); ++c)
    for (const Member& member : labelled.exact[c].members)
      if (member.status == RowStatus::verified) exact_of_[member.row] = c, member_of_[member.row] = &member;
}

std::set<std::uint32_t> NumericLabeller::constants(const Group& group) const {
  std::set<std::uint32_t> result;
  for (const PointId row : group)
    if (const std::uint32_t constant = constant_of(row); constant != kNone) result.insert(constant);
  return result;
}

std::vector<LabelledCluster> NumericLabeller::labelled(const Group& group) const {
  if (constants(group).size() < 2) return {one(group)};
  std::vector<LabelledCluster> parts;
  for (const Group& part : refined(rows_, features_, group)) {
    if (constants(part).size() < 2) parts.push_back(one(part));
    else
      for (const Group& piece : by_constant(part)) parts.push_back(one(piece));
  }
  return parts;
}

std::uint32_t NumericLabeller::constant_of(PointId row) const {
  if (rows_.rows[row].constant != kNone) return rows_.rows[row].constant;
  return exact_of_[row] == kNone ? kNone : labelled_.exact[exact_of_[row]].constant;
}

std::uint32_t NumericLabeller::common_new_constant(const Group& group) const {
  std::uint32_t exact = kNone;
  for (const PointId row : group) {
    if (!rows_.rows[row].is_open()) continue;
    if (exact_of_[row] == kNone || (exact != kNone && exact != exact_of_[row])) return kNone;
    exact = exact_of_[row];
  }
  return exact == kNone ? kNone : labelled_.exact[exact].new_constant;
}

std::vector<Group> NumericLabeller::by_constant(const Group& group) const {
  std::map<std::uint32_t, Group> parts;
  for (const PointId row : group)
    if (const std::uint32_t constant = constant_of(row); constant != kNone) parts[constant].push_back(row);
  std::vector<Group> result;
  for (auto& [constant, part] : parts) result.push_back(std::move(part));
  return result;
}

LabelledCluster NumericLabeller::one(const Group& group) const {
  LabelledCluster cluster = labeller_.with_known(group);
  const std::set<std::uint32_t> known = constants(group);
  if (known.empty()) cluster.new_constant = common_new_constant(group);
  else cluster.constant = *known.begin();
  if (!cluster.is_labelled()) return cluster;
  Group candidates;
  for (Member& member : cluster.members) {
    const Member* verified = member_of_[member.row];
    if (verified && (known.empty() || constant_of(member.row) != kNone)) member = *verified;
    if (member.status == RowStatus::verified) candidates.push_back(member.row);
  }
  if (candidates.empty()) return cluster;
  const PointId anchor = simplest(rows_, candidates);
  labeller_.test(cluster, anchor, std::ranges::find(cluster.members, anchor, &Member::row)->map.get());
  return cluster;
}

}  // namespace brouncker::cluster
