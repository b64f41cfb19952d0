/// The functions and the primitive constants of closed forms, as Arb computes them.
#pragma once

#include "engine/number/real.hpp"

#include <optional>
#include <span>
#include <string_view>

namespace brouncker {

/// rational + factor sqrt(-square), exactly; square > 0, factor not 0.
struct ImaginarySurd {
  Rational rational, factor, square;
  friend bool operator==(const ImaginarySurd&, const ImaginarySurd&) = default;
};

/// base^(-i y) times a real number, i y = factor sqrt(-square): two of one phase have a real quotient. base > 0.
struct RootPhase {
  Rational base, factor, square;
  friend bool operator==(const RootPhase&, const RootPhase&) = default;
};

/// A complex ball, real where its imaginary part is exactly 0, and, where they are known, the number it stands for, because balls
/// do not show that 4/3 - 1/3 is 1 or that two are conjugate, and its phase.
struct Value {
  Complex ball;
  std::optional<Rational> exact;
  std::optional<ImaginarySurd> surd = {};
  std::optional<RootPhase> phase = {};
};

inline bool is_real(const Value& x) { return arb_is_zero(acb_imagref(x.ball.get())) != 0; }

using Arguments = std::span<const Value>;

/// Encloses the function. Not finite where it is undefined, or where the precision does not suffice.
struct FunctionEvaluator {
  std::string_view name;
  std::size_t arity;
  void (*apply)(acb_ptr result, Arguments arguments, Bits precision);
  /// Arguments with |x| >= 2^log2_limit are refused: Arb would need too much time or memory.
  long log2_limit;
  /// Whether the function is real at these arguments, by theorem. It may say no where it is.
  bool (*is_real)(Arguments arguments);
  /// The phase of the result, where it is not real.
  std::optional<RootPhase> (*phase)(Arguments arguments) = nullptr;
};

/// nullptr where there is none.
const FunctionEvaluator* find_evaluator(std::string_view name, std::size_t arity);

/// Encloses the constant; nullptr where the constant is not primitive.
using ConstantEvaluator = void (*)(arb_ptr result, Bits precision);
ConstantEvaluator find_constant_evaluator(std::string_view name);

}  // namespace brouncker
