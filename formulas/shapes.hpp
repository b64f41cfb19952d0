/// Shorthands in templates that stand for several templates, or for a symmetric one.
///
///     shape(d; r1, r2, ...)       every product of d linear factors with roots among the rational numbers given and their conjugates:
///                                 a root u/q comes with all others of denominator q between 0 and 1, so that the exponents
///                                 exp(2 pi i u/q) are closed under Galois' group. 0: n, 1/2: 2n-1, 1/3: (3n-1)(3n-2), 1/4: (4n-1)(4n-3), ...
///     even_shape(d; r1, r2, ...)  the same with b(-n) = b(n): the roots of denominator q between -1/2 and 1/2. 1/2: 4n^2-1, 1/3: 9n^2-1,
///                                 1/4: 16n^2-1, 1/5: (25n^2-1)(25n^2-4), ...; d is even. For symmetric a.
///     symmetric(d; A, B, ...)     the polynomials of degree d with a(-1-n) = (-1)^d a(n): A m^k + B m^(k-1) + ..., m = n^2 + n, k = d/2;
///                                 times 2n+1 where d is odd. Takes floor(d/2) + 1 coefficients, polynomials in the parameters.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace brouncker {

/// Shapes that one text may have.
inline constexpr std::size_t kMostShapes = 10'000;

/// The templates that a text stands for: itself where it has no shorthand. The multiplicities of the roots decrease from the first on.
/// Throws Error (input): syntax, roots outside 0 <= r < 1, no product of that degree, a wrong number of coefficients, too many shapes.
std::vector<std::string> expanded_shapes(std::string_view text, std::string_view what);

}  // namespace brouncker
