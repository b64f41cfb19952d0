/// Rigorous values of closed forms: every operation is done in balls, complex ones where need be. What is real by theorem - a
/// function on the part of the real axis where it is real, one of conjugate parameters, a quotient of two values of one phase -
/// stays exactly real.
#pragma once

#include "engine/number/real.hpp"
#include "formulas/expression.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace brouncker {

enum class ValueStatus {
  enclosed,
  /// Division by an exact 0, a pole or a point outside the domain, at arguments that are exact in binary.
  undefined,
  /// A value with an imaginary part that is not 0.
  not_real,
  /// A value, an exponent or an argument too large or too small to compute with.
  out_of_range,
  /// The highest precision leaves it open: the value may be 0, or a divisor, or it may lie on a pole.
  unresolved
};

/// What the value went through.
enum class Arithmetic { rational, real, complex };
inline constexpr std::string_view kArithmeticNames[] = {"rational", "real", "complex"};

struct Enclosure {
  ValueStatus status = ValueStatus::unresolved;
  /// With `enclosed`: contains the (real part of the) value. With `unresolved`: the best ball there is, if any.
  std::optional<Real> value;
  /// With `enclosed`: the imaginary part is exactly 0; otherwise below 10^-digits |value|, which proves nothing.
  bool proved_real = false;
  /// Exact rationals to the end; real balls; or somewhere a complex one.
  Arithmetic arithmetic = Arithmetic::real;
  /// Unless `enclosed`: the part at fault and why, without a full stop.
  std::string reason;
};

/// Bits of precision that enclose() spends at least before it gives up: enough for 1,200 digits to cancel.
inline constexpr Bits kMinReserve = 1L << 12;

/// A ball that contains the value, at one working precision; it may be wide. Functions are the principal branches, so that
/// (-8)^(1/3) is not real.
/// @return nullopt where no finite ball was found (undefined, out of range, precision too low) or the value is not real.
std::optional<Real> evaluate(const Expression& expression, Bits precision);

/// A ball of relative radius below 10^-digits, or why there is none. The working precision starts at the bits that
/// `digits` need and grows by what is missing, doubling where that is unknown, up to the start plus max(start,
/// kMinReserve). A value that is exactly 0 without being so by rational arithmetic ends `unresolved`.
/// @param digits Significant decimal digits, 1 <= digits <= 1,000,000.
Enclosure enclose(const Expression& expression, long digits);

}  // namespace brouncker
