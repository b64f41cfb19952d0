/// Residues in double lanes. See lanes.hpp for who may include this.
#pragma once

#include "engine/fast/kernels.hpp"
#include "engine/fast/lanes.hpp"

namespace brouncker::fast {
namespace {

/// Registers in flight for each of the two primes: together enough to hide the latency of five operations.
inline constexpr int kChainFlight = kReals >= 8 ? 4 : 3;
static_assert(kTileWidth % (kChainFlight * kReals) == 0 && is_flight(kChainFlight * kReals));

/// Adds the lanes whose s is 0. Rare for large primes, so looked for in all registers first.
inline void add_zeros(const Reals (&s)[kChainFlight], int lane, LaneSet& zeros) {
  Longs any = Longs{};
  for (int v = 0; v < kChainFlight; ++v) any |= s[v] == 0;
  if (bits_of(any) == 0) return;
  for (int v = 0; v < kChainFlight; ++v) zeros.add(lane + v * kReals, bits_of(s[v] == 0));
}

inline void real_chains_lanes(const RealChainsJob& job, int lane) {
  const Reals p[2] = {splat(job.p[0]), splat(job.p[1])};
  const Reals inverse[2] = {splat(1 / job.p[0]), splat(1 / job.p[1])};
  Reals s[2][kChainFlight], before[2][kChainFlight];
  for (int c = 0; c < 2; ++c)
    for (int v = 0; v < kChainFlight; ++v) s[c][v] = splat(1), before[c][v] = Reals{};
  int m = job.first;
  for (int check = 0; check < job.check_count; ++check) {
    for (; m <= job.checks[check]; ++m) {
      const Reals b = splat(job.b[m]);
      const double* row = job.a + static_cast<std::ptrdiff_t>(m) * kTileWidth + lane;
      for (int v = 0; v < kChainFlight; ++v) {
        const Reals a = load<Reals>(row + v * kReals);
        for (int c = 0; c < 2; ++c) {
          const Reals next = residue(multiply_add(a, s[c][v], b * before[c][v]), p[c], inverse[c]);
          before[c][v] = s[c][v], s[c][v] = next;
        }
      }
    }
    for (int c = 0; c < 2; ++c) add_zeros(s[c], lane, job.zeros[c * job.check_count + check]);
  }
}

void real_chains(const RealChainsJob& job) {
  for (int i = 0; i < 2 * job.check_count; ++i) job.zeros[i] = {};
  for (int lane = 0; lane < job.lanes; lane += kChainFlight * kReals) real_chains_lanes(job, lane);
}

/// The quotient comes from doubles, the residue modulo 2^64 from integers: |quotient| <= 2^33 is off by less than 2^-17 before it
/// is rounded, and |residue| <= 0.6 p.
inline void wide_chain_lanes(const RealChainsJob& job, int c, int lane) {
  const auto p = static_cast<std::uint64_t>(job.p[static_cast<std::size_t>(c)]);
  const Reals inverse = splat(1 / job.p[static_cast<std::size_t>(c)]), rounder = splat(kRounder);
  const UnsignedLongs rounder_bits = reinterpret_cast<UnsignedLongs>(rounder);
  const auto integer = [&](Reals x) {
    return reinterpret_cast<UnsignedLongs>(x + rounder) - rounder_bits;
  };  // |x| < 2^51, an integer
  Reals s[kChainFlight], before[kChainFlight];
  for (int v = 0; v < kChainFlight; ++v) s[v] = splat(1), before[v] = Reals{};
  int m = job.first;
  for (int check = 0; check < job.check_count; ++check) {
    for (; m <= job.checks[check]; ++m) {
      const Reals b = splat(job.b[m]);
      const UnsignedLongs b_integer = integer(b);
      const double* row = job.a + static_cast<std::ptrdiff_t>(m) * kTileWidth + lane;
      for (int v = 0; v < kChainFlight; ++v) {
        const Reals a = load<Reals>(row + v * kReals);
        const UnsignedLongs quotient = integer((a * s[v] + b * before[v]) * inverse);
        const UnsignedLongs rest = integer(a) * integer(s[v]) + b_integer * integer(before[v]) - quotient * p;
        before[v] = s[v], s[v] = reinterpret_cast<Reals>(rest + rounder_bits) - rounder;
      }
    }
    add_zeros(s, lane, job.zeros[c * job.check_count + check]);
  }
}

void wide_chains(const RealChainsJob& job) {
  for (int i = 0; i < 2 * job.check_count; ++i) job.zeros[i] = {};
  for (int c = 0; c < 2; ++c)
    for (int lane = 0; lane < job.lanes; lane += kChainFlight * kReals) wide_chain_lanes(job, c, lane);
}

}  // namespace
}  // namespace brouncker::fast
