// Candidates for l: multiples of n^deg a between the moduli of the two characteristic roots; in the polynomial class, where these are
// equal, the second coefficient lies between the two exponents.
#include "results/export/coq/growth.hpp"

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

Polynomial monomial(const Integer& coefficient, int degree) {
  std::vector<Integer> ascending(static_cast<std::size_t>(degree) + 1);
  ascending.back() = coefficient;
  return Polynomial(std::move(ascending));
}

/// The least n >= first from which on the inequalities hold, and q_n, q_(n+1) begin the induction.
std::optional<long> start_of(const Pcf& pcf, const Growth& g, long first) {
  for (Integer before = 0, q = 1, n = 0; n < kMostFrom; ++n) {
    const Integer next = pcf.a(n + 1) * q + pcf.b(n + 1) * before;
    const int sign = q.sign();
    if (n >= first && sign != 0 && g.bound(n + 1) * (sign * q) <= g.denominator * (sign * next)) return static_cast<long>(n);
    before = q;
    q = next;
    if (n > first + 300) break;
  }
  return std::nullopt;
}

/// Completes a candidate; nullopt where an inequality fails for good.
std::optional<Growth> tried(const Pcf& pcf, Growth g) {
  if (g.bound.is_zero() || g.bottom <= 0 || g.top <= 0 || (!g.power && g.top >= g.bottom)) return std::nullopt;
  const Polynomial a = pcf.a.shifted(1), b = g.denominator * pcf.b.shifted(1);
  const Polynomial room = g.denominator * a - g.bound.shifted(1), next = a * g.bound + b;
  const Polynomial rate_top = g.power ? Polynomial({Integer(-(g.top + g.bottom)), g.bottom}) : Polynomial::constant(g.top);
  const Polynomial rate_bottom = g.power ? Polynomial({Integer(0), g.bottom}) : Polynomial::constant(g.bottom);
  const Polynomial left = rate_bottom * b, right = rate_top * next;
  std::optional<long> from =
      settled(g.bound, Sign::positive, g.power ? static_cast<long>((g.top + g.bottom + g.bottom - 1) / g.bottom) : 0);
  for (const Polynomial& p : {room, room * g.bound + g.denominator * b, right - left, right + left})
    if (from) from = settled(p, Sign::nonnegative, *from);
  if (from) from = start_of(pcf, g, *from);
  if (!from) return std::nullopt;
  g.from = *from;
  return g;
}

/// A rational number near x, in 1/64.
std::pair<Integer, Integer> near(double x) {
  const Rational r(Integer(std::llround(x * 64)), Integer(64));
  return {numerator(r), denominator(r)};
}

/// l = c n^s, rate halfway between what l gives and 1.
std::optional<Growth> multiple(const Pcf& pcf, double c, double a, double b) {
  const auto [top, bottom] = near(c);
  const double limit = std::abs(b) / (a * c + b);
  if (top <= 0 || !(limit >= 0 && limit < 1)) return std::nullopt;
  const auto [rate_top, rate_bottom] = near((limit + 1) / 2);
  return tried(pcf, {monomial(top, pcf.a.degree()), bottom, 0, false, rate_top, rate_bottom});
}

/// Different moduli. With b < 0 both roots have one sign, and l has to lie above the smaller one.
std::optional<Growth> geometric(const Pcf& pcf, double a, double b) {
  const double root = std::sqrt(a * a + 4 * b), larger = (a + root) / 2, smaller = (a - root) / 2;
  const double low = b < 0 ? std::max(smaller, 2 * -b / a) : 0;
  std::vector<double> candidates;
  for (const double part : {0.5, 0.25, 0.1}) candidates.push_back(larger - (larger - low) * part);
  if (b > 0) candidates = {a * 15 / 16, a * 3 / 4};
  if (b == 0) candidates = {a * 3 / 4, a / 2};
  std::optional<Growth> best;
  for (const double c : candidates)
    if (const auto found = multiple(pcf, c, a, b); found && (!best || found->from < best->from)) best = found;
  return best;
}

/// A^2 + 4 B = 0. With l = (A/2) n^s + x n^(s-1) the leading term of (a(n+1) - l(n+1)) l(n) + b(n+1) is a quadratic in x, -x^2 + ...;
/// its larger root belongs to the dominant solution.
std::optional<Growth> equal_moduli(const Pcf& pcf) {
  const int s = pcf.a.degree();
  if (s < 1) return std::nullopt;
  // Everything times 128: l = (64 A n^s + 128 x n^(s-1))/128.
  const auto bound = [&](const Integer& x) { return monomial(64 * pcf.a.leading(), s) + monomial(x, s - 1); };
  const Integer d = 128;
  const auto gain = [&](const Integer& x) {
    const Polynomial l = bound(x);
    return (d * pcf.a.shifted(1) - l.shifted(1)) * l + Integer(d * d) * pcf.b.shifted(1);
  };
  const auto at = [&](const Integer& x) { return static_cast<double>(gain(x).coefficient(2 * s - 2)); };
  if (gain(0).degree() > 2 * s - 2) return std::nullopt;
  const double zero = at(0), slope = (at(1) - at(-1)) / 2, root = std::sqrt(slope * slope + 4 * zero);
  if (!(root > 0) || !std::isfinite(root)) return std::nullopt;
  for (const double part : {0.125, 0.25, 0.4}) {
    const Integer x(std::llround((slope + root) / 2 - root * part));
    const Polynomial l = bound(x), next = pcf.a.shifted(1) * l + d * pcf.b.shifted(1), drop = next + d * pcf.b.shifted(1);
    if (drop.degree() != next.degree() - 1) continue;
    const double excess = static_cast<double>(Rational(drop.leading()) / Rational(next.leading())) - 1;
    const auto [top, bottom] = near(excess * 3 / 4);
    if (const auto found = tried(pcf, {l, d, 0, true, top, bottom})) return found;
  }
  return std::nullopt;
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

std::optional<Growth> growth_of(const Pcf& pcf) {
  const int s = pcf.a.degree();
  if (pcf.a.is_zero() || pcf.a.leading() < 0 || pcf.b.degree() > 2 * s) return std::nullopt;
  const Integer &lead_a = pcf.a.leading(), lead_b = pcf.b.coefficient(2 * s);
  const Integer discriminant = lead_a * lead_a + 4 * lead_b;
  if (discriminant < 0) return std::nullopt;
  if (discriminant == 0) return equal_moduli(pcf);
  const double a = static_cast<double>(lead_a), b = static_cast<double>(lead_b);
  if (!std::isfinite(a * a) || !std::isfinite(b)) return std::nullopt;
  return geometric(pcf, a, b);
}

}  // namespace brouncker::coq
