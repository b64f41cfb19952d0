/// The limit of a PCF a second time, from the recurrence and two theorems, sharing nothing with engine/evaluate: for tests.
///
/// With T_n = b(n+1)/(a(n+1) + T_(n+1)), p_n, q_n the convergents and d_n = p_(n-1) q_n - p_n q_(n-1) = -b(n) d_(n-1), d_0 = 1,
///
///     L = p_n/q_n + T_n d_n/(q_n (q_n + T_n q_(n-1))).
///
/// Where a is positive from n on (else -a is looked at, whose limit is -L), T_n is enclosed by one of
///   (1) b positive from n + 1 on:  0 <= T_n <= b(n+1)/a(n+1)  [Perron1957, II: Seidel, Stern];
///   (2) 16 k (k+1) |b(k+1)| <= (2k+1)^2 a(k) a(k+1) for k >= n >= 1:  |T_n| <= (1/2 + 1/(4n)) a(n), by
///       |a(k+1) + T_(k+1)| >= (1/2 - 1/(4(k+1))) a(k+1)  [Worpitzky, Pringsheim; Perron1957, II].
/// "From n on" is decided by the coefficients of the polynomial shifted by n: all of one sign. All arithmetic is in balls.
#pragma once

#include "engine/number/real.hpp"
#include "formulas/pcf.hpp"

#include <cstdint>
#include <optional>

namespace brouncker::plain {

/// A point of the projective line in a ball: of L, or of 1/L.
struct Enclosed {
  Real ball;
  bool reciprocal = false;
};

/// The least n >= 1 with b(n) = 0, up to `last`.
std::optional<std::int64_t> first_zero(const Polynomial& b, std::int64_t last);

/// p_n/q_n exactly; nullopt where q_n = 0. Precondition: the PCF ends at b(n + 1) = 0.
std::optional<Rational> ended(const Pcf& pcf, std::int64_t n);

/// L from the first of the depths 16, 32, 64, ... whose enclosure is narrower than `relative_width` times its middle, or from the
/// deepest, `deepest`; nullopt where neither theorem applies there. Precondition: b has no zero at a positive integer.
std::optional<Enclosed> enclosed_limit(const Pcf& pcf, double relative_width, std::int64_t deepest);

/// L by extrapolation, for the slow classes: no proof, but digits. (p_n + w q_(n-1))/(q_n + w q_(n-1)) at n = 32, 64, ..., deepest
/// with w = (-a(n+1) + sqrt(a(n+1)^2 + 4b(n+1)))/2, the tail of the PCF whose coefficients stay as they are from n + 1 on; its error
/// is a sum of powers of n, which Aitken's delta^2 process takes away one by one.
struct Extrapolated {
  Rational value, error;  ///< error: the larger of the last two steps of its column
};
std::optional<Extrapolated> extrapolated_limit(const Pcf& pcf, std::int64_t deepest);

/// log|L - p_n/q_n|, natural, and the logarithms of |q_n| and of gcd(p_n, q_n), from exact integers p_n, q_n and T_n = b(n+1)/L',
/// L' the limit of the PCF that begins at n + 1. nullopt where q_n = 0 or L' is not known to 12 digits.
struct ErrorAt {
  double log_error = 0, log_q = 0, log_gcd = 0;
};
std::optional<ErrorAt> error_at(const Pcf& pcf, std::int64_t n);

/// log10 of the width over the middle, >= -300; 0 where the ball holds 0.
double log10_relative_width(const Real& ball);

}  // namespace brouncker::plain
