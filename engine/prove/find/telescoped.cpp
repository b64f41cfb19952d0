// With Y the product over the classes of irreducible factors q modulo shifts of q(n+i)^e, from the first position to the one before the last,
// e the highest multiplicity, G = g/Y and h/L = the rest:
//     top N'/N = h N' + L (z g(n+1) N'/Y(n+1) - g(n) N'/Y(n)),   bottom = L N,  N' = lcm(Y(n), Y(n+1)).
#include "engine/prove/find/telescoped.hpp"

#include "engine/prove/find/polynomial_system.hpp"
#include "engine/recurrence/orbits.hpp"
#include "formulas/rational_polynomial.hpp"
#include "formulas/roots.hpp"

#include <algorithm>

namespace brouncker {
namespace {

constexpr int kMostUnknowns = 200;

struct Denominators {
  Polynomial rational = Polynomial::constant(1), y = rational, common = rational;
};

Polynomial powered(const Polynomial& p, long exponent) {
  Polynomial result = Polynomial::constant(1);
  for (long i = 0; i < exponent; ++i) result = result * p;
  return result;
}

/// nullopt where the factors are too far apart.
std::optional<Denominators> denominators(const Polynomial& bottom) {
  const auto orbits = orbits_of(bottom);
  if (!orbits) return std::nullopt;
  Denominators d;
  for (const Orbit& orbit : orbits->orbits) {
    const auto& at = orbit.positions;
    if (orbit.base.degree() == 1) {
      for (const long p : at) d.rational = d.rational * orbit.base.shifted(-p);
      continue;
    }
    if (at.back() - at.front() > kMostUnknowns) return std::nullopt;
    long most = 0;
    for (const long p : at) most = std::max(most, static_cast<long>(std::count(at.begin(), at.end(), p)));
    for (long p = at.front(); p <= at.back(); ++p) {
      const Polynomial factor = powered(orbit.base.shifted(-p), most);
      d.common = d.common * factor;
      if (p > at.front()) d.y = d.y * factor;  // base(n - p + 1) is the one before
    }
    if (d.common.degree() > kMostUnknowns) return std::nullopt;
  }
  return d;
}

Polynomial monomial(std::size_t power) {
  std::vector<Integer> ascending(power + 1);
  ascending.back() = 1;
  return Polynomial(std::move(ascending));
}

/// Polynomials with common denominators, from the solution's entries [first, last).
std::pair<Polynomial, Integer> integral_part(const std::vector<Rational>& x, std::size_t first, std::size_t last) {
  const RationalPolynomial p(x.begin() + static_cast<long>(first), x.begin() + static_cast<long>(last));
  const Integer d = common_denominator(p);
  return {integral(p, d), d};
}

}  // namespace

std::optional<Decomposed> decomposed(const Polynomial& top, const Polynomial& bottom, const Rational& z) {
  const auto d = denominators(bottom);
  if (!d || d->y.degree() < 1) return std::nullopt;
  const Polynomial next = d->y.shifted(1);
  const Integer content = bottom.content();
  const auto over_next = exact_quotient(d->common, next), over_y = exact_quotient(d->common, d->y),
             scale = exact_quotient(d->rational * d->common, bottom.divided_by(content));
  if (!over_next || !over_y || !scale) return std::nullopt;
  const auto h_count = static_cast<std::size_t>(d->rational.degree()), g_count = static_cast<std::size_t>(d->y.degree());
  const Integer u = content * Integer(numerator(z)), v = content * Integer(denominator(z));
  std::vector<Polynomial> columns;
  for (std::size_t i = 0; i < h_count; ++i) columns.push_back(v * (monomial(i) * d->common));
  for (std::size_t i = 0; i < g_count; ++i)
    columns.push_back(d->rational * (u * (monomial(i).shifted(1) * *over_next) - v * (monomial(i) * *over_y)));
  const auto x = unique_combination(columns, Integer(denominator(z)) * (top * *scale));
  if (!x) return std::nullopt;
  const auto [h, h_bottom] = integral_part(*x, 0, h_count);
  const auto [g, g_bottom] = integral_part(*x, h_count, h_count + g_count);
  return Decomposed{h, h_bottom * d->rational, g, g_bottom * d->y};
}

}  // namespace brouncker
