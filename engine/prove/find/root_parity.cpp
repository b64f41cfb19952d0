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

std::optional<std::vector<Orbit>> root_classes(const Polynomial& b, long k) {
  std::vector<Orbit> result;
  for (long r = 1; r <= k; ++r) {
    const auto orbits = orbits_of(substituted(b, k, r));
    if (!orbits) return std::nullopt;
    for (const Orbit& orbit : orbits->orbits) {
      auto at = std::ranges::find(result, orbit.base, &Orbit::base);
      if (at == result.end()) at = result.insert(at, Orbit{orbit.base, {}});
      at->positions.insert(at->positions.end(), orbit.positions.begin(), orbit.positions.end());
    }
  }
  for (Orbit& orbit : result) std::ranges::sort(orbit.positions);
  return result;
}

std::optional<std::vector<Polynomial>> odd_root_classes(const Polynomial& b, long k) {
  const auto classes = root_classes(b, k);
  if (!classes) return std::nullopt;
  std::vector<Polynomial> odd;
  for (const Orbit& orbit : *classes)
    if (orbit.positions.size() % 2 != 0) odd.push_back(orbit.base);
  std::ranges::sort(odd, {}, [](const Polynomial& p) { return p.ascending(); });
  return odd;
}

}  // namespace brouncker
