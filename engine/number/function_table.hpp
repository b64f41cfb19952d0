/// The functions and the primitive constants of closed forms, as Arb computes them.
#pragma once

#include "engine/number/real.hpp"

#include <optional>
#include <span>
#include <string_view>

namespace brouncker {

/// A complex ball and, where it is known, the rational it stands for: balls do not show that 4/3 - 1/3 is 1.
struct Value {
  Complex ball;
  std::optional<Rational> exact;
};

using Arguments = std::span<const Value>;

/// Encloses the function. Not finite where it is undefined, or where the precision does not suffice.
struct FunctionEvaluator {
  std::string_view name;
  std::size_t arity;
  void (*apply)(acb_ptr result, Arguments arguments, Bits precision);
  /// Arguments with |x| >= 2^log2_limit are refused: Arb would need too much time or memory.
  long log2_limit;
};

/// nullptr where there is none.
const FunctionEvaluator* find_evaluator(std::string_view name, std::size_t arity);

/// Encloses the constant; nullptr where the constant is not primitive.
using ConstantEvaluator = void (*)(arb_ptr result, Bits precision);
ConstantEvaluator find_constant_evaluator(std::string_view name);

}  // namespace brouncker
