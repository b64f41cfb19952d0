#include "tests/support/brouncker.hpp"

#include <chrono>
#include <csignal>
#include <filesystem>
#include <map>
#include <string>
#include <thread>
#include <vector>

using namespace brouncker::testing;

TEST_SUITE_BEGIN("cli/sieved_runs");

namespace {

/// Zagier's box: five irreducible formulas, among them Apery's for zeta(2).
const Words kSpace = {"--a", "A*(n^2+n)+B", "--b", "C*n^4", "--range", "A=0..20", "--range", "B=-10..10", "--range", "C=-100..100"};
constexpr int kSize = 21 * 21 * 201;

struct SievedRun {
  TemporaryDirectory directory;
  std::string path = (directory / "run").string();
  Words command(const std::string& demand = "full") const {
    return Words{"search"} + kSpace + Words{"--sieve", demand, "--out", path, "--depth", "300", "--quiet"};
  }
};

const SievedRun& whole_run() {
  static const SievedRun run;
  static const bool done = [] {
    output_of(run.command());
    output_of({"match", run.path, "--quiet"});
    return true;
  }();
  REQUIRE(done);
  return run;
}

}  // namespace

TEST_CASE("search --sieve makes a run of what passes: known members come out, named and proved") {
  const auto rows = json_lines_of({"query", whole_run().path, "--where", "label = 'irreducible'", "--json"});
  std::map<std::string, std::string> found;
  for (const json& row : rows)
    found[row["a"].get<std::string>() + " | " + row["b"].get<std::string>()] =
        row["closed_form"].is_null() ? "" : row["closed_form"]["expression"].get<std::string>();
  REQUIRE(found.size() == 5);
  CHECK(found.at("11*n^2 + 11*n + 3 | n^4") == "30/pi^2");
  CHECK(found.contains("3*n^2 + 3*n + 1 | -2*n^4"));
  CHECK(found.contains("7*n^2 + 7*n + 2 | 8*n^4"));
  CHECK(found.contains("10*n^2 + 10*n + 3 | -9*n^4"));
  CHECK(found.contains("17*n^2 + 17*n + 6 | -72*n^4"));
  for (const json& row : rows) CHECK(row["metrics"]["factorial_reduction"] == "full");
}

TEST_CASE("catalogue writes what is irreducible as a table that anybody can check, and every change of it is found") {
  const TemporaryDirectory directory;
  const std::string table = (directory / "table").string();
  output_of({"catalogue", whole_run().path, "--out", table});
  CHECK(json_of({"catalogue", "--check", table, "--json"})["formulas"] == 5);
  const std::filesystem::path file = std::filesystem::path(table) / "formulas.jsonl";
  const std::string text = read_file(file);
  const json first = json::parse(lines_of(text)[0]);
  CHECK(first["a"] == "11*n^2 + 11*n + 3");
  CHECK(first["closed_form"] == "30/pi^2");
  CHECK(first["status"] == "proved");
  const std::vector<std::pair<std::string, std::string>> changes = {
      {"11*n^2 + 11*n + 3", "12*n^2 + 11*n + 3"},
      {first["limit"], "3.0396355092701331433163838962918291671307632401675"},
      {first["delta"], "0.1018"},
      {first["digits_a_term"], "2.091"},
      {"30/pi^2", "31/pi^2"},
      {"\"formulas\":1", "\"formulas\":2"}};
  for (const auto& [from, to] : changes) {
    CAPTURE(from);
    std::string changed = text;
    const std::size_t at = changed.find(from);
    REQUIRE(at != changed.npos);
    REQUIRE(from != to);
    write_file(file, changed.replace(at, from.size(), to));
    CHECK(call({"catalogue", "--check", table}).exit_code == 1);
  }
  write_file(file, text);
  CHECK(call({"catalogue", "--check", table}).exit_code == 0);
  // A line that stands there twice is one of a class that is there.
  const std::string line = lines_of(text)[0] + "\n";
  write_file(file, line + text);
  CHECK(call({"catalogue", "--check", table}).exit_code == 1);
}

TEST_CASE("every formula of the space is counted once: what failed, what was left out, what was kept") {
  const json summary =
      json_of(Words{"search"} + kSpace + Words{"--sieve", "full", "--out", whole_run().path, "--depth", "300", "--json"});
  const json& sieve = summary["sieve"];
  CHECK(sieve["indices"] == kSize);
  CHECK(sieve["irreducible"] == 5);
  std::uint64_t sum = 0;
  for (const auto& [name, count] : sieve.items())
    if (name != "indices") sum += count.get<std::uint64_t>();
  CHECK(sum == kSize);
  CHECK(summary["formulas"] == sieve["irreducible"].get<int>() + sieve["hypergeometric"].get<int>() +
                                   sieve["deflatable"].get<int>() + sieve["undecided"].get<int>());
  const json info = json::parse(read_file(std::filesystem::path(whole_run().path) / "run.json"));
  CHECK(info["sieve"]["demand"] == "full");
  CHECK(info["space"]["indices"] == kSize);
}

TEST_CASE("threads, chunks, shards and job files give the same bytes") {
  const SievedRun one, other, parts, job;
  output_of(one.command() + Words{"--threads", "1"});
  output_of(other.command() + Words{"--threads", "4", "--chunk-size", "1"});
  for (const char* shard : {"2/3", "0/3", "1/3"}) output_of(parts.command() + Words{"--shard", shard, "--chunk-size", "1"});
  output_of({"merge", parts.path, "--out", parts.path});
  write_file(job.directory / "job.toml", "[space]\na = \"A*(n^2+n)+B\"\nb = \"C*n^4\"\nrange = { A = \"0..20\", B = \"-10..10\", "
                                         "C = \"-100..100\" }\n[sieve]\ndemand = \"full\"\n[sampling]\ndepth = 300\n");
  output_of({"search", (job.directory / "job.toml").string(), "--out", job.path, "--quiet"});
  const auto expected = exports_of(one.path);
  CHECK(exports_of(other.path) == expected);
  CHECK(exports_of(parts.path) == expected);
  CHECK(exports_of(job.path) == expected);
  CHECK(json_of({"check", parts.path, "--json"})["answer"] == true);
}

TEST_CASE("the same command goes on with its run; another demand is another run") {
  const SievedRun run;
  output_of(run.command());
  output_of(run.command());
  check_refusal(call(run.command("half")), 2, {"--out", "another run"});
  output_of(run.command("half") + Words{"--force"});
}

TEST_CASE("delta>D keeps all that may have such a delta, and says of the others that it is proved") {
  const SievedRun run;
  const json summary = json_of(run.command("delta>0") + Words{"--json"});
  CHECK(summary["sieve"]["indices"] == kSize);
  CHECK(summary["sieve"]["failed"].get<int>() > kSize / 4);
  const auto rows = json_lines_of({"query", run.path, "--where", "a = '11*n^2 + 11*n + 3' and b = 'n^4'", "--json"});
  REQUIRE(rows.size() == 1);
  CHECK(rows[0]["metrics"]["delta"].get<double>() > 0);
}

TEST_CASE("shapes stand for several spaces") {
  const SievedRun run;
  const json summary = json_of({"search", "--a", "A*n^2+B*n+C", "--b", "E*shape(4; 0, 1/2)", "--range", "-6..6", "--sieve", "full",
                                "--out", run.path, "--depth", "300", "--quiet", "--json"});
  CHECK(summary["sieve"]["indices"] == 5 * 13 * 13 * 13 * 13);
  CHECK(summary["formulas"].get<int>() > 0);
}

TEST_CASE("what a sieve does not take is refused before any work") {
  const SievedRun run;
  const auto refused = [&](const Words& options, const Words& words) {
    check_refusal(call(Words{"search"} + options + Words{"--out", run.path}), 2, words);
    CHECK_FALSE(std::filesystem::exists(run.path));
  };
  refused(kSpace + Words{"--sieve", "most"}, {"--sieve", "most", "full", "half", "delta>"});
  refused(kSpace + Words{"--sieve", "delta>2"}, {"--sieve", "delta>2"});
  refused({"--a", "A*n", "--b", "shape(3; 1)", "--range", "1..2", "--sieve", "full"}, {"b"});
  refused({"--a", "A*n", "--b", "A*shape(2; 0, 1/2)", "--range", "1..2"}, {"b", "--sieve"});
  write_file(run.directory / "list", "{\"a\": \"n\", \"b\": \"1\"}\n");
  refused({"--list", (run.directory / "list").string(), "--sieve", "full"}, {"--sieve", "list"});
  std::string wide = "A*n+B";
  for (char name = 'C'; name <= 'L'; ++name) wide += std::string("+") + name + "*n^" + std::to_string(name - 'A');
  refused({"--a", wide, "--b", "n^22", "--range", "-3..3", "--sieve", "full"}, {"100000"});
}

TEST_CASE("a sieve that is killed goes on where it was, and ends with the same bytes") {
  const SievedRun whole, killed;
  output_of(whole.command() + Words{"--chunk-size", "1"});
  const Words command = killed.command() + Words{"--chunk-size", "1", "--threads", "2"};
  for (const int milliseconds : {20, 60, 120}) {
    Process process(command_of(command));
    std::this_thread::sleep_for(std::chrono::milliseconds(milliseconds));
    process.send(SIGKILL);
    process.wait();
  }
  output_of(command);
  CHECK(exports_of(killed.path) == exports_of(whole.path));
}

TEST_CASE("what a cluster would need is said beforehand") {
  const SievedRun run;
  const json plan = json_of(Words{"slurm"} + kSpace + Words{"--sieve", "full", "--out", run.path, "--dry-run", "--json"});
  CHECK(plan["indices"] == kSize);
  CHECK(plan["strata"].get<int>() >= 1);
  CHECK(plan["cpu_hours"].get<double>() > 0);
}

TEST_SUITE_END();
