/// Outliers, prime patterns, explanations.
#include "clustering/explanation.hpp"
#include "clustering/outliers.hpp"
#include "clustering/prime_pattern.hpp"
#include "clustering/words.hpp"
#include "tests/clustering/random_points.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <limits>

using namespace brouncker;
using random_formulas::Generator;

namespace {

constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();

std::vector<std::uint64_t> primes_below(std::uint64_t bound) {
  std::vector<std::uint64_t> primes;
  for (std::uint64_t p = 2; p < bound; ++p)
    if (std::none_of(primes.begin(), primes.end(), [p](std::uint64_t q) { return p % q == 0; })) primes.push_back(p);
  return primes;
}

/// A gcd that takes away the primes for which `taken` holds, about n/(p - 1) times, and others by accident at most twice.
template <class Taken>
std::vector<PrimeValuation> gcd_with(std::uint64_t depth, const Taken& taken) {
  std::vector<PrimeValuation> result;
  for (const std::uint64_t p : primes_below(200)) result.push_back({p, taken(p) ? depth / (p - 1) : p % 3});
  return result;
}

}  // namespace

TEST_SUITE("clustering/outliers") {
  TEST_CASE("reduction comes first, then delta, then isolation; known mechanisms and ordinary rows are left out") {
    std::vector<OutlierRow> rows;
    for (int i = 0; i < 20; ++i) rows.push_back({1, 2 + 0.001 * i, -0.5 + 0.001 * i, 1, false});
    rows.push_back({1, 1.0, -0.5, 1, false});     // 20: reduced by 1
    rows.push_back({1, 1.02, -0.1, 1, false});    // 21: reduced by nearly as much
    rows.push_back({1, 1.0, 0.9, 1, true});       // 22: known
    rows.push_back({1, 2.0, 0.4, 1, false});      // 23: delta only
    rows.push_back({1, 2.0, -0.5, 50, false});    // 24: isolated only
    rows.push_back({1, kNaN, 9, 50, false});      // 25: no metric
    rows.push_back({2, 0, 9, 50, false});         // 26: alone in its type
    rows.push_back({1, 1.0, -0.2, kNaN, false});  // 27: reduced by 1, and delta 0.3 above
    const auto list = outliers(rows, 100);
    std::vector<PointId> order;
    for (const Outlier& outlier : list) order.push_back(outlier.row);
    CHECK(order == std::vector<PointId>{27, 20, 21, 23, 24});
    CHECK(list[4].reason == "50 times as isolated as is usual");
    CHECK(list[0].reason == "eta_q 1 where 2.006 is generic for its type; delta -0.2 where -0.489 is generic");
    CHECK(outliers(rows, 2).size() == 2);
    CHECK(outliers({}, 2).empty());
  }

  TEST_CASE("isolation is the distance of the fifth neighbour within the type") {
    Generator generator(10);
    auto values = random_points::blobs(generator, 200, 2, 3);
    values[0] = kNaN;
    std::vector<int> types;
    for (int i = 0; i < 200; ++i) types.push_back(i < 4 && i > 0 ? 9 : i % 2);
    const auto result = isolation(Points(values, 2), types);
    for (std::size_t i = 0; i < 200; ++i) {
      std::vector<double> distances;
      for (std::size_t j = 1; j < 200; ++j)
        if (i != j && types[i] == types[j])
          distances.push_back(std::hypot(values[2 * i] - values[2 * j], values[2 * i + 1] - values[2 * j + 1]));
      std::sort(distances.begin(), distances.end());
      if (i == 0 || distances.size() < 5) CHECK(std::isnan(result[i]));
      else CHECK(result[i] == doctest::Approx(distances[4]));
    }
  }
}

TEST_SUITE("clustering/prime_pattern") {
  TEST_CASE("primes split where n^2 = discriminant has a solution") {
    for (const std::int64_t discriminant : {-4, 5, 8, -3, 12, 13, 49, -20, -163})
      for (const std::uint64_t p : primes_below(100)) {
        if (p == 2) continue;
        int expected = -1;
        for (std::int64_t n = 0; n < static_cast<std::int64_t>(p); ++n)
          if ((n * n - discriminant) % static_cast<std::int64_t>(p) == 0) expected = 1;
        if (discriminant % static_cast<std::int64_t>(p) == 0) expected = 0;
        CHECK(splitting(discriminant, p) == expected);
      }
    CHECK(splitting(17, 2) == 1);
    CHECK(splitting(5, 2) == -1);
    CHECK(splitting(8, 2) == 0);
  }

  TEST_CASE("each pattern is told from the others") {
    const std::uint64_t n = 1000;
    const auto pattern = [&](auto taken, std::int64_t discriminant) { return prime_pattern(gcd_with(n, taken), n, discriminant); };
    CHECK(pattern([](std::uint64_t) { return false; }, -4) == PrimePattern::none);
    CHECK(pattern([](std::uint64_t) { return true; }, -4) == PrimePattern::all);
    CHECK(pattern([](std::uint64_t p) { return p <= 3; }, -4) == PrimePattern::small_only);
    CHECK(pattern([](std::uint64_t p) { return p % 4 == 1; }, -4) == PrimePattern::split);
    CHECK(pattern([](std::uint64_t p) { return p % 4 != 3; }, -4) == PrimePattern::split);
    CHECK(pattern([](std::uint64_t p) { return p == 7 || p == 2; }, 28) == PrimePattern::ramified);
    CHECK(pattern([](std::uint64_t p) { return p % 4 == 3; }, -4) == PrimePattern::mixed);
    CHECK(pattern([](std::uint64_t p) { return p < 40; }, -4) == PrimePattern::mixed);
    // Where the roots of b are rational every prime splits.
    CHECK(pattern([](std::uint64_t p) { return p > 2; }, 49) == PrimePattern::all);
    CHECK(prime_pattern({}, n, 5) == PrimePattern::undecided);
    CHECK(in_words(PrimePattern::split, 20) == "exactly the primes that split in Q(sqrt(5))");
  }
}

TEST_SUITE("clustering/explanation") {
  TEST_CASE("an explanation counts, ranges and measures") {
    const std::vector<double> features = {0, 1, 2, 3, 10, 11, 14, 100};
    const std::vector<double> metrics = {0.1, 0.2, 0.3, kNaN, 5, 6, 7, 8};
    const std::vector<MetricColumn> names = {{"delta", 0}};
    const std::vector<std::int32_t> clusters = {0, 0, 0, 0, 1, 1, 2, Clusters::kNoise};
    const std::vector<int> types = {1, 1, 1, 1, 1, 1, 1, 2};
    using enum RowStatus;
    const std::vector<RowStatus> status = {verified, untested, rational, verified, untested, untested, refuted, untested};
    const ExplainedRows rows{Points(features, 1), Points(metrics, 1), names, clusters, types, status};
    const std::vector<ClusterEdge> edges = {
        {0, 1, EdgeKind::twin}, {1, 2, EdgeKind::shift}, {2, 3, EdgeKind::theorem}, {3, 4, EdgeKind::theorem}};
    const Explanation explanation = explain(rows, 0, edges, "1F1 class, z = 1");
    CHECK(explanation.members == 4);
    CHECK(explanation.by_status == std::array<std::size_t, 4>{1, 2, 1, 0});
    CHECK(explanation.edges == std::array<std::size_t, kEdgeKinds>{1, 0, 1, 0, 1, 0});
    CHECK(explanation.held_by == EdgeKind::twin);
    CHECK(explanation.medoid == 1);
    CHECK(explanation.ranges[0].low == 0.1);
    CHECK(explanation.ranges[0].high == 0.3);
    CHECK(explanation.ranges[0].generic == 0.3);
    REQUIRE(explanation.nearest);
    CHECK(explanation.nearest->cluster == 1);
    CHECK(explanation.nearest->distance == 7);
    const auto lines = in_words(explanation, [](PointId row) { return "row " + std::to_string(row); });
    const std::vector<std::string> expected = {"Cluster 0: 4 members",
                                               "Rule: 1F1 class, z = 1",
                                               "1 shift edge: the same recurrence, begun elsewhere",
                                               "1 theorem edge: the same exact class of a theorem",
                                               "1 twin edge: equal dynamics within the tolerance",
                                               "Held together by: equal dynamics within the tolerance. "
                                               "Falsified by: limits that differ by more than a sign and an integer",
                                               "Verified 2, rational 1, refuted 0, untested 1",
                                               "Medoid: row 1",
                                               "delta: 0.1 to 0.3 (5-95 %), generic for its type 0.3",
                                               "Nearest other cluster: 1, at distance 7"};
    CHECK(lines == expected);
    CHECK(explain(rows, 1, edges, "").held_by == EdgeKind::density);
    CHECK(explain(rows, 2, {}, "").nearest->cluster == 1);
  }

  TEST_CASE("explaining all clusters at once gives what explaining one after the other gives") {
    Generator generator(31);
    const std::size_t n = 300;
    std::vector<double> features = random_points::blobs(generator, n, 2, 12), metrics = random_points::blobs(generator, n, 3, 2);
    metrics[7] = metrics[100] = kNaN;
    const std::vector<MetricColumn> names = {{"gamma_q", 2}, {"delta", 0}};
    std::vector<std::int32_t> clusters;
    std::vector<int> types;
    std::vector<RowStatus> status;
    std::vector<ClusterEdge> edges;
    for (std::size_t i = 0; i < n; ++i) {
      clusters.push_back(i < 20 ? static_cast<std::int32_t>(i)
                                : static_cast<std::int32_t>(random_formulas::between(generator, -1, 19)));
      types.push_back(static_cast<int>(random_formulas::between(generator, 0, 2)));
      status.push_back(static_cast<RowStatus>(random_formulas::between(generator, 0, 3)));
    }
    for (int i = 0; i < 600; ++i) {
      const auto row = [&] { return static_cast<PointId>(random_formulas::between(generator, 0, static_cast<int>(n) - 1)); };
      edges.push_back({row(), row(), static_cast<EdgeKind>(random_formulas::between(generator, 0, 4))});
    }
    const ExplainedRows rows{Points(features, 2), Points(metrics, 3), names, clusters, types, status};
    const auto all = explain_all(rows, edges);
    REQUIRE(all.size() == 20);
    const auto words = [](PointId row) { return std::to_string(row); };
    for (std::int32_t c = 0; c < 20; ++c)
      CHECK(in_words(all[static_cast<std::size_t>(c)], words) == in_words(explain(rows, c, edges, ""), words));
    // A member without features is no medoid and has no neighbours.
    const PointId medoid = all[3].medoid;
    features[2 * medoid] = kNaN;
    const auto without = explain_all(rows, edges);
    CHECK(without[3].medoid != medoid);
    CHECK(without[3].members == all[3].members);
    CHECK(explain_all({Points({}, 2), Points({}, 3), names, {}, {}, {}}, {}).empty());
  }

  TEST_CASE("the medoid is the member of the least sum of distances") {
    Generator generator(11);
    const auto values = random_points::blobs(generator, 300, 3, 2);
    const std::vector<std::int32_t> clusters(300, 0);
    const std::vector<int> types(300, 0);
    const std::vector<RowStatus> status(300, RowStatus::untested);
    const std::vector<MetricColumn> names = {{"x", 0}, {"y", 1}, {"z", 2}};
    const ExplainedRows rows{Points(values, 3), Points(values, 3), names, clusters, types, status};
    double least = 1e300;
    std::size_t best = 0;
    for (std::size_t i = 0; i < 300; ++i) {
      double sum = 0;
      for (std::size_t j = 0; j < 300; ++j) sum += std::sqrt(squared_distance<3>(&values[3 * i], &values[3 * j], 3));
      if (sum < least) best = i;
      least = std::min(least, sum);
    }
    const Explanation explanation = explain(rows, 0, {}, "");
    CHECK(explanation.medoid == best);
    CHECK_FALSE(explanation.nearest);
  }

  TEST_CASE("numbers read well") {
    CHECK(counted(1, "row") == "1 row");
    CHECK(counted(0, "row") == "0 rows");
    CHECK(counted(999, "row") == "999 rows");
    CHECK(counted(1234567, "row") == "1,234,567 rows");
    CHECK(rounded(1.0 / 3) == "0.3333");
    CHECK(rounded(kNaN) == "none");
  }
}
