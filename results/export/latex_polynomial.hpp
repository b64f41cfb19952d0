/// Polynomials of the table `families` as mathematics.
#pragma once

#include <string>
#include <string_view>

namespace brouncker {

/// Characters of a polynomial that one line of the page holds.
inline constexpr std::size_t kLatexLine = 78;

/// "(1/4)*q*n^2" in math mode. The texts hold digits, names, + - * ^ / and parentheses only.
std::string latex_polynomial(const std::string& text);

/// `head`, then the polynomial in as many lines of an align* as it takes.
std::string latex_equation(std::string_view head, const std::string& polynomial);

}  // namespace brouncker
