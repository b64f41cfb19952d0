#include "engine/match/lane_search.hpp"

#include "engine/match/lane_lattice.hpp"

namespace brouncker::lanes {

void search_base(const SlicedConstant& c, const SlicedLimits& limits, int height_bits, std::uint8_t* open) {
  typedef double V __attribute__((vector_size(16)));
  typedef long long I __attribute__((vector_size(16)));
  search<V, I>(c, limits, height_bits, open);
}

}  // namespace brouncker::lanes
