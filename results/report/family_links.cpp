#include "results/report/family_links.hpp"

#include "results/catalogue/classes.hpp"

#include <set>

namespace brouncker::report {

FamilyLinks family_links(const sqlite::Database& run, int threads) {
  FamilyLinks links;
  catalogue::FamiliesOfFormulas families = catalogue::families_of_formulas(run);
  for (const catalogue::IdentifiedClass& each : catalogue::identified_classes(run, families, threads))
    for (const catalogue::ClassMember& row : each.rows) {
      if (!each.families.empty()) families[row.id] = each.families;
      if (each.lattice > 0) links.lattice_of.emplace(row.id, each.lattice);
    }
  std::map<std::set<std::int64_t>, std::uint32_t> numbers;
  for (const auto& [id, set] : families) numbers.emplace(set, 0);
  for (auto& [set, number] : numbers) {
    number = static_cast<std::uint32_t>(links.sets.size());
    links.sets.emplace_back(set.begin(), set.end());
  }
  for (const auto& [id, set] : families) links.set_of.emplace(id, numbers.at(set));
  return links;
}

}  // namespace brouncker::report
