#include "tests/support/brouncker.hpp"

#include <csignal>

#include <string>

using namespace brouncker::testing;
namespace fs = std::filesystem;

TEST_SUITE_BEGIN("cli/shards and merge");

namespace {

Words shard(int i, int k, const fs::path& out, const Words& more = {}) {
  return Words{"search"} + kSmallSpace + Words{"--shard", std::to_string(i) + "/" + std::to_string(k), "--chunk-size", "50", "--out",
                                               out.string(), "--quiet"} + more;
}

Words merge(const std::vector<fs::path>& from, const fs::path& out) {
  Words command = {"merge"};
  for (const fs::path& each : from) command.push_back(each.string());
  return command + Words{"--out", out.string(), "--json"};
}

}  // namespace

TEST_CASE("shards of one directory, merged, export the same bytes as one run; merging again changes nothing") {
  const TemporaryDirectory directory;
  for (int i : {2, 0, 1}) output_of(shard(i, 3, directory / "shards"));
  const json summary = json_of(merge({directory / "shards"}, directory / "run"));
  CHECK(summary["formulas"] == 576);
  CHECK(exports_of(directory / "run") == exports_of(small_run()));
  CHECK(json_of(merge({directory / "shards"}, directory / "run")) == summary);
  CHECK(exports_of(directory / "run") == exports_of(small_run()));
}

TEST_CASE("shards of several directories, merged, into one of them") {
  const TemporaryDirectory directory;
  output_of(shard(0, 2, directory / "one"));
  output_of(shard(1, 2, directory / "two", {"--threads", "1"}));
  json_of(merge({directory / "one", directory / "two"}, directory / "one"));
  CHECK(exports_of(directory / "one") == exports_of(small_run()));
}

TEST_CASE("more shards than chunks") {
  const TemporaryDirectory directory;
  for (int i = 0; i < 16; ++i) output_of(shard(i, 16, directory / "run"));
  json_of(merge({directory / "run"}, directory / "run"));
  CHECK(exports_of(directory / "run") == exports_of(small_run()));
}

TEST_CASE("a missing shard is named and nothing is written; when it is done the merge works") {
  const TemporaryDirectory directory;
  output_of(shard(0, 3, directory / "shards"));
  output_of(shard(2, 3, directory / "shards"));
  check_refusal(call(merge({directory / "shards"}, directory / "run")), 4, {"1/3"});
  CHECK_FALSE(fs::exists(directory / "run"));
  output_of(shard(1, 3, directory / "shards"));
  output_of(merge({directory / "shards"}, directory / "run"));
  CHECK(exports_of(directory / "run") == exports_of(small_run()));
}

TEST_CASE("the same shard again changes nothing, and a killed one goes on") {
  const TemporaryDirectory directory;
  for (int attempt = 0; attempt < 4; ++attempt) {
    Process process(command_of(shard(0, 1, directory / "run", {"--threads", "1"})));
    struct timespec pause = {0, 20'000'000 + attempt * 15'000'000};
    nanosleep(&pause, nullptr);
    process.send(SIGKILL);
    process.wait();
  }
  output_of(shard(0, 1, directory / "run"));
  output_of(shard(0, 1, directory / "run"));
  output_of(merge({directory / "run"}, directory / "run"));
  CHECK(exports_of(directory / "run") == exports_of(small_run()));
}

TEST_CASE("shards of different runs are not merged") {
  const TemporaryDirectory directory;
  output_of(shard(0, 2, directory / "one"));
  output_of({"search", "--a", "A*n + B", "--b", "C*n^2 + D", "--range", "-1..2", "--shard", "1/2", "--chunk-size", "50", "--out",
             (directory / "two").string(), "--quiet"});
  const Outcome outcome = call(merge({directory / "one", directory / "two"}, directory / "run"));
  CHECK((outcome.exit_code == 2 || outcome.exit_code == 4));
  CHECK(lines_of(outcome.err).size() == 1);
  CHECK_FALSE(fs::exists(directory / "run"));
}

TEST_CASE("a damaged shard is named") {
  const TemporaryDirectory directory;
  for (int i : {0, 1}) output_of(shard(i, 2, directory / "run"));
  const fs::path file = directory / "run" / "shards" / "1-of-2.sqlite";
  REQUIRE(fs::exists(file));
  const std::string whole = read_file(file);
  for (const std::string& content : {std::string(), std::string("garbage"), whole.substr(0, whole.size() / 2)}) {
    CAPTURE(content.size());
    write_file(file, content);
    check_refusal(call(merge({directory / "run"}, directory / "merged")), 4, {file.string()});
    CHECK_FALSE(fs::exists(directory / "merged"));
  }
}

TEST_CASE("bad shards are refused before anything is written") {
  for (const std::string bad : {"3/3", "-1/3", "0/0", "1", "", "a/b", "0/3/4", "1/99999999999999999999"}) {
    CAPTURE(bad);
    const TemporaryDirectory directory;
    check_refusal(call(Words{"search"} + kSmallSpace + Words{"--shard", bad, "--out", (directory / "run").string()}), 2, {"--shard"});
    CHECK(fs::is_empty(directory.path()));
  }
  const TemporaryDirectory directory;
  const std::string missing = (directory / "missing").string();
  check_refusal(call({"merge", missing, "--out", (directory / "run").string()}), 4, {missing});
  CHECK(fs::is_empty(directory.path()));
  check_refusal(call({"merge", "--out", (directory / "run").string()}), 2, {"DIR"});
}

TEST_CASE("--keep drops rows but counts them") {
  const TemporaryDirectory directory;
  json whole = json_of(Words{"search"} + kSmallSpace + Words{"--out", (directory / "all").string(), "--json"});
  for (const char* keep : {"interesting", "summary"}) {
    const fs::path out = directory / keep;
    const json summary = json_of(Words{"search"} + kSmallSpace + Words{"--out", out.string(), "--json", "--keep", keep});
    for (const char* key : {"formulas", "converging", "by_class", "delta_positive", "limits_50_digits"}) {
      CAPTURE(key);
      CHECK(summary[key] == whole[key]);
    }
    const auto rows = lines_of(output_of({"export", out.string(), "--format", "jsonl"})).size();
    CHECK(rows == summary["rows_kept"].get<std::size_t>());
    CHECK(rows < 576);
    check_refusal(call(Words{"search"} + kSmallSpace + Words{"--out", out.string()}), 2, {out.string(), "--force"});
  }
  check_refusal(call(Words{"search"} + kSmallSpace + Words{"--out", (directory / "x").string(), "--keep", "some"}), 2, {"--keep", "interesting"});
}

TEST_SUITE_END();
