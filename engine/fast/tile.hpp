/// Many PCFs at once: a few dozen a's against many b's, in machine numbers, with the same results as the generic path.
#pragma once

#include "engine/fast/kernels.hpp"
#include "engine/profile.hpp"
#include "engine/row.hpp"
#include "formulas/job.hpp"

#include <cstdint>
#include <functional>
#include <memory>
#include <span>

namespace brouncker::fast {

/// What all tiles of a job share, whatever thread they run on; read-only once made.
class Shared;

/// Sets up for a job: the layout of the samples, factor tables.
std::shared_ptr<const Shared> shared_for(const Sampling& sampling);

/// How the common factors of p_n and q_n are found. The logarithms differ in their last digits.
enum class Gcds { by_primes, of_convergents };

/// Finding them prime by prime costs about the same for any number of lanes, those of convergents are exact numbers lane by lane.
/// What takes less time, measured.
Gcds gcds_for(std::uint64_t lanes, int degree_of_a, int degree_of_b);

/// Evaluates every pair (a[i], b[j]), i < kTileWidth, none of them zero.
///
/// The pairs go through doubles (dynamics, see dynamics.hpp) and primes (common factors, see detection.hpp and valuation.hpp) where
/// the tile is within the lane bounds of these files; single pairs that leave them, and tiles that are beyond, take the generic
/// exact path, evaluate(). Which way a pair goes depends on the pair and `gcds` alone.
///
/// @param emit Gets (i, j, row) once for every pair, in any order.
void evaluate_tile(const Shared& shared, std::span<const Polynomial> a, std::span<const Polynomial> b, Gcds gcds,
                   const std::function<void(std::size_t i, std::size_t j, Row row)>& emit, SecondsByPhase* seconds = nullptr);

}  // namespace brouncker::fast
