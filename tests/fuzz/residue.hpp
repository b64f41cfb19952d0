/// Polynomial texts read a second time, from the grammar of formulas/parse_multinomial.hpp alone: their value modulo a prime.
#pragma once

#include "formulas/polynomial.hpp"

#include <cstdint>
#include <functional>
#include <optional>
#include <string_view>

namespace brouncker::fuzz {

/// Numbers modulo 2^61 - 1.
using Residue = std::uint64_t;
inline constexpr Residue kPrime = (std::uint64_t{1} << 61) - 1;

Residue residue(const Integer& x);
Residue plus(Residue x, Residue y);
Residue times(Residue x, Residue y);
Residue negative(Residue x);
Residue power(Residue x, std::uint64_t exponent);

/// p(n) by Horner.
Residue value(const Polynomial& p, Residue n);

/// The value of a sum of products or a list of coefficients, brought to plain ASCII by formulas/notation.hpp; nullopt where the text is not of the grammar.
/// @param of Value of an identifier; nullopt: not accepted.
std::optional<Residue> value(std::string_view text, Residue n, const std::function<std::optional<Residue>(std::string_view)>& of);

}  // namespace brouncker::fuzz
