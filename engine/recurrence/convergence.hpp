/// How a PCF converges.
#pragma once

#include "formulas/integer.hpp"

#include <array>
#include <optional>
#include <string_view>

namespace brouncker {

/// Decided exactly from the coefficients by classify(). The order is that of speed.
enum class ConvergenceClass { terminating, factorial, exponential, stretched_exponential, polynomial, logarithmic, divergent };

inline constexpr std::array<std::string_view, 7> kClassNames = {
    "terminating", "factorial", "exponential", "stretched-exponential", "polynomial", "logarithmic", "divergent"};

inline constexpr std::string_view name(ConvergenceClass c) { return kClassNames[static_cast<std::size_t>(c)]; }

struct Convergence {
  ConvergenceClass kind = ConvergenceClass::divergent;
  /// log10 of the factor by which one more term shrinks the error; for the exponential class only.
  std::optional<double> digits_per_term = {};
  /// The least n >= 1 with b(n) = 0; for the terminating class only, from classify() (a stored row has it no more).
  std::optional<Integer> first_zero = {};
  bool converges() const { return kind != ConvergenceClass::divergent; }
};

}  // namespace brouncker
