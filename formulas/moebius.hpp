/// Moebius transformations with integer coefficients: how the limits of related formulas are related.
#pragma once

#include "formulas/integer.hpp"

namespace brouncker {

/// x -> (p x + q) / (r x + s) on the projective line; composition is the matrix product.
struct Moebius {
  Integer p = 1, q = 0, r = 0, s = 1;

  Integer determinant() const { return p * s - q * r; }
  /// The inverse up to a common factor. Precondition: determinant() != 0.
  Moebius inverse() const { return {s, -q, -r, p}; }
  /// Divides out the common factor and makes the first non-zero entry positive.
  Moebius reduced() const;
  friend Moebius operator*(const Moebius& f, const Moebius& g) {
    return {f.p * g.p + f.q * g.r, f.p * g.q + f.q * g.s, f.r * g.p + f.s * g.r, f.r * g.q + f.s * g.s};
  }
  friend bool operator==(const Moebius&, const Moebius&) = default;
};

}  // namespace brouncker
