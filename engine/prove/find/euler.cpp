#include "engine/prove/find/euler.hpp"

#include "engine/hypergeometric/parameters.hpp"
#include "engine/recurrence/growth.hpp"
#include "engine/recurrence/orbits.hpp"
#include "formulas/roots.hpp"

#include <algorithm>
#include <map>

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

std::vector<EulerForm> euler_forms(const Pcf& pcf, const RationalTail& tail) {
  const auto z = euler_ratio(pcf);
  if (!z) return {};
  // K(n)/K(n+1)... the part h of the tail: common factors of top and b, up to shifts the classes of top/bottom's excess.
  const auto top = orbits_of(tail.top), bottom = orbits_of(tail.bottom), all = orbits_of(pcf.b);
  if (!top || !bottom || !all) return {};
  EulerForm reduced{*z, {}, {}}, full = reduced;
  const auto count = [](const Orbits& orbits, const Polynomial& base) {
    for (const Orbit& o : orbits.orbits)
      if (o.base == base) return static_cast<long>(o.positions.size());
    return 0L;
  };
  for (const Orbit& o : all->orbits) {
    const long h = count(*top, o.base) - count(*bottom, o.base), g = static_cast<long>(o.positions.size()) - h;
    if (o.base.degree() != 1 || h < 0 || g < 0) return {};
    const Rational root = Rational(o.base.coefficient(0)) / Rational(o.base.leading());
    full.g.insert(full.g.end(), static_cast<std::size_t>(g), root);
    full.h.insert(full.h.end(), static_cast<std::size_t>(h), root);
    const long common = std::min(g, h);
    reduced.g.insert(reduced.g.end(), static_cast<std::size_t>(g - common), root);
    reduced.h.insert(reduced.h.end(), static_cast<std::size_t>(h - common), root);
  }
  std::vector<EulerForm> result;
  if (reduced.h.size() < full.h.size() && !reduced.h.empty()) result.push_back(reduced);
  result.push_back(std::move(full));
  return result;
}

}  // namespace brouncker
