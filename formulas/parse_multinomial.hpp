/// The one parser behind polynomials and templates.
#pragma once

#include "formulas/multinomial.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace brouncker {

/// Reads a sum of products of integers, n, parameters and parentheses with literal powers, expanded; or a list of
/// coefficients, highest power of n first, "[A, 2, A+B]".
///
///     sum = product (("+" | "-") product)*        product = {"+" | "-"} power (["*" {"+" | "-"}] power)*
///     power = primary [("^" | "**") integer]      primary = integer | identifier | "(" sum ")"
///
/// Two factors may stand side by side where the second is no integer: 2n, n(n+1).
///
/// @param what       Names the culprit in messages.
/// @param parameters Names found are appended in order of appearance; null where only n is accepted.
/// Throws Error (input). The work and the memory are bounded, whatever the text: degrees and coefficients as in
/// parse_polynomial.hpp, 20,000 monomials, 100 parameters, parentheses 200 deep.
Multinomial parse_multinomial(std::string_view text, std::string_view what, std::vector<std::string>* parameters);

}  // namespace brouncker
