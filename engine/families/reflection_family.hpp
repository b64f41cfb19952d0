/// Theorem R as one family: its step j is a parameter, an integer. What a run finds of it, one j at a time, are its cases.
#pragma once

#include "engine/families/discover.hpp"

namespace brouncker {

/// j where the family is theorem R at that j: a = n^2 + t, b = B(n^2 + (j - 1) n + p), a'(n) = a(n + j), b' = b.
std::optional<long> reflection_step(const AffineFamily& family);

/// t, B, p, j: proved for every j by reflection.hpp, so that no U is written in it.
Family reflection_family();

/// The parameters of a pair of it, the first fraction centred; nullopt where it is none.
std::optional<std::vector<Rational>> reflection_parameters(const RelatedPair& pair);

}  // namespace brouncker
