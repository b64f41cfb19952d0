/// A Moebius transformation of a named number as mathematicians write it.
#pragma once

#include "formulas/moebius.hpp"

#include <string>
#include <string_view>

namespace brouncker {

/// "(2 x - 1)/(x + 3)", "-3/x", "x + 2"; in LaTeX "\frac{2 x - 1}{x + 3}". @param x The number's name. Precondition: not singular.
std::string moebius_text(const Moebius& map, std::string_view x);
std::string moebius_latex(const Moebius& map, std::string_view x);

}  // namespace brouncker
