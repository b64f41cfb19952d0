#include "results/families/stage.hpp"
#include "results/families/tables.hpp"
#include "results/run/block_sums.hpp"
#include "tests/support/related_pairs.hpp"

#include <doctest/doctest.h>

namespace brouncker {
namespace {

using related_pairs::pcf;

sqlite::Database empty_store() {
  sqlite::Database database(":memory:", sqlite::Database::Mode::read_write);
  database.run(stages_schema() + blocks_schema());
  return database;
}

/// As the stage does it.
void store(sqlite::Database& database, const std::vector<FamilyRow>& families, const std::vector<FamilyRelation>& relations,
           const std::vector<AnchoredRow>& anchored) {
  put_stage(database, kFamiliesStage, {"identity", "{}"}, [&] { store_families(database, families, relations, anchored); });
}

std::vector<FamilyRow> family_samples() {
  FamilyRow theorem;
  theorem.family = 1;
  theorem.name = {"contiguity", {"e: PCF(n + p, q(n + r)), p + 1", "another name"}};
  theorem.status = FamilyStatus::proved, theorem.constant = "e (2), pi (1)";
  theorem.parameters = {"B", "p"};
  theorem.a = "n", theorem.b = "B*n + B*p", theorem.a_to = "n + 1", theorem.b_to = "B*n + B*p", theorem.s = "1/2";
  theorem.n11 = "B", theorem.n12 = "n", theorem.n21 = "1", theorem.n22 = "(1/2)*p";
  theorem.denominator = "n - 1", theorem.exceptional = "B", theorem.frame = "plain; i 0; o 1; degrees 1 1; S 1";
  theorem.relations = 12, theorem.members_checked = 200, theorem.members_agreed = 199;
  theorem.example = "PCF(2*n + 3, 8*n + 20)", theorem.example_to = "PCF(2*n + 7, 8*n + 28)";
  theorem.example_place = {{2, 1}, {Rational(3, 2), 2}, {Rational(5, 2), 2}, {1, -2, 3, 4}};
  FamilyRow composition;
  composition.family = 2;
  composition.name = {"same recurrence", {}};
  composition.status = FamilyStatus::composition;
  composition.parameters = {"B"};
  composition.a = "n + 1", composition.b = "B*n", composition.a_to = "n + 3", composition.b_to = "B*n", composition.s = "1";
  composition.denominator = "1", composition.frame = "plain; i 0; o 2; degrees 1 1; S 1";
  composition.example = "PCF(n + 1, n)", composition.example_to = "PCF(n + 3, n)";
  composition.path = {1, 1};
  composition.example_place = {{1}, {0, 1}, {0, 1}, {1, 0, 0, 1}};
  return {theorem, composition};
}

AnchoredRow anchored_sample() {
  AnchoredRow row;
  row.family = 1;
  row.name = {"lattice", {"checkerboard of pi and log2"}};
  row.constant = "pi", row.a = "2*i + 3", row.b = "n^2", row.closed_form = "4/pi", row.status = ClaimStatus::certified;
  row.base = 17;
  row.coordinates = {"p", "q"};
  row.lattice = {{2, 0}, {0, Rational(1, 3)}};
  row.steps = {{{pcf("3", "n^2"), pcf("5", "n^2"), {1, -2, 3, 4}}}, {}};
  row.members = {{pcf("3", "n^2"), "4/pi"}, {pcf("n + 5", "-n^2 + 1"), "-1/(pi - 4)"}};
  row.formulas = 9;
  return row;
}

TEST_SUITE("results/families/tables") {
  TEST_CASE("rows come back from the store as they were") {
    sqlite::Database database = empty_store();
    CHECK(!is_done(database, kFamiliesStage));
    const std::vector<FamilyRow> families = family_samples();
    const std::vector<FamilyRelation> relations = {{3, RelationPlace::Kind::family, 1, {}},
                                                   {4, RelationPlace::Kind::composition, -1, {1, 2}},
                                                   {6, RelationPlace::Kind::isolated, -1, {}},
                                                   {7, RelationPlace::Kind::unequal, -1, {}}};
    store(database, families, relations, {anchored_sample()});
    CHECK(is_done(database, kFamiliesStage));
    std::vector<FamilyRow> read;
    for_each_family(database, "", [&](const FamilyRow& row) { read.push_back(row); });
    CHECK(read == families);
    std::vector<FamilyRelation> places;
    for_each_family_relation(database, [&](const FamilyRelation& row) { places.push_back(row); });
    CHECK(places == relations);
    std::vector<AnchoredRow> anchored;
    for_each_anchored(database, "", [&](const AnchoredRow& row) { anchored.push_back(row); });
    CHECK(anchored == std::vector<AnchoredRow>{anchored_sample()});
  }

  TEST_CASE("the lists of a row are JSON in their columns") {
    sqlite::Database database = empty_store();
    store(database, family_samples(), {}, {anchored_sample()});
    sqlite::Statement family(database, "SELECT name, status, parameters, path FROM families ORDER BY family");
    REQUIRE(family.next());
    CHECK(family.text(0) == "contiguity; e: PCF(n + p, q(n + r)), p + 1; another name");
    CHECK(family.text(1) == "proved");
    CHECK(family.text(2) == R"(["B","p"])");
    CHECK(family.text(3) == "[]");
    sqlite::Statement row(database, "SELECT coordinates, lattice, steps, members FROM anchored_families");
    REQUIRE(row.next());
    CHECK(row.text(0) == R"(["p","q"])");
    CHECK(row.text(1) == R"([["2","0"],["0","1/3"]])");
    CHECK(row.text(2) == R"([[{"from":["3","n^2"],"to":["5","n^2"],"map":["1","-2","3","4"]}],[]])");
    CHECK(row.text(3) == R"json([["3","n^2","4/pi"],["n + 5","-n^2 + 1","-1/(pi - 4)"]])json");
  }

  TEST_CASE("a condition chooses among the rows, and cannot be more than a condition") {
    sqlite::Database database = empty_store();
    store(database, family_samples(), {}, {});
    std::vector<std::int64_t> chosen;
    for_each_family(database, "relations > 5", [&](const FamilyRow& row) { chosen.push_back(row.family); });
    CHECK(chosen == std::vector<std::int64_t>{1});
    for (const char* where : {"relations >", "1) OR (1", "1; DROP TABLE families", "no_such_column = 1"})
      CHECK_THROWS_AS(check_family_condition(database, where), Error);
  }

  TEST_CASE("what is stored anew replaces what was there") {
    sqlite::Database database = empty_store();
    store(database, family_samples(), {{1, RelationPlace::Kind::family, 1, {}}}, {anchored_sample()});
    store(database, {family_samples()[1]}, {}, {});
    std::size_t rows = 0;
    for_each_family(database, "", [&](const FamilyRow&) { ++rows; });
    CHECK(rows == 1);
    for_each_anchored(database, "", [&](const AnchoredRow&) { ++rows; });
    for_each_family_relation(database, [&](const FamilyRelation&) { ++rows; });
    CHECK(rows == 1);
    forget_stage(database, kFamiliesStage.name);
    CHECK(!is_done(database, kFamiliesStage));
  }

  TEST_CASE("names: the kind, then those of the literature") {
    for (const FamilyName& name : {FamilyName{"gauge", {}}, FamilyName{"lattice", {"one"}}, FamilyName{"lattice", {"one", "two"}}})
      CHECK(FamilyName::parse(name.text()) == name);
    CHECK(FamilyName{"lattice", {"one", "two"}}.text() == "lattice; one; two");
  }
}

}  // namespace
}  // namespace brouncker
