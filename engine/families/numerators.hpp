/// How the polynomials b and b' of a pair are written in coordinates, L their leading coefficient: one row a way.
///
///     coefficients  b = L (n^t + ... + q n + p),  b' = b(n + i)
///     roots         b = L prod (n + r_k),  b' = L prod (n + r_k + i_k)
///     pointed       b = L ((n + p)(n + q) + k L),  b' = b(n + i), k constant along a family
///
/// deg a = 0: n is shifted so that the sum of the roots is 0.
#pragma once

#include "engine/families/coordinate.hpp"
#include "engine/families/normal_pair.hpp"
#include "engine/families/parameter_poly.hpp"

namespace brouncker {

struct NumeratorPolynomials {
  ParameterPoly b, b_to;
  /// U has its poles where a root of b lies below one of b'.
  ParameterPoly denominator;
};

struct NumeratorRow {
  std::vector<std::string> (*names)(int s, int t);
  /// b moves as a whole: one step is shown.
  bool together = false;
  /// The values are t roots that may be taken in any order.
  bool any_order = false;
  /// The values at b, all roots, decreasing; nullopt where these are not rational.
  std::optional<std::vector<Rational>> (*of)(const FrameConstants&, const std::vector<Rational>& b);
  /// The i_k that lead to b', in all ways.
  std::vector<std::vector<long>> (*steps)(const NormalPair& pair, const std::vector<Rational>& values);
  /// The forms that the coordinates are, and that of a root that follows from them.
  std::vector<ParameterPoly> (*completed)(const FrameConstants&, std::vector<ParameterPoly> x);
  NumeratorPolynomials (*polynomials)(const FrameConstants&, const ParameterPoly& leading, const std::vector<ParameterPoly>& x);
};

extern const NumeratorRow kCoefficientNumerators, kRootNumerators, kPointedNumerators;

}  // namespace brouncker
