/// The families in z of one constant, shell by shell.
#pragma once

#include "engine/generate/generate.hpp"
#include "engine/generate/walk_family.hpp"

namespace brouncker::generate {

struct Families {
  std::vector<WalkFamily> all;  ///< by degree of a and b in n, then by length
  int complete_size = 0;
  bool time_is_up = false;
  std::uint64_t directions = 0;
};

/// Of all directions up to bounds.size, or the one of the bounds, with deg a <= most_degree; shells are taken whole or not at all.
Families families_in_z(int half, int most_degree, const Bounds& bounds, const WorkOptions& work);

}  // namespace brouncker::generate
