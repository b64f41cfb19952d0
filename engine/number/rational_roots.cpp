#include "engine/number/rational_roots.hpp"

#include "engine/number/factor.hpp"

#include <algorithm>

namespace brouncker {

std::vector<Rational> rational_roots_of(const RationalPolynomial& p) {
  if (p.size() == 2) return {Rational(-p[0] / p[1])};
  std::vector<Rational> result;
  for (const PolynomialFactor& f : factored(integral(p, common_denominator(p)))) {
    if (f.factor.degree() != 1) return {};
    result.insert(result.end(), static_cast<std::size_t>(f.multiplicity),
                  Rational(Integer(-f.factor.coefficient(0)), f.factor.leading()));
  }
  std::ranges::sort(result);
  return result;
}

}  // namespace brouncker
