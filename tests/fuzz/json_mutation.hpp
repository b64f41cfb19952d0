/// Changes of JSON documents that leave them JSON.
#pragma once

#include "tests/fuzz/target.hpp"

namespace brouncker::fuzz {

/// One value, key or entry of the document changed: an integer (also one in a text) by a little, by its sign or wholly, a text by a
/// letter, an array by an entry, an object by a key. What is no JSON comes back as it is.
std::string mutated_json(std::string_view input, Random& random);

}  // namespace brouncker::fuzz
