/// The data of the page as elements <script> that no browser runs: JSON, and columns of packed numbers (packing.hpp).
#pragma once

#include "results/report/clusters.hpp"
#include "results/report/family_links.hpp"
#include "results/report/identified.hpp"
#include "results/report/packing.hpp"
#include "results/report/points.hpp"
#include "results/report/proof_steps.hpp"

#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <vector>

namespace brouncker::report {

/// Label by id, where formulas have one.
using Labels = std::map<std::uint64_t, std::string>;

struct PageData {
  const Points& points;
  std::span<const Scale> scales;  ///< [axis]
  const std::vector<FormulaRow>& identified;
  const Clusters& clusters;
  const FamilyLinks& links;
  const ProofSteps& proofs;
  const Labels& labels;
};

/// All elements, ready to be put into the page.
std::string page_data(const PageData& data);

/// JSON that may stand inside <script>.
std::string script_json(const std::string& json);

}  // namespace brouncker::report
