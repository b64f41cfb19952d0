#include "engine/prove/find/fold.hpp"

#include "engine/recurrence/bounds.hpp"
#include "formulas/contraction.hpp"

namespace brouncker {

std::optional<Fold> fold_of(const Pcf& pcf, long steps) {
  auto found = folded(pcf, steps);
  if (!found || found->map.determinant() == 0 || !is_followed(pcf, found->first + steps)) return std::nullopt;
  return Fold{pcf, std::move(found->pcf), steps, found->first, found->map.reduced()};
}

}  // namespace brouncker
