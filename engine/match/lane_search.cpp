#include "engine/match/lane_search.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>

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

struct Row {
  Integer u, v, residual;  // residual in units of 2^-120
};

double squared_length(const Row& x) {
  const double u = static_cast<double>(x.u), v = static_cast<double>(x.v);
  const double r = std::ldexp(static_cast<double>(x.residual), kFirstBits - 24 * kSlices);
  return u * u + v * v + r * r;
}

double inner_product(const Row& x, const Row& y) {
  const double rx = std::ldexp(static_cast<double>(x.residual), kFirstBits - 24 * kSlices);
  const double ry = std::ldexp(static_cast<double>(y.residual), kFirstBits - 24 * kSlices);
  return static_cast<double>(x.u) * static_cast<double>(y.u) + static_cast<double>(x.v) * static_cast<double>(y.v) + rx * ry;
}

}  // namespace

SlicedConstant sliced_constant(const Approximation& x) {
  SlicedConstant result;
  cut(x, result.slices, 1);
  // Lagrange's reduction in the plane; the integers are exact, the quotients need not be.
  Row p{1, 0, Integer(1) << (24 * kSlices)}, q{0, 1, rounded_to(x, 24 * kSlices)};
  for (;;) {
    if (squared_length(p) > squared_length(q)) std::swap(p, q);
    const Integer quotient(std::rint(inner_product(p, q) / squared_length(p)));
    const Row next{q.u - quotient * p.u, q.v - quotient * p.v, q.residual - quotient * p.residual};
    if (quotient == 0 || squared_length(next) >= squared_length(q)) break;
    q = next;
  }
  const Row* rows[2] = {&p, &q};
  for (int i = 0; i < 2; ++i) {
    result.basis[i][0] = static_cast<double>(rows[i]->u);
    result.basis[i][1] = static_cast<double>(rows[i]->v);
    result.basis[i][2] = std::ldexp(static_cast<double>(rows[i]->residual), kFirstBits - 24 * kSlices);
  }
  return result;
}

LimitBatch::LimitBatch(std::span<const Approximation> limits)
    : size_(limits.size()), padded_((limits.size() + lanes::kMaxWidth - 1) / lanes::kMaxWidth * lanes::kMaxWidth) {
  slices_.resize(padded_ * kSlices);
  for (std::size_t i = 0; i < padded_; ++i) cut(limits[std::min(i, size_ - 1)], slices_.data() + i, padded_);
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
  set->search(c, {limits.slices(), limits.padded_size(), begin}, height_bits, open.data());
}

}  // namespace brouncker
