/// PCFs in Euler's form of degree one, over Q or a real quadratic field:
///
///     a(n) = h1(n) + h2(n + 1),   b(n) = -h1(n) h2(n),   h1 = alpha n + beta,  h2 = gamma n + delta
///
/// K(n) = -h2(n) is then a tail sequence, so that everything about the limit is a sum: L = a(0) + h2(1) (1/S - 1), S = sum of prod
/// h1(i)/h2(i + 1); L = h1(0) where S diverges, as for |alpha| > |gamma|. Source: [Perron1957, I], [Shalyt2024].
#pragma once

#include "formulas/pcf.hpp"

#include <vector>

namespace brouncker {

/// x + y sqrt(m) for the m of its form.
struct FieldNumber {
  Rational x = 0, y = 0;
  friend bool operator==(const FieldNumber&, const FieldNumber&) = default;
};

struct LinearEulerForm {
  Integer m = 1;  ///< squarefree; 1: the numbers are rational
  FieldNumber alpha, beta, gamma, delta;
};

/// All forms of the PCF up to scale, of those with alpha = gamma the one with the larger beta: a is divided by its linear
/// coefficient, or where it is constant by the square part of b's leading coefficient. Of two conjugate ones that with the larger
/// alpha. Empty unless deg a <= 1, deg b <= 2 and the roots alpha, gamma of x^2 - a1 x - b2 are real.
std::vector<LinearEulerForm> linear_euler_forms(const Pcf& pcf);

}  // namespace brouncker
