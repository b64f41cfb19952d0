// Common factors at each distance, the largest first.
#include "engine/prove/find/universal_denominator.hpp"

#include "engine/recurrence/orbits.hpp"
#include "formulas/roots.hpp"

#include <algorithm>

namespace brouncker {
namespace {

constexpr long kMostDispersion = 200;

/// The largest h >= 0 for which x(n) and y(n + h) have a common factor; -1 where there is none.
long dispersion(const Polynomial& x, const Polynomial& y) {
  const auto of_x = orbits_of(x), of_y = orbits_of(y);
  long most = -1;
  if (!of_x || !of_y) return most;
  for (const Orbit& a : of_x->orbits)
    for (const Orbit& b : of_y->orbits)
      if (a.base == b.base) most = std::max(most, b.positions.back() - a.positions.front());
  return most;
}

}  // namespace

std::optional<Polynomial> universal_denominator(const Polynomial& alpha, const Polynomial& beta, int most_degree) {
  Polynomial x = alpha.shifted(-1), y = beta, result = Polynomial::constant(1);
  const long most = dispersion(x, y);
  if (most > kMostDispersion) return std::nullopt;
  for (long h = most; h >= 0; --h) {
    const Polynomial common = primitive_gcd(x, y.shifted(h));
    if (common.degree() < 1) continue;
    x = *exact_quotient(x, common), y = *exact_quotient(y, common.shifted(-h));
    for (long i = 0; i <= h; ++i) result = result * common.shifted(-i);
    if (result.degree() > most_degree) return std::nullopt;
  }
  return result;
}

}  // namespace brouncker
