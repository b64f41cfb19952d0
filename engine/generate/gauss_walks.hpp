/// The source "walks of 2F1(z)": one for each argument z = u/v that gives the constant.
///
/// With zeros of w at 0 and 1 and poles at 1/z and infinity every walk that has a transcendental limit is one on [0, 1]; what is
/// left of the symmetries of the four points and of Euler's transformation acts on the directions e (s = e0 + e1 + e2 >= 0, e2 <=
/// 0):
///     h = 0:  (e1, e0, -s),  (-e2, s, -e0),  (e0, e1, e2; z) ~ (e1, e0, e2; z/(z-1));        h = 1:  (s, -e2, -e1).
/// For h = 1 infinity may be a zero, too (s < 0), since the residue at 1/z stays; for h = 0 the limit would be rational.
/// So the constant is fixed by z, and no chamber can be mistaken for another.
/// Source: doc/GENERATE.md.
#pragma once

#include "engine/generate/source.hpp"

namespace brouncker::generate {

/// Adds a source for each of the first kMostSites sites whose constant fits, the smallest |u| + v first.
void add_gauss_walks(const Wanted& wanted, Sources& sources);

/// More arguments of one constant are left out.
inline constexpr std::size_t kMostSites = 6;
/// Arguments are looked for with |u|, v up to this.
inline constexpr int kMostArgument = 100;

/// The source of one site.
std::unique_ptr<Source> gauss_walks(const WalkSite& site);

}  // namespace brouncker::generate
