/// The loops of dynamics.hpp. See lanes.hpp for who may include this.
#pragma once

#include "engine/fast/kernels.hpp"
#include "engine/fast/lanes.hpp"

namespace brouncker::fast {
namespace {

/// Registers in flight: enough to hide the latency of a multiplication and an addition.
inline constexpr int kFlight = 4;
static_assert(kTileWidth % (kFlight * kReals) == 0 && is_flight(kFlight * kReals));
/// Steps between two scalings; |a(n)| + |b(n)| <= 2^53 then keeps everything below 2^850.
inline constexpr int kSteps = 16;

/// kFlight registers of a recurrence u = a u' + b u'', times 2^-exponent.
struct Recurrence {
  Reals u[kFlight], before[kFlight];
  Longs exponent[kFlight];

  /// 2^-exponent (1, 0).
  Recurrence() {
    for (int v = 0; v < kFlight; ++v) u[v] = splat(1), before[v] = splat(0), exponent[v] = Longs{};
  }

  void step(const double* a, double b) {
    for (int v = 0; v < kFlight; ++v) {
      const Reals next = load<Reals>(a + v * kReals) * u[v] + splat(b) * before[v];
      before[v] = u[v], u[v] = next;
    }
  }

  void scale() {
    for (int v = 0; v < kFlight; ++v) {
      const Longs biased = reinterpret_cast<Longs>(magnitude(u[v]) + magnitude(before[v])) >> 52;
      const Reals factor = reinterpret_cast<Reals>((2046 - biased) << 52);
      u[v] *= factor, before[v] *= factor, exponent[v] += biased - 1023;
    }
  }

  /// u and the size of the two terms it was summed from; a: as in the last step.
  void save(const double* a, int at, double* values, double* sizes, std::int64_t* exponents) const {
    for (int v = 0; v < kFlight; ++v) {
      const Reals term = load<Reals>(a + v * kReals) * before[v];
      store(values + at + v * kReals, u[v]);
      store(sizes + at + v * kReals, magnitude(term) + magnitude(u[v] - term));
      store(exponents + at + v * kReals, exponent[v]);
    }
  }
};

inline const double* row_of(const DynamicsJob& job, int n, int lane) {
  return job.a + static_cast<std::ptrdiff_t>(n) * kTileWidth + lane;
}

inline void forward(const DynamicsJob& job, int lane) {
  Recurrence q;
  Longs near_zero[kFlight] = {};
  int sample = 0;
  const auto save = [&](int row, int n) {
    q.save(row_of(job, n, lane), row * kTileWidth + lane, job.q, job.q_terms, job.q_exponent);
  };
  for (int n = 1; n <= job.last; ++n) {
    if (n % kSteps == 0) q.scale();
    Reals low[kFlight];
    for (int v = 0; v < kFlight; ++v) low[v] = magnitude(splat(job.b[n]) * q.before[v]) * 0x1p-30;
    q.step(row_of(job, n, lane), job.b[n]);
    if (n >= job.watch_from)
      for (int v = 0; v < kFlight; ++v) near_zero[v] |= magnitude(q.u[v]) <= low[v];
    if (sample < job.count && n == job.samples[sample]) save(sample++, n);
  }
  save(job.count, job.last);
  for (int v = 0; v < kFlight; ++v) store(job.near_zero + lane + v * kReals, near_zero[v]);
}

inline void backward(const DynamicsJob& job, int lane) {
  Recurrence k;  // K(i..last), K(i+1..last)
  int sample = job.count - 1;
  const auto save = [&](int row, int i) {
    k.save(row_of(job, i, lane), row * kTileWidth + lane, job.k, job.k_terms, job.k_exponent);
  };
  if (sample >= 0 && job.samples[sample] + 2 > job.last) save(sample--, job.last);
  for (int i = job.last; i >= 1; --i) {
    if (i % kSteps == 0) k.scale();
    k.step(row_of(job, i, lane), job.b[i + 1]);
    if (sample >= 0 && i == job.samples[sample] + 2) save(sample--, i);
  }
  save(job.count, 1);
}

void dynamics(const DynamicsJob& job) {
  for (int lane = 0; lane < job.lanes; lane += kFlight * kReals) {
    forward(job, lane);
    backward(job, lane);
  }
}

}  // namespace
}  // namespace brouncker::fast
