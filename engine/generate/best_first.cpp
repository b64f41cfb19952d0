#include "engine/generate/best_first.hpp"

#include "engine/parallel.hpp"

#include <algorithm>
#include <numeric>
#include <set>

namespace brouncker::generate {
namespace {

/// The best, whose sums and neighbours are looked at, and how often.
constexpr std::size_t kBest = 24;
constexpr int kMostRounds = 30;

std::optional<double> promise(const Outlook& outlook, Order order) {
  if (order == Order::digits) return outlook.digits_per_term;
  return outlook.delta ? outlook.delta : outlook.estimate;
}

/// Without the common factor; empty where all are 0.
Direction reduced(Direction d) {
  int g = 0;
  for (const int e : d) g = std::gcd(g, e);
  if (g == 0) return {};
  for (int& e : d) e /= g;
  return d;
}

class Scout {
 public:
  Scout(const Sources& sources, Order order, int bound, const WorkOptions& work, const std::function<bool()>& is_over)
      : sources_(sources), order_(order), bound_(bound), work_(work), is_over_(is_over) {}

  Foresight run() {
    for (int size = 1; size <= bound_ && result_.looked_at < kMostEnumerated; ++size) {
      std::vector<Task> tasks;
      for (const auto& source : sources_)
        for (Direction& direction : source->shell(size)) tasks.push_back({source.get(), std::move(direction), size});
      if (!look_at(std::move(tasks))) break;
      result_.complete_size = size;
    }
    for (int round = 0; round < kMostRounds && !result_.time_is_up && result_.has_order; ++round) {
      sort();
      std::vector<Task> tasks = near_the_best();
      if (tasks.empty() || !look_at(std::move(tasks))) break;
    }
    sort();
    return std::move(result_);
  }

 private:
  /// @return Whether there was time for all.
  bool look_at(std::vector<Task> tasks) {
    std::vector<std::optional<Outlook>> outlooks(tasks.size());
    parallel_blocks(tasks.size(), 1, work_.threads, [&](std::size_t first, std::size_t last) {
      for (std::size_t i = first; i < last && !is_over_(); ++i) outlooks[i] = tasks[i].source->outlook(tasks[i].direction);
    });
    if (is_over_()) {
      result_.time_is_up = true;
      return false;
    }
    for (std::size_t i = 0; i < tasks.size(); ++i) {
      seen_.emplace(tasks[i].source, tasks[i].direction);
      ++result_.looked_at;
      if (!outlooks[i]) continue;
      result_.has_order = result_.has_order || promise(*outlooks[i], order_);
      result_.best.push_back({std::move(tasks[i]), *outlooks[i]});
    }
    work_.report_step(kStep);
    return true;
  }

  /// Equals stay in the order in which they were looked at.
  void sort() {
    std::ranges::stable_sort(result_.best, [&](const Foreseen& x, const Foreseen& y) {
      const auto a = promise(x.outlook, order_), b = promise(y.outlook, order_);
      if (a.has_value() != b.has_value()) return a.has_value();
      return a ? *a > *b : x.task.size < y.task.size;
    });
  }

  /// New ones of the listed directions up to the bound.
  void add(const Source& source, Direction direction, std::vector<Task>& tasks) {
    direction = reduced(std::move(direction));
    if (direction.empty() || !source.lists(direction)) return;
    const int size = source.size(direction);
    if (size <= bound_ && seen_.emplace(&source, direction).second) tasks.push_back({&source, std::move(direction), size});
  }

  std::vector<Task> near_the_best() {
    std::vector<Task> tasks;
    const std::size_t count = std::min(kBest, result_.best.size());
    for (std::size_t i = 0; i < count; ++i) {
      const auto& [task, outlook] = result_.best[i];
      if (!promise(outlook, order_)) break;
      for (std::size_t axis = 0; axis < task.direction.size(); ++axis)
        for (const int by : {1, -1}) {
          Direction next = task.direction;
          next[axis] += by;
          add(*task.source, std::move(next), tasks);
        }
      for (std::size_t j = 0; j < i; ++j) {
        const Task& other = result_.best[j].task;
        if (other.source != task.source) continue;
        Direction sum = task.direction;
        for (std::size_t k = 0; k < sum.size(); ++k) sum[k] += other.direction[k];
        add(*task.source, std::move(sum), tasks);
      }
    }
    return tasks;
  }

  static constexpr std::string_view kStep = "directions looked at";

  const Sources& sources_;
  Order order_;
  int bound_;
  const WorkOptions& work_;
  const std::function<bool()>& is_over_;
  Foresight result_;
  std::set<std::pair<const Source*, Direction>> seen_;
};

}  // namespace

Foresight foreseen(const Sources& sources, Order order, int bound, const WorkOptions& work, const std::function<bool()>& is_over) {
  return Scout(sources, order, bound, work, is_over).run();
}

}  // namespace brouncker::generate
