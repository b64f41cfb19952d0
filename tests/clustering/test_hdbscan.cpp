#include "clustering/hdbscan.hpp"

#include "clustering/parallel.hpp"
#include "formulas/disjoint_sets.hpp"
#include "formulas/error.hpp"
#include "tests/clustering/brute_force.hpp"
#include "tests/clustering/random_points.hpp"

#include <doctest/doctest.h>

#include <limits>
#include <set>

using namespace brouncker;
using random_formulas::Generator;

namespace {

using Partition = std::set<std::set<std::size_t>>;

Partition partition(const Clusters& clusters) {
  std::vector<std::set<std::size_t>> sets(clusters.sizes.size());
  for (std::size_t row = 0; row < clusters.labels.size(); ++row)
    if (clusters.labels[row] != Clusters::kNoise) sets[static_cast<std::size_t>(clusters.labels[row])].insert(row);
  return {sets.begin(), sets.end()};
}

Partition partition(const std::vector<brute_force::Set>& sets) {
  Partition result;
  for (const auto& set : sets) result.insert({set.begin(), set.end()});
  return result;
}

std::vector<Edge> tree_of(const Points& points, std::size_t min_samples) {
  const KdTree tree(points);
  return spanning_tree(tree, nearest_neighbours(tree, min_samples));
}

std::vector<double> sorted_lengths(const std::vector<Edge>& edges) {
  std::vector<double> lengths;
  for (const Edge& edge : edges) lengths.push_back(edge.squared);
  std::sort(lengths.begin(), lengths.end());
  return lengths;
}

std::vector<double> sorted_lengths_by_prim(const Points& points, std::size_t min_samples) {
  brute_force::Set all(points.size());
  std::iota(all.begin(), all.end(), std::size_t{0});
  auto lengths = brute_force::tree_lengths(brute_force::Reachability(points, min_samples), all);
  std::sort(lengths.begin(), lengths.end());
  return lengths;
}

/// Blobs and lattices in turn: generic distances, and hardly any that are not equal to others.
std::vector<double> rows(Generator& generator, int kind, std::size_t count, std::size_t dimension) {
  if (kind % 3 == 2) return random_points::lattice(generator, count, dimension, dimension == 1 ? 40 : 5);
  return random_points::blobs(generator, count, dimension, 1 + static_cast<std::size_t>(kind % 5));
}

}  // namespace

TEST_SUITE("clustering/hdbscan") {
  TEST_CASE("every edge of the spanning tree of 5,000 points has the length that brute force gives") {
    Generator generator(1);
    const auto values = random_points::blobs(generator, 5000, 5, 6);
    const Points points(values, 5);
    CHECK(sorted_lengths(tree_of(points, 5)) == sorted_lengths_by_prim(points, 5));
  }

  TEST_CASE("spanning trees of any size, dimension and degeneracy agree with brute force to the last bit") {
    Generator generator(2);
    for (int i = 0; i < random_formulas::repeated(60); ++i) {
      const std::size_t count = 1 + generator() % 300, dimension = 1 + generator() % 10, min_samples = 1 + generator() % 12;
      const auto values = rows(generator, i, count, dimension);
      const Points points(values, dimension);
      const auto edges = tree_of(points, min_samples);
      CHECK(sorted_lengths(edges) == sorted_lengths_by_prim(points, min_samples));
      DisjointSets<PointId> sets(count);
      for (const Edge& edge : edges) CHECK(sets.join(edge.x, edge.y));
    }
  }

  TEST_CASE("partitions are those of the definition") {
    Generator generator(3);
    std::size_t clusters = 0;
    for (int i = 0; i < random_formulas::repeated(60); ++i) {
      const std::size_t count = 10 + generator() % 150, dimension = 1 + generator() % 6, min_samples = 1 + generator() % 8;
      const auto values = rows(generator, i, count, dimension);
      const Points points(values, dimension);
      const Hdbscan fast(points, min_samples);
      for (const std::size_t min_size : {2, 3, 5, 15})
        for (const ClusterSelection selection : {ClusterSelection::excess_of_mass, ClusterSelection::leaf})
          for (const bool single : {false, true}) {
            const auto expected = partition(brute_force::hdbscan(points, min_samples, min_size, selection, single));
            CHECK(partition(fast.clusters(min_size, selection, single)) == expected);
            clusters += expected.size();
          }
    }
    CHECK(clusters > 1000);
  }

  TEST_CASE("shuffled rows and other numbers of threads give the same clusters with the same numbers") {
    Generator generator(4);
    for (int i = 0; i < random_formulas::repeated(6); ++i) {
      const std::size_t count = 30'000, dimension = 1 + generator() % 6;
      const auto values = i % 2 ? random_points::blobs(generator, count, dimension, 9)
                                : random_points::lattice(generator, count, dimension, dimension < 3 ? 150 : 8);
      const auto order = random_points::permutation(generator, count);
      const auto shuffled = random_points::permuted(values, dimension, order);
      const Points points(values, dimension), shuffled_points(shuffled, dimension);
      const parallel::ThreadLimit two(2);
      const Hdbscan there(shuffled_points, 5);
      const parallel::ThreadLimit one(1);
      const Hdbscan here(points, 5);
      for (const std::size_t min_size : {5, 20})
        for (const ClusterSelection selection : {ClusterSelection::excess_of_mass, ClusterSelection::leaf}) {
          const Clusters x = here.clusters(min_size, selection), y = there.clusters(min_size, selection);
          std::vector<std::int32_t> expected;
          for (const std::size_t row : order) expected.push_back(x.labels[row]);
          CHECK(y.labels == expected);
          CHECK(y.sizes == x.sizes);
        }
    }
  }

  TEST_CASE("clusters are numbered by size, then by their least row") {
    std::vector<double> values;
    for (const double centre : {50.0, 20.0, 90.0})
      for (int i = 0; i < (centre == 20 ? 8 : 6); ++i) values.push_back(centre + 0.01 * i * i);
    const Clusters clusters = Hdbscan(Points(values, 1), 3).clusters(4, ClusterSelection::leaf);
    CHECK(clusters.sizes == std::vector<PointId>{8, 6, 6});
    CHECK(clusters.labels == std::vector<std::int32_t>{1, 1, 1, 1, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 2, 2, 2, 2, 2, 2});
    CHECK(clusters.noise() == 0);
  }

  TEST_CASE("a point between two clusters, reached by both at once, belongs to neither") {
    std::vector<double> values;
    for (int i = 0; i < 5; ++i) values.push_back(0.1 * i);
    values.push_back(2.2);
    for (int i = 0; i < 5; ++i) values.push_back(4 + 0.1 * i);
    const Clusters clusters = Hdbscan(Points(values, 1), 3).clusters(4, ClusterSelection::excess_of_mass);
    CHECK(clusters.labels == std::vector<std::int32_t>{0, 0, 0, 0, 0, -1, 1, 1, 1, 1, 1});
  }

  TEST_CASE("fewer points than the minimum, one point and none are noise") {
    const std::vector<double> values = {1, 2, 3, 4};
    for (std::size_t count = 0; count <= 4; ++count) {
      const Clusters clusters =
          Hdbscan(Points(std::span(values).first(count), 1), 5).clusters(5, ClusterSelection::excess_of_mass, true);
      CHECK(clusters.labels == std::vector<std::int32_t>(count, Clusters::kNoise));
      CHECK(clusters.sizes.empty());
    }
  }

  TEST_CASE("points that all coincide are one cluster") {
    const std::vector<double> values(3 * 5000, 0.25);
    for (const ClusterSelection selection : {ClusterSelection::excess_of_mass, ClusterSelection::leaf}) {
      const Clusters clusters = Hdbscan(Points(values, 3), 5).clusters(5, selection);
      CHECK(clusters.labels == std::vector<std::int32_t>(5000, 0));
    }
  }

  TEST_CASE("a cloud that nowhere splits is noise unless one cluster is allowed") {
    std::vector<double> values;
    for (int i = 0; i < 20; ++i) values.push_back(i + 0.01 * i * i);
    const Hdbscan cloud(Points(values, 1), 2);
    CHECK(cloud.clusters(15, ClusterSelection::excess_of_mass).noise() == 20);
    CHECK(cloud.clusters(15, ClusterSelection::excess_of_mass, true).sizes == std::vector<PointId>{20});
    CHECK(cloud.clusters(15, ClusterSelection::leaf, true).sizes == std::vector<PointId>{20});
  }

  TEST_CASE("a constant column changes nothing, and equal rows stay together") {
    Generator generator(5);
    const auto values = random_points::blobs(generator, 400, 2, 4);
    std::vector<double> wide, doubled;
    for (std::size_t row = 0; row < 400; ++row)
      for (const int copy : {0, 1}) {
        if (copy == 0) wide.insert(wide.end(), {values[2 * row], 7.5, values[2 * row + 1]});
        doubled.insert(doubled.end(), {values[2 * row], values[2 * row + 1]});
      }
    const Points narrow(values, 2);
    CHECK(Hdbscan(Points(wide, 3), 5).clusters(5, ClusterSelection::excess_of_mass).labels ==
          Hdbscan(narrow, 5).clusters(5, ClusterSelection::excess_of_mass).labels);
    const Clusters twice = Hdbscan(Points(doubled, 2), 10).clusters(10, ClusterSelection::leaf);
    for (std::size_t row = 0; row < 400; ++row) CHECK(twice.labels[2 * row] == twice.labels[2 * row + 1]);
    CHECK(twice.sizes.size() > 1);
  }

  TEST_CASE("what is not finite is refused with its place") {
    std::vector<double> values(12, 1.0);
    for (const double bad : {std::numeric_limits<double>::quiet_NaN(), std::numeric_limits<double>::infinity(), -1e200}) {
      values[7] = bad;
      CHECK_THROWS_WITH_AS(Hdbscan(Points(values, 3), 5), doctest::Contains("row 2, column 1 is"), Error);
    }
  }
}
