#include "engine/match/lane_search.hpp"

#include <cstring>

#if defined(__x86_64__) && defined(__GNUC__) && !defined(__clang__)

// What follows, and nothing of the standard library, is compiled for that instruction set.
#pragma GCC push_options
#pragma GCC target("avx512f,avx512dq,avx512vl,fma")
#include "engine/match/lane_lattice.hpp"

namespace brouncker::lanes {

void search_avx512(const SlicedConstant& c, const SlicedLimits& limits, int height_bits, std::uint8_t* open) {
  typedef double V __attribute__((vector_size(64)));
  typedef long long I __attribute__((vector_size(64)));
  search<V, I>(c, limits, height_bits, open);
}

}  // namespace brouncker::lanes

#pragma GCC pop_options
#endif
