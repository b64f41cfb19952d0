#include "engine/number/factor.hpp"

#include "formulas/arithmetic.hpp"

#include <algorithm>

#include <flint/fmpz.h>
#include <flint/fmpz_poly.h>
#include <flint/fmpz_poly_factor.h>

namespace brouncker {
namespace {

Polynomial primitive(std::vector<Integer> ascending) {
  const Polynomial p(std::move(ascending));
  Integer content = p.content();
  if (p.leading() < 0) content = -content;
  return content == 1 ? p : p.divided_by(content);
}

/// By its discriminant.
std::vector<PolynomialFactor> factored_quadratic(const Polynomial& p) {
  const auto roots = rational_roots(p);
  if (!roots) return {{primitive(p.ascending()), 1}};
  const auto factor = [](const Rational& root) { return Polynomial({Integer(-numerator(root)), Integer(denominator(root))}); };
  if (roots->first == roots->second) return {{factor(roots->first), 2}};
  return {{factor(roots->first), 1}, {factor(roots->second), 1}};
}

std::vector<PolynomialFactor> factored_by_flint(const Polynomial& p) {
  fmpz_poly_t poly;
  fmpz_poly_init(poly);
  fmpz_t c;
  fmpz_init(c);
  for (int k = 0; k <= p.degree(); ++k) {
    fmpz_set_mpz(c, p.ascending()[static_cast<std::size_t>(k)].backend().data());
    fmpz_poly_set_coeff_fmpz(poly, k, c);
  }
  fmpz_poly_factor_t factors;
  fmpz_poly_factor_init(factors);
  fmpz_poly_factor(factors, poly);
  std::vector<PolynomialFactor> result;
  for (slong i = 0; i < factors->num; ++i) {
    std::vector<Integer> ascending(static_cast<std::size_t>(fmpz_poly_length(factors->p + i)));
    for (std::size_t k = 0; k < ascending.size(); ++k) {
      fmpz_poly_get_coeff_fmpz(c, factors->p + i, static_cast<slong>(k));
      fmpz_get_mpz(ascending[k].backend().data(), c);
    }
    result.push_back({primitive(std::move(ascending)), static_cast<int>(factors->exp[i])});
  }
  fmpz_poly_factor_clear(factors);
  fmpz_clear(c);
  fmpz_poly_clear(poly);
  return result;
}

bool before(const PolynomialFactor& x, const PolynomialFactor& y) {
  if (x.factor.degree() != y.factor.degree()) return x.factor.degree() < y.factor.degree();
  return std::lexicographical_compare(x.factor.ascending().rbegin(), x.factor.ascending().rend(), y.factor.ascending().rbegin(),
                                      y.factor.ascending().rend());
}

}  // namespace

std::vector<PolynomialFactor> factored(const Polynomial& p) {
  std::vector<PolynomialFactor> result;
  if (p.degree() == 1) result = {{primitive(p.ascending()), 1}};
  else if (p.degree() == 2) result = factored_quadratic(p);
  else if (p.degree() > 2) result = factored_by_flint(p);
  std::sort(result.begin(), result.end(), before);
  return result;
}

}  // namespace brouncker
