#include "tests/support/brouncker.hpp"

#include <algorithm>
#include <map>
#include <string>

using namespace brouncker::testing;

TEST_SUITE_BEGIN("cli/search");

namespace {

const std::vector<std::string> kClasses = {"terminating", "factorial",   "exponential", "stretched-exponential",
                                           "polynomial",  "logarithmic", "divergent"};

Words search(const Words& space, const std::filesystem::path& out, const Words& more = {}) {
  return Words{"search"} + space + Words{"--out", out.string()} + more;
}

/// The summary without what differs from run to run.
json counts_of(json summary) {
  for (const char* key : {"seconds", "cpu_seconds", "peak_rss_mb", "run"}) summary.erase(key);
  return summary;
}

/// The class of (a1 n + a0, b2 n^2 + b1 n + b0), neither of them 0, by the table of exact conditions for degree <= 2
/// (Birkhoff-Trjitzinsky; Perron), written down independently of the program.
std::string class_by_table(int a1, int a0, int b2, int b1, int b0) {
  for (int n = 1; n < 100; ++n) {
    if (b2 * n * n + b1 * n + b0 == 0) return "terminating";
  }
  if (a1 != 0 && b2 == 0) return "factorial";
  if (a1 != 0) {
    const int discriminant = a1 * a1 + 4 * b2;
    if (discriminant != 0) return discriminant > 0 ? "exponential" : "divergent";
    const int h = a1 / 2, z = -h * h + b1 + h * a0, w = b1 * b1 + 4 * b0 * h * h;
    if (z != 0) return z > 0 ? "stretched-exponential" : "divergent";
    return w > 0 ? "polynomial" : w == 0 ? "logarithmic" : "divergent";
  }
  if (b2 != 0) return b2 > 0 ? "polynomial" : "divergent";
  if (b1 != 0) return b1 > 0 ? "stretched-exponential" : "divergent";
  const int discriminant = a0 * a0 + 4 * b0;
  return discriminant > 0 ? "exponential" : discriminant == 0 ? "polynomial" : "divergent";
}

const std::string kTomlJob = "[space]\na = \"A*n + B\"\nb = \"C*n^2 + D\"\nrange = \"-2..2\"\n";

const std::string kPublishedJob =
    R"({"coefficents_ranges": [[-1, 1], [-1, 1], [-1, 1], [-1, 1]], "coefficients_lengths": [2, 2], "depth": 2000, "p": 2,
        "precision": 100000, "not_calculated_marker": "-77", "rational_marker": "-88", "limit_constant": 1000000000.0})";

}  // namespace

TEST_CASE("search --json ends with a summary on stdout, one JSON document") {
  const TemporaryDirectory directory;
  const Outcome outcome = call(search(kSmallSpace, directory / "run", {"--json"}));
  REQUIRE(outcome.exit_code == 0);
  REQUIRE(lines_of(outcome.out).size() == 1);
  const json summary = json::parse(outcome.out);
  CHECK(summary.at("formulas") == 24 * 24);
  CHECK(summary.at("run") == (directory / "run").string());
  for (const char* key : {"converging", "delta_positive", "limits_50_digits", "seconds", "cpu_seconds", "peak_rss_mb"}) {
    CAPTURE(key);
    CHECK(summary.at(key).is_number());
    CHECK(summary.at(key).get<double>() >= 0);
  }
  CHECK(std::filesystem::is_regular_file(directory / "run" / "run.json"));
  CHECK(read_file(directory / "run" / "run.sqlite").substr(0, 15) == "SQLite format 3");
  CHECK(json::accept(read_file(directory / "run" / "run.json")));
}

TEST_CASE("the counts by class are those of the exact conditions") {
  std::map<std::string, int> expected;
  for (int a1 = -2; a1 <= 2; ++a1) {
    for (int a0 = -2; a0 <= 2; ++a0) {
      for (int b2 = -2; b2 <= 2; ++b2) {
        for (int b1 = -1; b1 <= 1; ++b1) {
          for (int b0 = -2; b0 <= 2; ++b0) {
            if ((a1 || a0) && (b2 || b1 || b0)) ++expected[class_by_table(a1, a0, b2, b1, b0)];
          }
        }
      }
    }
  }
  const TemporaryDirectory directory;
  const json summary = json_of(search({"--a", "P*n + Q", "--b", "R*n^2 + S*n + T", "--range", "-2..2", "--range", "S=-1..1"},
                                      directory / "run", {"--json", "--depth", "64"}));
  int all = 0;
  for (const std::string& name : kClasses) {
    CAPTURE(name);
    CHECK(expected[name] > 0);
    CHECK(summary["by_class"].value(name, 0) == expected[name]);
    all += expected[name];
  }
  CHECK(summary["formulas"] == all);
  CHECK(summary["formulas"] == 24 * 74);
  CHECK(summary["converging"] == all - expected["divergent"]);
}

TEST_CASE("the summary as text names the counts and says where to look") {
  const TemporaryDirectory directory;
  Command command = command_of(search(kSmallSpace, "run"));
  command.directory = directory.path();
  const Outcome outcome = run(command);
  REQUIRE(outcome.exit_code == 0);
  for (const std::string& name : kClasses) CHECK(contains(outcome.out, name));
  for (const char* word : {"576", "delta > 0", "brouncker query run", "brouncker export run"}) {
    CAPTURE(word);
    CHECK(contains(outcome.out, word));
  }
}

TEST_CASE("the same space by options, TOML, one range a parameter, and read from elsewhere") {
  const TemporaryDirectory directory;
  const std::vector<std::string> expected = exports_of(small_run());
  write_file(directory / "job.toml", kTomlJob);
  write_file(
      directory / "table.toml",
      "[space]\na = \"A*n + B\"\nb = \"C*n^2 + D\"\nrange = { A = \"-2..2\", B = \"-2..2\", C = \"-2..2\", D = \"-2..2\" }\n");
  const Words each = {"--a",     "A*n + B", "--b",     "C*n^2 + D", "--range", "A=-2..2",
                      "--range", "B=-2..2", "--range", "C=-2..2",   "--range", "D=-2..2"};
  int number = 0;
  for (const Words& space : {Words{(directory / "job.toml").string()}, Words{(directory / "table.toml").string()}, each}) {
    const std::filesystem::path run = directory / std::to_string(++number);
    output_of(search(space, run));
    CHECK(exports_of(run) == expected);
  }
}

TEST_CASE("one range for all and another for one") {
  const TemporaryDirectory directory;
  const json summary = json_of(
      search({"--a", "A*n + 1", "--b", "B*n^2 + C", "--range", "1..3", "--range", "C=0..1"}, directory / "run", {"--json"}));
  CHECK(summary["formulas"] == 3 * 3 * 2);
}

TEST_CASE("templates without parameters are a space of one formula") {
  const TemporaryDirectory directory;
  CHECK(json_of(search({"--a", "2n+1", "--b", "n^2"}, directory / "run", {"--json"}))["formulas"] == 1);
  const json row = json::parse(output_of({"export", (directory / "run").string(), "--format", "jsonl"}));
  CHECK(row["limit"]["value"].get<std::string>().substr(0, 20) == "1.273239544735162686");
}

TEST_CASE("a job of the published Blind-Delta program runs unchanged, with its markers") {
  const TemporaryDirectory directory;
  write_file(directory / "job.json", kPublishedJob);
  const json summary = json_of(search({(directory / "job.json").string()}, directory / "run", {"--json"}));
  CHECK(summary["formulas"] == 8 * 8);
  const std::string csv = output_of({"export", (directory / "run").string(), "--format", "blinddelta-csv"});
  const Words lines = lines_of(csv);
  REQUIRE(lines.size() == 1 + 64);
  CHECK(lines[1].substr(0, 17) == "\"[-1, -1, -1, -1]");
  CHECK(contains(csv, ",-77,-77,"));
  CHECK(contains(csv, ",-88,"));
  CHECK_FALSE(contains(csv, "-1010"));
  CHECK_FALSE(contains(csv, "-2020"));
  std::string same_space = kPublishedJob;
  same_space.replace(same_space.find("\"-77\""), 5, "-1010");
  same_space.replace(same_space.find("\"-88\""), 5, "-2020");
  write_file(directory / "numbers.json", same_space);
  output_of(search({(directory / "numbers.json").string()}, directory / "numbers"));
  CHECK(contains(output_of({"export", (directory / "numbers").string(), "--format", "blinddelta-csv"}), ",-1010,-1010,"));
}

TEST_CASE("exports have the same bytes for any number of threads and any chunk size") {
  const TemporaryDirectory directory;
  const std::vector<std::string> expected = exports_of(small_run());
  const Words ways[] = {{"--threads", "1"}, {"--threads", "2"}, {"--threads", "5", "--chunk-size", "7"}, {"--chunk-size", "1000"}};
  int number = 0;
  for (const Words& way : ways) {
    CAPTURE(joined(way));
    const std::filesystem::path run = directory / std::to_string(++number);
    output_of(search(kSmallSpace, run, way + Words{"--quiet"}));
    CHECK(exports_of(run) == expected);
  }
}

TEST_CASE("the same command on a finished run changes nothing and gives the same summary") {
  const TemporaryDirectory directory;
  const Words command = search(kSmallSpace, directory / "run", {"--json"});
  const json first = json_of(command);
  const std::vector<std::string> before = exports_of(directory / "run");
  const json second = json_of(command);
  CHECK(counts_of(first) == counts_of(second));
  CHECK(exports_of(directory / "run") == before);
  CHECK(output_of(search(kSmallSpace, directory / "run", {"--json", "--threads", "1"})).size() > 0);
}

TEST_CASE("a different command on the same directory is refused and touches nothing; --force replaces") {
  const TemporaryDirectory directory;
  const std::filesystem::path run = directory / "run";
  output_of(search(kSmallSpace, run));
  const auto before = snapshot(run);
  const Words others[] = {{"--a", "A*n + B", "--b", "C*n^2 + D", "--range", "-1..2"},
                          {"--a", "A*n + B", "--b", "C*n^2 - D", "--range", "-2..2"},
                          kSmallSpace + Words{"--depth", "1000"}};
  for (const Words& other : others) {
    CAPTURE(joined(other));
    check_refusal(call(search(other, run)), 2, {run.string(), "--force"});
    CHECK(snapshot(run) == before);
  }
  const json summary = json_of(search(others[0], run, {"--force", "--json"}));
  CHECK(summary["formulas"] == 15 * 15);
  CHECK(lines_of(output_of({"export", run.string(), "--format", "csv"})).size() == 1 + 15 * 15);
}

TEST_CASE("--quiet says nothing on stderr") {
  const TemporaryDirectory directory;
  CHECK(call(search(kSmallSpace, directory / "run", {"--quiet"})).err == "");
}

TEST_CASE("nothing but plain lines on stderr where it is no terminal") {
  const TemporaryDirectory directory;
  const Outcome outcome = call(search({"--a", "A*n^2 + B*n + C", "--b", "D*n^2 + E", "--range", "-2..2"}, directory / "run"));
  CHECK(outcome.exit_code == 0);
  CHECK_FALSE(contains(outcome.err, "\r"));
  CHECK_FALSE(contains(outcome.err, "\x1b"));
}

TEST_SUITE_END();
