/// The steps of proofs for the page, short: lines that several proofs share once, frequent phrases as single letters.
#pragma once

#include "engine/progress.hpp"
#include "formulas/json.hpp"
#include "results/report/identified.hpp"

#include <array>
#include <string>
#include <string_view>
#include <vector>

namespace brouncker::report {

struct ProofSteps {
  std::vector<std::string> shared;  ///< lines
  /// [i]: of identified[i], each step a number into `shared` or a text; empty where nothing is proved.
  std::vector<nlohmann::ordered_json> steps;
};

/// What explained() says of (a, b) without its first and last line, which say what the page shows anyway. Proofs are made anew:
/// about 0.5 ms each.
ProofSteps proof_steps(const std::vector<FormulaRow>& identified, const WorkOptions& options);

/// Phrases of proofs and the letters that stand for them in the texts; no proof has these letters.
const std::vector<std::array<std::string_view, 2>>& phrases();

}  // namespace brouncker::report
