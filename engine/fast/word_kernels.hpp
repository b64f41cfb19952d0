/// Residues in 16-bit lanes by Montgomery's product. See lanes.hpp for who may include this.
#pragma once

#include "engine/fast/kernels.hpp"
#include "engine/fast/lanes.hpp"

namespace brouncker::fast {
namespace {

/// Registers in flight: enough to hide the latency of two multiplications one after the other.
inline constexpr int kWordFlight = 3;
static_assert(kTileWidth % (kWordFlight * kWords) == 0);

/// x w 2^-16 modulo p, in absolute value at most |x w| 2^-16 + p/2. low = w p^-1 modulo 2^16.
inline Words product(Words x, Words w, Words low, Words p) { return high_product(x, w) - high_product(low_product(x, low), p); }

/// Brings |x| <= 3p/2 into [-p/2, p/2].
inline Words centred(Words x, Words p) {
  const Words half = p >> 1;
  x -= (x > half) & p;
  return x + ((x < -half) & p);
}

/// Horner's rule; |value| before centring: at most p/2 + p/2 / (1 - p/2^17) < 3p/2.
template <class Coefficient>
inline Words polynomial(Coefficient coefficient, int degree, Words n, Words n_low, Words p) {
  Words value = coefficient(0);
  for (int k = 1; k <= degree; ++k) value = product(value, n, n_low, p) + coefficient(k);
  return centred(value, p);
}

void word_table(const WordTableJob& job) {
  const Words p = splat_word(job.p), inverse = splat_word(job.p_inverse);
  for (int row = 0; row < job.rows; ++row) {
    const Words n = splat_word(job.n[row]), n_low = low_product(n, inverse);
    for (int lane = 0; lane < job.lanes; lane += kWords) {
      const auto coefficient = [&](int k) { return load<Words>(job.coefficients + k * kTileWidth + lane); };
      const Words value = polynomial(coefficient, job.degree, n, n_low, p);
      store(job.values + static_cast<std::ptrdiff_t>(row) * kTileWidth + lane, value);
      store(job.low + static_cast<std::ptrdiff_t>(row) * kTileWidth + lane, low_product(value, inverse));
    }
  }
}

void word_column(const WordColumnJob& job) {
  const Words p = splat_word(job.p), inverse = splat_word(job.p_inverse);
  for (int row = 0; row < job.rows; row += kWords) {
    const Words n = load<Words>(job.n + row);
    const auto coefficient = [&](int k) { return splat_word(job.coefficients[k]); };
    const Words value = polynomial(coefficient, job.degree, n, low_product(n, inverse), p);
    store(job.values + row, value);
    store(job.low + row, low_product(value, inverse));
  }
}

inline void word_chain_lanes(const WordChainJob& job, int lane) {
  const Words p = splat_word(job.p);
  Words s[kWordFlight], before[kWordFlight];
  for (int v = 0; v < kWordFlight; ++v) s[v] = splat_word(1), before[v] = Words{};
  int m = 0;
  for (int check = 0; check < job.check_count; ++check) {
    for (; m < job.checks[check]; ++m) {
      const Words b = splat_word(job.b[m]), b_low = splat_word(job.b_low[m]);
      const std::ptrdiff_t row = static_cast<std::ptrdiff_t>(m) * kTileWidth + lane;
      for (int v = 0; v < kWordFlight; ++v) {
        const Words a = load<Words>(job.a + row + v * kWords), a_low = load<Words>(job.a_low + row + v * kWords);
        const Words next = product(s[v], a, a_low, p) + product(before[v], b, b_low, p);
        before[v] = s[v], s[v] = next;
      }
    }
    for (int v = 0; v < kWordFlight; ++v)
      job.zeros[check].add(lane + v * kWords, bits_of((s[v] == Words{}) | (s[v] == p) | (s[v] == -p)));
  }
}

void word_chain(const WordChainJob& job) {
  for (int check = 0; check < job.check_count; ++check) job.zeros[check] = {};
  for (int lane = 0; lane < job.lanes; lane += kWordFlight * kWords) word_chain_lanes(job, lane);
}

}  // namespace
}  // namespace brouncker::fast
