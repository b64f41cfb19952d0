// G and H are multiplied out from their roots.
#include "engine/prove/statements/euler_form.hpp"

#include "engine/hypergeometric/parameters.hpp"
#include "formulas/rational_sqrt.hpp"

#include <algorithm>

namespace brouncker {
namespace {

RationalCoefficients with_roots(const std::vector<Rational>& negated, const Rational& shift) {
  RationalCoefficients p{1};
  for (const Rational& r : negated) {
    p.insert(p.begin(), 0);
    for (std::size_t i = 0; i + 1 < p.size(); ++i) p[i] += (r + shift) * p[i + 1];
  }
  return p;
}

RationalCoefficients product(const RationalCoefficients& x, const RationalCoefficients& y) {
  RationalCoefficients result(x.size() + y.size() - 1);
  for (std::size_t i = 0; i < x.size(); ++i)
    for (std::size_t j = 0; j < y.size(); ++j) result[i + j] += x[i] * y[j];
  return result;
}

}  // namespace

Pcf euler_pcf(const EulerForm& form) {
  RationalCoefficients a = with_roots(form.h, 1);
  const RationalCoefficients g = with_roots(form.g, 0);
  a.resize(std::max(a.size(), g.size()));
  for (std::size_t i = 0; i < g.size(); ++i) a[i] += form.z * g[i];
  RationalCoefficients b = product(g, with_roots(form.h, 0));
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
