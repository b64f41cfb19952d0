/// Exact questions about the roots and common factors of integer polynomials.
#pragma once

#include "formulas/polynomial.hpp"

#include <optional>
#include <vector>

namespace brouncker {

/// The distinct integer roots, increasing. Precondition: p is not zero.
/// Degree <= 2 with coefficients below 2^30: in 64-bit integers, no allocation but the result. Otherwise, where the root bound is
/// at most 32, the divisors of the lowest coefficient up to there; else roots modulo a small prime, lifted by Newton's iteration to powers of it beyond the root bound (Hensel), each checked exactly.
/// Cost: degree * (degree + log2(height)) word operations for the prime, then about degree products of log2(height)
/// bits a root. Source: [Loos1983].
std::vector<Integer> integer_roots(const Polynomial& p);

/// The smallest integer root >= 1; nullopt where there is none. Precondition: p is not zero.
std::optional<Integer> first_positive_root(const Polynomial& p);

/// A real root between two numbers c/2^k, the only one there, or c/2^k itself where low = high.
struct RootInterval {
  Rational low, high;
};

/// The real roots of p, increasing, each in an interval of its own; the ends of intervals are no roots but for low = high.
/// Precondition: p has degree >= 1 and no multiple root.
/// By Descartes' rule of signs on halved intervals. Cost: as many shifts p(x + 1) as the binary digits that tell the roots apart: 2 us
/// for each at degree 8. Source: [Collins1976].
std::vector<RootInterval> isolated_real_roots(const Polynomial& p);

/// Greatest common divisor over Q, primitive with positive leading coefficient; 1 where coprime; precondition: not both
/// zero.
/// Algorithm: images modulo primes, checked by division [Brown1971]; coprime polynomials usually take one prime.
Polynomial primitive_gcd(const Polynomial& x, const Polynomial& y);

/// x / y where the quotient is an integer polynomial; nullopt otherwise. Precondition: y is not zero.
std::optional<Polynomial> exact_quotient(const Polynomial& x, const Polynomial& y);

/// An integer N >= 1 such that p(n) has the sign of its leading coefficient for every n >= N. Precondition: p not zero.
/// The least N from which on this holds for all derivatives too (to 64 bits where N > 2^64), by bisection; it is at
/// most 1 above the largest real part of the roots of p, or 1.
Integer sign_settled_from(const Polynomial& p);

}  // namespace brouncker
