/// The fast filter of the matcher: which of many limits L can be (A + B c)/(C + D c) at all, with integers up to 2^height_bits?
#pragma once

#include "engine/match/approximation.hpp"

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace brouncker {

/// Numbers in [-1, 1] as balanced digits to the base 2^24, exact in doubles: x = sum_s slices[s] 2^(-24 (s + 1)), 120 bits.
inline constexpr int kSlices = 5;
inline constexpr double kSliceUnit = 0x1p24;

/// Bits at which the lattice is looked at: enough that a random pair is refused with the first look for heights up to 2^12, and
/// with the second one up to 2^18. In general 4 (h + 1) and some more: a random lattice has its shortest vector near 2^(B/4).
inline constexpr int kFirstBits = 60, kSecondBits = 84, kFirstHeightBits = 12, kMaxHeightBits = 18;
/// With so many bits more the vectors are looked at again that have a lane left open: of random pairs a few in 10^5 stay so.
inline constexpr int kCloserBits = 12;

/// Bits at which the planes of (1, c) and (1, L) are reduced, once for each number: the tensor product of two such bases is where the
/// lattice of a pair starts. Measured: 16 to 30 cost the same within a twentieth; with more, Gram-Schmidt vectors of the start lose digits.
inline constexpr int kBasisBits = 24;

/// A constant |c| <= 1.
struct SlicedConstant {
  double slices[kSlices] = {};
  /// Reduced basis of (1, c): rows (u, v, 2^kBasisBits (u + v c)).
  double basis[2][3] = {};
};

/// @param x |x| <= 1, known to 120 bits.
SlicedConstant sliced_constant(const Approximation& x);

/// Limits |L| <= 1 side by side, padded to whole vectors.
class LimitBatch {
 public:
  /// @param limits |L| <= 1, known to 120 bits.
  explicit LimitBatch(std::span<const Approximation> limits);
  std::size_t size() const { return size_; }
  std::size_t padded_size() const { return padded_; }
  const double* slices() const { return slices_.data(); }
  /// Shape [2][3][padded_size]: of each limit what SlicedConstant::basis is of a constant.
  const double* bases() const { return bases_.data(); }

 private:
  std::size_t size_ = 0, padded_ = 0;
  std::vector<double> slices_, bases_;
};

/// Which limits of the batch are not proved to be free of relations A + B c + C L + D c L = 0 with |A|, ..., |D| <= 2^height_bits.
/// Both numbers are taken as their 120 bits: a true relation has a residual of 2^(height_bits - 117) there, which the proof allows
/// for.
/// @param height_bits At most kMaxHeightBits.
/// @param open        Shape [padded_size]: 1 where a relation may exist.
/// @param first       Limits before this one are skipped (their `open` may or may not be written).
/// Cost: measured on one core of a busy machine, height 2^12: 0.06 us a pair with AVX-512, 0.13 us with AVX2, 0.37 us with SSE2; 4 of
/// 10^6 random pairs stay open. Of a batch: 0.1 us a limit for its plane.
void find_open(const SlicedConstant& c, const LimitBatch& limits, int height_bits, std::span<std::uint8_t> open,
               std::size_t first = 0);

/// The instruction sets this processor has, best first: "avx512", "avx2", "base". All keep every relation; of pairs that have none they
/// may leave different ones open (a few in 10^5), since they round differently: whoever uses find_open() looks closer at what is open, and
/// takes from it only what does not depend on what else was open.
std::vector<std::string_view> instruction_sets();
/// find_open() by one of instruction_sets().
void find_open_with(std::string_view instruction_set, const SlicedConstant& c, const LimitBatch& limits, int height_bits,
                    std::span<std::uint8_t> open, std::size_t first = 0);

namespace lanes {

struct SlicedLimits {
  const double* slices;
  const double* bases;
  std::size_t padded_size;
  std::size_t first;  ///< a multiple of kMaxWidth
};
using SearchFunction = void (*)(const SlicedConstant&, const SlicedLimits&, int height_bits, std::uint8_t* open);

inline constexpr int kMaxWidth = 8;
/// Covers the rounding of the Gram-Schmidt vectors and the last coordinate of a relation (below a thousandth of its height).
inline constexpr double kBoundSlack = 1.001;
/// From the integer in units of 2^(-24 kSlices) to units of 2^-bits.
inline double power_of_slices(int bits) {
  double scale = 1;
  for (int i = bits; i < 24 * kSlices; ++i) scale *= 0.5;
  return scale;
}

void search_base(const SlicedConstant&, const SlicedLimits&, int height_bits, std::uint8_t* open);
void search_avx2(const SlicedConstant&, const SlicedLimits&, int height_bits, std::uint8_t* open);
void search_avx512(const SlicedConstant&, const SlicedLimits&, int height_bits, std::uint8_t* open);

}  // namespace lanes
}  // namespace brouncker
