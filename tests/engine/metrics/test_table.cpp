#include "engine/compare_rows.hpp"
#include "engine/evaluate/evaluate.hpp"
#include "engine/metrics/table.hpp"

#include <doctest/doctest.h>

#include <set>

namespace brouncker {
namespace {

TEST_SUITE("metrics/table") {
  TEST_CASE("every metric has its golden value at a = 2n + 1, b = n^2") {
    // Golden values: the plain recurrence in exact integers, logarithms and normal equations in 60 digits, by another program.
    const Row row = evaluate({Polynomial::of({2, 1}), Polynomial::of({1, 0, 0})}, {}, 20);
    for (std::size_t i = 0; i < kMetricCount; ++i) {
      CAPTURE(kMetrics[i]->name);
      CHECK(row.metrics.values[i] == doctest::Approx(kMetrics[i]->golden).epsilon(1e-11));
    }
    CHECK(row.metrics.factorial_reduction == FactorialReduction::full);
  }

  TEST_CASE("names are unique and found, rows documented") {
    std::set<std::string_view> names;
    for (std::size_t i = 0; i < kMetricCount; ++i) {
      const MetricRow& metric = *kMetrics[i];
      CHECK(names.insert(metric.name).second);
      CHECK(metric_index(metric.name) == i);
      for (const std::string_view text : {metric.unit, metric.summary, metric.source}) CHECK(!text.empty());
    }
    CHECK(metric_index("nothing of the kind") == kMetricCount);
  }

  TEST_CASE("what a row says of (-a, b) is so, and something is seen to turn") {
    const Sampling sampling{.depth = 200};
    for (const Pcf& pcf : {Pcf{Polynomial::of({2, 1}), Polynomial::of({1, 0, 0})},
                           {Polynomial::of({3, -2}), Polynomial::of({1, 5})},
                           {Polynomial::of({1, 4}), Polynomial::of({1, 0, 3})},
                           {Polynomial::of({7}), Polynomial::of({-1})}}) {
      const Row row = evaluate(pcf, sampling, 20), mirror = evaluate({-pcf.a, pcf.b}, sampling, 20);
      for (std::size_t i = 0; i < kMetricCount; ++i) {
        CAPTURE(kMetrics[i]->name);
        const double value = row.metrics.values[i];
        CHECK(agree(mirror.metrics.values[i], kMetrics[i]->turns_sign ? -value : value, kMetricTolerance));
        if (kMetrics[i]->turns_sign) CHECK(std::fabs(value) > 1e-3);
      }
      CHECK(difference(mirrored(row), mirror) == "");
    }
  }
}

}  // namespace
}  // namespace brouncker
