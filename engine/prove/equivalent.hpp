/// Is one PCF's limit a Moebius image of another's, by an exact equivalence of their recurrences?
#pragma once

#include "engine/prove/find/gauge.hpp"
#include "formulas/json.hpp"

namespace brouncker {

struct [[nodiscard]] EquivalenceProof {
  /// `no` says that the recurrences are not gauge equivalent, a theorem; their limits may be related all the same.
  Verdict verdict = Verdict::undecided;
  /// With `yes`: A + B L' + C L + D L L' = 0, coprime, the first non-zero one positive; A D != B C.
  Integer a, b, c, d;
  /// With `yes`: engine/prove/certificate.hpp.
  nlohmann::ordered_json certificate;
  /// With `no` and `undecided`.
  std::string reason;
};

/// gauge_between() with the relation and the certificate. Preconditions and cost as there.
EquivalenceProof equivalent(const Pcf& x, const Pcf& y);

}  // namespace brouncker
