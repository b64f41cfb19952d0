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

/// The limit of a PCF of the stretched-exponential, polynomial or logarithmic class with deg a <= 1, deg b <= 2, as a ratio of balls.
/// With a of positive leading coefficient, b = b2 (n + alpha)(n + beta) or b1 n + b0, h = a1/2:
///
///     a = a0, b = b1 n + b0                  sqrt(2 b1) U(b0/(2 b1), 1/2, w)/U(b0/(2 b1) + 1/2, 1/2, w),  w = a0^2/(2 b1)
///     a = a0, deg b = 2                      s c 2F1(alpha, beta; c; 1/2)/2F1(alpha + 1, beta + 1; c + 1; 1/2),
///                                            s = 2 sqrt(b2),  c = a0/s + (alpha + beta + 1)/2
///     a1^2 + 4 b2 = 0, z > 0                 h U(alpha, g, z)/U(alpha + 1, g, z),  g = alpha + 1 - beta,
///                                            z = a0/h - (alpha + beta) - 1
///     a1^2 + 4 b2 = 0, z = 0                 h max(alpha, beta)
///
/// They are applied to the shifted pair a(n + N), b(n + N) with N so large that every parameter is positive, so that nothing cancels
/// and no parameter is a pole, and carried back by p_N, q_N.
///
/// @param precision Working precision in bits. The enclosures are theorems at any precision; they may be wide.
/// @return nullopt for higher degrees, where N or the number of terms would exceed 200,000, or where Arb finds no finite value.
/// Cost: 0.1 to 0.5 ms at 300 bits, 2 to 20 ms at 3,400.
/// Source: Pincherle's theorem with the contiguous relations DLMF 13.3.7 (U), 15.5.11 (2F1) and their minimal solutions at infinity
/// [Temme1983; Gil2006].
std::optional<BallRatio> closed_form_limit(const Pcf& pcf, Bits precision);

}  // namespace brouncker
