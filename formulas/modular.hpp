/// Polynomials modulo a prime below 2^31: the quick first look that decides most exact questions.
#pragma once

#include "formulas/polynomial.hpp"

#include <cstdint>
#include <vector>

namespace brouncker::modular {

/// Coefficients 0 .. prime - 1, lowest power first, no leading zeros.
using Residues = std::vector<std::uint64_t>;

Residues reduced(const Polynomial& p, std::uint64_t prime);

/// value^-1. Precondition: value is not 0 modulo prime.
std::uint64_t inverse(std::uint64_t value, std::uint64_t prime);

/// Monic greatest common divisor; empty where both are zero.
Residues gcd(Residues x, Residues y, std::uint64_t prime);

/// p(n) modulo prime.
std::uint64_t value(const Residues& p, std::uint64_t n, std::uint64_t prime);

/// The largest prime below `bound`. Precondition: 3 <= bound <= 2^31.
std::uint64_t prime_below(std::uint64_t bound);

}  // namespace brouncker::modular
