/// Lattice reduction of many (1, c, L, cL) at once, one in each lane of a vector register. Included by the files that compile it
/// for one instruction set each; every operation is one on each lane by itself. What is rounded is only the way to a basis.
///
/// The lattice of the pair (c, L) at B bits has the rows (A, B, C, D, 2^B (A + B c + C L + D c L)), A, B, C, D integers. A relation
/// of height <= H is a vector no longer than 2H (1 + tiny). If the Gram-Schmidt vectors of some basis are all longer than that,
/// there is no such relation: whatever way the basis was found, that is a proof, once the basis is checked (determinant +-1, its
/// last coordinates recomputed from exact fixed-point numbers). Source: [Lenstra1982, (1.11)].
///
/// The start is the tensor product of the reduced bases of (1, c) and (1, L) at b = kBasisBits bits each. In bits its Gram-Schmidt
/// vectors are about (B - b, b, 0, 0), on the way to (B/4, B/4, B/4, B/4): two thirds of what is left to do from the identity or from
/// the basis of (1, c) alone, and short enough for doubles.
#pragma once

#include "engine/match/lane_search.hpp"

#include <cstring>

namespace brouncker::lanes {

template <class V, class I>
class Lattice {
 public:
  static constexpr int kWidth = sizeof(V) / sizeof(double);

  /// @param slices, bases  Of the first limit; the same of the next coordinate is `stride` further on.
  void start(const SlicedConstant& c, const double* slices, const double* bases, std::size_t stride) {
    const auto load = [&](const double* from, int place) {
      V loaded;
      std::memcpy(&loaded, from + static_cast<std::size_t>(place) * stride, sizeof(V));
      return loaded;
    };
    V l[kSlices];
    const V zero{};
    for (int s = 0; s < kSlices; ++s) {
      l[s] = load(slices, s);
      x_[0][s] = zero + (s == 0 ? kSliceUnit : 0.0);
      x_[1][s] = zero + c.slices[s];
      x_[2][s] = l[s];
    }
    multiply(c, l);
    constexpr double to_first_bits = static_cast<double>(1LL << (kFirstBits - 2 * kBasisBits));
    for (int j = 0; j < 2; ++j) {
      const V u = load(bases, 3 * j), v = load(bases, 3 * j + 1), r = load(bases, 3 * j + 2) * to_first_bits;
      for (int i = 0; i < 2; ++i) {
        V* row = b_[2 * j + i];
        const double* of_c = c.basis[i];
        row[0] = of_c[0] * u, row[1] = of_c[1] * u, row[2] = of_c[0] * v, row[3] = of_c[1] * v, row[4] = of_c[2] * r;
      }
    }
  }

  /// Reduces at `bits` until every lane is proved free of vectors whose squared length is at most `bound`, or no progress is left.
  /// @return -1 (all bits set) in the lanes that are proved free.
  I reduce(double bits_scale, double bound) {
    bool settled = false;
    for (int round = 0;; ++round) {
      orthogonalise();
      if (round > 0) {
        const I free = (B_[0] > bound) & (B_[1] > bound) & (B_[2] > bound) & (B_[3] > bound);
        if (round == kRounds || settled || all(free)) return free & short_rows() & unimodular();
      }
      int sweeps = 0;
      while (sweeps < kSweeps && swept()) ++sweeps;
      settled = sweeps == 0;  // nothing swapped: more rounds have nothing to do
      recompute_residuals(bits_scale);
    }
  }

  static bool all(const I& mask) {
    long long both = -1;
    for (int lane = 0; lane < kWidth; ++lane) both &= mask[lane];
    return both != 0;
  }

  void recompute_residuals(double scale) {
    for (auto& row : b_) {
      V total{};
      // |row[j]| < 2^26 and slices of 24 bits: every product, sum and carry but the last is exact.
      for (int s = 0; s < kSlices; ++s)
        total = total * kSliceUnit + (row[0] * x_[0][s] + row[1] * x_[1][s] + row[2] * x_[2][s] + row[3] * x_[3][s]);
      row[4] = total * scale;
    }
  }

 private:
  /// Measured on random numbers: 14 sweeps do for eight lanes side by side in most cases, and later rounds find little more to do.
  static constexpr int kRounds = 6, kSweeps = 14;
  /// Of the swap condition: lower swaps less, higher gives longer Gram-Schmidt vectors.
  static constexpr double kDelta = 0.9;

  static void round(V& y, const V& x) { y = (x + 0x1.8p52) - 0x1.8p52; }

  /// c L in slices: balanced digits to the base 2^24.
  void multiply(const SlicedConstant& c, const V (&l)[kSlices]) {
    V p[kSlices + 1] = {};
    for (int i = 0; i < kSlices; ++i)
      for (int j = 0; i + j < kSlices; ++j) p[i + j + 1] += c.slices[i] * l[j];
    for (int s = kSlices; s > 0; --s) {
      V carry;
      round(carry, p[s] / kSliceUnit);
      p[s] -= carry * kSliceUnit;
      p[s - 1] += carry;
    }
    for (int s = 0; s < kSlices; ++s) x_[3][s] = p[s];
  }

  /// Gram-Schmidt, modified: B_i = |b*_i|^2, mu.
  void orthogonalise() {
    V star[4][5], inverse[4];
    for (int i = 0; i < 4; ++i) {
      V v[5];
      for (int t = 0; t < 5; ++t) v[t] = b_[i][t];
      for (int j = 0; j < i; ++j) {
        const V* w = star[j];
        const V m = (v[0] * w[0] + v[1] * w[1] + v[2] * w[2] + v[3] * w[3] + v[4] * w[4]) * inverse[j];
        mu_[i][j] = m;
        for (int t = 0; t < 5; ++t) v[t] -= m * w[t];
      }
      for (int t = 0; t < 5; ++t) star[i][t] = v[t];
      B_[i] = v[0] * v[0] + v[1] * v[1] + v[2] * v[2] + v[3] * v[3] + v[4] * v[4];
      inverse[i] = 1.0 / B_[i];
    }
  }

  template <int k, int j>
  void size_reduce() {
    V q;
    round(q, mu_[k][j]);
    for (int t = 0; t < 5; ++t) b_[k][t] -= q * b_[j][t];
    for (int i = 0; i < j; ++i) mu_[k][i] -= q * mu_[j][i];
    mu_[k][j] -= q;
  }

  static void exchange(const I& where, V& x, V& y) {
    const V old = x;
    x = where ? y : x;
    y = where ? old : y;
  }

  /// Swaps rows k and k-1 in the lanes where that shortens b*_(k-1) enough, and updates mu and B. [Cohen1993, algorithm 2.6.3]
  template <int k>
  void swap(I& swapped) {
    const V m = mu_[k][k - 1], lower = B_[k - 1], upper = B_[k];
    const V shorter = upper + m * m * lower;
    const I where = shorter < kDelta * lower;
    const V ratio = lower / shorter;
    const V new_m = m * ratio;
    B_[k - 1] = where ? shorter : lower;
    B_[k] = where ? upper * ratio : upper;
    mu_[k][k - 1] = where ? new_m : m;
    for (int t = 0; t < 5; ++t) exchange(where, b_[k][t], b_[k - 1][t]);
    for (int j = 0; j < k - 1; ++j) exchange(where, mu_[k][j], mu_[k - 1][j]);
    for (int i = k + 1; i < 4; ++i) {
      const V u = mu_[i][k], w = mu_[i][k - 1];
      const V new_u = w - m * u;
      mu_[i][k - 1] = where ? u + new_m * new_u : w;
      mu_[i][k] = where ? new_u : u;
    }
    swapped |= where;
  }

  /// One pass over all neighbours; false where no lane swapped. All is short before the middle swap: what waits for later grows, and
  /// lanes lose their integers to rounding.
  bool swept() {
    I swapped{};
    size_reduce<1, 0>();
    swap<1>(swapped);
    size_reduce<3, 2>();
    swap<3>(swapped);
    size_reduce<2, 1>();
    size_reduce<2, 0>();
    size_reduce<3, 2>();
    size_reduce<3, 1>();
    size_reduce<3, 0>();
    swap<2>(swapped);
    long long any = 0;
    for (int lane = 0; lane < kWidth; ++lane) any |= swapped[lane];
    return any != 0;
  }

  /// Where all entries are below 2^26, so that recomputed residuals are exact and rounding cannot touch the Gram-Schmidt vectors. A
  /// number that is nearly rational begins with longer rows, and may end with them.
  I short_rows() const {
    I result = ~I{};
    for (const auto& row : b_)
      result &= row[0] * row[0] + row[1] * row[1] + row[2] * row[2] + row[3] * row[3] + row[4] * row[4] < 0x1p52;
    return result;
  }

  /// Integers modulo 2^64.
  using Unsigned __attribute__((vector_size(sizeof(V)))) = unsigned long long;

  /// The integer |x| < 2^51; other lanes hold anything, short_rows() is false there.
  static Unsigned to_integer(const V& x) {
    return reinterpret_cast<Unsigned>(x + 0x1.8p52) - reinterpret_cast<Unsigned>(V{} + 0x1.8p52);
  }

  /// Where the coefficients have determinant +-1 modulo 2^64: a rounded row operation would show.
  I unimodular() const {
    Unsigned m[4][4];
    for (int i = 0; i < 4; ++i)
      for (int j = 0; j < 4; ++j) m[i][j] = to_integer(b_[i][j]);
    const auto minor = [&](int row, int i, int j) { return m[row][i] * m[row + 1][j] - m[row][j] * m[row + 1][i]; };
    const Unsigned det = minor(0, 0, 1) * minor(2, 2, 3) - minor(0, 0, 2) * minor(2, 1, 3) + minor(0, 0, 3) * minor(2, 1, 2) +
                         minor(0, 1, 2) * minor(2, 0, 3) - minor(0, 1, 3) * minor(2, 0, 2) + minor(0, 2, 3) * minor(2, 0, 1);
    const I signed_det = reinterpret_cast<I>(det);
    return (signed_det == 1) | (signed_det == -1);
  }

  V b_[4][5], mu_[4][4], B_[4];
  V x_[4][kSlices];
};

/// SearchFunction of lane_search.hpp for one width of vectors.
template <class V, class I>
void search(const SlicedConstant& c, const SlicedLimits& limits, int height_bits, std::uint8_t* open) {
  const double height = static_cast<double>(1 << height_bits);
  const double bound = 4.0 * height * height * kBoundSlack;
  for (std::size_t i = limits.first; i < limits.padded_size; i += Lattice<V, I>::kWidth) {
    Lattice<V, I> lattice;
    lattice.start(c, limits.slices + i, limits.bases + i, limits.padded_size);
    const auto look = [&](int bits) {
      const double scale = power_of_slices(bits);
      if (bits != kFirstBits) lattice.recompute_residuals(scale);
      return lattice.reduce(scale, bound);
    };
    I free = look(kFirstBits);
    const bool is_high = height_bits > kFirstHeightBits;
    if (is_high) free = look(kSecondBits);
    if (!Lattice<V, I>::all(free)) free |= look((is_high ? kSecondBits : kFirstBits) + kCloserBits);
    for (int lane = 0; lane < Lattice<V, I>::kWidth; ++lane) open[i + static_cast<std::size_t>(lane)] = free[lane] == 0;
  }
}

}  // namespace brouncker::lanes
