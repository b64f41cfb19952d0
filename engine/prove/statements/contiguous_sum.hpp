/// Theorem S: limits of fractions for zeta(2) by contiguous sums 3F2(1), with nothing but small matrices to check.
///
///     T(n, k) = prod_(i = 1..3) Gamma(A_i + k)/(Gamma(B_1 + k) Gamma(B_2 + k) k!),     A_i = 1 + a_i n,  B_j = 3 + b_j n,
///     v(n) = (sum over k >= 0 of T(n, k), sum over k >= 0 of k T(n, k)),    0 <= a_i <= b_j,  e = b_1 + b_2 - a_1 - a_2 - a_3 >= 0.
///
/// With e_1, e_2, e_3 the elementary symmetric functions of the A_i, x = B_1 - 1, y = B_2 - 1, s = e_1 - x - y < 0, the
/// differences of G(k) = k (x + k)(y + k) T, G(k+1) = (A_1 + k)(A_2 + k)(A_3 + k) T, add up to 0:
///     s sum k^2 T = -(e_2 - x y) sum k T - e_3 sum T.
/// So A_i -> A_i + 1, which multiplies T by A_i + k, and B_j + 1 -> B_j, which multiplies it by B_j + k, are 2x2 matrices
/// (raise_a(), raise_b()), and v(n+1) = W(n) v(n) with a product W of b_1 + b_2 + a_1 + a_2 + a_3 of them.
/// X_n = n!^e v_1(n) satisfies every recurrence c that W allows, X_0 > 0, and |X_(n+1)| <= bound X_n where that is so for each T.
/// v(0) = (2 zeta(2) - 3, 5 - 3 zeta(2)).
/// Source: doc/PROOFS.md, "Contiguous sums"; [RhinViola1996].
#pragma once

#include "engine/prove/statements/recessive_limit.hpp"
#include "formulas/bivariate.hpp"

namespace brouncker {

struct ContiguousSum {
  std::array<int, 3> a{};
  std::array<int, 2> b{};
  int shift = 0;          ///< h: c0 X_(n+h) + c1 X_(n+h+1) + c2 X_(n+h+2) = 0
  Recurrence recurrence;  ///< c
  Rational bound;
  int excess() const { return b[0] + b[1] - a[0] - a[1] - a[2]; }
  int steps() const { return b[0] + b[1] + a[0] + a[1] + a[2]; }
};

/// matrix/divisor, entries m11, m12, m21, m22.
template <class Number>
struct ContiguousStep {
  std::array<Number, 4> matrix;
  Number divisor;
};

/// The parameters A_i, x = B_1 - 1, y = B_2 - 1 at a point, numbers or polynomials in n.
template <class Number>
struct ContiguousPoint {
  std::array<Number, 3> a;
  std::array<Number, 2> x;
  Number e2() const { return a[0] * a[1] + a[0] * a[2] + a[1] * a[2]; }
  Number e3() const { return a[0] * a[1] * a[2]; }
  Number s() const { return a[0] + a[1] + a[2] - x[0] - x[1]; }
  /// From v here to v with A_i + 1.
  ContiguousStep<Number> raise_a(std::size_t i) const {
    const Number as = a[i] * s(), zero = s() - s();
    return {{as, s(), zero - e3(), as - e2() + x[0] * x[1]}, s()};
  }
  /// To v with B_j + 1. @param above This point with B_j + 1, so that its x_j is B_j here.
  static ContiguousStep<Number> raise_b(std::size_t j, const ContiguousPoint& above) {
    const Number &x = above.x[j], s = above.s(), zero = s - s;
    const Number d0 = x - above.a[0], d1 = x - above.a[1], d2 = x - above.a[2];
    return {{x * s - above.e2() + x * above.x[1 - j], zero - s, above.e3(), x * s}, zero - d0 * d1 * d2};
  }
};

/// W(n) n!^e scaled, at a number n: v(n+1) (n+1)!^e = matrix/divisor v(n) n!^e.
ContiguousStep<Integer> contiguous_step(const ContiguousSum& sum, const Integer& n);

/// bound T(n, k) - (n+1)^e T(n+1, k) >= 0 for n >= h by signs of all coefficients, after multiplying out. top/bottom = (n+h+1)^e
/// T(n+h+1, k)/T(n+h, k).
BivariateRatio contiguous_ratio(const ContiguousSum& sum);
bool is_bounded(const BivariateRatio& ratio, const Rational& bound);

/// X_(h+n), exactly.
LinearForm contiguous_value(const ContiguousSum& sum, int n);
/// The limit as a map of zeta(2).
[[nodiscard]] std::optional<ClosedForm> contiguous_limit(const ContiguousSum& sum);

}  // namespace brouncker
