#include "engine/parallel.hpp"

#include <algorithm>
#include <atomic>
#include <exception>
#include <limits>
#include <mutex>

#include <tbb/global_control.h>
#include <tbb/info.h>
#include <tbb/parallel_for.h>

namespace brouncker {

void parallel_blocks(std::size_t count, std::size_t grain, int threads, const std::function<void(std::size_t, std::size_t)>& body) {
  const auto most = static_cast<std::size_t>(threads > 0 ? threads : tbb::info::default_concurrency());
  const tbb::global_control limit(tbb::global_control::max_allowed_parallelism, most);
  std::atomic<std::size_t> failed{std::numeric_limits<std::size_t>::max()};  // the first block that threw
  std::exception_ptr failure;
  std::mutex mutex;
  tbb::parallel_for(std::size_t{0}, (count + grain - 1) / grain, [&](std::size_t block) {
    if (block > failed) return;
    try {
      body(block * grain, std::min(count, (block + 1) * grain));
    } catch (...) {
      const std::lock_guard guard(mutex);
      if (block > failed) return;
      failed = block;
      failure = std::current_exception();
    }
  });
  if (failure) std::rethrow_exception(failure);
}

}  // namespace brouncker
