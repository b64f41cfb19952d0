#include "engine/match/lane_search.hpp"

#include <algorithm>
#include <array>
#include <cassert>
#include <cmath>
#include <utility>

namespace brouncker {
namespace {

struct InstructionSet {
  std::string_view name;
  lanes::SearchFunction search;
  bool (*available)();
};

#if defined(__x86_64__) && defined(__GNUC__) && !defined(__clang__)
bool has_avx512() {
  return __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512dq") && __builtin_cpu_supports("avx512vl");
}
bool has_avx2() { return __builtin_cpu_supports("avx2"); }
#endif

constexpr InstructionSet kInstructionSets[] = {
#if defined(__x86_64__) && defined(__GNUC__) && !defined(__clang__)
    {"avx512", lanes::search_avx512, has_avx512},
    {"avx2", lanes::search_avx2, has_avx2},
#endif
    {"base", lanes::search_base, [] { return true; }},
};

const InstructionSet& best() {
  static const InstructionSet& found =
      *std::find_if(std::begin(kInstructionSets), std::end(kInstructionSets), [](const auto& set) { return set.available(); });
  return found;
}

/// Balanced digits of round(x 2^120).
void cut(const Approximation& x, double* slices, std::size_t stride) {
  assert(x.log2_abs() <= 1e-9);
  Integer rest = rounded_to(x, 24 * kSlices);
  for (int s = kSlices - 1; s >= 0; --s) {
    Integer digit = rest;
    if (s > 0) {
      mpz_fdiv_r_2exp(digit.backend().data(), rest.backend().data(), 24);
      if (digit >= 1 << 23) digit -= 1 << 24;
      rest = (rest - digit) >> 24;
    }
    slices[static_cast<std::size_t>(s) * stride] = static_cast<double>(digit);
  }
}

using PlaneVector = std::array<double, 3>;

double inner_product(const PlaneVector& x, const PlaneVector& y) { return x[0] * y[0] + x[1] * y[1] + x[2] * y[2]; }

/// 2^kBasisBits (u + v x) to the last digit: what cancels is exact.
double residual(double u, double v, const double* slices, std::size_t stride) {
  const double most = u * kSliceUnit + v * slices[0];
  const double rest = (v * slices[stride] + v * slices[2 * stride] / kSliceUnit) / kSliceUnit;
  return std::ldexp(most + rest, kBasisBits - 24);
}

/// Lagrange's reduction of the plane of (1, x). Rounding touches the way to the basis only.
std::array<PlaneVector, 2> reduced_basis(const double* slices, std::size_t stride) {
  PlaneVector p{1, 0, residual(1, 0, slices, stride)}, q{0, 1, residual(0, 1, slices, stride)};
  for (double shorter = inner_product(p, p), longer = inner_product(q, q);;) {
    if (shorter > longer) std::swap(p, q), std::swap(shorter, longer);
    const double quotient = std::rint(inner_product(p, q) / shorter);
    const PlaneVector next{q[0] - quotient * p[0], q[1] - quotient * p[1], q[2] - quotient * p[2]};
    const double length = inner_product(next, next);
    if (quotient == 0 || length >= longer) break;
    q = next, longer = length;
  }
  for (PlaneVector* each : {&p, &q}) (*each)[2] = residual((*each)[0], (*each)[1], slices, stride);
  return {p, q};
}

/// basis[3 i + t] is coordinate t of row i.
void put_basis(const double* slices, double* basis, std::size_t stride) {
  for (const PlaneVector& row : reduced_basis(slices, stride))
    for (double coordinate : row) *basis = coordinate, basis += stride;
}

}  // namespace

SlicedConstant sliced_constant(const Approximation& x) {
  SlicedConstant result;
  cut(x, result.slices, 1);
  put_basis(result.slices, result.basis[0], 1);
  return result;
}

LimitBatch::LimitBatch(std::span<const Approximation> limits)
    : size_(limits.size()), padded_((limits.size() + lanes::kMaxWidth - 1) / lanes::kMaxWidth * lanes::kMaxWidth) {
  slices_.resize(padded_ * kSlices);
  bases_.resize(padded_ * 6);
  for (std::size_t i = 0; i < padded_; ++i) {
    cut(limits[std::min(i, size_ - 1)], slices_.data() + i, padded_);
    put_basis(slices_.data() + i, bases_.data() + i, padded_);
  }
}

void find_open(const SlicedConstant& c, const LimitBatch& limits, int height_bits, std::span<std::uint8_t> open,
               std::size_t first) {
  find_open_with(best().name, c, limits, height_bits, open, first);
}

std::vector<std::string_view> instruction_sets() {
  std::vector<std::string_view> result;
  for (const InstructionSet& set : kInstructionSets)
    if (set.available()) result.push_back(set.name);
  return result;
}

void find_open_with(std::string_view instruction_set, const SlicedConstant& c, const LimitBatch& limits, int height_bits,
                    std::span<std::uint8_t> open, std::size_t first) {
  assert(open.size() >= limits.padded_size() && height_bits >= 0 && height_bits <= kMaxHeightBits);
  const auto set = std::find_if(std::begin(kInstructionSets), std::end(kInstructionSets),
                                [&](const InstructionSet& s) { return s.name == instruction_set; });
  assert(set != std::end(kInstructionSets));
  const std::size_t begin = first / lanes::kMaxWidth * lanes::kMaxWidth;
  set->search(c, {limits.slices(), limits.bases(), limits.padded_size(), begin}, height_bits, open.data());
}

}  // namespace brouncker
