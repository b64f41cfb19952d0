/// How often does p divide gcd(p_n, q_n)? By p-adic floating point.
///
/// The vector (x, y) = (K(i..n), K(i+1..n)) runs from (1, 0) at i = n + 1 down to (p_n, q_n) at i = 0:
///
///     (x, y) -> (a(i) x + b(i+1) y, x).
///
/// The matrix has determinant -b(i+1), so a common factor p can appear only where p | b(i+1); it is taken out at once and counted.
/// The vector is kept modulo p^K. What is known of it is best measured as a point of the projective line: x y' = x' y modulo p^k
/// for the true vector (x', y'). A step multiplies that determinant by b(i+1), taking out p^j divides it by p^2j, and reducing
/// modulo p^K before taking out p^j leaves K - j digits:
///
///     k -> min(K - j, k + v_p(b(i+1)) - 2j),      and the j read off is right where j < k.
///
/// Lanes: doubles modulo p^K with (|a(n)| + |b(n)|) p^K < 2^54; those that run out of digits, and p with K < 2, are done again one
/// by one in 128-bit integers with p^K < 2^62, and if that fails from the exact convergents.
#pragma once

#include "engine/fast/detection.hpp"
#include "formulas/pcf.hpp"

#include <functional>

namespace brouncker::fast {

/// v_p(gcd(p_n, q_n)) of many lanes.
class Valuations {
 public:
  /// @param a The polynomials of the tile's lanes. They and the tile have to outlive this.
  Valuations(const DetectionTile& tile, std::span<const Polynomial> a);

  /// Adds v log p for every candidate to logs[depth][lane], in increasing order of p.
  /// Candidates for the primes below `smallest` are all of `live`, the others those of b, as far as they are in `live`.
  void add_logs(const DetectedB& b, const Polynomial& b_polynomial, std::int64_t smallest, const LaneSet& live,
                std::vector<std::array<double, kTileWidth>>& logs);

 private:
  struct Task {
    int prime, lane;
  };
  void add_uniform(const DetectedB& b, const Polynomial& b_polynomial, const PrimeOfB& prime, int depth, const LaneSet& live,
                   std::array<double, kTileWidth>& logs);
  void add_tasks(const DetectedB& b, const Polynomial& b_polynomial, std::span<const Task> tasks, int n,
                 std::array<double, kTileWidth>& logs);
  double exactly(const DetectedB& b, const Polynomial& b_polynomial, const PrimeOfB& prime, int lane, int n) const;
  double digits_for(double p, double largest_b) const;

  const DetectionTile& tile_;
  std::span<const Polynomial> a_;
  std::vector<double> orders_;
};

/// The same for one lane in 128-bit integers; negative where the digits do not suffice.
/// @param a, b a(0) .. a(n), b(0) .. b(n), below 2^60.
double valuation_in_integers(std::span<const double> a, std::span<const double> b, const PrimeOfB& prime, int n);

/// The same from p_n and q_n themselves.
double valuation_by_convergents(const Pcf& pcf, std::int64_t p, int n);

}  // namespace brouncker::fast
