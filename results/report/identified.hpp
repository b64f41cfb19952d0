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

/// Pairs (a, b), (-a, b) with a closed form in a constant, rational or quadratic, in the order of the space; of both, the one that
/// shows_mirror() picks. Values of functions without a name are left out: no constant holds them together.
std::vector<FormulaRow> read_identified(const sqlite::Database& run);

/// A constant and its formulas.
struct ConstantLine {
  std::string name;
  FormKind kind = FormKind::constant;
  std::uint64_t formulas = 0;
  std::array<std::uint64_t, kClaimStatusNames.size()> by_status{};  ///< in the order of ClaimStatus
  std::size_t simplest = 0;  ///< shortest text of a, b and the closed form; index in the formulas given
};

/// Most formulas first, then by name.
std::vector<ConstantLine> constant_lines(const std::vector<FormulaRow>& formulas);

}  // namespace brouncker::report
