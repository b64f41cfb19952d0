/// How the limits of two PCFs are related, as an equation.
#pragma once

#include "formulas/moebius.hpp"

namespace brouncker {

/// A + B L' + C L + D L L' = 0, without common factor, the first coefficient that is not 0 positive, AD - BC != 0.
struct LimitRelation {
  Integer a = 0, b = 0, c = 0, d = 0;
  /// Of L = map(L'): L (r L' + s) = p L' + q.
  static LimitRelation of(const Moebius& map) {
    const Moebius ordered = Moebius{-map.q, -map.p, map.s, map.r}.reduced();
    return {ordered.p, ordered.q, ordered.r, ordered.s};
  }
  /// L = map(L').
  Moebius map() const { return Moebius{-b, -a, d, c}.reduced(); }
};

}  // namespace brouncker
