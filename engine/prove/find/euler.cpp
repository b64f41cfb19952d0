// The roots of b are shared out to G and H class by class modulo Z, as the tail says.
#include "engine/prove/find/euler.hpp"

#include "engine/recurrence/orbits.hpp"

#include <algorithm>

namespace brouncker {

std::vector<EulerForm> euler_forms(const Pcf& pcf, const RationalTail& tail) {
  const auto z = euler_ratio(pcf);
  if (!z) return {};
  // K = kappa h(n) y(n+1)/y(n): in each class of roots modulo Z, y adds as many to top as to bottom, so h has the difference.
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
