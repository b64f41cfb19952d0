/// Pairs of PCFs with related limits, for tests of families.
#pragma once

#include "engine/families/discover.hpp"
#include "formulas/parse_polynomial.hpp"

namespace brouncker::related_pairs {

inline Pcf pcf(const char* a, const char* b) { return {parse_polynomial(a, "a"), parse_polynomial(b, "b")}; }

/// Theorem R with j = -1 at integer values: n^2 + t, B (n^2 - 2n + p).
inline RelatedPair reflected(long t, long b, long p) {
  const Polynomial a({Integer(t), Integer(0), Integer(1)}), numerators({Integer(b * p), Integer(-2 * b), Integer(b)});
  return {{a, numerators}, {a, numerators.shifted(1)}};
}

}  // namespace brouncker::related_pairs
