/// The loop of valuation.hpp. See lanes.hpp for who may include this.
#pragma once

#include "engine/fast/kernels.hpp"
#include "engine/fast/lanes.hpp"

namespace brouncker::fast {
namespace {

inline constexpr int kValuationFlight = kReals >= 8 ? 4 : 3;
static_assert(kTileWidth % (kValuationFlight * kReals) == 0);

inline Reals select(Longs mask, Reals yes, Reals no) { return mask ? yes : no; }

/// (K(i..n), K(i+1..n)) without its common factors p, modulo p^K, and what is known about it.
struct Continuants {
  Reals x = splat(1), y = Reals{};
  Reals known;           ///< digits that count, see valuation.hpp
  Reals found = Reals{};  ///< factors p taken out so far; far below 0 once the digits did not suffice

  /// Takes common factors p out after a step with v_p(b) = order >= 0.
  void extract(Reals order, Reals p, Reals digits) {
    const Reals inverse = 1 / p;
    Reals taken = Reals{};
    Longs dividing = order > 0;
    while (bits_of(dividing) != 0) {
      const Reals x_p = multiply_add(x, inverse, splat(kRounder)) - kRounder, y_p = multiply_add(y, inverse, splat(kRounder)) - kRounder;
      dividing &= (multiply_subtract(x_p, p, x) == 0) & (multiply_subtract(y_p, p, y) == 0) & (taken < order);
      x = select(dividing, x_p, x), y = select(dividing, y_p, y);
      taken += select(dividing, splat(1), Reals{});
    }
    found += select(taken < known, taken, splat(-1e6));
    const Reals grown = known + order - taken - taken, most = digits - taken;
    known = select(order > 0, select(grown < most, grown, most), known);
  }
};

inline void valuation_lanes(const ValuationJob& job, int lane) {
  constexpr int flight = kValuationFlight;
  Reals p[flight], modulus[flight], inverse[flight], digits[flight];
  Continuants state[flight];
  for (int v = 0; v < flight; ++v) {
    const int at = lane + v * kReals;
    p[v] = load<Reals>(job.p + at), modulus[v] = load<Reals>(job.modulus + at), digits[v] = load<Reals>(job.digits + at);
    inverse[v] = 1 / modulus[v], state[v].known = digits[v];
  }
  int event = 0;
  while (event < job.event_count && job.events[event] > job.n) ++event;
  for (int i = job.n; i >= job.stop; --i) {
    const Reals n = splat(i), b = splat(job.b[i + 1]);
    for (int v = 0; v < flight; ++v) {
      const double* coefficient = job.a + lane + v * kReals;
      Reals a = load<Reals>(coefficient);
      for (int k = 1; k <= job.degree; ++k) a = multiply_add(a, n, load<Reals>(coefficient + k * kTileWidth));
      const Reals next = residue(multiply_add(a, state[v].x, b * state[v].y), modulus[v], inverse[v]);
      state[v].y = state[v].x, state[v].x = next;
    }
    if (event == job.event_count || i + 1 != job.events[event]) continue;
    for (int v = 0; v < flight; ++v) {
      const Reals order = job.uniform ? splat(job.orders[event]) : load<Reals>(job.orders + event * kTileWidth + lane + v * kReals);
      state[v].extract(order, p[v], digits[v]);
    }
    ++event;
  }
  for (int v = 0; v < flight; ++v) store(job.valuations + lane + v * kReals, state[v].found);
}

void valuations(const ValuationJob& job) {
  for (int lane = 0; lane < job.lanes; lane += kValuationFlight * kReals) valuation_lanes(job, lane);
}

}  // namespace
}  // namespace brouncker::fast
