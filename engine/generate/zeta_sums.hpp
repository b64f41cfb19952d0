/// The sources zeta(2) by 3F2(1), zeta(3) by very well poised 7F6(1), Catalan's constant by very well poised 6F5(-1).
///
///     zeta(2)   prod Gamma(1 + a_i n + k)/(Gamma(2 + b_1 n + k) Gamma(2 + b_2 n + k) k!): direction (a1, a2, a3, b1, b2), one of
///     each orbit of
///               Thomae's transformation; (h, k, i+j-l, h+i, k+j) is the double integral of x^h (1-x)^i y^k
///               (1-y)^j/(1-xy)^(i+j-l+1) to the n
///     zeta(3)   (A + 2k) prod_(j = 0..5) Gamma(h_j + k)/Gamma(1 + A - h_j + k), A = h_0 = 2 + e0 n, h_j = 1 + e_j n: direction
///     (e0, e1 >= ... >= e5),
///               e1 + e2 + e3 <= e0: Bailey's transformation (2 e0-c-d-e; b, e0-d-e, e0-c-e, e0-c-d, f) of (e0; b, c, d, e, f)
///               leads there
///     Catalan   (-1)^k (A + 2k) prod_(j = 0..4) of the same, A = 1 + e0 n, h_j = 1/2 + e_j n for j <= 3, h_4 = 1 + e4 n
///
/// All exponents that the groups permute are to be >= 0: elsewhere limits are degenerate.
/// Source: doc/GENERATE.md; [RhinViola1996], [RhinViola2001], [Zudilin2003].
#pragma once

#include "engine/generate/source.hpp"

namespace brouncker::generate {

/// Adds those whose constant fits.
void add_zeta_sums(const Wanted& wanted, Sources& sources);

}  // namespace brouncker::generate
