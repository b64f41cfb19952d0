// G and H are multiplied out from their roots.
#include "engine/prove/statements/euler_form.hpp"

#include "engine/hypergeometric/parameters.hpp"
#include "formulas/arithmetic.hpp"

#include <algorithm>

namespace brouncker {

Pcf euler_pcf(const EulerForm& form) {
  RationalPolynomial a = shifted(with_negated_roots(form.h), 1);
  const RationalPolynomial g = with_negated_roots(form.g);
  a.resize(std::max(a.size(), g.size()));
  for (std::size_t i = 0; i < g.size(); ++i) a[i] += form.z * g[i];
  RationalPolynomial b = multiplied(g, with_negated_roots(form.h));
  for (Rational& x : b) x *= -form.z;
  return integral_pcf(a, b);
}

std::optional<Rational> euler_ratio(const Pcf& pcf) {
  const Rational a(abs(pcf.a.leading())), b(pcf.b.leading());
  const int surplus = pcf.b.degree() - 2 * pcf.a.degree();
  if (surplus < 0) return Rational(-b / (a * a));
  if (surplus > 0) {
    if (surplus != 2 || b < 0 || !rational_sqrt(b)) return std::nullopt;
    return Rational(-1);
  }
  const Rational d = a * a + 4 * b;
  if (d < 0) return std::nullopt;
  const auto root = rational_sqrt(d);
  if (!root) return std::nullopt;
  return Rational((a - *root) / (a + *root));
}

}  // namespace brouncker
