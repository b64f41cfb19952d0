#include "results/pipeline/pipeline.hpp"
#include "results/run/format.hpp"
#include "results/run/schema.hpp"
#include "results/run/store.hpp"

#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>
#include <set>
#include <sstream>

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <unistd.h>

namespace brouncker {
namespace {

std::string code(std::string_view name) { return fmt::format("`{}`", name); }

std::string listed(const auto& names) {
  std::vector<std::string> words;
  for (const auto& name : names) words.push_back(code(name));
  return fmt::format("{}", fmt::join(words, ", "));
}

std::vector<std::string_view> names_of(const std::vector<StageTable>& tables) {
  std::vector<std::string_view> names;
  for (const StageTable& table : tables) names.push_back(table.name);
  return names;
}

TEST_SUITE("results/pipeline") {
  TEST_CASE("each stage stands behind what it needs; no two share a name or a table") {
    std::set<std::string_view> stages, tables;
    for (const Stage* stage : pipeline()) {
      for (const std::string_view need : stage->needs) CHECK(stages.contains(need));
      CHECK(stages.insert(stage->name).second);
      for (const StageTable& table : stage->tables()) CHECK(tables.insert(table.name).second);
    }
    CHECK(stages.size() >= 3);
  }

  TEST_CASE("the tables can be made in a new store, and made again") {
    sqlite::Database database(":memory:", sqlite::Database::Mode::read_write);
    database.run(store_schema());
    for (const Stage* stage : pipeline())
      for (int i = 0; i < 2; ++i) put_stage(database, *stage, {"identity", "{}"}, [] {});
    for (const Stage* stage : pipeline()) CHECK(is_done(database, *stage));
  }

  TEST_CASE("doc/FORMATS.md lists every stage with what it needs and its tables") {
    std::ifstream file(std::string(BROUNCKER_SOURCE_DIR) + "/doc/FORMATS.md");
    std::stringstream text;
    text << file.rdbuf();
    for (const Stage* stage : pipeline()) {
      const std::string line =
          fmt::format("\n| {} | {} | {} |\n", code(stage->name), listed(stage->needs), listed(names_of(stage->tables())));
      INFO(line);
      CHECK(text.str().find(line) != std::string::npos);
    }
    CHECK(text.str().find(fmt::format("`PRAGMA user_version` the format, {}. A run", kRunFormat)) != std::string::npos);
  }

  TEST_CASE("the layout of a store is that of its format, and nothing else is accepted") {
    const std::filesystem::path path =
        std::filesystem::temp_directory_path() / fmt::format("brouncker-layout-{}.sqlite", ::getpid());
    Store(path, {"a job", "a version", 7, Keep::all}, Store::Readers::none).finish(Store::Indices::id_and_pcf);
    sqlite::Database database(path.string(), sqlite::Database::Mode::read_write);
    for (const Stage* stage : pipeline()) put_stage(database, *stage, {"identity", "{}"}, [] {});
    const std::vector<std::string> expected(std::begin(kSchemaObjects), std::end(kSchemaObjects));
    INFO("the tables have changed: raise kRunFormat in results/run/format.hpp, and write beside it what they are:\n    \"",
         fmt::format("{}", fmt::join(schema_objects(database), "\",\n    \"")), "\",");
    CHECK(schema_objects(database) == expected);
    CHECK_NOTHROW(check_schema(database));
    for (const char* stranger : {"CREATE VIEW evil AS SELECT 1", "CREATE TABLE evil (x)", "CREATE INDEX evil ON measured (a)",
                                 "CREATE TRIGGER evil AFTER INSERT ON measured BEGIN SELECT 1; END"}) {
      database.run(std::string("SAVEPOINT here; ") + stranger);
      CHECK_THROWS_WITH_AS(check_schema(database), doctest::Contains("evil"), Error);
      database.run("ROLLBACK TO here; RELEASE here;");
    }
    std::filesystem::remove(path);
  }
}

}  // namespace
}  // namespace brouncker
