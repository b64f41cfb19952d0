#include "engine/match/small_lattice.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>

namespace brouncker {
namespace {

constexpr int kStageBits = 20, kLastBits = 104;
constexpr double kDelta = 0.98;
constexpr int kMaxSteps = 4'000;
/// A product of two rounded numbers is off by up to 5 units of 2^-120, the numbers themselves by a half.
constexpr std::int64_t kRoundingUnits = 8;

Int128 times(Int128 x, std::int64_t factor) {
  return static_cast<Int128>(static_cast<UInt128>(x) * static_cast<UInt128>(static_cast<Int128>(factor)));
}
Int128 minus(Int128 x, Int128 y) { return static_cast<Int128>(static_cast<UInt128>(x) - static_cast<UInt128>(y)); }

class Lattice {
 public:
  explicit Lattice(std::span<const Int128> x) : n_(static_cast<int>(x.size())) {
    for (int i = 0; i < n_; ++i) {
      u_[i].fill(0);
      u_[i][i] = 1;
      residual_[i] = x[static_cast<std::size_t>(i)];
    }
  }

  /// LLL at `bits`; false where the doubles do not get through.
  bool reduce(int bits) {
    bits_ = bits;
    for (int i = 0; i < n_; ++i) load_last(i);
    int k = 0, steps = 0;
    orthogonalise(0);
    for (k = 1; k < n_;) {
      if (++steps > kMaxSteps) return false;
      if (!size_reduce(k)) return false;
      if (norm_[k] + mu_[k][k - 1] * mu_[k][k - 1] * norm_[k - 1] < kDelta * norm_[k - 1]) {
        std::swap(u_[k], u_[k - 1]);
        std::swap(residual_[k], residual_[k - 1]);
        std::swap(last_[k], last_[k - 1]);
        orthogonalise(k - 1);
        k = std::max(1, k - 1);
      } else {
        ++k;
      }
    }
    return true;
  }

  double least_norm() const { return *std::min_element(norm_, norm_ + n_); }

  /// A row with small coefficients and a residual that rounding explains.
  const std::array<std::int64_t, kMaxSmallTerms>* relation(int height_bits) const {
    for (int i = 0; i < n_; ++i) {
      std::int64_t height = 0;
      for (int t = 0; t < n_; ++t) height = std::max(height, std::abs(u_[i][t]));
      const Int128 residual = residual_[i] < 0 ? -residual_[i] : residual_[i];
      if (height <= std::int64_t{1} << height_bits && residual <= static_cast<Int128>(kRoundingUnits * height)) return &u_[i];
    }
    return nullptr;
  }

 private:
  void load_last(int i) { last_[i] = std::ldexp(static_cast<double>(residual_[i]), bits_ - kSmallFractionBits); }
  double coordinate(int i, int t) const { return t < n_ ? static_cast<double>(u_[i][t]) : last_[i]; }

  /// b*_k and mu_k from b*_0 ... b*_(k-1).
  void orthogonalise(int k) {
    double* v = star_[k];
    for (int t = 0; t <= n_; ++t) v[t] = coordinate(k, t);
    for (int j = 0; j < k; ++j) {
      double product = 0;
      for (int t = 0; t <= n_; ++t) product += v[t] * star_[j][t];
      mu_[k][j] = product / norm_[j];
      for (int t = 0; t <= n_; ++t) v[t] -= mu_[k][j] * star_[j][t];
    }
    norm_[k] = 0;
    for (int t = 0; t <= n_; ++t) norm_[k] += v[t] * v[t];
  }

  /// Subtracts multiples of the earlier rows until nothing changes, from fresh Gram-Schmidt coefficients each time.
  bool size_reduce(int k) {
    for (int round = 0; round < 64; ++round) {
      orthogonalise(k);
      bool changed = false;
      for (int j = k - 1; j >= 0; --j) {
        const double q = std::rint(mu_[k][j]);
        if (q == 0) continue;
        if (!(std::fabs(q) < 0x1p40)) return false;
        changed = true;
        const auto factor = static_cast<std::int64_t>(q);
        for (int t = 0; t < n_; ++t) u_[k][t] -= factor * u_[j][t];
        residual_[k] = minus(residual_[k], times(residual_[j], factor));
        for (int i = 0; i <= j; ++i) mu_[k][i] -= q * (i == j ? 1.0 : mu_[j][i]);
      }
      if (!changed) return true;
      load_last(k);
    }
    return false;
  }

  int n_, bits_ = 0;
  std::array<std::int64_t, kMaxSmallTerms> u_[kMaxSmallTerms];
  Int128 residual_[kMaxSmallTerms];
  double last_[kMaxSmallTerms], star_[kMaxSmallTerms][kMaxSmallTerms + 1];
  double mu_[kMaxSmallTerms][kMaxSmallTerms] = {}, norm_[kMaxSmallTerms] = {};
};

}  // namespace

SmallRelation find_small_relation(std::span<const Int128> x, int height_bits) {
  assert(x.size() >= 2 && x.size() <= kMaxSmallTerms && height_bits <= kMaxSmallHeightBits);
  SmallRelation result;
  const double height = std::ldexp(1, height_bits), longest = 1.001 * static_cast<double>(x.size()) * height * height;
  Lattice lattice(x);
  for (int bits = kStageBits; bits <= kLastBits; bits = bits == kLastBits ? bits + 1 : std::min(bits + kStageBits, kLastBits)) {
    if (!lattice.reduce(bits)) return result;
    if (const auto* row = lattice.relation(height_bits)) {
      result.verdict = SmallRelation::Verdict::found;
      result.coefficients = *row;
      return result;
    }
    if (lattice.least_norm() > longest) {
      result.verdict = SmallRelation::Verdict::none;
      return result;
    }
  }
  return result;
}

}  // namespace brouncker
