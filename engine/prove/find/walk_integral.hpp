/// Finds integrals (Theorem I, engine/prove/statements/walk_integral.hpp) whose recurrence may be that of a PCF.
#pragma once

#include "engine/prove/statements/walk_integral.hpp"

#include <optional>
#include <vector>

namespace brouncker {

struct WalkProof {
  Pcf pcf;
  WalkIntegral integral;
};

/// The largest exponents i and j of a walk.
inline constexpr int kMostWalkStep = 6;

/// The exponents of w, i, j <= kMostWalkStep, |l| <= 12, for which the two critical values of w at z = -1 have the eigenvalue
/// ratio of the PCF; the shortest first. In doubles: a candidate still has to be shown equivalent.
/// Precondition: deg b = 2 deg a.
std::vector<Exponents3> walks_like(const Pcf& pcf);

/// The recurrence of the integral of w^n t^((parity - 1)/2) at z = -1, of order 2 with coefficients of the least degree, by the
/// ansatz of Almkvist and Zeilberger: one linear system; from the first n on where its PCF does not end. nullopt where there is
/// none with at most 700 unknowns, or where the integral is not the recessive solution. Parity 0 gives pi, 1 log 2.
/// Cost: milliseconds to a second. Source: [Almkvist1990].
[[nodiscard]] std::optional<WalkProof> walk_proof(const Exponents3& w, int parity);

}  // namespace brouncker
