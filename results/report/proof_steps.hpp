/// The steps of proofs for the page.
#pragma once

#include "engine/progress.hpp"
#include "results/report/identified.hpp"

#include <string>
#include <vector>

namespace brouncker::report {

/// What explained() says of (a, b) without its first and last line, which say what the page shows anyway; [i]: of identified[i], empty
/// where nothing is proved, or by other means than a theorem about (a, b). Proofs are made anew: about 0.5 ms each.
std::vector<std::vector<std::string>> proof_steps(const std::vector<FormulaRow>& identified, const WorkOptions& options);

}  // namespace brouncker::report
