/// How convergence is seen, under the names that the theorems of this folder use.
#pragma once

#include "engine/prove/find/dominance.hpp"

namespace brouncker::coq {

using dominance::Growth, dominance::Sign, dominance::Speed, dominance::growth_of, dominance::growths_of, dominance::settled,
    dominance::kMostFrom;

}  // namespace brouncker::coq
