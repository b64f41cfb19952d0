/// A family as a theorem: the gauge matrix as polynomials in n and the parameters over Q.
#pragma once

#include "engine/families/affine_family.hpp"

#include <optional>

namespace brouncker {

/// U = N / den with N = [[n11, n12], [n21, n22]], den that of the system:
///
///     M(n) U(n+1) = S U(n) M'(n)         in Q[n, parameters]
///
/// holds identically. For all values of the parameters at which `exceptional` is not 0, det U is not 0, and the limits of the two
/// PCFs are Moebius related wherever they converge and b has no zero at a positive integer (engine/prove/find/gauge.hpp says which
/// limits are carried).
struct FamilyTheorem {
  std::array<ParameterPoly, 4> n;
  /// The leading coefficient of det N in n, up to a rational factor.
  ParameterPoly exceptional;
};

/// Solves for U over Q(parameters): kernels at random parameters modulo primes, rational interpolation, rational reconstruction;
/// then the identity is multiplied out over Q. nullopt where the degree in the parameters exceeds what is tried (kMaxMonomials).
/// Cost: milliseconds for small degrees, cubic in the number of monomials.
std::optional<FamilyTheorem> solve_family(const AffineFamily& family);

inline constexpr std::size_t kMaxMonomials = 400;

/// The identity, multiplied out.
bool holds_identically(const PairSystem& system, const std::array<ParameterPoly, 4>& n);

}  // namespace brouncker
