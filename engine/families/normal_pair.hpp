/// A pair of PCFs in the normal form in which frames give it coordinates.
#pragma once

#include "engine/families/state.hpp"

#include <optional>
#include <vector>

namespace brouncker {

/// The first PCF as a state: monic, centred at 0. The second in the same n, with a' monic as well.
struct NormalPair {
  State from;
  std::vector<Rational> a_to, b_to;  ///< lowest power first
  Rational offset;                   ///< a' is centred at -offset; 0 for deg a = 0
  Rational scale = 1;                ///< S of the gauge

  int s() const { return static_cast<int>(from.a.size()) - 1; }
  int t() const { return static_cast<int>(from.b.size()) - 1; }
};

/// Of coefficients in one n, lowest power first, and the S of their gauge. nullopt where the degrees or, once a and a' are monic,
/// the leading coefficients of b and b' differ.
std::optional<NormalPair> normal_pair(const std::vector<Rational>& a, const std::vector<Rational>& b,
                                      const std::vector<Rational>& a_to, const std::vector<Rational>& b_to, const Rational& s);

}  // namespace brouncker
