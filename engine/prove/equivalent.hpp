/// Is one PCF's limit a Moebius image of another's, by an exact equivalence of their recurrences?
#pragma once

#include "engine/prove/find/folded_gauge.hpp"
#include "formulas/json.hpp"

namespace brouncker {

struct [[nodiscard]] EquivalenceProof {
  /// `no` says that no k steps of the one are gauge equivalent to l steps of the other, k, l <= kMaxFold, a theorem; their limits may be
  /// related all the same.
  Verdict verdict = Verdict::undecided;
  /// With `yes`: k steps of the first are l of the second.
  StepRatio steps;
  /// With `yes`: A + B L' + C L + D L L' = 0, coprime, the first non-zero one positive; A D != B C.
  Integer a, b, c, d;
  /// With `yes` and `no`: engine/prove/certificate.hpp.
  nlohmann::ordered_json certificate;
  /// With `no` and `undecided`: what was decided for which k:l.
  std::string reason;
};

/// folded_gauge_between() with the relation and the certificate. Preconditions and cost as there.
EquivalenceProof equivalent(const Pcf& x, const Pcf& y);

}  // namespace brouncker
