#include "clustering/spanning_tree.hpp"

#include "clustering/parallel.hpp"
#include "formulas/disjoint_sets.hpp"

#include <algorithm>
#include <atomic>
#include <cstdint>
#include <limits>

namespace brouncker {
namespace {

constexpr double kInfinity = std::numeric_limits<double>::infinity();
constexpr std::size_t kBlock = 2048;

void lower_to(std::atomic<double>& bound, double value) {
  double current = bound.load(std::memory_order_relaxed);
  while (value < current && !bound.compare_exchange_weak(current, value, std::memory_order_relaxed)) continue;
}

class Boruvka {
 public:
  Boruvka(const KdTree& tree, const Neighbours& neighbours)
      : tree_(tree),
        core_(neighbours.squared_core),
        sets_(tree.size()),
        component_(tree.size()),
        partner_(tree.size(), kNoPoint),
        length_(core_),
        shortest_(tree.size()),
        node_component_(tree.node_count()),
        node_core_(tree.node_count(), kInfinity),
        seeks_(tree.size()) {
    seed(neighbours);
    for (std::size_t node = tree_.node_count(); --node > 0;) node_core_[node] = least_core(node);
  }

  std::vector<Edge> run() {
    while (edges_.size() + 1 < tree_.size()) {
      locate();
      choose_seeking();
      keep_partners();
      with_dimension(tree_.dimension(), [&](auto known) { seek_partners<known>(); });
      join();
    }
    return std::move(edges_);
  }

 private:
  /// No edge of a point is shorter than its core distance; a listed neighbour with no larger core distance attains it.
  void seed(const Neighbours& neighbours) {
    for (PointId place = 0; place < tree_.size(); ++place)
      for (std::size_t i = 0; i < neighbours.count && partner_[place] == kNoPoint; ++i) {
        const PointId other = neighbours.places[place * neighbours.count + i];
        if (other != place && core_[other] <= core_[place]) partner_[place] = other;
      }
  }

  double least_core(std::size_t node) const {
    if (!tree_.is_leaf(node)) return std::min(node_core_[2 * node], node_core_[2 * node + 1]);
    double least = kInfinity;
    for (PointId place = tree_.first(node); place < tree_.last(node); ++place) least = std::min(least, core_[place]);
    return least;
  }

  /// The component of every point, and of every node that lies in one (kNoPoint for the others).
  void locate() {
    for (PointId place = 0; place < tree_.size(); ++place) {
      component_[place] = sets_.find(place);
      shortest_[place].store(kInfinity, std::memory_order_relaxed);
    }
    for (std::size_t node = tree_.node_count(); --node > 0;) {
      if (tree_.is_leaf(node)) {
        const PointId first = component_[tree_.first(node)];
        bool alone = true;
        for (PointId place = tree_.first(node); place < tree_.last(node); ++place) alone &= component_[place] == first;
        node_component_[node] = alone ? first : kNoPoint;
      } else {
        const PointId left = node_component_[2 * node];
        node_component_[node] = left == node_component_[2 * node + 1] ? left : kNoPoint;
      }
    }
  }

  /// The smaller half of the components seeks its edges; the larger ones, which have most of the points, wait to be found. At least
  /// every second component is joined to another one.
  void choose_seeking() {
    std::vector<PointId> sizes;
    for (PointId place = 0; place < tree_.size(); ++place)
      if (component_[place] == place) sizes.push_back(sets_.size_of(place));
    const auto middle = sizes.begin() + static_cast<std::ptrdiff_t>((sizes.size() - 1) / 2);
    std::ranges::nth_element(sizes, middle);
    for (PointId place = 0; place < tree_.size(); ++place) seeks_[place] = sets_.size_of(place) <= *middle;
  }

  void keep_partners() {
    parallel::blocks(tree_.size(), kBlock, [&](std::size_t begin, std::size_t end) {
      for (std::size_t place = begin; place < end; ++place) {
        if (partner_[place] == kNoPoint) continue;
        if (component_[partner_[place]] == component_[place]) partner_[place] = kNoPoint;
        else if (seeks_[place]) lower_to(shortest_[component_[place]], length_[place]);
      }
    });
  }

  template <std::size_t known>
  void seek_partners() {
    parallel::blocks(tree_.size(), kBlock, [&](std::size_t begin, std::size_t end) {
      for (std::size_t place = begin; place < end; ++place)
        if (seeks_[place] && partner_[place] == kNoPoint &&
            length_[place] < shortest_[component_[place]].load(std::memory_order_relaxed))
          seek<known>(static_cast<PointId>(place));
    });
  }

  template <std::size_t known>
  void seek(PointId place) {
    const double* x = tree_.at(place);
    const double core = core_[place];
    const PointId own = component_[place];
    double bound = shortest_[own].load(std::memory_order_relaxed);
    PointId found = kNoPoint;
    search_tree<known>(
        tree_, x, [&] { return bound; },
        [&](std::size_t node, double box) {
          return node_component_[node] == own ? kInfinity : std::max(std::max(box, node_core_[node]), core);
        },
        [&](PointId first, PointId last) {
          for (PointId other = first; other < last; ++other) {
            if (component_[other] == own || !(core_[other] < bound)) continue;
            const double squared = squared_distance<known>(x, tree_.at(other), tree_.dimension());
            const double length = std::max(std::max(squared, core_[other]), core);
            if (length < bound) {
              bound = length;
              found = other;
            }
          }
        });
    partner_[place] = found;
    length_[place] = found == kNoPoint ? std::max(length_[place], bound) : bound;
    if (found != kNoPoint) lower_to(shortest_[own], bound);
  }

  /// One shortest edge of each component. Where equal lengths close a circle, its last edge is left out: all edges of the
  /// circle are equally long, since each is the shortest of its component.
  void join() {
    for (PointId place = 0; place < tree_.size(); ++place) {
      auto& shortest = shortest_[component_[place]];
      if (!seeks_[place] || partner_[place] == kNoPoint || length_[place] != shortest.load(std::memory_order_relaxed)) continue;
      shortest.store(-1, std::memory_order_relaxed);
      if (sets_.join(place, partner_[place])) edges_.push_back({tree_.id(place), tree_.id(partner_[place]), length_[place]});
    }
  }

  const KdTree& tree_;
  const std::vector<double>& core_;
  DisjointSets<PointId> sets_;
  std::vector<PointId> component_, partner_;
  std::vector<double> length_;                 ///< to the partner; without one a lower bound of all edges to outside
  std::vector<std::atomic<double>> shortest_;  ///< edge of a component that is known in this round
  std::vector<PointId> node_component_;
  std::vector<double> node_core_;
  std::vector<std::uint8_t> seeks_;  ///< whether the component of the point looks for its edge in this round
  std::vector<Edge> edges_;
};

}  // namespace

std::vector<Edge> spanning_tree(const KdTree& tree, const Neighbours& neighbours) { return Boruvka(tree, neighbours).run(); }

}  // namespace brouncker
