#include "results/families/anchored.hpp"

#include "engine/families/euler_lattice.hpp"
#include "engine/parallel.hpp"
#include "results/families/constants_text.hpp"

#include <algorithm>
#include <map>

#include <fmt/format.h>

namespace brouncker {
namespace {

using Group = std::vector<const IdentifiedFormula*>;

/// Members of a row.
constexpr std::size_t kShown = 6;

std::vector<Pcf> pcfs_of(const Group& group) {
  std::vector<Pcf> result;
  for (const IdentifiedFormula* f : group) result.push_back(f->pcf);
  return result;
}

/// What rows of both kinds have: the base is the first of the members.
AnchoredRow row_of(const Group& members, const ParameterPoly& a, const ParameterPoly& b) {
  const IdentifiedFormula& base = *members.front();
  AnchoredRow row;
  row.a = to_plain(a, lattice_parameters()), row.b = to_plain(b, lattice_parameters());
  row.closed_form = base.claim.expression;
  row.status = base.claim.status;
  row.base = base.id;
  for (std::size_t i = 0; i < std::min(members.size(), kShown); ++i)
    row.members.push_back({members[i]->pcf, members[i]->claim.expression});
  row.formulas = static_cast<std::int64_t>(members.size());
  return row;
}

Group chosen(const Group& group, const std::vector<std::size_t>& indices) {
  Group result;
  for (const std::size_t i : indices) result.push_back(group[i]);
  return result;
}

AnchoredRow row_of(const FormulaLattice& lattice, const Group& group) {
  AnchoredRow row = row_of(chosen(group, lattice.members), lattice.a, lattice.b);
  row.name.kind = "lattice";
  row.constant = group.front()->claim.constant;
  // [Shalyt2024]: among the formulas with deg b > 2 deg a, those with b_2 = 1 form a checkerboard of pi and log2.
  const bool monic = lattice.b.degree() == 2 && lattice.b.coefficient(2) == ParameterPoly(Rational(1));
  if (lattice.a.degree() == 0 && monic && (row.constant == "pi" || row.constant == "log2"))
    row.name.literature.emplace_back("checkerboard of pi and log2");
  row.coordinates = lattice.coordinates;
  row.lattice = lattice.rows;
  row.steps = lattice.steps;
  return row;
}

/// "log2 (12), pi (3)", the most frequent first.
std::string constants_of(const Group& members) {
  std::map<std::string, std::uint64_t> counts;
  for (const IdentifiedFormula* f : members) ++counts[f->claim.constant];
  return constants_text(counts);
}

AnchoredRow row_of(const EulerLattice& lattice, const Group& all) {
  const Group members = chosen(all, lattice.members);
  AnchoredRow row = row_of(members, lattice.a, lattice.b);
  row.name.kind = fmt::format("Euler form, h1 = {}, h2 = {}", to_plain(lattice.h1, lattice.m), to_plain(lattice.h2, lattice.m));
  if (lattice.m == 5) row.name.literature.emplace_back("golden ratio");  // the field of phi
  row.constant = constants_of(members);
  row.coordinates = {"beta", "beta/sqrt", "delta", "delta/sqrt"};
  row.lattice = lattice.rows;
  return row;
}

bool has_constant(const Claim& claim) { return claim.kind == FormKind::constant || claim.kind == FormKind::function; }

/// The formulas that may share a lattice, in the order of their constants.
std::vector<Group> groups_of(const std::vector<IdentifiedFormula>& formulas) {
  std::map<std::string, Group> groups;
  for (const IdentifiedFormula& f : formulas)
    if (has_constant(f.claim) && !lattice_coordinates(f.pcf).empty())
      groups[f.claim.constant + ";" + lattice_key(f.pcf)].push_back(&f);
  std::vector<Group> result;
  for (auto& [key, group] : groups) result.push_back(std::move(group));
  return result;
}

}  // namespace

std::vector<AnchoredRow> anchored_rows(const std::vector<IdentifiedFormula>& formulas, const WorkOptions& options) {
  const std::vector<Group> groups = groups_of(formulas);
  std::vector<std::vector<AnchoredRow>> found(groups.size());
  parallel_blocks(groups.size(), 1, options.threads, [&](std::size_t i, std::size_t) {
    if (options.is_stopped()) return;
    for (const FormulaLattice& lattice : lattices_of(pcfs_of(groups[i]))) found[i].push_back(row_of(lattice, groups[i]));
  });
  std::vector<AnchoredRow> rows;
  for (auto& each : found) std::ranges::move(each, std::back_inserter(rows));
  Group all;
  for (const IdentifiedFormula& f : formulas) all.push_back(&f);
  for (const EulerLattice& lattice : euler_lattices(pcfs_of(all))) rows.push_back(row_of(lattice, all));
  for (std::size_t i = 0; i < rows.size(); ++i) rows[i].family = static_cast<std::int64_t>(i) + 1;
  return rows;
}

}  // namespace brouncker
