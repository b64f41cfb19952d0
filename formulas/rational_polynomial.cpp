#include "formulas/rational_polynomial.hpp"

namespace brouncker {

RationalPolynomial rational_polynomial(const Polynomial& p, const Rational& factor) {
  RationalPolynomial result;
  for (const Integer& c : p.ascending()) result.push_back(Rational(c) * factor);
  return result;
}

RationalPolynomial with_negated_roots(const std::vector<Rational>& numbers) {
  RationalPolynomial p{1};
  for (const Rational& r : numbers) {
    p.insert(p.begin(), 0);
    for (std::size_t i = 0; i + 1 < p.size(); ++i) p[i] += r * p[i + 1];
  }
  return p;
}

Rational value_at(const RationalPolynomial& p, const Rational& x) {
  Rational result = 0;
  for (auto c = p.rbegin(); c != p.rend(); ++c) result = result * x + *c;
  return result;
}

RationalPolynomial shifted(RationalPolynomial p, const Rational& step) {
  for (std::size_t lowest = 0; lowest + 1 < p.size(); ++lowest)
    for (std::size_t i = p.size() - 1; i > lowest; --i) p[i - 1] += step * p[i];
  return p;
}

RationalPolynomial multiplied(const RationalPolynomial& p, const RationalPolynomial& q) {
  RationalPolynomial result(p.size() + q.size() - 1);
  for (std::size_t i = 0; i < p.size(); ++i)
    for (std::size_t j = 0; j < q.size(); ++j) result[i + j] += p[i] * q[j];
  return result;
}

Integer common_denominator(const RationalPolynomial& p) {
  Integer result = 1;
  for (const Rational& x : p) result = lcm(result, Integer(denominator(x)));
  return result;
}

Polynomial integral(const RationalPolynomial& p, const Integer& factor) {
  std::vector<Integer> result;
  for (const Rational& x : p) result.push_back(Integer(numerator(x)) * (factor / Integer(denominator(x))));
  return Polynomial(std::move(result));
}

}  // namespace brouncker
