#include "clustering/paper_preset.hpp"

#include "tests/clustering/random_points.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <set>

using namespace brouncker;
using random_formulas::Generator;

namespace {

const std::vector<Plane> kPlanes = {{"u, v", 0, 1}, {"u, w", 0, 2}};

/// Two clumps in the first plane, of which the second falls into two in the second plane, and one lonely row.
std::vector<double> three_clumps() {
  std::vector<double> values;
  for (int i = 0; i < 40; ++i) {
    const double t = 0.004 * i, wobble = 0.001 * (i * i % 7);
    values.insert(values.end(), {t, wobble, 0.0});
    values.insert(values.end(), {3 + t, wobble, i % 2 ? 5 + 0.003 * i : -5 - 0.003 * i});
  }
  values.insert(values.end(), {20.0, 20.0, 20.0});
  return values;
}

}  // namespace

TEST_SUITE("clustering/paper_preset") {
  TEST_CASE("clusters are split plane after plane, and the trace says how") {
    const auto values = three_clumps();
    const PaperClusters result = paper_clusters(Points(values, 3), kPlanes);
    CHECK(result.clusters.sizes == std::vector<PointId>{40, 20, 20});
    CHECK(result.clusters.labels.back() == Clusters::kNoise);
    CHECK(result.missing == 0);
    std::set<std::int32_t> second;
    for (std::size_t i = 0; i < 80; i += 2) {
      CHECK(result.clusters.labels[i] == 0);
      second.insert(result.clusters.labels[i + 1]);
    }
    CHECK(second == std::set<std::int32_t>{1, 2});
    CHECK(trace(result, 1, kPlanes) == std::vector<std::string>{"(u, v): 81 rows in 81 cells: 2 clusters, 1 row noise",
                                                                "(u, w): 40 rows in 40 cells: 2 clusters, 0 rows noise"});
    CHECK(trace(result, 0, kPlanes)[1] == "(u, w): 40 rows in 40 cells: no clusters, undivided");
  }

  TEST_CASE("a plane with too many parts is passed over only on request") {
    const auto values = three_clumps();
    PaperOptions options;
    options.most_parts = 1;
    const PaperClusters result = paper_clusters(Points(values, 3), kPlanes, options);
    CHECK(result.steps[0].outcome == PaperStep::Outcome::too_many_parts);
    CHECK(in_words(result.steps[0], kPlanes) == "(u, v): 81 rows in 81 cells: 2 clusters are too many, undivided");
    CHECK(result.steps[1].rows == 81);
  }

  TEST_CASE("rows of one cell are one point to the clustering, and all of them join its cluster") {
    std::vector<double> values;
    for (int clump = 0; clump < 2; ++clump)
      for (int cell = 0; cell < 10; ++cell)
        for (int copy = 0; copy < 5; ++copy) values.insert(values.end(), {clump + 0.002 * cell + 0.0001 * copy + 0.00005, 0.5});
    const std::vector<Plane> plane = {{"x, y", 0, 1}};
    const PaperClusters result = paper_clusters(Points(values, 2), plane);
    CHECK(result.steps[0].cells == 20);
    CHECK(result.clusters.sizes == std::vector<PointId>{50, 50});
  }

  TEST_CASE("in one plane the labels are those of the definition, row by row") {
    Generator generator(12);
    const std::vector<Plane> plane = {{"x, y", 0, 1}};
    const PaperOptions options;
    std::size_t near = 0, far = 0;
    for (int i = 0; i < random_formulas::repeated(10); ++i) {
      auto values = random_points::blobs(generator, 600, 2, 4);
      for (double& x : values) x /= 40;
      const Points points(values, 2);
      std::map<std::pair<double, double>, std::pair<double, double>> least;
      for (std::size_t row = 0; row < 600; ++row) {
        const std::pair<double, double> at = {points[row][0], points[row][1]};
        const auto cell = least.try_emplace({std::floor(at.first / 0.001), std::floor(at.second / 0.001)}, at).first;
        cell->second = std::min(cell->second, at);
      }
      std::vector<double> sample;
      for (const auto& [cell, at] : least) sample.insert(sample.end(), {at.first, at.second});
      const Points samples(sample, 2);
      const Clusters of_samples = Hdbscan(samples, 5).clusters(5, ClusterSelection::excess_of_mass);
      const PaperClusters result = paper_clusters(points, plane, options);
      REQUIRE(result.steps[0].cells == samples.size());
      std::map<std::int32_t, std::int32_t> number;
      for (std::size_t row = 0; row < 600; ++row) {
        std::int32_t expected = Clusters::kNoise;
        double nearest = options.reach;
        for (std::size_t j = 0; j < samples.size(); ++j) {
          const double distance = std::hypot(samples[j][0] - points[row][0], samples[j][1] - points[row][1]);
          if (of_samples.labels[j] == Clusters::kNoise || distance > nearest) continue;
          expected = of_samples.labels[j];
          nearest = distance;
        }
        (expected == Clusters::kNoise ? far : near) += 1;
        REQUIRE(number.try_emplace(expected, result.clusters.labels[row]).first->second == result.clusters.labels[row]);
        REQUIRE((expected == Clusters::kNoise) == (result.clusters.labels[row] == Clusters::kNoise));
      }
    }
    CHECK(near > 1000);
    CHECK(far > 100);
  }

  TEST_CASE("rows without a finite value are noise, and nothing at all is no error") {
    auto values = three_clumps();
    values[2] = std::numeric_limits<double>::quiet_NaN();
    const PaperClusters result = paper_clusters(Points(values, 3), kPlanes);
    CHECK(result.missing == 1);
    CHECK(result.clusters.labels[0] == Clusters::kNoise);
    CHECK(result.clusters.sizes == std::vector<PointId>{39, 20, 20});
    CHECK(paper_clusters(Points({}, 3), kPlanes).clusters.sizes.empty());
  }

  TEST_CASE("the order of rows changes nothing") {
    Generator generator(6);
    auto values = random_points::blobs(generator, 3000, 3, 12);
    for (double& x : values) x /= 50;
    const auto order = random_points::permutation(generator, 3000);
    const auto shuffled = random_points::permuted(values, 3, order);
    const PaperClusters here = paper_clusters(Points(values, 3), kPlanes), there = paper_clusters(Points(shuffled, 3), kPlanes);
    CHECK(here.clusters.sizes.size() > 5);
    CHECK(here.clusters.sizes == there.clusters.sizes);
    for (std::size_t i = 0; i < order.size(); ++i) REQUIRE(there.clusters.labels[i] == here.clusters.labels[order[i]]);
    for (std::size_t c = 0; c < here.clusters.sizes.size(); ++c) CHECK(trace(here, c, kPlanes) == trace(there, c, kPlanes));
  }
}
