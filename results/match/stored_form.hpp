/// A closed form of a row on its way into the store.
#pragma once

#include "engine/claim.hpp"

#include <cstdint>

namespace brouncker {

struct StoredForm {
  std::uint64_t id = 0;      ///< of the row in `measured`
  std::uint64_t weight = 1;  ///< 2 where the row stands for its mirror image, too
  Claim claim;
};

}  // namespace brouncker
