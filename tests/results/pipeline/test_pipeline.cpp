#include "results/pipeline/pipeline.hpp"
#include "results/run/checksum.hpp"
#include "results/run/format.hpp"
#include "results/run/store.hpp"

#include <doctest/doctest.h>

#include <fstream>
#include <set>
#include <sstream>

#include <fmt/format.h>
#include <fmt/ranges.h>

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

  TEST_CASE("the layout of a store is that of its format") {
    std::string schema = store_schema();
    for (const Stage* stage : pipeline()) schema += create_tables(stage->tables());
    INFO("the tables have changed: raise kRunFormat in results/run/format.hpp, and write beside it the checksum ",
         checksum(schema));
    CHECK(checksum(schema) == kSchemaChecksum);
  }
}

}  // namespace
}  // namespace brouncker
