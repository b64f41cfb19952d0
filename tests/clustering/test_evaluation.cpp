/// Features, twins, separation, hold-out: against obvious computations.
#include "clustering/features.hpp"
#include "clustering/hold_out.hpp"
#include "clustering/pairs.hpp"
#include "clustering/separation.hpp"
#include "formulas/error.hpp"
#include "tests/clustering/random_points.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <limits>
#include <set>

using namespace brouncker;
using random_formulas::Generator;

namespace {

constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();

double apart(const Points& points, std::size_t i, std::size_t j) {
  double sum = 0;
  for (std::size_t k = 0; k < points.dimension(); ++k) sum += (points[i][k] - points[j][k]) * (points[i][k] - points[j][k]);
  return std::sqrt(sum);
}

}  // namespace

TEST_SUITE("clustering/features") {
  TEST_CASE("growth is the eigenvalue ratio where exponential, the ratio of leading coefficients elsewhere") {
    Dynamics dynamics{dynamics_type(2, 2), true, -0.25, -std::log(4.0), 0.4, 0.5};
    const auto features = exact_features(dynamics);
    CHECK(features[0] == 10 * dynamics_type(2, 2));
    CHECK(features[1] == doctest::Approx(-0.75));
    CHECK(features[2] == 0.4);
    CHECK(features[3] == 0.5);
    dynamics.exponential = false;
    CHECK(exact_features(dynamics)[1] == doctest::Approx(-0.75));
    dynamics.lead_ratio = 2;
    CHECK(exact_features(dynamics)[1] == doctest::Approx(6));
    dynamics.gcd_slope = kNaN;
    CHECK(std::isnan(exact_features(dynamics)[2]));
  }

  TEST_CASE("types of different class or degree are far apart") {
    std::set<int> types;
    for (int kind = 0; kind < 7; ++kind)
      for (int degree = 0; degree < 9; ++degree) types.insert(dynamics_type(kind, degree));
    CHECK(types.size() == 63);
  }
}

TEST_SUITE("clustering/pairs") {
  TEST_CASE("all pairs within a distance are found, and no other") {
    Generator generator(7);
    for (int i = 0; i < random_formulas::repeated(30); ++i) {
      const std::size_t count = 1 + generator() % 400, dimension = 1 + generator() % 5;
      const auto values =
          i % 2 ? random_points::lattice(generator, count, dimension, 6) : random_points::blobs(generator, count, dimension, 3);
      const Points points(values, dimension);
      const double distance = i % 2 ? 1 : 0.3;
      std::vector<Pair> expected;
      for (PointId x = 0; x < count; ++x)
        for (PointId y = x + 1; y < count; ++y)
          if (apart(points, x, y) <= distance) expected.push_back({x, y, apart(points, x, y)});
      CHECK(pairs_within(points, distance) == expected);
    }
  }

  TEST_CASE("too many pairs are refused, not cut") {
    const std::vector<double> values(200, 1.0);
    CHECK(pairs_within(Points(values, 2), 1e-6).size() == 100 * 99 / 2);
    CHECK_THROWS_WITH_AS(pairs_within(Points(values, 2), 1e-6, 4949), doctest::Contains("more than 4949 pairs"), Error);
  }
}

TEST_SUITE("clustering/separation") {
  TEST_CASE("the Davies-Bouldin index of an example by hand") {
    // Centroids 1, 11, 30 with mean distances 1, 1, 0: the worst pairs are 2/10, 2/10, 1/19.
    const std::vector<double> values = {0, 2, 10, 12, 30, 77};
    const std::vector<std::int32_t> labels = {0, 0, 1, 1, 2, kUnlabelled};
    CHECK(davies_bouldin(Points(values, 1), labels) == doctest::Approx((0.2 + 0.2 + 1.0 / 19) / 3));
    CHECK(davies_bouldin(Points(std::vector<double>(6, 5), 1), labels) == 0);
    CHECK(std::isnan(davies_bouldin(Points(values, 1), std::vector<std::int32_t>(6, 3))));
    const std::vector<double> same_centre = {0, 2, -1, 3};
    CHECK(std::isinf(davies_bouldin(Points(same_centre, 1), std::vector<std::int32_t>{0, 0, 1, 1})));
  }

  TEST_CASE("the nearest labelled row of another kin decides, as brute force says") {
    Generator generator(8);
    for (int i = 0; i < random_formulas::repeated(20); ++i) {
      const std::size_t count = 5 + generator() % 200;
      auto values = i % 2 ? random_points::lattice(generator, count, 2, 8) : random_points::blobs(generator, count, 2, 4);
      if (i % 5 == 0) values[3] = kNaN;
      std::vector<std::int32_t> labels;
      std::vector<std::uint64_t> kin;
      for (std::size_t row = 0; row < count; ++row) {
        labels.push_back(static_cast<std::int32_t>(generator() % 4) - 1);
        kin.push_back(generator() % 40);
      }
      const Points points(values, 2);
      double sum = 0;
      std::size_t rows = 0;
      for (std::size_t x = 0; x < count; ++x) {
        double nearest = 1e300;
        int ties = 0, same = 0;
        for (std::size_t y = 0; y < count; ++y) {
          const double distance = apart(points, x, y);
          if (labels[x] < 0 || labels[y] < 0 || kin[x] == kin[y] || std::isnan(distance) || distance > nearest) continue;
          if (distance < nearest) ties = same = 0;
          nearest = distance;
          ++ties;
          same += labels[x] == labels[y];
        }
        if (ties == 0) continue;
        ++rows;
        sum += static_cast<double>(same) / ties;
      }
      const NearestAgreement agreement = nearest_agreement(points, labels, kin);
      CHECK(agreement.rows == rows);
      if (rows > 0) CHECK(agreement.share == doctest::Approx(sum / static_cast<double>(rows)));
    }
    CHECK(std::isnan(
        nearest_agreement(Points(std::vector<double>{1, 2}, 1), std::vector<std::int32_t>{0, 0}, std::vector<std::uint64_t>{1, 1})
            .share));
  }
}

TEST_SUITE("clustering/hold_out") {
  TEST_CASE("precision, recall and confirmed members of an example by hand, whatever is hidden") {
    // Cluster 0: label 0 in many kins, one stranger unlabelled, one rational. Cluster 1: labels 1 and 2. Noise: label 0.
    std::vector<HoldOutRow> rows;
    for (std::uint64_t kin = 0; kin < 40; ++kin) rows.push_back({0, 0, false, kin});
    rows.push_back({0, -1, false, 1000});
    rows.push_back({0, 7, true, 1001});
    for (std::uint64_t kin = 100; kin < 140; ++kin) rows.push_back({1, static_cast<std::int32_t>(1 + kin % 2), false, kin});
    for (std::uint64_t kin = 200; kin < 220; ++kin) rows.push_back({-1, 0, false, kin});
    for (std::uint64_t seed = 1; seed < 20; ++seed) {
      const HoldOut result = hold_out(rows, seed);
      CHECK(result.hidden > 30);
      CHECK(result.hidden < 70);
      CHECK(result.clusters == 1);
      CHECK(result.conflicts == 1);
      CHECK(result.precision() == 1.0);
      CHECK(result.right == result.claimed);
      CHECK(result.recall() == static_cast<double>(result.right) / static_cast<double>(result.hidden));
      CHECK(result.members == 42);
      CHECK(result.ignored_members == 1);
      CHECK(result.confirmed == 40);
    }
    const HoldOutMean mean = hold_out_mean(rows, 1, 5);
    CHECK(mean.precision == 1.0);
    CHECK(*mean.confirmed == doctest::Approx(40.0 / 42));
    CHECK(mean.conflicts == 1);
  }

  TEST_CASE("a claim that a hidden label contradicts is wrong") {
    std::vector<HoldOutRow> rows;
    for (std::uint64_t kin = 0; kin < 60; ++kin)
      rows.push_back({static_cast<std::int32_t>(kin % 30), kin < 30 ? 0 : 1, false, kin});
    const HoldOut result = hold_out(rows, 3);
    CHECK(result.claimed > 5);
    CHECK(result.right == 0);
    CHECK(result.precision() == 0.0);
    CHECK(result.conflicts == 30);
  }

  TEST_CASE("rows of one kin are hidden together, by the seed alone, in any order") {
    Generator generator(9);
    std::vector<HoldOutRow> rows;
    for (int i = 0; i < 500; ++i)
      rows.push_back({static_cast<std::int32_t>(random_formulas::between(generator, -1, 49)),
                      static_cast<std::int32_t>(random_formulas::between(generator, -1, 2)), false, generator() % 90});
    const auto order = random_points::permutation(generator, rows.size());
    std::vector<HoldOutRow> shuffled;
    for (const std::size_t i : order) shuffled.push_back(rows[i]);
    std::set<std::size_t> hidden;
    for (std::uint64_t seed = 0; seed < 10; ++seed) {
      const HoldOut x = hold_out(rows, seed), y = hold_out(shuffled, seed);
      CHECK(x.right == y.right);
      CHECK(x.claimed == y.claimed);
      CHECK(x.hidden == y.hidden);
      hidden.insert(x.hidden);
    }
    CHECK(hidden.size() > 3);
    CHECK_FALSE(hold_out({}, 1).precision().has_value());
  }
}
