/// The source "walks at z = -1 with fractional exponents": int t^(b + e0 n - beta) (1 - t)^(c + e1 n - gamma) (1 + t)^(a + e2 n -
/// gamma) dt over [0, 1], whose limits are images of a quotient tau of Gamma values (engine/prove/statements/walk_integral.hpp).
///
/// Of the four points 0, 1, -1, infinity two opposite ones, 1 and -1, have the same residue: that is where Kummer's theorem for
/// 2F1(-1) has values. With beta = 0, gamma = 1/2 they are images of pi, and walks of gauss_walks.hpp.
/// Source: doc/GENERATE.md; DLMF 15.4.26 (Kummer).
#pragma once

#include "engine/generate/source.hpp"
#include "engine/prove/statements/walk_integral.hpp"

namespace brouncker::generate {

/// The largest denominator of beta and gamma.
inline constexpr int kMostResidue = 6;
/// More types of one constant are left out.
inline constexpr std::size_t kMostTypes = 6;

/// Adds a source for each of the first kMostTypes types (beta, gamma) whose tau is a rational multiple of the constant or of its
/// inverse, the smallest denominators first.
void add_gamma_walks(const Wanted& wanted, Sources& sources);

/// The source of one site. Precondition: site.gamma is not 0.
std::unique_ptr<Source> gamma_walks(const WalkSite& site);

}  // namespace brouncker::generate
