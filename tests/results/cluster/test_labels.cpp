#include "results/cluster/labels.hpp"
#include "tests/results/cluster/hand_made_rows.hpp"

#include <doctest/doctest.h>

namespace brouncker::cluster {
namespace {

using hand_made_rows::add;

TEST_SUITE("results/cluster/labels") {
  TEST_CASE("where two constants meet, the weakest edges of that component go, and of no other") {
    Rows rows;
    for (int i = 0; i < 6; ++i) add(rows, "n + 1", "n");
    rows.rows[0].constant = 0, rows.rows[3].constant = 1;
    std::vector<ClusterEdge> edges = {
        {0, 1, EdgeKind::shift}, {1, 2, EdgeKind::twin}, {2, 3, EdgeKind::relation}, {4, 5, EdgeKind::twin}};
    CHECK(drop_contradictions(rows, edges) == 1);
    REQUIRE(edges.size() == 3);
    CHECK(edges[0].kind == EdgeKind::shift);
    CHECK(edges[1].kind == EdgeKind::relation);
    CHECK(edges[2].x == 4);
  }

  TEST_CASE("without a contradiction every edge stays") {
    Rows rows;
    for (int i = 0; i < 3; ++i) add(rows, "n + 1", "n");
    rows.rows[0].constant = rows.rows[2].constant = 7;
    std::vector<ClusterEdge> edges = {{0, 1, EdgeKind::twin}, {1, 2, EdgeKind::twin}};
    CHECK(drop_contradictions(rows, edges) == 0);
    CHECK(edges.size() == 2);
  }

  TEST_CASE("simpler: lower degrees, then smaller coefficients in sum, then the smaller of the largest, then the place") {
    Rows rows;
    add(rows, "n + 1", "n^2");
    add(rows, "50*n", "n");
    add(rows, "2*n", "n^2");
    add(rows, "n + 2", "n^2");
    add(rows, "n + 1", "n^2");
    CHECK(complexity(rows, 1) < complexity(rows, 0));
    CHECK(complexity(rows, 0) < complexity(rows, 3));
    CHECK(complexity(rows, 0) < complexity(rows, 2));
    CHECK(complexity(rows, 0) < complexity(rows, 4));
    CHECK(complexity(rows, 4) >= complexity(rows, 0));
    const PointId all[] = {3, 0, 4, 2};
    CHECK(simplest(rows, all) == 0);
  }
}

}  // namespace
}  // namespace brouncker::cluster
