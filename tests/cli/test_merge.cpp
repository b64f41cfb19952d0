#include "tests/support/brouncker.hpp"

#include <algorithm>
#include <chrono>
#include <csignal>
#include <map>
#include <random>
#include <string>
#include <thread>

using namespace brouncker::testing;
namespace fs = std::filesystem;

TEST_SUITE_BEGIN("cli/shards and merge");

namespace {

Words shard(int i, int k, const fs::path& out, const Words& more = {}) {
  return Words{"search"} + kSmallSpace +
         Words{"--shard", std::to_string(i) + "/" + std::to_string(k), "--chunk-size", "50", "--out", out.string(), "--quiet"} +
         more;
}

/// Changes one digit of the limit of one row, as a failing disk might.
void flip_a_limit(const fs::path& file) {
  std::string bytes = read_file(file);
  const std::size_t place = bytes.find("41421356237");
  REQUIRE(place != std::string::npos);
  bytes[place + 3] = static_cast<char>(bytes[place + 3] ^ 1);
  write_file(file, bytes);
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

TEST_CASE("16 shards in any order, some twice, export the same bytes as one run") {
  const TemporaryDirectory directory;
  std::vector<int> order;
  for (int i = 0; i < 16; ++i) order.insert(order.end(), i % 3 == 0 ? 2 : 1, i);
  std::shuffle(order.begin(), order.end(), std::mt19937_64(16));
  std::map<int, int> done;
  for (int i : order) output_of(shard(i, 16, directory / (done[i]++ % 2 ? "again" : "run")));
  for (int i : {3, 12}) output_of(shard(i, 16, directory / "run"));  // in place: nothing changes
  json_of(merge({directory / "again", directory / "run"}, directory / "merged"));
  CHECK(exports_of(directory / "merged") == exports_of(small_run()));
}

TEST_CASE(
    "a missing, a truncated, a damaged and a foreign shard are all named, and nothing is merged; --set-aside and --missing mend it") {
  const TemporaryDirectory directory;
  const fs::path run = directory / "run", shards = run / "shards", foreign = directory / "foreign", list = directory / "list";
  for (int i = 0; i < 6; ++i)
    if (i != 1) output_of(shard(i, 6, run));
  output_of({"search", "--a", "A*n + B", "--b", "C*n^2 + D", "--range", "-1..2", "--shard", "4/6", "--chunk-size", "50", "--out",
             foreign.string(), "--quiet"});
  const std::string whole = read_file(shards / "2-of-6.sqlite");
  write_file(shards / "2-of-6.sqlite", whole.substr(0, whole.size() - 5000));
  flip_a_limit(shards / "3-of-6.sqlite");
  fs::copy_file(foreign / "shards" / "4-of-6.sqlite", shards / "4-of-6.sqlite", fs::copy_options::overwrite_existing);
  const auto before = snapshot(shards);
  check_refusal(
      call(merge({run}, directory / "merged")), 4,
      {"shard 1/6 is missing", "2-of-6.sqlite", "3-of-6.sqlite: is damaged: page", "4-of-6.sqlite: belongs to another run"});
  CHECK_FALSE(fs::exists(directory / "merged"));
  CHECK(snapshot(shards) == before);
  check_refusal(call(merge({run}, run) + Words{"--set-aside", "--missing", list.string()}), 4, {"set aside as"});
  CHECK(read_file(list) == "1\n2\n3\n4\n");
  for (const std::string& i : lines_of(read_file(list))) output_of(shard(std::stoi(i), 6, run));
  output_of(merge({run}, run));
  CHECK(exports_of(run) == exports_of(small_run()));
}

TEST_CASE("flipped bits anywhere in a shard: named, or without effect") {
  const TemporaryDirectory directory;
  output_of(shard(0, 1, directory / "run"));
  const fs::path file = directory / "run" / "shards" / "0-of-1.sqlite";
  const std::string whole = read_file(file);
  const auto expected = exports_of(small_run());
  const json counts = json_of(merge({directory / "run"}, directory / "good"));
  std::mt19937_64 random(64);
  int named = 0;
  for (int attempt = 0; attempt < 40; ++attempt) {
    std::string bytes = whole;
    const std::size_t place = random() % bytes.size();
    CAPTURE(place);
    bytes[place] = static_cast<char>(bytes[place] ^ (1 << random() % 8));
    write_file(file, bytes);
    const fs::path merged = directory / std::to_string(attempt);
    const Outcome outcome = call(merge({directory / "run"}, merged));
    if (outcome.exit_code == 4) {
      ++named;
      check_refusal(outcome, 4, {});
      CHECK_FALSE(fs::exists(merged / "run.sqlite"));
      continue;
    }
    REQUIRE(outcome.exit_code == 0);
    CHECK(exports_of(merged) == expected);
    for (const char* key : {"formulas", "by_class", "delta_positive", "limits_50_digits", "limits_rigorous", "rows_kept"})
      CHECK(json::parse(outcome.out)[key] == counts[key]);
  }
  CHECK(named > 20);
}

TEST_CASE("a merge while a shard is in work names it and does not disturb it") {
  const TemporaryDirectory directory;
  const fs::path run = directory / "run", list = directory / "list";
  const Words space = {"search",  "--a",   "A*n^2 + B*n + C", "--b", "D*n^4 + E*n + A",
                       "--range", "-2..2", "--chunk-size",    "20",  "--quiet"};
  const auto part = [&](int i) { return space + Words{"--shard", std::to_string(i) + "/3", "--out", run.string()}; };
  output_of(part(0));
  {
    Process process(command_of(part(1) + Words{"--threads", "1"}));
    const fs::path log = run / "shards/1-of-3.sqlite-wal";
    std::error_code error;
    while (process.runs() && (!fs::exists(log, error) || fs::file_size(log, error) < 50'000))
      std::this_thread::sleep_for(std::chrono::milliseconds(2));
    const Outcome outcome = call(merge({run}, run) + Words{"--missing", list.string()});
    const Outcome second = call(part(1));
    REQUIRE(process.runs());
    check_refusal(outcome, 4, {"1-of-3.sqlite: another process is working on this (host ", "shard 2/3 is missing"});
    CHECK(read_file(list) == "2\n");
    check_refusal(second, 4, {"1-of-3.lock: another process is working on this (host "});
    CHECK(process.wait().exit_code == 0);
  }
  output_of(part(2));
  output_of(merge({run}, run));
  output_of(space + Words{"--out", (directory / "whole").string()});
  CHECK(exports_of(run) == exports_of(directory / "whole"));
}

TEST_CASE("a writer whose shard was taken over stops and says so, as where file systems lock on one host alone") {
  const TemporaryDirectory directory;
  const fs::path lock = directory / "run/shards/0-of-1.lock", log = directory / "run/shards/0-of-1.sqlite-wal";
  Process process(command_of({"search", "--a", "A*n^2 + B*n + C", "--b", "D*n^4 + E*n + A", "--range", "-2..2", "--chunk-size",
                              "20", "--shard", "0/1", "--threads", "1", "--out", (directory / "run").string()}));
  std::error_code error;
  while (process.runs() && (!fs::exists(log, error) || fs::file_size(log, error) < 50'000))
    std::this_thread::sleep_for(std::chrono::milliseconds(2));
  write_file(lock, "host elsewhere, process 1, since 2\n");
  REQUIRE(process.runs());
  check_refusal(process.wait(), 4, {"0-of-1.lock", "host elsewhere, process 1", "taken it over"});
  CHECK(read_file(lock) == "host elsewhere, process 1, since 2\n");
}

TEST_CASE("the figures of shards add up to those of the run") {
  const TemporaryDirectory directory;
  json sum = {{"by_class", json::object()}};
  for (int i = 0; i < 3; ++i) {
    const json part = json_of(shard(i, 3, directory / "run", {"--json"}));
    CHECK(part["shard"] == std::to_string(i) + "/3");
    CHECK(part["run"] == (directory / "run").string());
    for (const char* key : {"formulas", "converging", "delta_positive", "limits_50_digits", "rows_kept"})
      sum[key] = sum.value(key, 0) + part[key].get<int>();
    for (const auto& [name, count] : part["by_class"].items())
      sum["by_class"][name] = sum["by_class"].value(name, 0) + count.get<int>();
    for (const char* key : {"seconds", "cpu_seconds", "peak_rss_mb"}) CHECK(part[key].get<double>() > 0);
  }
  const json whole = json_of(merge({directory / "run"}, directory / "run"));
  for (const auto& [key, value] : sum.items()) {
    CAPTURE(key);
    CHECK(whole[key] == value);
  }
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
    check_refusal(call(Words{"search"} + kSmallSpace + Words{"--shard", bad, "--out", (directory / "run").string()}), 2,
                  {"--shard"});
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
  check_refusal(call(Words{"search"} + kSmallSpace + Words{"--out", (directory / "x").string(), "--keep", "some"}), 2,
                {"--keep", "interesting"});
}

TEST_SUITE_END();
