/// Is the limit of a fraction this closed form? By theorem, or not at all.
#pragma once

#include "engine/prove/find/gauge.hpp"
#include "engine/prove/find/proof.hpp"
#include "formulas/contraction.hpp"

#include <array>
#include <optional>
#include <string>
#include <string_view>

namespace brouncker {

/// What a decision is called, in the order of Verdict.
inline constexpr std::array<std::string_view, 3> kDecisionNames = {"proved", "refuted", "undecided"};

struct Decision {
  Verdict verdict = Verdict::undecided;
  std::string reason;               ///< one line
  std::string closed_form, method;  ///< of the limit, where a theorem gives it
  std::optional<long> first_difference;
};

/// With a proof the question is one about two closed forms, same_value(). Without one the answer is `no` where the fraction
/// diverges or the enclosures of limit and closed form are disjoint, each by theorem, else undecided: digits that agree prove
/// nothing.
/// @param proof Of fraction.pcf, its certificate checked.
/// Throws Error (input) where the closed form has no real value. Cost: that of verify() to 50 digits at most, or of same_value().
Decision decided(const Contraction& fraction, std::optional<Proof> proof, const Expression& expression);

}  // namespace brouncker
