/// The trace test of engine/sieve for all a's of a tile and one b, in 16-bit lanes.
///
/// Let b(r) = 0 modulo p. The period that begins at r has the trace K(r .. r + p - 1), one chain
///
///     s(r-2) = 0, s(r-1) = 1, s(m) = a(m) s(m-1) + b(m) s(m-2),     T(0) = s(r + p - 1),
///
/// which the kernel of detection runs for 96 a's at a time. Where T(0) is not 0 the prime fails; where it is, and for deg b >= 3, the scalar
/// test says the rest. A b without a root modulo p, of degree 2, has a norm that no trace agrees with. The answers are those of trace_test().
#pragma once

#include "engine/fast/kernels.hpp"
#include "engine/sieve/trace_test.hpp"

#include <span>

namespace brouncker::fast {

class ReductionLanes {
 public:
  /// @param a The polynomials of the lanes, none of them zero; they have to outlive this.
  explicit ReductionLanes(std::span<const Polynomial> a);

  /// What trace_test() says of (a[lane], b), one a lane.
  std::vector<sieve::Reduction> operator()(const Polynomial& b) const;

 private:
  /// One prime's residues of all lanes.
  struct PrimeTable {
    explicit PrimeTable(std::uint32_t prime, std::span<const Polynomial> a);

    sieve::SmallField field;
    std::int16_t inverse = 0;               ///< of p modulo 2^16
    std::int64_t scale = 0, unscale = 0;    ///< 2^16 and 2^-16 modulo p
    std::vector<std::int16_t> values, low;  ///< a(n), n = 0 .. 2 p - 2: [n][kTileWidth]
    std::vector<std::uint32_t> lead;        ///< of a, one a lane
    LaneSet keeps_degree;                   ///< p does not divide the leading coefficient
  };
  class Test;

  /// The lanes whose trace vanishes at 0; b(root) = 0.
  LaneSet vanishing(const PrimeTable& table, const sieve::SmallResidues& b, std::uint32_t root) const;

  std::span<const Polynomial> a_;
  std::vector<PrimeTable> tables_;
};

}  // namespace brouncker::fast
