/// Folds: the PCF of every k-th convergent of another one.
#pragma once

#include "formulas/moebius.hpp"
#include "formulas/pcf.hpp"

#include <optional>

namespace brouncker {

/// `part` is the PCF of the convergents first, first + k, first + 2k, ... of `whole`: doc/PROOFS.md, "Folds".
struct Fold {
  Pcf whole, part;
  long steps = 1;  ///< k, 2 <= k <= kMaxFold
  long first = 0;
  Moebius relation;  ///< L(whole) = relation(L(part)); reduced
};

/// formulas/contraction's folded(), begun where it is simplest; nullopt where it cannot be contracted or not be followed to its
/// beginning. Precondition: both converge, 2 <= steps <= kMaxFold.
/// Cost: about 50 us for k = 2 and degrees (1, 2), 10 ms for k = 6 and degrees (3, 6).
[[nodiscard]] std::optional<Fold> fold_of(const Pcf& pcf, long steps);

}  // namespace brouncker
