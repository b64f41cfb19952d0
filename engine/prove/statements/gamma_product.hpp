/// Products of Gamma values at rational points, in normal form.
#pragma once

#include "formulas/expression.hpp"

#include <map>

namespace brouncker::theorem_rows {

/// factor * sqrt(radicand) * pi^(half_pi/2) * product of Gamma(f)^e with 0 < f < 1/2; Gamma(f) with f > 1/2 goes there by
/// reflection where sin(pi f) is a square root of a rational (denominators 3, 4, 6), otherwise 0 < f < 1.
class GammaProduct {
 public:
  /// Multiplies by Gamma(x)^exponent. Precondition: x is not 0, -1, -2, ...
  void multiply(Rational x, int exponent);
  /// The rational in front, and the rest (1 where nothing is left).
  const Rational& factor() const { return factor_; }
  Expression rest() const;

 private:
  Rational factor_ = 1, radicand_ = 1;
  int half_pi_ = 0;
  std::map<Rational, int> exponents_;
};

}  // namespace brouncker::theorem_rows
