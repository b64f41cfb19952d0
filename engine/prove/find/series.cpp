// tau(n)/tau(n-1) = z f(n)/f(n-1) is solved for f class by class of roots modulo Z; then f in partial fractions.
#include "engine/prove/find/series.hpp"

#include "engine/number/factor.hpp"
#include "engine/prove/find/start.hpp"
#include "engine/recurrence/orbits.hpp"
#include "formulas/rational_polynomial.hpp"
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

/// Taylor coefficients of top/rest at the root, as many as `count`; rest(root) != 0.
std::vector<Rational> taylor_quotient(const std::vector<Rational>& top, const std::vector<Rational>& rest, int count) {
  std::vector<Rational> result;
  for (int k = 0; k < count; ++k) {
    Rational sum = static_cast<std::size_t>(k) < top.size() ? top[static_cast<std::size_t>(k)] : Rational(0);
    for (int i = 0; i < k; ++i) {
      const auto j = static_cast<std::size_t>(k - i);
      if (j < rest.size()) sum -= result[static_cast<std::size_t>(i)] * rest[j];
    }
    result.push_back(sum / rest[0]);
  }
  return result;
}

std::optional<PartialFractions> partial_fractions(const Ratio& f, const Rational& scale) {
  PartialFractions result;
  for (const PolynomialFactor& factor : factored(f.bottom)) {
    if (factor.factor.degree() != 1) return std::nullopt;
    const Rational root = -Rational(factor.factor.coefficient(0)) / Rational(factor.factor.leading());
    std::vector<Rational> rest = shifted(rational_polynomial(f.bottom), root);
    rest.erase(rest.begin(), rest.begin() + factor.multiplicity);
    const auto taylor = taylor_quotient(shifted(rational_polynomial(f.top), root), rest, factor.multiplicity);
    for (int k = 0; k < factor.multiplicity; ++k)
      if (taylor[static_cast<std::size_t>(k)] != 0)
        result.poles.push_back({root, factor.multiplicity - k, taylor[static_cast<std::size_t>(k)] * scale});
  }
  // The polynomial part by long division.
  std::vector<Rational> rest(f.top.ascending().begin(), f.top.ascending().end());
  const auto size = static_cast<std::size_t>(f.bottom.degree());
  if (rest.size() > size) result.polynomial.resize(rest.size() - size);
  for (std::size_t k = result.polynomial.size(); k-- > 0;) {
    const Rational q = rest[k + size] / Rational(f.bottom.leading());
    for (std::size_t i = 0; i <= size; ++i) rest[k + i] -= q * Rational(f.bottom.ascending()[i]);
    result.polynomial[k] = q * scale;
  }
  return result;
}

}  // namespace

std::optional<RationalSeries> rational_series(const Pcf& pcf, const RationalTail& tail) {
  // tau(n)/tau(n-1) = -b(n-1) bottom(n-1) bottom(n)/(top(n-1) top(n))
  Ratio ratio{-(pcf.b.shifted(-1) * tail.bottom.shifted(-1) * tail.bottom), tail.top.shifted(-1) * tail.top};
  ratio.reduce();
  if (ratio.top.degree() != ratio.bottom.degree()) return std::nullopt;
  const Rational z = Rational(ratio.top.leading()) / Rational(ratio.bottom.leading());
  const auto f = solved_ratio(ratio.top, ratio.bottom);
  if (!f) return std::nullopt;
  const auto start = regular_from({tail.top, tail.bottom, f->top, f->bottom}, 1, kMaxSeriesStart);
  if (!start) return std::nullopt;
  const Integer& m = *start;
  const Rational scale = -Rational(tail.bottom(m)) / Rational(tail.top(m)) * Rational(f->bottom(m)) / Rational(f->top(m));
  auto fractions = partial_fractions(*f, scale);
  if (!fractions) return std::nullopt;
  return RationalSeries{z, *std::move(fractions), m};
}

}  // namespace brouncker
