/// Algebraic numbers by their polynomial: polyroot(x^3 - 2*x - 5, 1) is the least real root of x^3 - 2x - 5. In an Expression
/// such a number is a call "polyroot" of the index and the coefficients, highest power first, so that every walk over a tree
/// meets integers; reading and printing show the polynomial.
#pragma once

#include "formulas/expression.hpp"
#include "formulas/functions.hpp"
#include "formulas/polynomial.hpp"

#include <optional>
#include <string_view>

namespace brouncker {

inline constexpr std::string_view kPolynomialRoot = "polyroot";
inline constexpr int kMaxRootDegree = 16;
/// Decimal digits of a coefficient.
inline constexpr int kMaxRootDigits = 100;

/// The index-th real root of the polynomial, from 1, counted from the least.
struct PolynomialRoot {
  Polynomial polynomial;  ///< without a multiple root, primitive, leading coefficient above 0
  int index = 1;
};

/// The row of `arity` arguments; nullptr where so many make no polynomial. See the templates in polynomial_root.cpp.
const FunctionRow* polynomial_root_row(std::size_t arity);

/// Precondition: polynomial has so many real roots, its degree is 1 to kMaxRootDegree.
Expression expression_of(const PolynomialRoot& root);

/// What a call "polyroot" stands for; nullopt of any other tree.
std::optional<PolynomialRoot> polynomial_root(const Expression& x);

/// Why there is no such number, for a message; "" where there is. The polynomial may have any content and sign.
std::string refused_root(const Polynomial& p, const Integer& index);

/// How many distinct real roots there are, by Sturm's theorem. Precondition: p is not zero.
/// Cost: degree^2 products of coefficients of degree log2(height) bits.
int real_root_count(const Polynomial& p);

/// $1 and $2, $3, $4 of a template filled in: the index, the polynomial as `shown`, its coefficients highest first, and lowest
/// first.
std::string filled_root(std::string_view pattern, const PolynomialRoot& root, std::string_view shown);

/// "x^3 - 2*x - 5".
std::string polynomial_in_x(const Polynomial& p);

}  // namespace brouncker
