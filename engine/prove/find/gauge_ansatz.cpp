// The roots of b and b' modulo Z give s and the poles of U, the growth of the solutions its degrees (gauge_ansatz.hpp).
#include "engine/prove/find/gauge_ansatz.hpp"

#include "engine/prove/find/gauge.hpp"

#include <algorithm>
#include <climits>
#include <cmath>
#include <map>

namespace brouncker {
namespace {

/// The roots of b and b' in one class modulo Z.
struct RootClass {
  Polynomial base;
  std::vector<long> from, to;
};

std::vector<RootClass> joined(const Orbits& from, const Orbits& to) {
  std::vector<RootClass> result;
  for (const Orbit& o : from.orbits) result.push_back({o.base, o.positions, {}});
  for (const Orbit& o : to.orbits) {
    auto found = std::find_if(result.begin(), result.end(), [&](const RootClass& c) { return c.base == o.base; });
    if (found == result.end()) found = result.insert(found, RootClass{o.base, {}, {}});
    found->to = o.positions;
  }
  return result;
}

Polynomial times_factor(Polynomial p, const Polynomial& base, long position, long count) {
  const Polynomial factor = position == 0 ? base : base.shifted(-position);
  for (; count > 0; --count) p = p * factor;
  return p;
}

/// The half of the surplus of roots in a class goes to s, at the position of the lowest root of the longer list.
struct Surplus {
  long count = 0, position = 0;
};
Surplus surplus(const RootClass& c, long shift) {
  const long count = (static_cast<long>(c.from.size()) - static_cast<long>(c.to.size())) / 2;
  return {count, count > 0 ? c.from.front() : count < 0 ? c.to.front() - shift : 0};
}

constexpr long kMaxPoleSpan = 2'000;

/// (position, multiplicity) of the poles that U may have in a class, by the rule of gauge_shape().
std::map<long, long> poles(const RootClass& c, long shift) {
  std::vector<long> below = c.from, above;
  for (const long p : c.to) above.push_back(p - shift);
  const Surplus s = surplus(c, shift);
  auto& side = s.count > 0 ? above : below;
  side.insert(side.end(), static_cast<std::size_t>(std::labs(s.count)), s.position);
  std::map<long, long> result;
  if (below.empty() || above.empty()) return result;
  const long first = *std::min_element(below.begin(), below.end()) + 1, last = *std::max_element(above.begin(), above.end());
  if (last - first > kMaxPoleSpan) return {{first, last - first}};  // far beyond any system that is solved
  for (long x = first; x <= last; ++x) {
    const auto lower = std::count_if(below.begin(), below.end(), [x](long p) { return p <= x - 1; });
    const auto upper = std::count_if(above.begin(), above.end(), [x](long p) { return p >= x; });
    if (const long multiplicity = std::min(lower, upper); multiplicity > 0) result[x] = multiplicity;
  }
  return result;
}

/// Bounds that depend on the shift by integers only.
class Shape {
 public:
  Shape(std::vector<RootClass> classes, const Pcf& to, const Growth& growth, const Growth& to_growth)
      : classes_(std::move(classes)), to_(to), growth_(growth), to_growth_(to_growth) {}

  /// theta_ij for the shift; nullopt where the exponent is not an integer (half-integer where ramified).
  std::optional<Rational> exponent(std::size_t i, std::size_t j, long shift) const {
    std::optional<Rational> d = rational_difference(to_growth_.m[j], growth_.m[i]);
    if (!d) return std::nullopt;
    *d += Rational(shift * twice_lambda_degree(j), 2) + s_exponent(shift);
    return denominator(*d) == 1 || (growth_.ramified && denominator(*d) == 2) ? d : std::nullopt;
  }

  GaugeAnsatz bounds(long shift, const std::vector<std::pair<std::size_t, std::size_t>>& pairs) const {
    GaugeAnsatz result;
    result.shift = shift;
    long den = 0;
    for (const RootClass& c : classes_)
      for (const auto& [position, multiplicity] : poles(c, shift)) den += multiplicity * c.base.degree();
    long upper = LONG_MIN, lower = LONG_MIN;
    for (const auto& [i, j] : pairs) {
      const std::optional<Rational> d = exponent(i, j, shift);
      if (!d) continue;
      const long twice = static_cast<long>(Integer(numerator(Rational(2 * *d)))) - to_growth_.twice_separation;
      lower = std::max(lower, twice);
      upper = std::max(upper, twice + growth_.twice_degree[i]);
    }
    const auto bounded = [den](long twice) { return static_cast<int>(std::clamp<long>((twice >> 1) + den, -1, 1'000'000)); };
    result.degree_upper = upper == LONG_MIN ? -1 : bounded(upper);
    result.degree_lower = lower == LONG_MIN ? -1 : bounded(lower);
    return result;
  }

  void fill(GaugeAnsatz& ansatz, const Rational& lead) const {
    Polynomial top = Polynomial::constant(1), bottom = top, den = top;
    for (const RootClass& c : classes_) {
      const Surplus s = surplus(c, ansatz.shift);
      if (s.count > 0) top = times_factor(std::move(top), c.base, s.position, s.count);
      if (s.count < 0) bottom = times_factor(std::move(bottom), c.base, s.position, -s.count);
      for (const auto& [position, multiplicity] : poles(c, ansatz.shift))
        den = times_factor(std::move(den), c.base, position, multiplicity);
    }
    const Rational scale = lead * Rational(bottom.leading()) / Rational(top.leading());
    ansatz.sign = lead > 0 ? 1 : -1;
    ansatz.s_numerator = Integer(numerator(scale)) * top;
    ansatz.s_denominator = Integer(denominator(scale)) * bottom;
    ansatz.denominator = std::move(den);
  }

  /// The shift that aligns the mean roots, or, without roots, the exponents.
  long aligning_shift() const {
    long from = 0, to = 0, from_count = 0, to_count = 0;
    for (const RootClass& c : classes_) {
      for (const long p : c.from) from += p * c.base.degree(), from_count += c.base.degree();
      for (const long p : c.to) to += p * c.base.degree(), to_count += c.base.degree();
    }
    if (from_count > 0 && to_count > 0)
      return std::lround(static_cast<double>(to) / static_cast<double>(to_count) -
                         static_cast<double>(from) / static_cast<double>(from_count));
    const long degree = twice_lambda_degree(0);
    if (degree == 0) return 0;
    const Rational shift = 2 * (growth_.m[0].rational - to_growth_.m[0].rational) / degree;
    const double rounded = static_cast<double>(shift);
    return std::fabs(rounded) < 1e6 ? std::lround(rounded) : 0;
  }

 private:
  long twice_lambda_degree(std::size_t j) const {
    return j == 1 && to_growth_.surplus == DegreeSurplus::negative ? 2L * (to_.b.degree() - to_.a.degree())
                                                                   : to_growth_.twice_degree[1];
  }
  /// s = S n^d (1 + m_s/n + ...).
  Rational s_exponent(long shift) const {
    Rational result = 0;
    for (const RootClass& c : classes_) {
      const Surplus s = surplus(c, shift);
      if (s.count == 0) continue;
      const int degree = c.base.degree();
      result += s.count * (Rational(c.base.coefficient(degree - 1)) / Rational(c.base.leading()) - degree * s.position);
    }
    return result;
  }

  std::vector<RootClass> classes_;
  const Pcf& to_;
  const Growth& growth_;
  const Growth& to_growth_;
};

/// The leading coefficients S that s may have.
std::vector<Rational> leads(const Pcf& from, const Pcf& to, DegreeSurplus surplus) {
  const Rational square = Rational(from.b.leading()) / Rational(to.b.leading());
  if (surplus != DegreeSurplus::two) {
    const Rational s = Rational(from.a.leading()) / Rational(to.a.leading());
    return s * s == square ? std::vector<Rational>{s} : std::vector<Rational>{};
  }
  if (square < 0) return {};
  const std::optional<Rational> root = rational_sqrt(square);
  return root ? std::vector<Rational>{*root, -*root} : std::vector<Rational>{};
}

using Pairs = std::vector<std::pair<std::size_t, std::size_t>>;

/// The (i, j) whose leading terms agree under s of leading coefficient `lead`.
Pairs compatible(const Pcf& from, const Pcf& to, const Growth& growth, const Rational& lead) {
  const bool double_root = growth.surplus == DegreeSurplus::zero && growth.twice_separation < growth.twice_degree[0];
  if (double_root && !growth.ramified) return {{0, 0}, {0, 1}, {1, 0}, {1, 1}};
  const bool swapped = growth.surplus == DegreeSurplus::two && lead * Rational(from.a.leading() * to.a.leading()) < 0;
  return swapped ? Pairs{{0, 1}, {1, 0}} : Pairs{{0, 0}, {1, 1}};
}

bool permits_nonsingular(const Shape& shape, const Pairs& pairs) {
  const auto has = [&](std::size_t i, std::size_t j) {
    return std::find(pairs.begin(), pairs.end(), std::pair(i, j)) != pairs.end() && shape.exponent(i, j, 0).has_value();
  };
  return (has(0, 0) && has(1, 1)) || (has(0, 1) && has(1, 0));
}

std::string mismatch(const Pcf& from, const Growth& g, const Pcf& to, const Growth& h) {
  if (g.surplus != h.surplus || g.ramified != h.ramified || (from.b.degree() - to.b.degree()) % 2 != 0 ||
      from.b.degree() - 2 * from.a.degree() != to.b.degree() - 2 * to.a.degree())
    return "the solutions grow at different orders";
  if (g.h_square != h.h_square || g.twice_separation - g.twice_degree[1] != h.twice_separation - h.twice_degree[1])
    return "the solutions grow at different rates";
  return {};
}

}  // namespace

std::optional<GaugeShape> gauge_shape(const Pcf& from, const Growth& growth, const Pcf& to, const Growth& to_growth) {
  GaugeShape result;
  result.obstruction = mismatch(from, growth, to, to_growth);
  if (!result.obstruction.empty()) return result;
  const std::vector<Rational> possible = leads(from, to, growth.surplus);
  if (possible.empty()) {
    result.obstruction = "the leading coefficients do not match";
    return result;
  }
  const auto from_orbits = orbits_of(from.b), to_orbits = orbits_of(to.b);
  if (!from_orbits || !to_orbits) return std::nullopt;
  std::vector<RootClass> classes = joined(*from_orbits, *to_orbits);
  for (const RootClass& c : classes)
    if ((c.from.size() + c.to.size()) % 2 != 0) {
      result.obstruction = "the roots of b differ modulo the integers";
      return result;
    }
  const Shape shape(std::move(classes), to, growth, to_growth);
  const long centre = shape.aligning_shift();
  for (const Rational& lead : possible) {
    const Pairs pairs = compatible(from, to, growth, lead);
    if (!permits_nonsingular(shape, pairs)) continue;
    GaugeAnsatz best = shape.bounds(centre, pairs);
    for (const long step : {-1L, 1L, -2L, 2L, -3L, 3L}) {
      GaugeAnsatz other = shape.bounds(centre + step, pairs);
      if (other.unknowns() < best.unknowns()) best = std::move(other);
    }
    if (best.unknowns() <= kMaxGaugeUnknowns) shape.fill(best, lead);
    result.ansaetze.push_back(std::move(best));
  }
  if (result.ansaetze.empty()) result.obstruction = "the exponents of the solutions do not differ by integers";
  return result;
}

}  // namespace brouncker
