/// How the polynomials a and a' of a pair are written in coordinates: one row a way.
///
///     terms       a = n^s + t_1 n^(s-2) + ... + t_(s-1),  a' = (n + o)^s + u_1 (n + o)^(s-2) + ...
///     constant    a = c, a' = c + o
///     roots       a = n^2 - g^2,  a' = (n + o)^2 - h^2
///     based       a = n^2 + T - r_k^2,  a' = (n + o)^2 + V - r_k^2 for a root -r_k of b: T = a(-r_k)
///     square      a = (1 + 2z) n,  a' = a + e - (sum of the i_k) z;  deg b = 2, D = a1^2 + 4 b2 = 1, so that b2 = -z (z + 1)
#pragma once

#include "engine/families/coordinate.hpp"
#include "engine/families/normal_pair.hpp"
#include "engine/families/parameter_poly.hpp"

#include <string_view>

namespace brouncker {

struct HeadPolynomials {
  ParameterPoly a, a_to;
};

struct HeadRow {
  std::string_view name, name_to = {};  ///< of the coordinates; those of a' may be none
  /// How many coordinates a has.
  std::size_t (*count)(int s);
  /// The constants with which a pair is written so, `base` and `offset` set; none where it is not.
  std::vector<FrameConstants> (*constants_of)(const NormalPair& pair);
  /// The coordinates of a, in all ways; the numerators' are those of b.
  std::vector<std::vector<Rational>> (*of_state)(const FrameConstants&, const State& state,
                                                 const std::vector<Rational>& numerators);
  /// The coordinates of a', in all ways.
  std::vector<std::vector<Rational>> (*of_second)(const FrameConstants&, const NormalPair& pair,
                                                  const std::vector<Rational>& numerators);
  /// From the forms that the coordinates are.
  HeadPolynomials (*polynomials)(const FrameConstants&, const ByPart<ParameterPoly>& x);
  /// The leading coefficient of b where it follows from the coordinates of a; else null.
  ParameterPoly (*leading)(const ByPart<ParameterPoly>& x) = nullptr;
  /// A coordinate of a' less that of a is what a step adds.
  bool additive = false;
};

extern const HeadRow kTermHeads, kConstantHeads, kRootHeads, kBasedHeads, kSquareHeads;

}  // namespace brouncker
