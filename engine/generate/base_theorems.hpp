/// The source "fractions of degree (1, 2) by theorem": all a of degree 1, b of degree at most 2 with small coefficients, at which
/// the base theorems (engine/prove/statements: 0F1, 1F1, 2F1, U, ...) and what a gauge step adds to them give the constant.
///
/// All that converge are covered by the theorems at some parameters; so an enumeration of coefficients is one of parameters. Which
/// give the constant is seen in doubles, against a table of its Moebius images of height at most 8, and then by the proof. A
/// "direction" is (a1, a0, b2, b1, b0).
/// Source: doc/GENERATE.md; doc/PROOFS.md.
#pragma once

#include "engine/generate/source.hpp"

namespace brouncker::generate {

/// Adds it, whatever the constant is.
void add_base_theorems(const Wanted& wanted, Sources& sources);

/// The largest sum of absolute values of the coefficients.
inline constexpr int kMostCoefficients = 14;

}  // namespace brouncker::generate
