/// The linear system for the gauge matrix of a pair, at one point of its coordinates modulo a prime.
///
/// With u = p/w, v = q/w the first column of U (engine/prove/find/gauge.cpp), times w w+ w++:
///
///     b w w+ (p++ + a+ q++)             = S^2 b' w+ w++ p + S a' b w w++ q+
///     w w+ ((b+ + a a+) q++ + a p++)    = S^2 b' w+ w++ q + S a' w w++ (p+ + a q+)
#pragma once

#include "engine/families/pair_system.hpp"

#include <optional>
#include <vector>

namespace brouncker {

using Words = std::vector<std::uint64_t>;

/// What the system says at values of the parameters.
struct GaugeKernel {
  std::size_t nullity = 0;
  /// The first vector of the kernel: p, then q, lowest power first.
  Words column;
};
GaugeKernel gauge_kernel(const PairSystem& system, const PrimeField& field, const Words& parameters);

/// Whether det U of this column is not 0.
bool is_regular(const PairSystem& system, const PrimeField& field, const Words& parameters, const Words& column);

/// The directions along which the pair stays gauge equivalent to first order: the solutions (d coordinates) of the linearised
/// system. Rows in reduced echelon form; nullopt where the matrix at the point is not unique up to a factor, or the lifting from
/// one prime fails.
/// Cost: the gauge solver's, a few times.
std::optional<std::vector<std::vector<Rational>>> tangent_space(const PairSystem& system, const std::vector<Rational>& point);

/// Residues that depend on `seed` alone.
Words random_words(std::uint64_t seed, std::size_t count);

}  // namespace brouncker
