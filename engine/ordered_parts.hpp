/// Parts that are made on all cores and used in their order.
#pragma once

#include <cstddef>
#include <exception>
#include <memory>
#include <optional>
#include <type_traits>
#include <utility>

#include <tbb/global_control.h>
#include <tbb/info.h>
#include <tbb/parallel_pipeline.h>

namespace brouncker {

/// take(make(i)) for i = 0 .. count - 1: `make` on at most `threads` threads (0: all cores), `take` in order and one at a time, so
/// that the result does not depend on the threads. Nor does what is thrown: what the first part threw. At most twice as many parts
/// as threads are held at any time.
template <class Make, class Take>
void ordered_parts(std::size_t count, int threads, const Make& make, const Take& take) {
  struct Made {
    std::optional<std::invoke_result_t<const Make&, std::size_t>> part;
    std::exception_ptr failure;
  };
  using Result = std::shared_ptr<Made>;
  const auto most = static_cast<std::size_t>(threads > 0 ? threads : tbb::info::default_concurrency());
  const tbb::global_control limit(tbb::global_control::max_allowed_parallelism, most);
  std::size_t next = 0;
  std::exception_ptr failure;  // nothing is thrown inside a pipeline
  const auto number = [&](tbb::flow_control& flow) {
    if (next == count || failure) flow.stop();
    return next == count ? count : next++;
  };
  const auto made = [&](std::size_t i) {
    const auto result = std::make_shared<Made>();
    try {
      result->part.emplace(make(i));
    } catch (...) {
      result->failure = std::current_exception();
    }
    return result;
  };
  const auto taken = [&](const Result& result) {
    if (failure) return;
    try {
      if (result->failure) std::rethrow_exception(result->failure);
      take(*std::move(result->part));
    } catch (...) {
      failure = std::current_exception();
    }
  };
  tbb::parallel_pipeline(2 * most, tbb::make_filter<void, std::size_t>(tbb::filter_mode::serial_in_order, number) &
                                       tbb::make_filter<std::size_t, Result>(tbb::filter_mode::parallel, made) &
                                       tbb::make_filter<Result, void>(tbb::filter_mode::serial_in_order, taken));
  if (failure) std::rethrow_exception(failure);
}

}  // namespace brouncker
