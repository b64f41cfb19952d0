#include "formulas/error.hpp"
#include "results/run/claim_tables.hpp"
#include "results/run/stages.hpp"
#include "results/run/store.hpp"

#include <doctest/doctest.h>

#include <filesystem>

#include <unistd.h>

namespace brouncker {
namespace {

/// A store without rows, in memory.
sqlite::Database empty_store() {
  sqlite::Database database(":memory:", sqlite::Database::Mode::read_write);
  database.run(store_schema() + "INSERT INTO identity VALUES ('a job', 'a version', 7, 'all');");
  return database;
}

std::vector<StageTable> first_tables() { return claim_tables(); }
std::vector<StageTable> second_tables() { return {{"seconds", "(x INTEGER)"}}; }
std::vector<StageTable> third_tables() { return {{"thirds", "(x INTEGER)"}, {"further", "(x INTEGER)"}}; }
std::vector<StageTable> other_tables() { return {{"others", "(x INTEGER)"}}; }

constexpr std::string_view kFirst[] = {"first"}, kSecond[] = {"second"};
const Stage first{"first", {}, first_tables, nullptr, nullptr}, second{"second", kFirst, second_tables, nullptr, nullptr},
    third{"third", kSecond, third_tables, nullptr, nullptr}, other{"other", {}, other_tables, nullptr, nullptr};

void put(sqlite::Database& database, const Stage& stage, const std::string& identity, const std::string& sql = "") {
  put_stage(database, stage, {identity, "{}"}, [&] { database.run(sql); });
}

std::int64_t count(const sqlite::Database& database, const std::string& table) {
  sqlite::Statement s(database, "SELECT count(*) FROM " + table);
  return s.next() ? s.integer(0) : -1;
}

bool has_table(const sqlite::Database& database, const std::string& table) {
  return sqlite::Statement(database, "SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = '" + table + "'").next();
}

TEST_SUITE("run/stages") {
  TEST_CASE("a stage that is done anew takes with it all that was made from it, and nothing else") {
    sqlite::Database database = empty_store();
    put(database, first, "1", "INSERT INTO relations (formula) VALUES (5);");
    put(database, second, "2", "INSERT INTO seconds VALUES (1), (2);");
    put(database, third, "3");
    put(database, other, "4", "INSERT INTO others VALUES (1);");
    REQUIRE(get_stage(database, "third"));
    CHECK(get_stage(database, "third")->identity == "3");
    CHECK(count(database, "seconds") == 2);
    put(database, first, "1 again");
    CHECK(get_stage(database, "first")->identity == "1 again");
    for (const Stage* gone : {&second, &third}) CHECK_FALSE(is_done(database, *gone));
    for (const char* table : {"seconds", "thirds", "further"}) CHECK_FALSE(has_table(database, table));
    CHECK(count(database, "relations") == 0);
    CHECK(count(database, "others") == 1);
    CHECK(is_done(database, other));
  }

  TEST_CASE("a stage made without what it needs is taken away, too, once that is there") {
    sqlite::Database database = empty_store();
    put(database, third, "3");
    put(database, first, "1");
    CHECK(is_done(database, third));  // second, which it needs, did not change
    put(database, second, "2");
    CHECK_FALSE(is_done(database, third));
  }

  TEST_CASE("forgotten: the tables are gone, and the view shows rows without claims") {
    sqlite::Database database = empty_store();
    put(database, first, "1", "INSERT INTO closed_forms (formula) VALUES (5);");
    forget_stage(database, "first");
    CHECK_FALSE(is_done(database, first));
    CHECK(count(database, "closed_forms") == 0);
    CHECK(count(database, "formulas") == 0);
    forget_stage(database, "never heard of");
  }

  TEST_CASE("what fails while it is stored leaves everything as it was") {
    sqlite::Database database = empty_store();
    put(database, second, "2", "INSERT INTO seconds VALUES (1), (2);");
    CHECK_THROWS_AS(put(database, second, "3", "INSERT INTO seconds VALUES (1); INSERT INTO nowhere VALUES (1);"), Error);
    CHECK(get_stage(database, "second")->identity == "2");
    CHECK(count(database, "seconds") == 2);
  }

  TEST_CASE("the identity changes with version, options, rows and what is needed, and with nothing else") {
    sqlite::Database database = empty_store();
    const std::string bare = stage_identity(database, second, "1.0", "");
    CHECK(stage_identity(database, second, "1.0", "") == bare);
    CHECK(stage_identity(database, second, "1.1", "") != bare);
    CHECK(stage_identity(database, second, "1.0", "paper") != bare);
    put(database, other, "4");
    CHECK(stage_identity(database, second, "1.0", "") == bare);
    put(database, first, "1");
    const std::string with_first = stage_identity(database, second, "1.0", "");
    CHECK(with_first != bare);
    put(database, first, "2");
    CHECK(stage_identity(database, second, "1.0", "") != with_first);
    put(database, first, "1");
    CHECK(stage_identity(database, second, "1.0", "") == with_first);
    database.run("UPDATE identity SET job = 'another job'");
    CHECK(stage_identity(database, second, "1.0", "") != with_first);
  }

  TEST_CASE("a damaged table of stages is said to be") {
    sqlite::Database database = empty_store();
    put(database, first, "1");
    for (const char* broken : {"", "[", "{}", "[1]"}) {
      sqlite::Statement change(database, "UPDATE stages SET tables = ?");
      change.bind(0, broken);
      change.run();
      CHECK_THROWS_WITH_AS(forget_stage(database, "first"), doctest::Contains("damaged"), Error);
    }
  }
}

}  // namespace
}  // namespace brouncker
