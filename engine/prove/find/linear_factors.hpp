/// Products of powers of linear forms in n and k: terms of creative telescoping before they are multiplied out.
#pragma once

#include "formulas/bivariate.hpp"

#include <array>
#include <map>

namespace brouncker {

/// constant * product of (alpha n + beta k + gamma)^power.
class LinearFactors {
 public:
  /// Times (alpha n + beta k + half_gamma/2)^power.
  void multiply(long alpha, long beta, long half_gamma, int power);
  void multiply(const Rational& factor) { constant_ *= factor; }
  void multiply(const LinearFactors& other, int power = 1);

  /// n -> n + dn, k -> k + dk.
  LinearFactors shifted(long dn, long dk) const;
  /// The factors with positive powers, or those with negative ones, inverted; without the constant.
  LinearFactors above() const;
  LinearFactors below() const;
  const Rational& constant() const { return constant_; }
  /// Sum of the powers.
  int degree() const;

  /// Numerator and denominator multiplied out, with the constant.
  BivariateRatio expanded() const;
  /// The product of all. Precondition: no negative powers, an integral constant.
  Bivariate product() const;

 private:
  using Form = std::array<long, 3>;  ///< alpha, beta, gamma without common factor, the first that is not 0 positive
  std::map<Form, int> powers_;
  Rational constant_ = 1;
};

}  // namespace brouncker
