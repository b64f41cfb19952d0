// Zeros by integer_roots(), convergents by the plain recurrence: most starts are small.
#include "engine/prove/find/start.hpp"

#include "engine/recurrence/convergents.hpp"
#include "formulas/roots.hpp"

#include <algorithm>

namespace brouncker {

std::optional<Integer> regular_from(std::initializer_list<Polynomial> polynomials, Integer lowest, const Integer& most) {
  for (const Polynomial& p : polynomials)
    if (p.degree() > 0)
      for (const Integer& root : integer_roots(p)) lowest = std::max<Integer>(lowest, root + 1);
  if (lowest > most) return std::nullopt;
  return lowest;
}

Moebius convergents_up_to(const Pcf& pcf, const Integer& last) {
  constexpr std::int64_t kShort = 100;
  const auto n = static_cast<std::int64_t>(last);
  const Convergent c = n < kShort ? convergent_by_recurrence(pcf, n) : convergent(Terms(pcf, n), n);
  return {c.p_previous, c.p, c.q_previous, c.q};
}

}  // namespace brouncker
