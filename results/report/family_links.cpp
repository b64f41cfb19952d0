#include "results/report/family_links.hpp"

#include "results/catalogue_classes.hpp"
#include "results/family_store.hpp"

#include <set>

namespace brouncker::report {

FamilyLinks family_links(const sqlite::Database& run) {
  FamilyLinks links;
  if (!has_families(run)) return links;
  std::map<std::uint64_t, std::set<std::int64_t>> families = catalogue::families_of_formulas(run);
  for (const catalogue::IdentifiedClass& each : catalogue::identified_classes(run, 0))
    for (const catalogue::IdentifiedRow& row : each.rows) {
      if (!each.families.empty()) families[row.id] = each.families;
      if (each.lattice > 0) links.lattice_of.emplace(row.id, each.lattice);
    }
  std::map<std::vector<std::int64_t>, std::uint32_t> numbers;
  for (const auto& [id, set] : families) numbers.emplace(std::vector<std::int64_t>(set.begin(), set.end()), 0);
  for (auto& [set, number] : numbers) {
    number = static_cast<std::uint32_t>(links.sets.size());
    links.sets.push_back(set);
  }
  for (const auto& [id, set] : families)
    if (!set.empty()) links.set_of.emplace(id, numbers.at({set.begin(), set.end()}));
  return links;
}

}  // namespace brouncker::report
