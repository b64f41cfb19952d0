#include "tests/support/commands.hpp"
#include "tests/support/schema.hpp"

#include <set>
#include <string>
#include <vector>

using namespace brouncker::testing;

TEST_SUITE_BEGIN("cli/schema");

namespace {

Schemas& schemas() {
  static Schemas all(std::filesystem::path(BROUNCKER_SOURCE_DIR) / "doc/schema");
  return all;
}

struct Called {
  Words words;
  int exit_code = 0;
};

/// Every command of the table, in an order in which each finds what it needs. @param d A directory for what they write.
std::vector<Called> calls(const std::filesystem::path& d) {
  const auto path = [&](const char* name) { return (d / name).string(); };
  const std::string run = path("run"), list = path("list.jsonl"), listed = path("listed"), shards = path("shards");
  write_file(list,
             "{\"label\": \"Brouncker\", \"a\": [2, 1], \"b\": \"n^2\", \"expression\": \"4/pi\", \"year\": 1655, \"id\": \"x\"}\n"
             "{\"a\": \"n+1 | 1/(n+1)\", \"b\": \"1\", \"expression\": \"4/log(5)\"}\n");
  write_file(path("bad.jsonl"),
             "{\"a\": \"n/\", \"b\": \"1\", \"expression\": \"1\"}\n{\"a\": \"n\", \"b\": \"-n^2-1\", \"expression\": \"1\"}\n");
  return {{{"discover", "--a", "A*n + B", "--b", "C*n^2 + D", "--range", "-2..2", "--out", run}},
          {{"eval", "2n+1", "n^2"}},
          {{"eval", "n+1 | 1/(n+1)", "1"}},
          {{"eval", "n", "-n^2-1"}, 1},
          {{"eval", "1", "n"}},
          {{"eval", "--file", list}},
          {{"eval", "--file", path("bad.jsonl")}, 1},
          {{"identify", "2n+1", "n^2"}},
          {{"identify", "n", "n^5+7"}, 1},
          {{"identify", "n", "-n^2-1"}, 1},
          {{"identify", "3", "n^3+1"}, 1},
          {{"identify", "n+1 | 1/(n+1)", "1"}},
          {{"identify", "--value", "3.141592653589793"}, 1},
          {{"identify", "--value", "1.2345678901234567"}, 1},
          {{"identify", "--value", "22/7"}},
          {{"identify", "--file", list}},
          {{"verify", "2n+1", "n^2", "4/pi"}},
          {{"verify", "2n+1", "n^2", "1.29"}, 1},
          {{"verify", "n", "-n^2-1", "1"}, 1},
          {{"verify", "--file", list}},
          {{"verify", "--file", path("bad.jsonl")}, 1},
          {{"known", "2n+3", "n^2+2n+1"}},
          {{"known", "n+1 | 1/(n+1)", "1"}},
          {{"known", "n+7", "n^3+5"}, 1},
          {{"known", "n", "-n^2-1"}, 3},
          {{"known", "--file", list}},
          {{"known", "--file", path("bad.jsonl")}, 1},
          {{"prove", "2n+1", "n^2"}},
          {{"prove", "n+1 | 1/(n+1)", "1"}},
          {{"prove", "n", "n^5+7"}, 3},
          {{"prove", "2n+1", "n^2", "4/pi"}},
          {{"prove", "2n+1", "n^2", "e"}, 1},
          {{"prove", "2n+1", "n^2", "--equivalent", "2n+3", "n^2+2n+1"}},
          {{"prove", "2n+1", "n^2", "--equivalent", "n", "1"}, 1},
          {{"prove", "--file", list}},
          {{"prove", "--file", path("bad.jsonl")}, 1},
          {{"prove", "--run", run, "--certificates", path("certificates")}},
          {{"prove", "--check", path("certificates")}},
          {{"prove", "--check", list}, 1},
          {{"generate", "--constant", "pi", "--bound", "3"}},
          {{"generate", "--constant", "pi", "--min-delta", "1", "--bound", "3"}, 1},
          {{"generate", "--constant", "gamma(1/7)", "--bound", "3"}, 1},
          {{"generate", "--constant", "log(1-z)", "--bound", "2"}},
          {{"search", "--list", list, "--out", listed}},
          {{"search", "--a", "A*n", "--b", "B", "--range", "1..3", "--out", shards, "--shard", "0/2"}},
          {{"search", "--a", "A*n", "--b", "B", "--range", "1..3", "--out", shards, "--shard", "1/2"}},
          {{"merge", shards, "--out", shards}},
          {{"match", shards, "--shard", "0/1"}},
          {{"match", shards, "--gather"}},
          {{"match", listed}},
          {{"literature", run}},
          {{"cluster", run}},
          {{"cluster", run, "--explain", "1"}},
          {{"cluster", run, "--evaluate"}},
          {{"cluster", run, "--outliers", "3"}},
          {{"families", run}},
          {{"families", "--seed", "2n+1", "n^2"}},
          {{"query", run, "--limit", "50"}},
          {{"query", listed}},
          {{"query", run, "--pcf", "2n+1", "n^2"}},
          {{"query", run, "--pcf", "77n", "1"}, 1},
          {{"export", run, "--format", "csv", "--out", path("csv")}},
          {{"report", run, "--figures"}},
          {{"catalogue", run, "--out", path("catalogue")}},
          {{"catalogue", "--check", path("catalogue")}},
          {{"check", run}},
          {{"status", run}},
          {{"status", shards}},
          {{"slurm", "--a", "A*n", "--b", "B", "--range", "1..3", "--out", path("slurm"), "--tasks", "2"}},
          {{"slurm", "--a", "A*n", "--b", "B", "--range", "1..3", "--out", path("dry"), "--dry-run"}},
          {{"constants"}},
          {{"constants", "pi"}},
          {{"help"}},
          {{"help", "eval"}},
          {{"version"}},
          {{"bench", "--signature"}}};
}

/// true, false, null for the exit codes 0, 1 and 4, 3.
json answer_of(int exit_code) { return exit_code == 3 ? json(nullptr) : json(exit_code == 0); }

/// With the fields of the lines of a list each line answers for itself.
bool is_list(const Words& words) { return std::ranges::find(words, "--file") != words.end(); }

}  // namespace

TEST_CASE("every command's --json is what doc/schema says, and its answer is what the exit code says") {
  const TemporaryDirectory directory;
  std::set<std::string> called, with_answer;
  for (const Called& each : calls(directory.path())) {
    CAPTURE(joined(each.words));
    const Outcome outcome = call(each.words + Words{"--json", "--quiet"});
    CAPTURE(outcome.err);
    CHECK(outcome.exit_code == each.exit_code);
    for (const std::string& line : lines_of(outcome.out)) {
      if (line.empty()) continue;
      const json document = json::parse(line);
      CHECK(schemas().fault(each.words[0], document) == "");
      if (!document.contains("answer")) continue;
      with_answer.insert(each.words[0]);
      if (!is_list(each.words)) CHECK(document["answer"] == answer_of(each.exit_code));
    }
    called.insert(each.words[0]);
  }
  for (const std::string& command : commands()) {
    CAPTURE(command);
    CHECK(called.contains(command));
    const bool rows_or_times = command == "query" || command == "constants" || command == "bench";
    CHECK(with_answer.contains(command) != rows_or_times);
  }
}

TEST_CASE("the schemas refuse what is not of them") {
  const json good = json_of({"verify", "2n+1", "n^2", "4/pi", "--json"});
  REQUIRE(schemas().fault("verify", good) == "");
  const auto refused = [](json document, const char* key, const json& value) {
    document[key] = value;
    return schemas().fault("verify", document) != "";
  };
  CHECK(refused(good, "verdict", "true"));
  CHECK(refused(good, "digits", "50"));
  CHECK(refused(good, "limit", "1.27"));
  json without = good;
  without.erase("answer");
  CHECK(schemas().fault("verify", without) != "");
  json row = json_lines_of({"query", small_run().string(), "--limit", "1", "--json"})[0];
  REQUIRE(schemas().fault("query", row) == "");
  row["metrics"]["factorial_reduction"] = true;
  CHECK(schemas().fault("query", row) != "");
  row["metrics"]["factorial_reduction"] = "full";
  row["surplus"] = 1;
  CHECK(schemas().fault("query", row) != "");
}

TEST_CASE("the rows of the exports are those of the schema of query") {
  for (const json& row : json_lines_of({"export", small_run().string(), "--format", "jsonl"}))
    CHECK(schemas().fault("query", row) == "");
  const json document = json_of({"export", small_run().string(), "--format", "json"});
  REQUIRE(document["formulas"].size() == 576);
  CHECK(schemas().fault("query", document["formulas"][0]) == "");
}

TEST_CASE("--json where it has no effect is refused") {
  const std::string run = small_run().string();
  check_refusal(call({"export", run, "--format", "csv", "--json"}), 2, {"--json", "--out"});
  check_refusal(call({"prove", "--run", run, "--json"}), 2, {"--json", "--certificates"});
  check_refusal(call({"slurm", "--a", "n", "--b", "1", "--out", "/nonexistent/x", "--submit", "--json"}), 2,
                {"--json", "--submit"});
}

TEST_SUITE_END();
