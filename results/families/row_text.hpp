/// Pieces of a family as plain text.
#pragma once

#include "results/families/rows.hpp"

namespace brouncker {

/// "[[1, n], [0, 1]]/(n - 1), S = 2"; empty where the family has no matrix.
std::string matrix_text(const FamilyRow& row);

/// "t = 1, p = -1/2; h = 1/2, c = 2; h' = 3/2, c' = 2": where the example is a member (engine/families/member_place.hpp).
std::string place_text(const FamilyRow& row);

}  // namespace brouncker
