/// A walk of 2F1 as a polynomial continued fraction with its proof.
#pragma once

#include "engine/generate/source.hpp"

#include <optional>
#include <span>
#include <string>

namespace brouncker::generate {

/// Where a walk goes, from where.
struct Walk {
  WalkSite site;
  Exponents3 direction{}, base{};
  friend bool operator==(const Walk&, const Walk&) = default;
};

/// "integral of (t^7 (1 - t)^7 (1 + t)^-8)^n (1 + t)^-1 dt, t from 0 to 1".
std::string to_plain(const Walk& walk);

/// The PCF of the walk, and a smaller one that is an equivalence transformation of it.
struct WalkFraction {
  WalkIntegral integral;  ///< all but `bound`; n from where the PCF does not end
  Pcf raw;                ///< pcf_of(integral.recurrence)
  Pcf small;              ///< raw without polynomial and constant factors, a > 0 far out
};
/// nullopt where the recurrence has a coefficient 0, the PCF is not of the exponential class, or it ends for each of the first n.
[[nodiscard]] std::optional<WalkFraction> walk_fraction(const Walk& walk);

/// Theorem I for `small`: a step to `raw`, and the integral as the end. nullopt where no short bound of w is small enough, where
/// the limit is the point at infinity, or where it is rational.
[[nodiscard]] std::optional<Proof> walk_proof(const WalkFraction& fraction, double log_small);

/// Of walks in one direction from several points: the first that has a proof, by degree, then by the largest coefficient; among equals in
/// the order given.
[[nodiscard]] std::optional<Made> smallest_walk(std::span<const Walk> walks, double log_small);

}  // namespace brouncker::generate
