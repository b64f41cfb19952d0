/// Job files: where the formulas come from, and the options that change what is said about them. Text in, text out; reading the
/// file is the caller's.
#pragma once

#include "formulas/source.hpp"

#include <cstdint>
#include <string>
#include <string_view>

namespace brouncker {

/// How deep the convergents are looked at; the defaults are those of the published program.
struct Sampling {
  std::int64_t depth = 2000;  ///< convergents 0 .. depth - 1 (minus those with q_n = 0); 64 .. 1,000,000
  std::int64_t divisor = 2;   ///< p of the published program: delta is measured at depth / p; 2 .. 8
  /// LIMIT_CONSTANT: where eigenvalues and predicted delta are taken; 1,000 .. 10^12
  std::int64_t asymptotic_depth = 1'000'000'000;
  friend bool operator==(const Sampling&, const Sampling&) = default;
};

/// How the published program marks absent values; used by its CSV format only.
struct Markers {
  std::string not_calculated = "-1010", rational = "-2020";
  friend bool operator==(const Markers&, const Markers&) = default;
};

struct Job {
  Source source;
  Sampling sampling;
  Markers markers;
  friend bool operator==(const Job&, const Job&) = default;
};

/// Reads a TOML job:
///
///     [space]
///     a = "A*n^2 + B*n + C"
///     b = "D*n^2 + E*n + F"
///     range = "-5..5"              # or  range = { A = "1..20", B = "-3..3" }
///     [sampling]                   # optional
///     depth = 2000
///     divisor = 2
///     asymptotic_depth = 1000000000
///     [markers]                    # optional, for the CSV of the published program
///     not_calculated = "-1010"
///     rational = "-2020"
///
/// and, for what a sieve lets through of the space, whose templates may have shapes then (formulas/shapes.hpp):
///
///     [sieve]
///     demand = "full"              # or "half", or "delta>D" with -1 < D < 1
///
/// or, in the place of [space], what a run keeps of a list (FormulaList); the formulas are not there then:
///
///     [list]
///     formulas = 10000
///     different = 2280
///     checksum = "0123456789abcdef"
///
/// A range is "first..last" or [first, last]; templates without parameters need none.
///
/// or the job JSON of the published Blind-Delta program (coefficents_ranges [sic], coefficients_lengths, depth, p,
/// precision, not_calculated_marker, rational_marker, limit_constant). Which one it is, the text decides: JSON begins
/// with '{'. The published job's `precision` is accepted and has no effect: the work here is exact. The ranges belong
/// to the coefficients of a and then of b, highest power first, and become parameters a2, a1, a0, b2, b1, b0; the right
/// spelling coefficients_ranges is accepted as well, and only the ranges and lengths are required.
///
/// @param origin The file's name, for messages.
/// Throws Error (input): syntax with line and column, an unknown key (naming it and the accepted ones), a missing key,
/// a value of the wrong type or outside its bounds.
Job parse_job(std::string_view text, const std::string& origin);

/// The job as TOML; parse_job(print_job(j)) == j.
std::string print_job(const Job& job);

}  // namespace brouncker
