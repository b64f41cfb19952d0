/// What a run identified: formulas with a named closed form, and the constants they belong to.
#pragma once

#include "results/run/formula_rows.hpp"

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace brouncker::report {

/// Of a pair (a, b), (-a, b) in the space the page shows the one whose a has a positive leading coefficient.
bool shows_mirror(std::string_view a, bool has_mirror);

/// How simple it is: the fewer characters, the simpler.
std::size_t text_length(const FormulaRow& x);

/// Pairs (a, b), (-a, b) of infinite fractions with a closed form of any kind, in the order of the space; of both, the one that
/// shows_mirror() picks.
std::vector<FormulaRow> read_identified(const sqlite::Database& run, int threads);

/// Whether its constant holds formulas together: values of functions without a name, and quotients, have none.
bool has_name(FormKind kind);

/// What the store has of an identified formula beside its claim.
struct IdentifiedDetails {
  std::vector<std::vector<double>> metrics;  ///< [axis][i]; NaN for the limit
  std::vector<std::vector<Claim>> others;    ///< [i]: further closed forms
  std::vector<bool> slow;                    ///< [i]: p_N/q_N at the sampling depth does not give the limit to 60 decimals
};

/// Of the formulas that read_identified() gave, as each is shown.
IdentifiedDetails read_details(const sqlite::Database& run, const std::vector<FormulaRow>& identified, int threads);

/// A constant and its formulas.
struct ConstantLine {
  std::string name;
  FormKind kind = FormKind::constant;
  std::uint64_t formulas = 0;
  std::array<std::uint64_t, kClaimStatusNames.size()> by_status{};  ///< in the order of ClaimStatus
  std::size_t simplest = 0;  ///< shortest text of a, b and the closed form; index in the formulas given
};

/// Of the formulas whose closed form has a name. Most formulas first, then by name.
std::vector<ConstantLine> constant_lines(const std::vector<FormulaRow>& formulas);

}  // namespace brouncker::report
