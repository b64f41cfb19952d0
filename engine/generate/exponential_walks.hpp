/// The source "walks of 1F1": int t^(b + e0 n) (1 - t)^(c + e1 n) e^(xt) dt over [0, 1] for e^x, x rational. t -> 1 - t makes x
/// positive.
/// Source: doc/GENERATE.md.
#pragma once

#include "engine/generate/source.hpp"

namespace brouncker::generate {

/// Adds a source for the first x = p/q > 0, p, q <= 12, by size, of which the constant is a multiple of e^x or e^-x.
void add_exponential_walks(const Wanted& wanted, Sources& sources);

}  // namespace brouncker::generate
