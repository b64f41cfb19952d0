/// Loops over independent items on all cores.
#pragma once

#include <cstddef>
#include <functional>

namespace brouncker {

/// body(first, last) for blocks of `grain` items that cover 0 .. count - 1, in any order and on at most `threads` threads (0: all
/// cores). Bodies write to places of their own, so that the result does not depend on the threads. Nor does
/// what is thrown: what the first block threw comes out here, and blocks behind it may be left out.
void parallel_blocks(std::size_t count, std::size_t grain, int threads,
                     const std::function<void(std::size_t first, std::size_t last)>& body);

}  // namespace brouncker
