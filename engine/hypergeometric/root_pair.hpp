/// The two roots of a quadratic b, rational or conjugate.
#pragma once

#include "formulas/polynomial.hpp"

#include <optional>
#include <string>
#include <utility>

namespace brouncker {

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

}  // namespace brouncker
