/// Closed forms by theorem.
#pragma once

#include "engine/prove/find/proof.hpp"

namespace brouncker {

/// A proof of a closed form of the limit, or nullopt where none was found (or the PCF diverges). Deterministic; no global state.
///
///     terminating                     the rational value
///     a rational recessive tail       a rational limit (Pincherle)
///     deflation, sign                 exact changes of the PCF
///     a row of theorems()             directly, or after a gauge step to a member of the row's form
///     a rational dominant tail        a series of hypergeometric terms, where it can be summed
///                                     or reduces to one of Ramanujan's series for 1/pi
///                                     or is a sum of hypergeometric functions, with a name or as pFq (the last resort)
///     two rational dominant tails     a product of Gamma values
///     a dual sum                      after a gauge step to a row of dual_rows(): Apery-like limits
///
/// Precondition: a and b are not zero.
[[nodiscard]] std::optional<Proof> prove(const Pcf& pcf);

}  // namespace brouncker
