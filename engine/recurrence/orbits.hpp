/// The roots of a polynomial modulo Z: which zeros lie an integer apart.
#pragma once

#include "formulas/polynomial.hpp"

#include <optional>
#include <vector>

namespace brouncker {

/// Factors f(n - k) of one polynomial f at integer positions k.
struct Orbit {
  /// Irreducible, primitive, c_d n^d + c_(d-1) n^(d-1) + ... with d >= 1, c_d > 0, 0 <= c_(d-1) < d c_d: the representative modulo
  /// shifts.
  Polynomial base;
  /// With multiplicity, increasing.
  std::vector<long> positions;
};

/// p = content * product over the orbits and positions of base(n - position), the content an integer. The order of the orbits
/// depends on their bases alone.
struct Orbits {
  Integer content = 1;
  std::vector<Orbit> orbits;
};

/// nullopt where a position is beyond 2^40. Precondition: p is not zero.
std::optional<Orbits> orbits_of(const Polynomial& p);

/// The orbits of p(n + step).
Orbits shifted(Orbits orbits, long step);

}  // namespace brouncker
