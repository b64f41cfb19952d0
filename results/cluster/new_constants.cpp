#include "results/cluster/new_constants.hpp"

#include "engine/parallel.hpp"
#include "results/cluster/labeller.hpp"

#include <algorithm>
#include <array>
#include <set>
#include <tuple>
#include <utility>

namespace brouncker::cluster {
namespace {

std::size_t verified_recurrences(const Rows& rows, const LabelledCluster& cluster) {
  std::set<std::uint32_t> seen;
  for (const Member& member : cluster.members)
    if (member.status == RowStatus::verified) seen.insert(rows.rows[member.row].recurrence);
  return seen.size();
}

/// What most members have: equivalent recurrences reduce at the same primes, up to finitely many.
FactorialReduction class_reduction(const Rows& rows, const LabelledCluster& cluster) {
  std::array<std::size_t, kReductionNames.size()> votes{};
  for (const Member& member : cluster.members)
    if (member.status == RowStatus::verified) ++votes[static_cast<std::size_t>(rows.rows[member.row].reduction)];
  std::size_t most = 0;
  for (std::size_t i = 0; i < votes.size(); ++i)
    if (votes[i] >= votes[most]) most = i;
  return static_cast<FactorialReduction>(most);
}

void drop_refuted(LabelledCluster& cluster) {
  std::erase_if(cluster.members, [](const Member& member) { return member.status == RowStatus::refuted; });
}

}  // namespace

std::vector<NewConstant> define_new_constants(const Rows& rows, std::vector<LabelledCluster>& clusters, int threads) {
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
  // Fully reduced ones first.
  std::vector<std::pair<std::tuple<int, Complexity>, NewConstant>> ranked(result.size());
  parallel_blocks(result.size(), 256, threads, [&](std::size_t first, std::size_t last) {
    for (std::size_t i = first; i < last; ++i)
      ranked[i] = {{-static_cast<int>(result[i].reduction), complexity(rows, result[i].definition)}, result[i]};
  });
  std::ranges::sort(
      ranked, {}, [](const auto& each) -> const auto& { return each.first; });
  std::ranges::transform(ranked, result.begin(), [](const auto& each) { return each.second; });
  for (std::uint32_t i = 0; i < result.size(); ++i) clusters[result[i].cluster].new_constant = i;
  return result;
}

}  // namespace brouncker::cluster
