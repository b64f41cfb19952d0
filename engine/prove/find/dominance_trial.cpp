// What a candidate lacks is the index: the least one from which on its inequalities hold, and q_n, q_(n+1) begin the induction.
#include "engine/prove/find/dominance_candidates.hpp"

#include <cmath>

namespace brouncker::dominance {
namespace {

std::optional<long> start_of(const Pcf& pcf, const Growth& g, long first) {
  for (Integer before = 0, q = 1, n = 0; n < kMostFrom && n <= first + 300; ++n) {
    const Integer next = pcf.a(n + 1) * q + pcf.b(n + 1) * before;
    if (n >= first && begins(g, n, q, next)) return static_cast<long>(n);
    before = q;
    q = next;
  }
  return std::nullopt;
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
  if (g.bound.is_zero() || !is_rate(g) || first_of(g) > kMostFrom) return std::nullopt;
  std::optional<long> from = settled(g.bound, Sign::positive, static_cast<long>(first_of(g)));
  for (const auto& [p, sign] : conditions(pcf, g))
    if (from) from = settled(p, sign, *from);
  if (from) from = start_of(pcf, g, *from);
  if (!from) return std::nullopt;
  g.from = *from;
  return g;
}

}  // namespace brouncker::dominance
