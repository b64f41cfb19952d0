/// Rigorous limits of the slow classes of low degree from hypergeometric closed forms.
#pragma once

#include "engine/number/real.hpp"
#include "formulas/pcf.hpp"

#include <optional>

namespace brouncker {

/// Balls whose quotient is the limit.
struct BallRatio {
  Real p, q;
};

/// The limit of a PCF of the stretched-exponential, polynomial or logarithmic class with deg a <= 1, deg b <= 2, or of the
/// exponential class with constant a and b, as a ratio of balls. With a of positive leading coefficient, b = b2 (n + alpha)(n +
/// beta) or b1 n + b0, h = a1/2:
///
///     a = a0, b = b0                         (a0 + sqrt(a0^2 + 4 b0))/2
///     a = a0, b = b1 n + b0                  sqrt(2 b1) U(b0/(2 b1), 1/2, w)/U(b0/(2 b1) + 1/2, 1/2, w),  w = a0^2/(2 b1)
///     a = a0, deg b = 2                      s c 2F1(alpha, beta; c; 1/2)/2F1(alpha + 1, beta + 1; c + 1; 1/2),
///                                            s = 2 sqrt(b2),  c = a0/s + (alpha + beta + 1)/2
///     a1^2 + 4 b2 = 0, z > 0                 h U(alpha, g, z)/U(alpha + 1, g, z),  g = alpha + 1 - beta,
///                                            z = a0/h - (alpha + beta) - 1
///     a1^2 + 4 b2 = 0, z = 0                 h max(alpha, beta)
///
/// They are applied to the shifted pair a(n + N), b(n + N) with N so large that every parameter is positive, so that nothing
/// cancels and no parameter is a pole, and carried back by p_N, q_N.
///
/// @param precision Working precision in bits. The enclosures are theorems at any precision; they may be wide.
/// @return nullopt for higher degrees, where N would exceed 200,000, where half_argument_2f1() refuses, or where Arb finds no
/// finite value.
/// Cost: 0.1 to 0.5 ms at 300 bits, 2 to 20 ms at 3,400.
/// Source: Pincherle's theorem; the recurrences DLMF 13.3.7 (U) and 15.10.1 differentiated n times (15.5.2) with their minimal
/// solutions [Temme1983; Gil2006]. At argument 1/2 both solutions grow alike but for a power of n, and c > (alpha + beta + 1)/2
/// decides.
std::optional<BallRatio> closed_form_limit(const Pcf& pcf, Bits precision);

/// CPU seconds that closed_form_limit() takes for so many digits, about: a model fitted to 1,000 .. 100,000 digits on x86-64.
/// Infinity where there is no closed form.
double closed_form_seconds(const Pcf& pcf, long digits);
/// Where limit_of() gives up.
inline constexpr double kMaxClosedFormSeconds = 600;

}  // namespace brouncker
