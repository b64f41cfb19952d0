/// Quotients of integer polynomials.
#pragma once

#include "formulas/expression.hpp"
#include "formulas/polynomial.hpp"

#include <string>
#include <string_view>

namespace brouncker {

/// top/bottom in lowest terms; the leading coefficient of bottom is positive.
struct RationalFunction {
  Polynomial top, bottom = Polynomial::constant(1);

  bool is_polynomial() const { return bottom == Polynomial::constant(1); }
  friend bool operator==(const RationalFunction&, const RationalFunction&) = default;
};

/// Precondition: bottom is not zero.
RationalFunction lowest_terms(const Polynomial& top, const Polynomial& bottom);

/// Reads "1/(2n+1)", "n^2/4 - 1", "0.5k": see parse_function().
/// Throws Error (input) naming what is outside: roots, powers with the variable in the exponent (q-series, exponential
/// coefficients), transcendental numbers. Degrees and coefficients are bounded as in parse_polynomial.hpp.
RationalFunction parse_rational_function(std::string_view text, std::string_view what, std::string& variable);

/// The same of a tree in which the variable is a symbol.
RationalFunction rational_function(const Expression& tree, std::string_view what, const std::string& variable);

/// "(2*n + 1)/(n^2)", "n/2".
std::string to_plain(const RationalFunction& f);

}  // namespace brouncker
