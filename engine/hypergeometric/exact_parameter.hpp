/// Rational and quadratic parameters of hypergeometric classes, and how keys write them.
#pragma once

#include "formulas/integer.hpp"
#include "formulas/polynomial.hpp"
#include "formulas/rational_sqrt.hpp"

#include <optional>
#include <string>

namespace brouncker {

/// x minus a multiple of `modulus`, in 0 <= . < modulus.
Rational modulo(const Rational& x, int modulus);

/// d with x = d k^2, without square factors as far as trial division by primes below 2^16 and a test for squares of the
/// rest tell: exactly for |x| < 2^48; beyond, two numbers of one class may keep different d. Precondition: x is not 0.
Integer squarefree_part(Integer x);

/// The numbers alpha, beta with b(n) = b2 (n + alpha)(n + beta), by what is rational of them. Precondition: deg b = 2.
struct RootPair {
  explicit RootPair(const Polynomial& b);

  Rational sum;                                           ///< alpha + beta = b1/b2
  Rational difference;                                    ///< (alpha - beta)^2
  std::optional<std::pair<Rational, Rational>> rational;  ///< alpha >= beta where they are rational
};

/// "{0, 1/2} mod 1", or "sum 1/3 mod 2, difference^2 5" where they are irrational: off conjugates only common integers can
/// be taken.
std::string text_modulo_integers(const RootPair& roots);

/// "1/2" and the like.
std::string text(const Rational& x);

}  // namespace brouncker
