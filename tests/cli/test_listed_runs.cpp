#include "tests/support/brouncker.hpp"

#include <chrono>
#include <csignal>
#include <string>
#include <thread>
#include <vector>

using namespace brouncker::testing;

TEST_SUITE_BEGIN("cli/listed_runs");

namespace {

/// Degrees 0 to 4, a formula twice, one of the published space's reflections, one that is no PCF as it stands, labels of all sorts.
const std::string kList =
    R"list({"label": "Brouncker", "a": [2, 1], "b": "n^2", "year": 1655}
{"label": "Brouncker again", "a": "2n+1", "b": [1, 0, 0], "source": {"page": [182]}}
{"label": "<b>\"Euler\" & sons</b>, é", "a": "n", "b": "n"}
{"a": "34n^3+51n^2+27n+5", "b": "-n^6"}
{"label": "golden", "a": 	"1", "b": "1"}

{"label": "negative", "a": "-2n-1", "b": "n**2"}
{"label": "interlaced", "a": "n+1 | 1/(n+1)", "b": "1"}
{"label": "head", "a": "2n+1", "b": "n^2", "head": "a0=0"}
{"label": "diverges", "a": "n", "b": "-n^2-1"}
{"label": "ends", "a": "n+1", "b": "n-3"}
)list";
constexpr std::size_t kFormulas = 10;

struct ListedRun {
  TemporaryDirectory directory;
  std::string list = (directory / "list.jsonl").string(), path = (directory / "run").string();

  explicit ListedRun(const std::string& text = kList) { write_file(list, text); }
  Words command() const { return {"search", "--list", list, "--out", path, "--depth", "300", "--quiet"}; }
};

/// Searched with all stages, for the tests that only read.
const ListedRun& whole_run() {
  static const ListedRun run;
  static const bool done = [] {
    output_of({"discover", "--list", run.list, "--out", run.path, "--depth", "300", "--quiet"});
    return true;
  }();
  REQUIRE(done);
  return run;
}

std::vector<std::string> labels(const std::vector<json>& rows) {
  std::vector<std::string> all;
  for (const json& row : rows) all.push_back(row["label"].is_null() ? "" : row["label"].get<std::string>());
  return all;
}

}  // namespace

TEST_CASE("search --list makes a run: every line is a formula with its label and whatever came with it") {
  const auto rows = json_lines_of({"query", whole_run().path, "--json"});
  REQUIRE(rows.size() == kFormulas);
  CHECK(labels(rows) == Words{"Brouncker", "Brouncker again", "<b>\"Euler\" & sons</b>, é", "", "golden", "negative", "interlaced",
                              "head", "diverges", "ends"});
  for (std::size_t i = 0; i < rows.size(); ++i) CHECK(rows[i]["id"] == i);
  CHECK(rows[0]["given"] == json{{"year", 1655}});
  CHECK(rows[1]["given"]["source"]["page"][0] == 182);
  CHECK(rows[2]["given"].is_null());
  CHECK(rows[0]["limit"] == rows[1]["limit"]);
  CHECK(rows[0]["from_fraction"].is_null());
  CHECK(rows[3]["closed_form"]["expression"] == "6/zeta(3)");
  CHECK(rows[5]["closed_form"]["expression"] == "-4/pi");
  CHECK(rows[8]["convergence"]["class"] == "divergent");
  CHECK(rows[9]["convergence"]["class"] == "terminating");
}

TEST_CASE("a fraction that is no PCF stands there as the PCF it was brought to, with the map of its limit") {
  const auto rows = json_lines_of({"query", whole_run().path, "--json"});
  const json fraction = rows[6]["from_fraction"], alone = json_of({"eval", "n+1 | 1/(n+1)", "1", "--json"});
  CHECK(fraction == alone["fraction"]);
  CHECK(rows[6]["a"] == alone["a"]);
  CHECK(rows[6]["b"] == alone["b"]);
  CHECK(rows[7]["from_fraction"]["head"] == json{{"a0", "0"}});
}

TEST_CASE("the rows of a list are those that eval gives, and its closed forms those of match") {
  for (const json& row : json_lines_of({"query", whole_run().path, "--json"})) {
    const json alone = json::parse(call({"eval", row["a"], row["b"], "--digits", "40", "--json"}).out);
    CAPTURE(row["a"]);
    CHECK(row["convergence"] == alone["convergence"]);
    if (alone["limit"]["value"].is_null()) continue;
    CHECK(row["limit"]["value"].get<std::string>().substr(0, 30) == alone["limit"]["value"].get<std::string>().substr(0, 30));
    if (!alone["closed_form"].is_null()) CHECK(row["closed_form"]["expression"] == alone["closed_form"]["expression"]);
  }
}

TEST_CASE("threads, chunks, shards and an order of work give the same bytes") {
  ListedRun one, other, parts;
  output_of(one.command() + Words{"--threads", "1"});
  output_of(other.command() + Words{"--threads", "4", "--chunk-size", "1"});
  for (const char* shard : {"2/3", "0/3", "1/3"}) output_of(parts.command() + Words{"--shard", shard, "--chunk-size", "500"});
  output_of({"merge", parts.path, "--out", parts.path});
  const auto expected = exports_of(one.path);
  CHECK(exports_of(other.path) == expected);
  CHECK(exports_of(parts.path) == expected);
  CHECK(json_of({"check", parts.path, "--json"})["answer"] == true);
  CHECK(json_of({"check", whole_run().path, "--json"})["answer"] == true);
}

TEST_CASE("the same list goes on with its run; another list, another order, a changed label are another run") {
  ListedRun run;
  output_of(run.command());
  output_of(run.command());
  std::string changed = kList;
  changed.replace(changed.find("1655"), 4, "1656");
  write_file(run.list, changed);
  check_refusal(call(run.command()), 2, {"--out", "another run"});
  output_of(run.command() + Words{"--force"});
  // Blank lines, and how polynomials are written, are nothing that a run depends on.
  changed.replace(changed.find("[2, 1]"), 6, "\"1 + 2*n\"");
  write_file(run.list, "\n" + changed);
  output_of(run.command());
  const json info = json::parse(read_file(std::filesystem::path(run.path) / "run.json"));
  CHECK(info["list"]["formulas"] == kFormulas);
  CHECK(info["list"]["different"] == kFormulas - 1);
}

TEST_CASE("a list that is wrong is refused before any work, with the line") {
  const auto refused = [](const std::string& text, const Words& words) {
    ListedRun run(text);
    check_refusal(call(run.command()), 2, Words{"--list"} + words);
    CHECK_FALSE(std::filesystem::exists(run.path));
  };
  refused("", {"holds no line"});
  refused("{\"a\": \"n\", \"b\": \"1\"}\n\nno JSON\n", {"line 3", "JSON object"});
  refused("{\"a\": \"n\"}\n", {"line 1", "b: column 1"});
  refused("{\"a\": \"n\", \"b\": \"0\"}\n", {"line 1"});
  refused("{\"a\": \"n\", \"b\": \"2^n\"}\n", {"line 1", "exponential"});
  refused("{\"a\": \"n\", \"b\": \"1\", \"label\": 7}\n", {"line 1", "\"label\"", "text"});
  refused("{\"a\": \"n\", \"b\": \"1\", \"label\": \"a\\u202eb\"}\n", {"line 1", "\"label\"", "control"});
  refused("{\"a\": \"n\", \"b\": \"1\", \"label\": \"" + std::string(1'001, 'x') + "\"}\n", {"line 1", "\"label\"", "1000 bytes"});
  const ListedRun run;
  check_refusal(call(run.command() + Words{"--a", "n", "--b", "1"}), 2, {"--list", "space"});
  check_refusal(call({"search", "--list", "/nonexistent/list", "--out", run.path}), 4, {"/nonexistent/list"});
}

TEST_CASE("a list on standard input is the same list") {
  ListedRun run, piped;
  output_of(run.command());
  Command command = command_of({"search", "--list", "-", "--out", piped.path, "--depth", "300", "--quiet"});
  command.input = kList;
  CHECK(brouncker::testing::run(command).exit_code == 0);
  CHECK(exports_of(piped.path) == exports_of(run.path));
}

TEST_CASE("labels reach the table, CSV, JSON and the page, written so that they stay text") {
  const std::string& run = whole_run().path;
  const Words table = lines_of(output_of({"query", run}));
  CHECK(table[0].rfind("label", 0) == 0);
  CHECK(contains(table[1], "Brouncker"));
  CHECK(contains(output_of({"export", run, "--format", "csv"}), "\"<b>\"\"Euler\"\" & sons</b>, é\""));
  output_of({"report", run, "--quiet"});
  const std::string page = read_file(std::filesystem::path(run) / "report.html");
  CHECK(contains(page, "\"labels\":{\"0\":\"Brouncker\",\"1\":\"Brouncker again\""));
  CHECK(contains(page, "\\u003cb>\\\"Euler\\\" & sons\\u003c/b>"));
  CHECK_FALSE(contains(page, "<b>\"Euler\""));
  CHECK(contains(page, "a list of 10 formulas, 9 of them different"));
}

TEST_CASE("query --pcf finds a formula in the user's spelling, in a list at all its places, in a space by its index") {
  const std::string& run = whole_run().path;
  CHECK(labels(json_lines_of({"query", run, "--pcf", "1 + 2·n", "n²", "--json"})) == Words{"Brouncker", "Brouncker again"});
  CHECK(labels(json_lines_of({"query", run, "--pcf", "n+1 | 1/(n+1)", "1", "--json"})) == Words{"interlaced"});
  CHECK(json_lines_of({"query", run, "--pcf", "2n+1", "n^2", "--where", "label = 'Brouncker'", "--json"}).size() == 1);
  check_refusal(call({"query", run, "--pcf", "2n+", "n^2"}), 2, {"--pcf", "column"});
  const Outcome none = call({"query", run, "--pcf", "2n+1", "n^3"});
  CHECK(none.exit_code == 1);
  CHECK(contains(none.err, "does not have that formula"));
  // Of a space each row, and each mirror image.
  const auto rows = json_lines_of({"query", small_run().string(), "--json"});
  for (std::size_t i = 0; i < rows.size(); i += 37)
    CHECK(json_lines_of({"query", small_run().string(), "--pcf", rows[i]["a"], rows[i]["b"], "--json"}) ==
          std::vector<json>{rows[i]});
  CHECK(call({"query", small_run().string(), "--pcf", "3n", "1"}).exit_code == 1);
}

TEST_CASE("a search over a list that is killed or interrupted goes on") {
  std::string text;
  for (int i = 1; i <= 400; ++i)
    text += "{\"label\": \"" + std::to_string(i) + "\", \"a\": \"n^2 + " + std::to_string(i) + "\", \"b\": \"n^4 + 1\"}\n";
  ListedRun whole(text), broken(text);
  output_of(whole.command());
  int rounds = 0;
  for (bool done = false; !done && rounds < 50; ++rounds) {
    Process process(command_of(broken.command() + Words{"--chunk-size", "400"}));
    std::this_thread::sleep_for(std::chrono::milliseconds(10 + 15 * rounds));
    process.send(rounds % 2 == 0 ? SIGKILL : SIGINT);
    done = process.wait().exit_code == 0;
  }
  CHECK(rounds > 1);
  CHECK(exports_of(broken.path) == exports_of(whole.path));
}

TEST_CASE("slurm takes a list along, and its tasks make the same run") {
  ListedRun run;
  const TemporaryDirectory directory;
  const std::string out = (directory / "run").string();
  const json written =
      json_of({"slurm", "--list", run.list, "--depth", "300", "--out", out, "--tasks", "2", "--cpus", "1", "--json"});
  CHECK(contains(written["parallel"], "--list " + out + "/slurm/list.jsonl --depth 300"));
  output_of(run.command());
  write_file(run.list, "");
  for (const char* shard : {"0/2", "1/2"})
    output_of({"search", "--list", out + "/slurm/list.jsonl", "--depth", "300", "--out", out, "--shard", shard, "--quiet"});
  output_of({"merge", out, "--out", out});
  CHECK(exports_of(out) == exports_of(run.path));
  check_refusal(call({"slurm", "--list", "-", "--out", out}), 2, {"--list", "a file"});
}

TEST_SUITE_END();
