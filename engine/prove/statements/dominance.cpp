// A polynomial has a sign from N on if its Taylor coefficients at N have it.
#include "engine/prove/statements/dominance.hpp"

#include <algorithm>

namespace brouncker::dominance {
namespace {

bool has_sign(const Polynomial& p, bool strict) {
  const auto& c = p.ascending();
  return std::ranges::all_of(c, [](const Integer& x) { return x >= 0; }) && (!strict || p.coefficient(0) > 0);
}

bool has_sign(const Polynomial& p, Sign sign) {
  if (sign == Sign::fixed) return has_sign(p, true) || has_sign(-p, true);
  return has_sign(p, sign == Sign::positive);
}

}  // namespace

std::optional<long> settled(const Polynomial& p, Sign sign, long first) {
  if (p.is_zero()) return sign == Sign::nonnegative ? std::optional(first) : std::nullopt;
  if (sign != Sign::fixed && p.leading() < 0) return std::nullopt;
  long fails = first - 1, holds = first;
  for (long step = 1; !has_sign(p.shifted(holds), sign); step *= 2) {
    if (holds >= kMostFrom) return std::nullopt;
    fails = holds;
    holds = std::min(kMostFrom, holds + step);
  }
  while (holds - fails > 1) {
    const long middle = (holds + fails) / 2;
    (has_sign(p.shifted(middle), sign) ? holds : fails) = middle;
  }
  return holds;
}

std::vector<Condition> conditions(const Pcf& pcf, const Growth& g) {
  const Polynomial a = pcf.a.shifted(1), b = pcf.b.shifted(1), db = g.denominator * b;
  const Polynomial room = g.denominator * a - g.bound.shifted(1), gain = room * g.bound + g.denominator * db,
                   next = a * g.bound + db;
  if (g.speed == Speed::falling) return {{room, Sign::positive}, {gain}, {-b}};
  if (g.speed == Speed::rising) {
    const Polynomial &u = g.above, rate = Polynomial({Integer(-g.top), g.bottom}) * next - Polynomial({Integer(0), g.bottom}) * db;
    return {{u, Sign::positive},
            {b},
            {g.denominator * (a * u + g.above_denominator * b) - g.bound.shifted(1) * u},
            {u.shifted(1) * g.bound - g.above_denominator * next},
            {rate}};
  }
  const bool power = g.speed == Speed::power;
  const Polynomial top = power ? Polynomial({Integer(-(g.top + g.bottom)), g.bottom}) : Polynomial::constant(g.top);
  const Polynomial bottom = power ? Polynomial({Integer(0), g.bottom}) : Polynomial::constant(g.bottom);
  return {{room}, {gain}, {top * next - bottom * db}, {top * next + bottom * db}};
}

bool is_rate(const Growth& g) {
  if (g.speed == Speed::falling) return true;
  return g.top > 0 && g.bottom > 0 && (g.speed != Speed::geometric || g.top < g.bottom);
}

Integer first_of(const Growth& g) {
  if (g.speed == Speed::geometric || g.speed == Speed::falling) return 0;
  const Integer top = g.speed == Speed::power ? Integer(g.top + g.bottom) : g.top;
  return std::max<Integer>(1, (top + g.bottom - 1) / g.bottom);
}

bool begins(const Growth& g, const Integer& n, const Integer& q, const Integer& next) {
  const int sign = q.sign();
  if (sign == 0) return false;
  const Integer low = g.bound(n + 1) * (sign * q), high = g.denominator * (sign * next);
  if (g.speed == Speed::falling ? low >= high : low > high) return false;
  return g.speed != Speed::rising || g.above_denominator * (sign * next) <= g.above(n + 1) * (sign * q);
}

bool holds(const Pcf& pcf, const Growth& g) {
  if (g.denominator <= 0 || !is_rate(g) || g.from < 0 || g.from > kMostFrom || first_of(g) > g.from) return false;
  if (g.speed == Speed::rising && g.above_denominator <= 0) return false;
  std::vector<Condition> all = conditions(pcf, g);
  all.push_back({g.bound, Sign::positive});
  for (const auto& [p, sign] : all)
    if (settled(p, sign, g.from) != g.from) return false;
  Integer before = 0, q = 1;
  for (Integer n = 0; n < g.from; ++n) {
    const Integer next = pcf.a(n + 1) * q + pcf.b(n + 1) * before;
    before = q, q = next;
  }
  return begins(g, g.from, q, pcf.a(g.from + 1) * q + pcf.b(g.from + 1) * before);
}

}  // namespace brouncker::dominance
