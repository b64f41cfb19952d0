/// The identified formulas of a page as columns: all that their cards, the list and its filters show.
#pragma once

#include "results/report/columns.hpp"
#include "results/report/page_data.hpp"

namespace brouncker::report {

/// Adds columns entry-..., and to `meta` the words that they share. Polynomials are numbers into the texts of the points, which are
/// appended to where an identified formula has no point.
void add_entries(const PageData& data, std::vector<std::string>& a_texts, std::vector<std::string>& b_texts, Columns& columns,
                 nlohmann::ordered_json& meta);

}  // namespace brouncker::report
