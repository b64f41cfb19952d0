/// Surfaces of low degree through points, and their parametrisation by polynomials: what joins slices of one family that is not
/// flat in its frame.
#pragma once

#include "engine/families/parameter_poly.hpp"

#include <optional>
#include <vector>

namespace brouncker {

/// Coordinates as polynomials in parameters, and the way back.
struct Surface {
  /// Parameter `variable` is what stands there now divided by `divisor`, a polynomial in the variables.
  struct Step {
    std::size_t variable;
    ParameterPoly divisor;
  };
  std::vector<ParameterPoly> coordinates;  ///< in the parameters 1 .. names
  std::vector<std::size_t> kept;           ///< parameter i + 1 is what became of this coordinate
  std::vector<Step> steps;                 ///< in the order in which they are to be done, in the coordinates
  /// Before them: the first coordinate less the second stands in place of the first.
  std::vector<std::pair<std::size_t, std::size_t>> differences;

  /// The parameters of a point; nullopt where it is not on the surface, or a divisor is 0 there.
  std::optional<std::vector<Rational>> parameters_of(const std::vector<Rational>& point) const;
};

/// The polynomials of degree <= `degree` in the coordinates that are 0 at all points: a basis. Cost: cubic in the number of
/// monomials.
std::vector<ParameterPoly> vanishing_at(const std::vector<std::vector<Rational>>& points, int degree);

/// The common zeros of the equations, by elimination: coordinates that stand alone, y = C, then A y = C where A divides C once a
/// coordinate z of C is written z A. nullopt where that does not come to an end. @param last Coordinates to be eliminated first
/// where there is a choice.
std::optional<Surface> parametrised(std::vector<ParameterPoly> equations, const std::vector<bool>& last);

/// The same surface in coordinates of which some are differences with others: the points that parametrised() saw become those of
/// the frame again.
Surface with_differences(Surface surface, std::vector<std::pair<std::size_t, std::size_t>> differences);

}  // namespace brouncker
