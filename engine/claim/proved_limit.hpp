/// Many digits of a limit whose value is proved: those of the value.
#pragma once

#include "engine/prove/find/proof.hpp"
#include "engine/row.hpp"

#include <optional>

namespace brouncker {

/// From so many digits on a limit comes from its proved value, where quick_value() has one.
inline constexpr long kProvedLimitDigits = 1'000;

/// The proved closed form where it is made of numbers, pi, e, Catalan's constant and functions that Arb computes in quasi-linear time:
/// roots, exp, log, atan, hyperbolic functions, gamma and zeta of rational numbers.
std::optional<Expression> quick_value(const Proof& proof);
/// Whether prove() finds one.
bool has_quick_proof(const Pcf& pcf);

/// The limit as limit_of() gives it, from an enclosure of quick_value(): a theorem, whatever the speed of the fraction.
/// Precondition: exact_limit_of() does not know it.
/// @return nullopt where there is none, or where its digits stay open.
/// Cost: that of the constants and of the rounding to decimals: 10^6 digits of 4/pi take three times what pi takes.
std::optional<Limit> proved_limit(const Pcf& pcf, long digits);

}  // namespace brouncker
