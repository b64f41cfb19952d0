#include "clustering/nearest.hpp"

#include "clustering/parallel.hpp"

#include <limits>

namespace brouncker {
namespace {

/// The nearest points seen, sorted by distance in arrays of fixed length.
class Nearest {
 public:
  Nearest(PointId* places, double* squared, std::size_t count) : places_(places), squared_(squared), count_(count) {
    std::fill_n(squared_, count_, std::numeric_limits<double>::infinity());
  }
  double bound() const { return squared_[count_ - 1]; }
  /// Precondition: squared < bound().
  void insert(PointId place, double squared) {
    std::size_t i = count_ - 1;
    for (; i > 0 && squared_[i - 1] > squared; --i) {
      squared_[i] = squared_[i - 1];
      places_[i] = places_[i - 1];
    }
    squared_[i] = squared;
    places_[i] = place;
  }

 private:
  PointId* places_;
  double* squared_;
  std::size_t count_;
};

template <std::size_t known>
void search_one(const KdTree& tree, PointId place, Nearest& nearest) {
  const double* x = tree.at(place);
  search_tree<known>(
      tree, x, [&] { return nearest.bound(); }, [](std::size_t, double box) { return box; },
      [&](PointId first, PointId last) {
        for (PointId other = first; other < last; ++other) {
          const double squared = squared_distance<known>(x, tree.at(other), tree.dimension());
          if (squared < nearest.bound()) nearest.insert(other, squared);
        }
      });
}

}  // namespace

Neighbours nearest_neighbours(const KdTree& tree, std::size_t count) {
  Neighbours result;
  const std::size_t points = tree.size();
  const std::size_t k = result.count = std::min(std::max<std::size_t>(count, 1), points);
  result.places.resize(points * k);
  result.squared_core.resize(points);
  with_dimension(tree.dimension(), [&](auto known) {
    parallel::blocks(points, 2048, [&](std::size_t begin, std::size_t end) {
      std::vector<double> squared(k);
      for (std::size_t place = begin; place < end; ++place) {
        Nearest nearest(&result.places[place * k], squared.data(), k);
        search_one<known>(tree, static_cast<PointId>(place), nearest);
        result.squared_core[place] = nearest.bound();
      }
    });
  });
  return result;
}

}  // namespace brouncker
