#include "results/related_classes.hpp"

#include "engine/search/parallel.hpp"

#include <algorithm>
#include <map>

namespace brouncker {

RelatedClasses related_classes(std::vector<PcfClass> list, int threads, const std::atomic<bool>* stop) {
  // Gauge invariants part the work: no relation is looked for across buckets.
  std::map<std::string, std::vector<PcfClass>> buckets;
  for (PcfClass& each : list) buckets[bucket_key(each.canonical)].push_back(std::move(each));
  constexpr std::size_t kGroup = 500;
  std::vector<std::vector<PcfClass>> groups;
  for (auto& [key, members] : buckets) {
    if (groups.empty() || groups.back().size() >= kGroup) groups.emplace_back();
    std::ranges::move(members, std::back_inserter(groups.back()));
  }
  std::vector<PairResult> results(groups.size());
  parallel_blocks(groups.size(), 1, threads, [&](std::size_t first, std::size_t) {
    if (stop && stop->load()) return;
    results[first] = match_pairs(groups[first], PairOptions{});
  });
  RelatedClasses related;
  for (PairResult& result : results) {
    related.tests += result.tests;
    related.control_found = related.control_found && result.control_found;
    std::ranges::move(result.hits, std::back_inserter(related.hits));
  }
  return related;
}

std::vector<PairHit> between_members(std::vector<PairHit> hits, const FormulaClasses& classes, const sqlite::Database& database) {
  std::vector<PairHit> relations;
  FormulaReader rows(database);
  for (PairHit& hit : hits) {
    const std::uint64_t id = classes.members[classes.classes[hit.id].members.front()].id;
    const std::uint64_t other = classes.members[classes.classes[hit.other].members.front()].id;
    const auto relation = transported(hit.relation.map(), class_form(rows.formula(id)), class_form(rows.formula(other)));
    if (!relation) continue;
    hit.relation = *relation;
    hit.id = id;
    hit.other = other;
    relations.push_back(std::move(hit));
  }
  return relations;
}

}  // namespace brouncker
