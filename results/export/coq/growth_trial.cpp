// The inequalities of Growth.v, as polynomials of which every Taylor coefficient at the index has to have a sign.
#include "results/export/coq/growth_candidates.hpp"

#include <algorithm>
#include <cmath>
#include <vector>

namespace brouncker::coq {
namespace {

bool has_sign(const Polynomial& p, bool strict) {
  const auto& c = p.ascending();
  return std::ranges::all_of(c, [](const Integer& x) { return x >= 0; }) && (!strict || p.coefficient(0) > 0);
}

bool has_sign(const Polynomial& p, Sign sign) {
  if (sign == Sign::fixed) return has_sign(p, true) || has_sign(-p, true);
  return has_sign(p, sign == Sign::positive);
}

/// The least n >= first from which on the inequalities hold, and q_n, q_(n+1) begin the induction.
std::optional<long> start_of(const Pcf& pcf, const Growth& g, long first) {
  for (Integer before = 0, q = 1, n = 0; n < kMostFrom; ++n) {
    const Integer next = pcf.a(n + 1) * q + pcf.b(n + 1) * before;
    const int sign = q.sign();
    if (n >= first && sign != 0) {
      const Integer low = g.bound(n + 1) * (sign * q), high = g.denominator * (sign * next);
      const bool below = g.speed != Speed::rising || g.above_denominator * (sign * next) <= g.above(n + 1) * (sign * q);
      if ((g.speed == Speed::falling ? low < high : low <= high) && below) return static_cast<long>(n);
    }
    before = q;
    q = next;
    if (n > first + 300) break;
  }
  return std::nullopt;
}

struct Condition {
  Polynomial p;
  Sign sign = Sign::nonnegative;
};

/// The inequalities between polynomials that Growth.v asks for besides l > 0.
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

/// The rate is not negative from here on.
long first_of(const Growth& g) {
  const Integer top = g.speed == Speed::power ? Integer(g.top + g.bottom) : g.top;
  return g.speed == Speed::power || g.speed == Speed::rising ? std::max(1L, static_cast<long>((top + g.bottom - 1) / g.bottom)) : 0;
}

}  // namespace

Polynomial monomial(const Integer& coefficient, int degree) {
  std::vector<Integer> ascending(static_cast<std::size_t>(degree) + 1);
  ascending.back() = coefficient;
  return Polynomial(std::move(ascending));
}

std::pair<Integer, Integer> near(double x) {
  const Rational r(Integer(std::llround(x * 64)), Integer(64));
  return {numerator(r), denominator(r)};
}

std::optional<Growth> tried(const Pcf& pcf, Growth g) {
  if (g.bound.is_zero() || (g.speed != Speed::falling && (g.bottom <= 0 || g.top <= 0))) return std::nullopt;
  if (g.speed == Speed::geometric && g.top >= g.bottom) return std::nullopt;
  std::optional<long> from = settled(g.bound, Sign::positive, first_of(g));
  for (const auto& [p, sign] : conditions(pcf, g))
    if (from) from = settled(p, sign, *from);
  if (from) from = start_of(pcf, g, *from);
  if (!from) return std::nullopt;
  g.from = *from;
  return g;
}

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

}  // namespace brouncker::coq
