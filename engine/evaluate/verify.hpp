/// Is the limit of a PCF a given closed form, to N digits?
#pragma once

#include "engine/number/expression_value.hpp"
#include "engine/row.hpp"
#include "formulas/contraction.hpp"
#include "formulas/expression.hpp"

#include <optional>
#include <string>

namespace brouncker {

enum class VerifyVerdict { verified, refuted, undecided };
inline constexpr std::array<std::string_view, 3> kVerifyNames = {"verified", "refuted", "undecided"};

struct Verification {
  VerifyVerdict verdict = VerifyVerdict::undecided;
  /// The verdict is a theorem: both sides were enclosed, or the PCF diverges.
  bool rigorous() const { return limit_rigorous && form_rigorous; }
  /// The limit was enclosed by theorem; otherwise its error is an estimate.
  bool limit_rigorous = false;
  /// The closed form was enclosed, and its value is real by theorem.
  bool form_rigorous = false;
  /// What its value went through.
  Arithmetic arithmetic = Arithmetic::real;
  Limit limit;
  /// The first significant digit, from 1, in which limit and closed form differ; with `refuted`, where the limit is finite.
  std::optional<long> first_difference;
  /// Why not `verified`; one line.
  std::string reason;
};

/// Encloses both sides to digits + 8 digits and compares: verified where |L - E| < 10^(e - digits + 1)/2, 10^e <= |L| < 10^(e + 1),
/// for all L and E of the two enclosures; refuted where it is larger for all of them. The enclosure of L is that before rounding. A
/// closed form that is not shown to be real is not verified, however small its imaginary part may be.
/// Throws Error (input) where the closed form has no real value.
Verification verify(const Contraction& fraction, const Expression& expression, long digits);
Verification verify(const Pcf& pcf, const Expression& expression, long digits);

/// A decimal claims the digits it has: verified where every L of the enclosure is within `unit` of it, one unit of its last digit.
struct DecimalClaim {
  Rational value, unit;
  long digits = 0;
};
Verification verify(const Contraction& fraction, const DecimalClaim& claim);

}  // namespace brouncker
