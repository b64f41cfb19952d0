#include "engine/number/rational_roots.hpp"

#include "engine/number/factor.hpp"
#include "formulas/rational_sqrt.hpp"

#include <algorithm>

namespace brouncker {

std::vector<Rational> rational_roots_of(const std::vector<Rational>& p) {
  if (p.size() == 2) return {Rational(-p[0] / p[1])};
  if (p.size() == 3) {
    const Rational discriminant = p[1] * p[1] - 4 * p[0] * p[2];
    const auto root = rational_sqrt(discriminant);
    if (!root) return {};
    std::vector<Rational> result{Rational((-p[1] - *root) / (2 * p[2])), Rational((-p[1] + *root) / (2 * p[2]))};
    std::ranges::sort(result);
    return result;
  }
  Integer common = 1;
  for (const Rational& c : p) common = lcm(common, Integer(denominator(c)));
  std::vector<Integer> integers;
  for (const Rational& c : p) integers.push_back(Integer(numerator(Rational(c * common))));
  std::vector<Rational> result;
  for (const PolynomialFactor& f : factored(Polynomial(integers))) {
    if (f.factor.degree() != 1) return {};
    result.insert(result.end(), static_cast<std::size_t>(f.multiplicity),
                  Rational(Integer(-f.factor.coefficient(0)), f.factor.leading()));
  }
  std::ranges::sort(result);
  return result;
}

std::vector<Rational> shifted(const std::vector<Rational>& p, const Rational& step) {
  std::vector<Rational> result;
  for (auto c = p.rbegin(); c != p.rend(); ++c) {
    result.insert(result.begin(), Rational(0));
    for (std::size_t i = 0; i + 1 < result.size(); ++i) result[i] += step * result[i + 1];
    result[0] += *c;
  }
  return result;
}

}  // namespace brouncker
