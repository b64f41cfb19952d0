#include "engine/prove/find/root_parity.hpp"

#include "engine/recurrence/orbits.hpp"

#include <algorithm>

namespace brouncker {
namespace {

/// p(k n + r).
Polynomial substituted(const Polynomial& p, long k, long r) {
  std::vector<Integer> coefficients = p.shifted(Integer(r)).ascending();
  Integer power = 1;
  for (Integer& c : coefficients) c *= power, power *= k;
  return Polynomial(std::move(coefficients));
}

}  // namespace

std::optional<std::vector<Polynomial>> odd_root_classes(const Polynomial& b, long k) {
  std::vector<Polynomial> odd;
  for (long r = 1; r <= k; ++r) {
    const auto orbits = orbits_of(substituted(b, k, r));
    if (!orbits) return std::nullopt;
    for (const Orbit& orbit : orbits->orbits) {
      if (orbit.positions.size() % 2 == 0) continue;
      const auto at = std::ranges::find(odd, orbit.base);
      if (at == odd.end()) odd.push_back(orbit.base);
      else odd.erase(at);
    }
  }
  std::ranges::sort(odd, {}, [](const Polynomial& p) { return p.ascending(); });
  return odd;
}

}  // namespace brouncker
