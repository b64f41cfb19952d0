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
  Reals known;            ///< digits that count, see valuation.hpp
  Reals found = Reals{};  ///< factors p taken out so far; far below 0 once the digits did not suffice

  /// Takes common factors p out after a step with v_p(b) = order >= 0.
  void extract(Reals order, Reals p, Reals inverse, Reals digits) {
    const auto quotient = [&](Reals z) { return multiply_add(z, inverse, splat(kRounder)) - kRounder; };
    Reals x_p = quotient(x);
    Longs dividing = (multiply_subtract(x_p, p, x) == 0) & (order > 0);
    if (bits_of(dividing) != 0) {
      Reals taken = Reals{};
      for (;;) {
        const Reals y_p = quotient(y);
        dividing &= (multiply_subtract(y_p, p, y) == 0) & (taken < order);
        if (bits_of(dividing) == 0) break;
        x = select(dividing, x_p, x), y = select(dividing, y_p, y);
        taken += select(dividing, splat(1), Reals{});
        x_p = quotient(x);
        dividing &= multiply_subtract(x_p, p, x) == 0;
      }
      found += select(taken < known, taken, splat(-1e6));
      known -= taken + taken;
      digits -= taken;
    }
    const Reals grown = known + order;
    known = select(grown < digits, grown, digits);
  }
};

inline void valuation_lanes(const ValuationJob& job, int lane) {
  constexpr int flight = kValuationFlight;
  Reals p[flight], inverse_p[flight], modulus[flight], inverse[flight], digits[flight];
  Continuants state[flight];
  for (int v = 0; v < flight; ++v) {
    const int at = lane + v * kReals;
    p[v] = load<Reals>(job.p + at), modulus[v] = load<Reals>(job.modulus + at), digits[v] = load<Reals>(job.digits + at);
    inverse_p[v] = 1 / p[v], inverse[v] = 1 / modulus[v], state[v].known = digits[v];
  }
  int event = 0;
  while (event < job.event_count && job.events[event] > job.n) ++event;
  for (int i = job.n; i >= job.stop; --i) {
    const Reals n = splat(i), b = splat(i == job.n ? 0 : job.b[i + 1]);
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
      state[v].extract(order, p[v], inverse_p[v], digits[v]);
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
