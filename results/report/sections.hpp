/// The parts of the page, each an HTML text. Everything that is claimed carries its status.
#pragma once

#include "formulas/json.hpp"
#include "results/report/family_links.hpp"
#include "results/report/figures.hpp"
#include "results/report/identified.hpp"
#include "results/run/reader.hpp"

#include <map>
#include <string>
#include <vector>

namespace brouncker::report {

/// The summaries of the stages that were done, by name.
using Stages = std::map<std::string, nlohmann::json>;
Stages read_stages(const sqlite::Database& run);

/// Ten lines at most: what a person wants to read first. Plain text.
std::vector<std::string> first_lines(const RunSummary& summary, const Stages& stages, const std::vector<ConstantLine>& constants,
                                     const std::vector<FormulaRow>& identified);

std::string map_section(const Points& points, const std::vector<ConstantLine>& constants);
/// With the families and lattices of each constant.
std::string constants_section(const Stages& stages, const std::vector<ConstantLine>& constants,
                              const std::vector<FormulaRow>& identified, const FamilyLinks& links);
std::string formulas_section(const std::vector<FormulaRow>& identified, const std::vector<ConstantLine>& constants);
std::string figures_section(const std::vector<NamedFigure>& figures);
/// Counts, classes of convergence, time by stage, and how well each metric tells the constants apart.
std::string paper_section(const RunSummary& summary, const Stages& stages);
std::string meaning_section();

}  // namespace brouncker::report
