/// The source "walks to roots": int t^(b + e0 n - beta) (1 - t)^(c + e1 n - 1 + beta) (v - u t)^(a + e2 n) dt over [0, 1], z =
/// u/v < 1, 0 < beta < 1, whose limits are images of (1 - z)^(beta - 1), an algebraic number
/// (engine/prove/statements/walk_integral.hpp).
///
/// The residues at 0 and 1 are opposite, those at 1/z and infinity integers, where w has poles: s = e0 + e1 + e2 >= 0, e2 <= 0;
/// with a zero at one of them the limit is rational. (e0, e1, e2; z, beta) ~ (e1, e0, e2; z/(z-1), 1 - beta) ~ (e1, e0, -s; z, 1
/// - beta), so that beta <= 1/2 and one of z, z/(z-1) is enough, and for beta = 1/2 the lesser of e and (e1, e0, -s). Every z
/// with (1 - z)/d a square has sqrt d: the number has as many arguments as one likes.
/// Source: doc/GENERATE.md; DLMF 15.4.6.
#pragma once

#include "engine/generate/source.hpp"
#include "engine/prove/statements/walk_integral.hpp"

namespace brouncker::generate {

/// The largest denominator of beta.
inline constexpr int kMostRoot = 6;
/// More arguments and types of one constant are left out.
inline constexpr std::size_t kMostPowerSites = 8;

/// Adds a source for each of the first kMostPowerSites sites (z, beta) whose x is a rational multiple of the constant or of its
/// inverse, and irrational, those first whose convergents have most digits for their size.
void add_power_walks(const Wanted& wanted, Sources& sources);

/// The source of one site. Precondition: site.power.
std::unique_ptr<Source> power_walks(const WalkSite& site);

}  // namespace brouncker::generate
