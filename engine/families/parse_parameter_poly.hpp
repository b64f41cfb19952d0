/// Polynomials of families as texts.
#pragma once

#include "engine/families/parameter_poly.hpp"

#include <string>
#include <vector>

namespace brouncker {

/// Reads what to_plain() prints for these parameters: coefficients are rational. Throws Error (input): another name, or anything that
/// parse_multinomial() refuses.
ParameterPoly parse_parameter_poly(const std::string& text, const std::vector<std::string>& parameters);

}  // namespace brouncker
