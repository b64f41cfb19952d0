#include "engine/generate/rational_interpolation.hpp"

#include "formulas/rational_polynomial.hpp"
#include "formulas/roots.hpp"

#include <algorithm>

namespace brouncker::generate {
namespace {

void trim(RationalPolynomial& p) {
  while (!p.empty() && p.back() == 0) p.pop_back();
}

/// p - factor x^shift q.
void subtract(RationalPolynomial& p, const Rational& factor, std::size_t shift, const RationalPolynomial& q) {
  if (p.size() < q.size() + shift) p.resize(q.size() + shift);
  for (std::size_t i = 0; i < q.size(); ++i) p[i + shift] -= factor * q[i];
  trim(p);
}

/// Newton's: c_0 + c_1 (z - z_0) + c_2 (z - z_0)(z - z_1) + ...
RationalPolynomial interpolating(const std::vector<Integer>& places, std::vector<Rational> c) {
  const std::size_t count = places.size();
  for (std::size_t order = 1; order < count; ++order)
    for (std::size_t i = count - 1; i >= order; --i) c[i] = (c[i] - c[i - 1]) / Rational(places[i] - places[i - order]);
  RationalPolynomial result{c.back()};
  for (std::size_t i = count - 1; i-- > 0;) {
    result = multiplied(result, {Rational(-places[i]), 1});
    result[0] += c[i];
  }
  trim(result);
  return result;
}

Polynomial whole(const RationalPolynomial& p, const Integer& factor) { return p.empty() ? Polynomial() : integral(p, factor); }

Polynomial common_multiple(const Polynomial& x, const Polynomial& y) { return x * *exact_quotient(y, primitive_gcd(x, y)); }

}  // namespace

RationalFunction rational_interpolation(const std::vector<Integer>& places, const std::vector<Rational>& values) {
  std::vector<Rational> roots;
  for (const Integer& z : places) roots.emplace_back(-z);
  RationalPolynomial before = with_negated_roots(roots), rest = interpolating(places, values), of_before, of_rest{1};
  const std::size_t most = (places.size() - 1) / 2 + 1;  // coefficients
  while (rest.size() > most) {
    while (before.size() >= rest.size()) {
      const Rational factor = before.back() / rest.back();
      const std::size_t shift = before.size() - rest.size();
      subtract(before, factor, shift, rest), subtract(of_before, factor, shift, of_rest);
    }
    std::swap(before, rest), std::swap(of_before, of_rest);
  }
  if (rest.empty()) return {Polynomial(), Polynomial::constant(1)};
  const Integer factor = lcm(common_denominator(rest), common_denominator(of_rest));
  return lowest_terms(whole(rest, factor), whole(of_rest, factor));
}

std::vector<Polynomial> over_common_denominator(const std::vector<RationalFunction>& functions) {
  Polynomial common = Polynomial::constant(1);
  Integer number = 1;
  for (const RationalFunction& f : functions) {
    const Integer content = f.bottom.content();
    common = common_multiple(common, f.bottom.divided_by(content)), number = lcm(number, content);
  }
  std::vector<Polynomial> result;
  Integer content = 0;
  for (const RationalFunction& f : functions) {
    const Integer own = f.bottom.content();
    const Integer factor = number / own;
    result.push_back(factor * (f.top * *exact_quotient(common, f.bottom.divided_by(own))));
    content = gcd(content, result.back().content());
  }
  Polynomial shared;
  for (const Polynomial& p : result)
    if (!p.is_zero()) shared = shared.is_zero() ? p.divided_by(p.content()) : primitive_gcd(shared, p);
  for (Polynomial& p : result)
    if (!p.is_zero()) p = exact_quotient(p.divided_by(content), shared).value();
  return result;
}

}  // namespace brouncker::generate
