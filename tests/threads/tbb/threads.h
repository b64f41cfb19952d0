/// What this program uses of oneTBB, on std::thread, for ThreadSanitizer alone: the library itself is not built with it, so that what
/// it orders would look like races. Every loop has threads of its own, more than one also where the machine has one core.
#pragma once

#include <algorithm>
#include <atomic>
#include <cstddef>
#include <functional>
#include <mutex>
#include <thread>
#include <utility>
#include <vector>

namespace tbb {

namespace threads {
inline std::atomic<std::size_t> most = 4;

/// body() on several threads; returns when all have.
template <class Body>
void on_all(const Body& body) {
  std::vector<std::thread> others;
  for (std::size_t i = 1; i < most.load(); ++i) others.emplace_back([&body] { body(); });
  body();
  for (std::thread& thread : others) thread.join();
}
}  // namespace threads

namespace info {
inline int default_concurrency() { return 4; }
}  // namespace info

class global_control {
 public:
  enum parameter { max_allowed_parallelism };
  global_control(parameter, std::size_t value) : before_(threads::most.exchange(std::clamp<std::size_t>(value, 1, 16))) {}
  global_control(global_control&& other) noexcept : before_(std::exchange(other.before_, 0)) {}
  global_control& operator=(global_control&&) = delete;
  ~global_control() {
    if (before_ != 0) threads::most = before_;
  }

 private:
  std::size_t before_;  ///< 0: moved from
};

template <class Index, class Body>
void parallel_for(Index first, Index last, const Body& body) {
  std::atomic<Index> next = first;
  threads::on_all([&] {
    for (Index i; (i = next.fetch_add(1)) < last;) body(i);
  });
}

template <class Value>
class blocked_range {
 public:
  blocked_range(Value begin, Value end, std::size_t grain) : begin_(begin), end_(end), grain_(std::max<std::size_t>(1, grain)) {}
  Value begin() const { return begin_; }
  Value end() const { return end_; }
  std::size_t grainsize() const { return grain_; }

 private:
  Value begin_, end_;
  std::size_t grain_;
};

template <class Value, class Body>
void parallel_for(const blocked_range<Value>& range, const Body& body) {
  const std::size_t blocks = (range.end() - range.begin() + range.grainsize() - 1) / range.grainsize();
  parallel_for(std::size_t{0}, blocks, [&](std::size_t i) {
    const Value begin = range.begin() + i * range.grainsize();
    body(blocked_range<Value>(begin, std::min(range.end(), begin + range.grainsize()), range.grainsize()));
  });
}

template <class First, class Second>
void parallel_invoke(const First& first, const Second& second) {
  std::thread other([&second] { second(); });
  first();
  other.join();
}

class flow_control {
 public:
  void stop() { stopped_ = true; }
  bool is_stopped() const { return stopped_; }

 private:
  bool stopped_ = false;
};

enum class filter_mode { serial_in_order, serial_out_of_order, parallel };

template <class In, class Out>
struct source_or_filter {
  std::function<Out(In)> run;
};
template <class Out>
struct source_or_filter<void, Out> {
  std::function<Out(flow_control&)> run;
};
template <class In, class Out, class Body>
source_or_filter<In, Out> make_filter(filter_mode, const Body& body) {
  return {body};
}

template <class A, class B>
struct two_filters {
  source_or_filter<void, A> first;
  source_or_filter<A, B> second;
};
template <class A, class B>
struct three_filters {
  two_filters<A, B> before;
  source_or_filter<B, void> last;
};
template <class A, class B>
two_filters<A, B> operator&(source_or_filter<void, A> x, source_or_filter<A, B> y) {
  return {std::move(x), std::move(y)};
}
template <class A, class B>
three_filters<A, B> operator&(two_filters<A, B> x, source_or_filter<B, void> y) {
  return {std::move(x), std::move(y)};
}

/// Source and end one at a time, the middle on all threads.
template <class A, class B>
void parallel_pipeline(std::size_t, const three_filters<A, B>& filters) {
  std::mutex source, end;
  bool stopped = false;
  const auto take = [&](A& value) {
    const std::lock_guard lock(source);
    flow_control flow;
    if (!stopped) value = filters.before.first.run(flow);
    stopped = stopped || flow.is_stopped();
    return !stopped;
  };
  threads::on_all([&] {
    for (A value{}; take(value);) {
      const B result = filters.before.second.run(value);
      const std::lock_guard lock(end);
      filters.last.run(result);
    }
  });
}

}  // namespace tbb
