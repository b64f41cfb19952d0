/// What kind of theorem a family is.
#pragma once

#include "engine/families/discover.hpp"

#include <string>

namespace brouncker {

/// A word for people: "contiguity", "reflection (theorem R)", its cases "reflection (theorem R, j = -1)", "Bauer-Muir step",
/// "equivalence transformation", "same recurrence"; "gauge" for what is none of these.
std::string kind_of(const Family& family);

}  // namespace brouncker
