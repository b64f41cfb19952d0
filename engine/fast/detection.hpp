/// Which primes divide gcd(p_n, q_n)? Decided prime by prime, without p_n and q_n.
///
/// Let r be the first n >= 1 with p | b(n). Modulo p, (p_m, q_m) for m >= r is a fixed vector, not 0, times the scalar s(m) with
///
///     s(r-2) = 0, s(r-1) = 1, s(m) = a(m) s(m-1) + b(m) s(m-2),     so that
///     p | gcd(p_n, q_n)  <=>  n >= r and s(n) = 0 (mod p).
///
/// At a later root r' of b the scalar is a product, s(m) = s(r'-1) K(r'..m): either some segment K(r..r'-1) between roots is 0, and
/// with it all that follows, or only the last one, K(last root..n), counts. Where p is less than the depth, everything has
/// period p.
///
/// Primes below kWordPrimes are done in 16-bit lanes, b by b for a whole tile of a's with the residues of a in a table; larger
/// ones, where tables would not pay, in doubles, two primes at a time. These start at the smaller of the two first roots, which can
/// only add wrong candidates, one in p; the valuation sorts them out.
///
/// Bounds: |a(n)|, |b(n)| <= 2^32 for n <= the deepest sample. The double lanes need (|a(n)| + |b(n)|) p < 2^53 beyond that; where
/// that fails, quotients still come from doubles but residues from 64-bit integers, at about three times the cost.
#pragma once

#include "engine/fast/factors.hpp"
#include "engine/fast/kernels.hpp"
#include "formulas/polynomial.hpp"

#include <span>
#include <vector>

namespace brouncker::fast {

/// The lanes where p may divide the gcd at depths[depth].
struct Candidates {
  int prime = 0;  ///< index into FactoredB::primes()
  int depth = 0;
  LaneSet lanes;
};

/// A b of a tile with what detection needs.
struct DetectedB {
  std::span<const double> terms;     ///< b(0) .. b(deepest), at least
  std::vector<double> coefficients;  ///< highest power first
  const FactoredB* factors = nullptr;
  std::vector<Candidates> candidates;  ///< result: increasing prime
};

/// What a tile gives to detection.
struct DetectionTile {
  std::span<const int> depths;  ///< increasing
  int lanes = 0;
  int degree = 0;                    ///< of the a's
  std::vector<double> coefficients;  ///< [degree + 1][kTileWidth], highest power first
  std::span<const double> a;         ///< a(n) of lane l at [n kTileWidth + l]
  double largest_a = 0;              ///< bound of |a(n)| of the lanes that matter
};

/// Fills the candidates of all b's for the primes from `smallest` on.
void detect(const DetectionTile& tile, std::span<DetectedB> b, std::int64_t smallest);

}  // namespace brouncker::fast
