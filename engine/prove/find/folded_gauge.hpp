/// Gauge equivalence of k steps of one recurrence and l steps of another.
#pragma once

#include "engine/prove/find/proof.hpp"
#include "engine/prove/find/step_ratios.hpp"

#include <string>
#include <vector>

namespace brouncker {

/// Why a k:l is excluded that growth allows.
struct RefutedSteps {
  StepRatio steps;
  /// The parities of the roots of det differ (root_parity.hpp); otherwise:
  bool by_roots = false;
  /// The recurrences after contraction, where k or l is not 1, and the systems without solution (gauge.hpp).
  std::optional<Fold> from, to;
  std::vector<RefutedAnsatz> systems;
};

struct [[nodiscard]] FoldedGauge {
  /// `yes`: for `steps`. `no`: for no k:l with k, l <= kMaxFold, a theorem. `undecided`: for some k:l.
  Verdict verdict = Verdict::undecided;
  StepRatio steps;
  /// With `yes`: from the one PCF to the other, a fold, a gauge, a fold back, as far as they are needed.
  std::vector<ProofStep> path;
  /// With `no` or `undecided`: what was decided for which k:l, for people.
  std::string reason;
  /// With `no`: for each of step_ratios(); every other k:l is excluded by growth.
  std::vector<RefutedSteps> refuted = {};
};

/// Decides whether
///
///     M(kn+1) ... M(kn+k) U(n+1) = s(n) U(n) M'(ln+1) ... M'(ln+l),    1 <= k, l <= kMaxFold,
///
/// for the k:l of step_ratios(), one after the other: both sides are contracted to PCFs, which changes them by a gauge only, and
/// gauge_between() decides. Beginnings elsewhere than at 1 are equivalent by products of M. Before that the roots of det modulo Z
/// are compared, whose odd multiplicities have to agree.
/// Preconditions and limits as of gauge_between(); products whose PCF may have degrees beyond kMaxFoldedDegree are undecided.
FoldedGauge folded_gauge_between(const Pcf& from, const Pcf& to);

/// Of b of a folded PCF before its factors cancel; 5:4 and 5:6 of fractions that are folds themselves go beyond it.
inline constexpr long kMaxFoldedDegree = 400;

}  // namespace brouncker
