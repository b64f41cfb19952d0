/// Polynomials as the program itself prints them: what a store holds.
#pragma once

#include "formulas/polynomial.hpp"

#include <optional>
#include <string_view>

namespace brouncker {

/// The polynomial p with to_plain(p) == text, to the letter; nullopt where there is none, or it is beyond the bounds of
/// parse_polynomial.hpp. A third of the time of parsing and printing.
std::optional<Polynomial> printed_polynomial(std::string_view text);

}  // namespace brouncker
