#include "clustering/hdbscan.hpp"
#include "results/cluster/edges.hpp"
#include "tests/results/cluster/hand_made_rows.hpp"

#include <doctest/doctest.h>

namespace brouncker::cluster {
namespace {

using hand_made_rows::add;
using hand_made_rows::metric;

struct Edge {
  PointId x, y;
  EdgeKind kind;
  friend bool operator==(const Edge&, const Edge&) = default;
};

std::vector<Edge> listed(std::span<const ClusterEdge> edges) {
  std::vector<Edge> result;
  for (const ClusterEdge& edge : edges) result.push_back({edge.x, edge.y, edge.kind});
  return result;
}

TEST_SUITE("results/cluster/edges") {
  TEST_CASE("members of a class are joined to its first open row, by what makes them equivalent") {
    Rows rows;
    add(rows, "n", "n").sort = LimitSort::rational;
    for (int i = 0; i < 4; ++i) add(rows, "n + 1", "n");
    for (std::size_t i = 0; i < 4; ++i) rows.rows[i].recurrence = 0;
    rows.rows[3].deflates = true;
    CHECK(listed(identity_edges(rows)) == std::vector<Edge>{{1, 2, EdgeKind::shift}, {1, 3, EdgeKind::deflation}});
    for (const std::size_t i : {0, 2, 4}) rows.rows[i].theorem = 0;
    rows.theorems = {{"pi", "key"}};
    CHECK(listed(theorem_edges(rows)) == std::vector<Edge>{{2, 4, EdgeKind::theorem}});
  }

  TEST_CASE("twins have equal dynamics and limits equal up to sign and an integer; equal dynamics alone join nothing") {
    Rows rows;
    add(rows, "2*n + 1", "n^2");            // 4/pi
    add(rows, "2*n + 3", "n^2 + 2*n + 1");  // 1/(4/pi - 1)
    add(rows, "-2*n - 1", "n^2");           // -4/pi
    add(rows, "2*n + 1", "n^2").sort = LimitSort::quadratic;
    for (std::size_t i = 0; i < 4; ++i)
      for (const char* name : {"delta", "gamma_q", "eta_q", "gamma_error", "eta_error"}) metric(rows, i, name) = 0.5;
    const Twins twins = twin_edges(rows, 1);
    CHECK(twins.pairs == 3);
    CHECK(twins.confirmed == 1);
    CHECK(listed(twins.edges) == std::vector<Edge>{{0, 2, EdgeKind::twin}});
    metric(rows, 2, "delta") = 0.5 + 2 * kTwinDistance;
    CHECK(twin_edges(rows, 1).pairs == 1);
  }

  TEST_CASE("stored relations between open limits are edges, smaller row first") {
    Rows rows;
    for (int i = 0; i < 3; ++i) add(rows, "n + 1", "n");
    add(rows, "n", "n").sort = LimitSort::rational;
    sqlite::Database database(":memory:", sqlite::Database::Mode::read_write);
    database.run("CREATE TABLE relations (formula INTEGER, other INTEGER);"
                 "INSERT INTO relations VALUES (30, 10), (10, 20), (10, 40), (20, 99)");
    CHECK(listed(relation_edges(rows, database)) == std::vector<Edge>{{0, 1, EdgeKind::relation}, {0, 2, EdgeKind::relation}});
  }

  TEST_CASE("components are numbered by their first rows; one class alone is none unless it has a constant") {
    Rows rows;
    for (int i = 0; i < 8; ++i) add(rows, "n + 1", "n");
    rows.rows[2].recurrence = rows.rows[3].recurrence;  // one class, no constant
    rows.rows[5].recurrence = rows.rows[6].recurrence;  // one class with a constant
    rows.rows[6].constant = 0;
    const std::vector<ClusterEdge> edges = {
        {1, 7, EdgeKind::twin}, {2, 3, EdgeKind::shift}, {0, 4, EdgeKind::relation}, {5, 6, EdgeKind::shift}};
    const auto none = Clusters::kNoise;
    CHECK(components(rows, edges) == std::vector<std::int32_t>{0, 1, none, none, 0, 2, 2, 1});
  }
}

}  // namespace
}  // namespace brouncker::cluster
