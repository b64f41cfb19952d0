/// Small exact arithmetic: floors and residues, squares and their roots.
#pragma once

#include "formulas/polynomial.hpp"

#include <optional>
#include <utility>

namespace brouncker {

/// floor(x / y). Precondition: y > 0.
Integer floor_quotient(const Integer& x, const Integer& y);
/// x modulo |m|, in 0 <= . < |m|. Precondition: m != 0.
Integer modulo(const Integer& x, const Integer& m);
/// x minus a multiple of `modulus`, in 0 <= . < modulus. Precondition: modulus > 0.
Rational modulo(const Rational& x, int modulus);
/// x - floor(x).
Rational fraction_part(const Rational& x);
inline bool is_integer(const Rational& x) { return denominator(x) == 1; }

bool is_square(const Integer& x);
/// The rational r >= 0 with r^2 = x; nullopt where there is none.
std::optional<Rational> rational_sqrt(const Rational& x);

/// n = root^2 rest. The rest has no square factors as far as trial division by primes below 2^16 and a test for squares of what
/// that leaves tell: surely for n < 2^48.
struct SquareFactor {
  Integer root, rest;
};
/// Precondition: n > 0. Cost: 6,500 divisions of n at most, fewer where it has small factors.
SquareFactor square_factor(Integer n);

/// The rational roots r1 <= r2 of c2 n^2 + c1 n + c0; nullopt where they are irrational. Precondition: c2 != 0.
std::optional<std::pair<Rational, Rational>> quadratic_roots(const Integer& c2, const Integer& c1, const Integer& c0);
/// The same of a polynomial of degree 2.
std::optional<std::pair<Rational, Rational>> rational_roots(const Polynomial& quadratic);

}  // namespace brouncker
