#include "engine/recurrence/orbits.hpp"

#include "engine/number/factor.hpp"
#include "formulas/arithmetic.hpp"

#include <algorithm>

namespace brouncker {
namespace {

bool before(const Orbit& x, const Orbit& y) {
  if (x.base.degree() != y.base.degree()) return x.base.degree() < y.base.degree();
  return std::lexicographical_compare(x.base.ascending().rbegin(), x.base.ascending().rend(), y.base.ascending().rbegin(),
                                      y.base.ascending().rend());
}

/// f(n) = base(n - position).
std::optional<long> position_of(const Polynomial& f) {
  const Integer position = floor_quotient(f.coefficient(f.degree() - 1), Integer(f.leading() * f.degree()));
  if (abs(position) > Integer(1) << 40) return std::nullopt;
  return -static_cast<long>(position);
}

}  // namespace

std::optional<Orbits> orbits_of(const Polynomial& p) {
  Orbits result;
  result.content = p.leading() < 0 ? Integer(-p.content()) : p.content();
  for (PolynomialFactor& f : factored(p)) {
    const std::optional<long> position = position_of(f.factor);
    if (!position) return std::nullopt;
    Polynomial base = *position == 0 ? std::move(f.factor) : f.factor.shifted(*position);
    auto orbit = std::find_if(result.orbits.begin(), result.orbits.end(), [&](const Orbit& o) { return o.base == base; });
    if (orbit == result.orbits.end()) orbit = result.orbits.insert(orbit, Orbit{std::move(base), {}});
    orbit->positions.insert(orbit->positions.end(), static_cast<std::size_t>(f.multiplicity), *position);
  }
  for (Orbit& orbit : result.orbits) std::sort(orbit.positions.begin(), orbit.positions.end());
  std::sort(result.orbits.begin(), result.orbits.end(), before);
  return result;
}

Orbits shifted(Orbits orbits, long step) {
  for (Orbit& orbit : orbits.orbits)
    for (long& position : orbit.positions) position -= step;
  return orbits;
}

}  // namespace brouncker
