#include "results/run/file_lock.hpp"
#include "tests/support/brouncker.hpp"

#include <filesystem>
#include <set>
#include <string>

#include <fmt/format.h>

using namespace brouncker::testing;
using brouncker::FileLock;

TEST_SUITE_BEGIN("cli/query");

namespace {

Words query(const Words& more) { return Words{"query", small_run().string()} + more; }

std::vector<json> all_rows() { return json_lines_of({"export", small_run().string(), "--format", "jsonl"}); }

template <class Predicate>
std::vector<json> rows_where(Predicate accepted) {
  std::vector<json> rows;
  for (const json& row : all_rows()) {
    if (accepted(row)) rows.push_back(row);
  }
  return rows;
}

}  // namespace

TEST_CASE("query --json gives the rows of the jsonl export that satisfy the condition, in the order of the space") {
  const auto exponential = rows_where([](const json& row) { return row["convergence"]["class"] == "exponential"; });
  CHECK(exponential.size() == 168);
  CHECK(json_lines_of(query({"--where", "class = 'exponential'", "--json"})) == exponential);
  const auto positive = rows_where([](const json& row) { return row["metrics"]["delta"] > 0.0; });
  REQUIRE(positive.size() > 0);
  CHECK(json_lines_of(query({"--where", "delta > 0", "--json"})) == positive);
  const auto rational = rows_where([](const json& row) { return !row["limit"]["rational"].is_null(); });
  CHECK(json_lines_of(query({"--where", "constant = 'rational'", "--json"})) == rational);
  CHECK(json_lines_of(query({"--json"})).size() == 576);
}

TEST_CASE("no row is an empty answer, not an error") {
  const Outcome outcome = call(query({"--where", "constant = 'catalan' and delta > 0", "--json"}));
  CHECK(outcome.exit_code == 0);
  CHECK(outcome.out == "");
}

TEST_CASE("query prints a table with a heading") {
  const Words lines = lines_of(output_of(query({"--where", "a = '2*n + 1' and b = 'n^2 - 2'"})));
  REQUIRE(lines.size() == 2);
  for (const char* heading : {"id", "a", "b", "class", "delta"}) CHECK(contains(lines[0], heading));
  CHECK(contains(lines[1], "2*n + 1"));
  CHECK(contains(lines[1], "n^2 - 2"));
  CHECK(contains(lines[1], "exponential"));
}

TEST_CASE("a table that is cut short says so") {
  const Outcome outcome = call(query({}));
  CHECK(outcome.exit_code == 0);
  CHECK(lines_of(outcome.out).size() < 577);
  CHECK(contains(outcome.err, "576"));
  CHECK(lines_of(call(query({"--limit", "0"})).out).size() == 577);
}

TEST_CASE("query gives CSV, which quotes where it has to") {
  const Words lines = lines_of(output_of(query({"--format", "csv", "--columns", "id, a, 'x,\"y' AS odd", "--where", "id = 0"})));
  REQUIRE(lines.size() == 2);
  CHECK(lines[0] == "id,a,odd");
  CHECK(lines[1] == "0,-2*n - 2,\"x,\"\"y\"");
}

TEST_CASE("every column that csv has can be asked for, and gives the same text") {
  const std::string expected = output_of({"export", small_run().string(), "--format", "csv"});
  const std::string heading = lines_of(expected).at(0);
  CHECK(output_of(query({"--format", "csv", "--columns", heading})) == expected);
}

TEST_CASE("--order and --limit") {
  const Words lines = lines_of(output_of(query({"--format", "csv", "--columns", "id", "--order", "id DESC", "--limit", "3"})));
  CHECK(lines == Words{"id", "624", "623", "622"});
}

TEST_CASE("a mistake in the SQL is one line with exit code 2") {
  check_refusal(call(query({"--where", "delta > ("})), 2, {"--where"});
  check_refusal(call(query({"--where", "nosuch > 1"})), 2, {"nosuch"});
  check_refusal(call(query({"--where", "delta > 0; "})), 2, {"--where"});
  check_refusal(call(query({"--where", "'open"})), 2, {"--where"});
  check_refusal(call(query({"--where", ""})), 2, {"--where"});
  check_refusal(call(query({"--columns", "id, nosuch"})), 2, {"nosuch"});
  check_refusal(call(query({"--order", "nosuch"})), 2, {"nosuch"});
  check_refusal(call(query({"--format", "yaml"})), 2, {"--format", "csv"});
  check_refusal(call(query({"--limit", "-1"})), 2, {"--limit"});
  check_refusal(call(query({"--limit", "some"})), 2, {"--limit"});
  check_refusal(call(Words{"export", small_run().string(), "--format", "jsonl", "--where", "delta >"}), 2, {"--where"});
  const TemporaryDirectory directory;
  const std::filesystem::path file = directory / "out.csv";
  check_refusal(call(Words{"export", small_run().string(), "--format", "csv", "--where", "delta >", "--out", file.string()}), 2,
                {"--where"});
  CHECK(std::filesystem::is_empty(directory.path()));
}

TEST_CASE("nothing can be written through a condition, a column or an order") {
  const TemporaryDirectory directory;
  const std::filesystem::path run = directory / "run";
  output_of(Words{"search"} + kSmallSpace + Words{"--out", run.string()});
  const auto before = snapshot(directory.path());
  const std::string outside = (directory / "new.sqlite").string();
  const Words attacks = {"1); DELETE FROM measured; --",
                         "1; DELETE FROM measured",
                         "1) UNION SELECT * FROM measured; UPDATE measured SET a = 'x'; --",
                         "1; DROP VIEW formulas; --",
                         "1); ATTACH DATABASE '" + outside + "' AS other; CREATE TABLE other.t (x); --",
                         "1); VACUUM INTO '" + outside + "'; --",
                         "1); PRAGMA user_version = 7; --",
                         "id IN (SELECT user_version FROM pragma_user_version(7))",
                         "load_extension('/nonexistent.so')",
                         "writefile('" + outside + "', 'x')",
                         "1); INSERT INTO chunks VALUES (9999, 0, 0); --"};
  for (const std::string& attack : attacks) {
    CAPTURE(attack);
    for (const char* place : {"--where", "--columns", "--order"}) {
      const Outcome outcome = call({"query", run.string(), place, attack});
      CHECK((outcome.exit_code == 2 || outcome.exit_code == 0));
      CHECK(snapshot(directory.path()) == before);
    }
    call({"export", run.string(), "--format", "csv", "--where", attack});
    CHECK(snapshot(directory.path()) == before);
  }
}

TEST_CASE("an endless condition is a matter of the user, but cannot fill the disk or crash") {
  const Outcome outcome = call(query(
      {"--where", "id = (WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c LIMIT 1000) SELECT max(x) FROM c) - 999",
       "--columns", "id", "--format", "csv"}));
  CHECK(outcome.exit_code == 0);
  CHECK(outcome.out == "id\n1\n");
}

TEST_CASE("query on what is no run is refused by name") {
  const TemporaryDirectory directory;
  const std::string missing = (directory / "missing").string();
  check_refusal(call({"query", missing}), 4, {missing});
  check_refusal(call({"query", directory.path().string()}), 4, {directory.path().string()});
  CHECK(std::filesystem::is_empty(directory.path()));
  write_file(directory / "file", "x");
  check_refusal(call({"query", (directory / "file").string()}), 4, {(directory / "file").string()});
}

TEST_CASE("shards that are not merged are read as one run, one shard alone, and what is in work is left out; nothing is written") {
  const TemporaryDirectory directory;
  const std::filesystem::path run = directory / "run";
  const Words space = {"--a", "A*n + B", "--b", "C*n^2 + D", "--range", "-2..2", "--chunk-size", "64"};
  const auto search = [&](const std::string& i) {
    output_of(Words{"search"} + space + Words{"--out", run.string(), "--shard", i, "--quiet"});
  };
  search("0/3"), search("2/3");
  const auto rows_of = [](const std::filesystem::path& of) { return output_of({"query", of.string(), "--json", "--quiet"}); };
  const auto before = snapshot(run);
  const std::filesystem::path first = run / "shards/0-of-3.sqlite", last = run / "shards/2-of-3.sqlite";
  const std::size_t some = lines_of(rows_of(run)).size();
  CHECK(some == lines_of(rows_of(first)).size() + lines_of(rows_of(last)).size());
  CHECK(contains(call({"query", run.string()}).err,
                 fmt::format("2 of 3 shards, not merged; what is there so far is {} formulas", some)));
  CHECK(contains(call({"query", first.string()}).err, "1 of 3 shards"));
  CHECK(output_of({"query", run.string(), "--columns", "count(*) AS n", "--format", "csv"}) == fmt::format("n\n{}\n", some));
  {
    const FileLock lock(run / "shards/2-of-3.lock");
    CHECK(rows_of(run) == rows_of(first));
    CHECK(contains(call({"query", run.string()}).err, "1 of 3 shards, not merged"));
    CHECK(contains(call({"query", run.string()}).err, "; 1 more, in work, is left out"));
  }
  CHECK(snapshot(run) == before);

  search("1/3");
  const std::string all = rows_of(run);
  output_of({"merge", run.string(), "--out", run.string(), "--quiet"});
  CHECK(rows_of(run) == all);
}

TEST_CASE("of shards, a damaged one and none at all are file errors") {
  const TemporaryDirectory directory;
  const std::filesystem::path run = directory / "run";
  output_of(
      {"search", "--a", "A*n + B", "--b", "C*n^2 + D", "--range", "-2..2", "--out", run.string(), "--shard", "0/2", "--quiet"});
  check_refusal(call({"query", (run / "shards/1-of-2.sqlite").string()}), 4, {"1-of-2.sqlite"});
  std::filesystem::resize_file(run / "shards/0-of-2.sqlite", 5000);
  check_refusal(call({"query", run.string()}), 4, {"0-of-2.sqlite"});
  std::filesystem::remove(run / "shards/0-of-2.sqlite");
  check_refusal(call({"query", run.string()}), 4, {"not begun"});
}

TEST_SUITE_END();
