#include "results/cluster/refine.hpp"
#include "tests/results/cluster/hand_made_rows.hpp"

#include <doctest/doctest.h>

#include <algorithm>

namespace brouncker::cluster {
namespace {

using hand_made_rows::add;
using hand_made_rows::metric;

TEST_SUITE("results/cluster/refine") {
  TEST_CASE("what one feature cannot tell apart delta does; rows without a value are left out") {
    Rows rows;
    std::vector<double> features;
    std::vector<PointId> group;
    for (int i = 0; i < 17; ++i) {
      add(rows, "n + 1", "n");
      const auto row = static_cast<std::size_t>(i);
      metric(rows, row, "delta") = (i < 8 ? 0.1 : 0.9) + 1e-3 * (i % 8);
      metric(rows, row, "gamma_q") = 2;
      features.push_back(1);
      group.push_back(static_cast<PointId>(i));
    }
    metric(rows, 16, "delta") = std::numeric_limits<double>::quiet_NaN();
    const auto parts = refined(rows, features, group);
    REQUIRE(parts.size() >= 2);
    std::size_t members = 0;
    for (const auto& part : parts) {
      members += part.size();
      const bool low = std::ranges::all_of(part, [](PointId row) { return row < 8; });
      const bool high = std::ranges::all_of(part, [](PointId row) { return row >= 8 && row < 16; });
      CHECK((low || high));
    }
    CHECK(members >= 6);
  }
}

}  // namespace
}  // namespace brouncker::cluster
