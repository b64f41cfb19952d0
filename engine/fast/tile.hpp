/// Many PCFs at once: a few dozen a's against many b's, in machine numbers, with the same results as the generic path.
#pragma once

#include "engine/fast/kernels.hpp"
#include "engine/profile.hpp"
#include "engine/row.hpp"
#include "formulas/job.hpp"

#include <functional>
#include <memory>
#include <span>

namespace brouncker::fast {

/// What all tiles of a job share, whatever thread they run on; read-only once made.
class Shared;

/// Sets up for a job: the layout of the samples, factor tables.
std::shared_ptr<const Shared> shared_for(const Sampling& sampling);

/// Evaluates every pair (a[i], b[j]), i < kTileWidth, none of them zero.
///
/// The pairs go through doubles (dynamics, see dynamics.hpp) and primes (common factors, see detection.hpp and valuation.hpp) where
/// the tile is within the lane bounds of these files; single pairs that leave them, and tiles that are beyond, take the generic
/// exact path, evaluate(). Which pairs those are depends on the tile alone.
///
/// @param emit Gets (i, j, row) once for every pair, in any order.
void evaluate_tile(const Shared& shared, std::span<const Polynomial> a, std::span<const Polynomial> b,
                   const std::function<void(std::size_t i, std::size_t j, Row row)>& emit, SecondsByPhase* seconds = nullptr);

}  // namespace brouncker::fast
