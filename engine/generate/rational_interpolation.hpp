/// Rational functions from their values.
#pragma once

#include "formulas/rational_function.hpp"

#include <vector>

namespace brouncker::generate {

/// The f with these values at these places whose degrees above and below are at most (number of places - 1)/2, where there is
/// one: by the extended Euclidean algorithm on the interpolating polynomial. Where there is none, some f that does not have all
/// the values: it has to be tested. Preconditions: places all different, not none; as many values.
/// Source: [vonzurGathen2013, 5.8].
RationalFunction rational_interpolation(const std::vector<Integer>& places, const std::vector<Rational>& values);

/// Polynomials in the ratio of the functions, without a common factor. Precondition: not all are 0.
std::vector<Polynomial> over_common_denominator(const std::vector<RationalFunction>& functions);

}  // namespace brouncker::generate
