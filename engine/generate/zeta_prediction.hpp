/// Digits a term and delta of the sums for zeta(2) before they are made.
///
/// S = sum of prod Gamma(1 + a_i n + k)/(Gamma(2 + b_1 n + k) Gamma(2 + b_2 n + k) k!), direction (a1, a2, a3, b1, b2). With k =
/// x n the terms are stationary where (a1 + x)(a2 + x)(a3 + x) = (b1 + x)(b2 + x) x, a quadratic equation, with the values
/// lambda(x) = prod |a_i + x|^a_i/prod |b_j + x|^b_j: the larger root is where the sum lives, and
///     digits a term = log10|lambda(x_2)/lambda(x_1)|,     log q a step = log|Lambda(x_2)| + kappa,
///     delta = log|lambda(x_2)/lambda(x_1)|/(log q a step) - 1.
/// I = i! j!/a3! S, i = b1 - a1, j = b2 - a2, is Rhin and Viola's double integral, of which d_M d_N I is in Z + Z zeta(2), M and N
/// the two largest of a3, b1 - a2, b1 - a3, b2 - a1, b2 - a3; and Thomae's transformation multiplies S by a quotient of
/// factorials. So at a prime p near n/x the valuation of the two parts of I is at least m(x), the best of what the images of the
/// direction say, Lambda = lambda i^i j^j/a3^a3, and kappa = minus the integral of m(x)/x^2.
/// The denominators are at most that; that they are not smaller is seen in numbers only: a prediction.
/// Source: doc/GENERATE.md; [RhinViola1996].
#pragma once

#include "engine/generate/prediction.hpp"
#include "engine/generate/source.hpp"

namespace brouncker::generate {

/// nullopt where the two values are not different, or the sum is not the smaller one. Precondition: 0 <= a_i <= b_j, b1 + b2 >=
/// a1 + a2 + a3, 1 <= b_j. Cost: 0.1 ms to a millisecond, by the size of the direction.
[[nodiscard]] std::optional<Prediction> predicted_zeta_2(const Direction& direction);

}  // namespace brouncker::generate
