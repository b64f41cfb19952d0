#include "engine/match/pairs.hpp"
#include "engine/prove/find/gauge.hpp"
#include "results/cluster/relation_graph.hpp"
#include "results/match/classes.hpp"
#include "tests/results/cluster/hand_made_rows.hpp"

#include <doctest/doctest.h>

#include <fmt/format.h>

namespace brouncker::cluster {
namespace {

using hand_made_rows::add;

void store(sqlite::Database& database, const Rows& rows, const Row& x, const Row& y) {
  const auto gauge = gauge_between(rows.pcf(x), rows.pcf(y)).gauge;
  REQUIRE(gauge);
  const LimitRelation r = LimitRelation::of(gauge->relation);
  database.run(fmt::format("INSERT INTO relations VALUES ({}, {}, '{}', '{}', '{}', '{}')", x.id, y.id, r.a.str(), r.b.str(),
                           r.c.str(), r.d.str()));
}

TEST_SUITE("results/cluster/relation_graph") {
  TEST_CASE("maps between classes are composed along relations, in both directions") {
    Rows rows;
    for (const char* a : {"n + 4", "-n - 5", "n + 6", "n + 7"}) add(rows, a, "3*n + 2");
    sqlite::Database database(":memory:", sqlite::Database::Mode::read_write);
    database.run("CREATE TABLE relations (formula INTEGER, other INTEGER, a TEXT, b TEXT, c TEXT, d TEXT)");
    store(database, rows, rows.rows[0], rows.rows[1]);
    store(database, rows, rows.rows[2], rows.rows[1]);
    const RelationGraph graph(rows, database);
    CHECK(graph.neighbours(0).size() == 1);
    CHECK(graph.neighbours(1).size() == 2);
    CHECK(graph.neighbours(3).empty());
    for (const std::uint32_t from : {0U, 1U, 2U}) {
      const auto reached = graph.reached(from);
      CHECK(reached.size() == 3);
      CHECK(reached.at(from) == Moebius{});
      for (const auto& [to, map] : reached) {
        if (to == from) continue;
        // The limits are irrational, so that there is one map only.
        const auto gauge = gauge_between(class_form(rows.pcf(rows.rows[to])).pcf, class_form(rows.pcf(rows.rows[from])).pcf).gauge;
        REQUIRE(gauge);
        CHECK(map.reduced() == gauge->relation.reduced());
      }
    }
    CHECK(graph.reached(3).size() == 1);
  }

  TEST_CASE("a limit that is not open has no relations") {
    Rows rows;
    for (const char* a : {"n + 4", "n + 5"}) add(rows, a, "3*n + 2");
    sqlite::Database database(":memory:", sqlite::Database::Mode::read_write);
    database.run("CREATE TABLE relations (formula INTEGER, other INTEGER, a TEXT, b TEXT, c TEXT, d TEXT)");
    store(database, rows, rows.rows[0], rows.rows[1]);
    rows.rows[1].sort = LimitSort::quadratic;
    CHECK(RelationGraph(rows, database).neighbours(0).empty());
  }
}

}  // namespace
}  // namespace brouncker::cluster
