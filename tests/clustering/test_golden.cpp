/// Partitions against an independent implementation: R's dbscan::hdbscan, see golden/make_golden.R.
#include "clustering/hdbscan.hpp"

#include <doctest/doctest.h>

#include <array>
#include <fstream>
#include <map>
#include <string>

using namespace brouncker;

namespace {

using Labels = std::vector<int>;

struct Golden {
  std::size_t dimension = 0, min_points = 0;
  std::array<double, 3> cuts{};
  std::vector<double> values;
  Labels sequential, simultaneous;  ///< R's clusters, and those without the members by chance; 0 is noise
  std::array<Labels, 3> components;
};

Golden read(const std::string& name) {
  std::ifstream file(std::string(BROUNCKER_SOURCE_DIR "/tests/clustering/golden/") + name + ".txt");
  Golden golden;
  file >> golden.dimension >> golden.min_points;
  for (double& cut : golden.cuts) file >> cut;
  const auto next = [&] {
    int label = -1;
    file >> label;
    return label;
  };
  for (double x; file >> x;) {
    golden.values.push_back(x);
    for (std::size_t k = 1; k < golden.dimension; ++k) golden.values.push_back((file >> x, x));
    golden.sequential.push_back(next());
    golden.simultaneous.push_back(next());
    for (Labels& component : golden.components) component.push_back(next());
  }
  return golden;
}

/// Numbers in the order of their first appearance, but 0 stays: equal for equal partitions with equal noise.
Labels renumbered(const Labels& labels) {
  std::map<int, int> number = {{0, 0}};
  Labels result;
  for (const int label : labels) result.push_back(number.try_emplace(label, static_cast<int>(number.size())).first->second);
  return result;
}

Labels from_one(const Clusters& clusters) {
  Labels labels(clusters.labels.begin(), clusters.labels.end());
  for (int& label : labels) ++label;
  return labels;
}

Labels components(const Linkage& linkage, double cut) {
  std::vector<int> top(linkage.nodes());
  for (std::size_t node = linkage.nodes(); node-- > 0;) {
    const PointId parent = linkage.parent[node];
    const bool joined = parent != kNoPoint && linkage.squared(parent) <= cut * cut;
    top[node] = joined ? top[parent] : static_cast<int>(node) + 1;
  }
  return {top.begin(), top.begin() + static_cast<long>(linkage.points)};
}

}  // namespace

TEST_SUITE("clustering/golden") {
  TEST_CASE("partitions and components are those of R's dbscan package") {
    for (const std::string name : {"blobs_2d", "densities_3d", "rings_2d", "line_1d", "blobs_5d", "uniform_2d", "nested_6d"}) {
      CAPTURE(name);
      const Golden golden = read(name);
      REQUIRE(golden.sequential.size() >= 150);
      const Points points(golden.values, golden.dimension);
      const Hdbscan tree(points, golden.min_points);
      for (std::size_t i = 0; i < golden.cuts.size(); ++i)
        CHECK(renumbered(components(tree.linkage(), golden.cuts[i])) == renumbered(golden.components[i]));
      if (name == "rings_2d") continue;  // see make_golden.R
      const Labels ours = from_one(tree.clusters(golden.min_points, ClusterSelection::excess_of_mass));
      CHECK(renumbered(ours) == renumbered(golden.simultaneous));
      if (golden.sequential == golden.simultaneous) CHECK(renumbered(ours) == renumbered(golden.sequential));
    }
  }
}
