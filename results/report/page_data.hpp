/// The data of the page as elements <script> that no browser runs: JSON, and columns of numbers and texts (columns.hpp).
#pragma once

#include "results/report/clusters.hpp"
#include "results/report/family_links.hpp"
#include "results/report/identified.hpp"
#include "results/report/packing.hpp"
#include "results/report/points.hpp"

#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <vector>

namespace brouncker::report {

/// Label by id, where formulas have one.
using Labels = std::map<std::uint64_t, std::string>;

/// Digits of limits on the page; metrics have those of Axis::decimals.
inline constexpr std::size_t kLimitDigits = 20;

struct PageData {
  const Points& points;
  std::span<const Scale> scales;  ///< [axis]
  const std::vector<FormulaRow>& identified;
  const IdentifiedDetails& details;
  const Clusters& clusters;
  const FamilyLinks& links;
  const std::vector<std::vector<std::string>>& proofs;  ///< [i]: steps, of identified[i]
  const Labels& labels;
  const Sampling& sampling;
  int threads = 0;
};

/// All elements, ready to be put into the page.
std::string page_data(const PageData& data);

/// JSON that may stand inside <script>.
std::string script_json(const std::string& json);

}  // namespace brouncker::report
