#include "results/report/family_links.hpp"

#include "engine/parallel.hpp"
#include "formulas/parse_polynomial.hpp"
#include "results/catalogue/classes.hpp"
#include "results/families/stage.hpp"

#include <set>

namespace brouncker::report {

namespace {

std::vector<catalogue::ClassMember> members_of(const std::vector<FormulaRow>& identified, int threads) {
  std::vector<catalogue::ClassMember> members(identified.size());
  parallel_blocks(identified.size(), 256, threads, [&](std::size_t first, std::size_t last) {
    for (std::size_t i = first; i < last; ++i) {
      const FormulaRow& row = identified[i];
      members[i] = {row.id, row.weight(), parse_pcf(row.a, row.b), row.claim};
    }
  });
  return members;
}

}  // namespace

FamilyLinks family_links(const sqlite::Database& run, const std::vector<FormulaRow>& identified, int threads) {
  FamilyLinks links;
  if (!is_done(run, kFamiliesStage)) return links;
  catalogue::FamiliesOfFormulas families = catalogue::families_of_formulas(run);
  for (const catalogue::IdentifiedClass& each :
       catalogue::identified_classes(run, members_of(identified, threads), families, threads))
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
