/// Polynomials and PCFs as text. parse(print(x)) == x.
#pragma once

#include "formulas/bivariate.hpp"
#include "formulas/pcf.hpp"

#include <string>

namespace brouncker {

/// "2*n + 1", "-n^2 + 3", "0".
std::string to_plain(const Polynomial& p);
/// "2 n + 1", "-n^{2} + 3".
std::string to_latex(const Polynomial& p);
/// "[2,1]": highest power first, no blanks; the zero polynomial is "[0]".
std::string to_list(const Polynomial& p);

/// "(2*n + 1)*k^2 - n*k + n^2 + 3": by powers of k.
std::string to_plain(const Bivariate& p);
std::string to_latex(const Bivariate& p);

/// "PCF(2*n + 1, n^2)".
std::string to_plain(const Pcf& pcf);
/// `levels` explicit levels with \cfrac, then \ddots: "1 + \cfrac{1}{3 + \cfrac{4}{5 + \ddots}}".
std::string to_latex(const Pcf& pcf, int levels = 3);

}  // namespace brouncker
