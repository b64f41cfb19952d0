/// A PCF up to rational scale and integer shift.
#pragma once

#include "formulas/pcf.hpp"

#include <string>
#include <vector>

namespace brouncker {

/// a monic around its centre (deg a = 0: b around its, monic where its leading coefficient is a square), the centre modulo 1.
struct State {
  std::vector<Rational> a, b;  ///< lowest power first
  Rational centre;
  std::string key() const;
};

/// From coefficients in n, lowest power first; rational ones, too. @param origin Of n, added to the centre.
State state_of(const std::vector<Rational>& a, const std::vector<Rational>& b, const Rational& origin = 0);
State state_of(const Pcf& pcf);

/// The c with which (c a, c^2 b) is a state's.
Rational unit_scale(const std::vector<Rational>& a, const std::vector<Rational>& b);
/// The centre of a, or of b where deg a = 0: the mean of the roots.
Rational centre_of(const std::vector<Rational>& a, const std::vector<Rational>& b);

/// factor p.
std::vector<Rational> times(std::vector<Rational> p, const Rational& factor);

}  // namespace brouncker
