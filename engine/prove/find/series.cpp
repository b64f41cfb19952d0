// tau(n)/tau(n-1) = z f(n)/f(n-1) is solved for f class by class of roots modulo Z; then f in partial fractions.
#include "engine/prove/find/series.hpp"

#include "engine/number/factor.hpp"
#include "engine/prove/find/partial_fractions.hpp"
#include "engine/prove/find/start.hpp"
#include "engine/prove/find/telescoped.hpp"
#include "engine/recurrence/orbits.hpp"
#include "formulas/roots.hpp"

#include <algorithm>

namespace brouncker {
namespace {

constexpr int kMaxDegree = 300;

/// A rational function.
struct Ratio {
  Polynomial top = Polynomial::constant(1), bottom = Polynomial::constant(1);

  void reduce() {
    const Polynomial common = primitive_gcd(top, bottom);
    if (common.degree() > 0) top = *exact_quotient(top, common), bottom = *exact_quotient(bottom, common);
  }
};

/// base(n-1-p)/base(n-q) = F(n)/F(n-1), multiplied onto f.
void multiply(Ratio& f, const Polynomial& base, long p, long q) {
  for (long i = q; i <= p; ++i) f.bottom = f.bottom * base.shifted(-i);
  for (long i = p + 1; i < q; ++i) f.top = f.top * base.shifted(-i);
}

/// A rational solution F of F(n)/F(n-1) = top(n)/bottom(n) up to the constant limit of that ratio.
std::optional<Ratio> solved_ratio(const Polynomial& top, const Polynomial& bottom) {
  const auto above = orbits_of(top.shifted(1)), below = orbits_of(bottom);  // top(n) = product of base(n-1-p)
  if (!above || !below || above->orbits.size() != below->orbits.size()) return std::nullopt;
  Ratio f;
  for (std::size_t i = 0; i < above->orbits.size(); ++i) {
    const Orbit &x = above->orbits[i], &y = below->orbits[i];
    if (!(x.base == y.base) || x.positions.size() != y.positions.size()) return std::nullopt;
    for (std::size_t k = 0; k < x.positions.size(); ++k) {
      if (std::labs(x.positions[k] - y.positions[k]) > kMaxDegree) return std::nullopt;
      multiply(f, x.base, x.positions[k], y.positions[k]);
      if (f.top.degree() + f.bottom.degree() > kMaxDegree) return std::nullopt;
    }
  }
  f.reduce();
  return f;
}

bool has_irrational_root(const Polynomial& p) {
  return std::ranges::any_of(factored(p), [](const PolynomialFactor& f) { return f.factor.degree() > 1; });
}

}  // namespace

std::optional<std::pair<Polynomial, Polynomial>> rational_ratio(const Polynomial& top, const Polynomial& bottom) {
  auto f = solved_ratio(top, bottom);
  if (!f) return std::nullopt;
  return std::pair{std::move(f->top), std::move(f->bottom)};
}

std::optional<LinearForm> sum_of(const RationalSeries& series) {
  auto sum = sum_of(series.z, series.f, series.start);
  if (sum && !series.g_top.is_zero())
    sum->add(Rational(-Rational(series.g_top(series.start)) / Rational(series.g_bottom(series.start))));
  return sum;
}

std::optional<RationalSeries> rational_series(const Pcf& pcf, const RationalTail& tail) {
  // tau(n)/tau(n-1) = -b(n-1) bottom(n-1) bottom(n)/(top(n-1) top(n))
  Ratio ratio{-(pcf.b.shifted(-1) * tail.bottom.shifted(-1) * tail.bottom), tail.top.shifted(-1) * tail.top};
  ratio.reduce();
  if (ratio.top.degree() != ratio.bottom.degree()) return std::nullopt;
  const Rational z = Rational(ratio.top.leading()) / Rational(ratio.bottom.leading());
  const auto f = solved_ratio(ratio.top, ratio.bottom);
  if (!f) return std::nullopt;
  Decomposed parts{f->top, f->bottom, {}, Polynomial::constant(1)};
  if (has_irrational_root(f->bottom)) {
    auto found = decomposed(f->top, f->bottom, z);
    if (!found) return std::nullopt;
    parts = *std::move(found);
  }
  const auto start = regular_from({tail.top, tail.bottom, f->top, f->bottom, parts.g_bottom}, 1, kMaxSeriesStart);
  if (!start) return std::nullopt;
  const Integer& m = *start;
  const Rational scale = -Rational(tail.bottom(m)) / Rational(tail.top(m)) * Rational(f->bottom(m)) / Rational(f->top(m));
  const Polynomial common = primitive_gcd(parts.rest_top, parts.rest_bottom);
  auto fractions = partial_fractions(*exact_quotient(parts.rest_top, common), *exact_quotient(parts.rest_bottom, common), scale);
  if (!fractions) return std::nullopt;
  return RationalSeries{z, *std::move(fractions), m, Integer(numerator(scale)) * parts.g_top,
                        Integer(denominator(scale)) * parts.g_bottom};
}

}  // namespace brouncker
