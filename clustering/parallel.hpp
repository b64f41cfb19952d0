/// The only door of this room to oneTBB: loops whose bodies write to places of their own, so that the result does not
/// depend on the number of threads.
#pragma once

#include <cstddef>

#include <tbb/blocked_range.h>
#include <tbb/global_control.h>
#include <tbb/parallel_for.h>
#include <tbb/parallel_invoke.h>

namespace brouncker::parallel {

/// body(first, last) for blocks that cover 0..count, about `grain` long, in any order.
template <class Body>
void blocks(std::size_t count, std::size_t grain, const Body& body) {
  tbb::parallel_for(tbb::blocked_range<std::size_t>(0, count, grain),
                    [&](const tbb::blocked_range<std::size_t>& range) { body(range.begin(), range.end()); });
}

template <class First, class Second>
void both(const First& first, const Second& second) {
  tbb::parallel_invoke(first, second);
}

/// At most so many threads work in parallel while the object lives.
class ThreadLimit {
 public:
  explicit ThreadLimit(std::size_t threads) : control_(tbb::global_control::max_allowed_parallelism, threads) {}

 private:
  tbb::global_control control_;
};

}  // namespace brouncker::parallel
