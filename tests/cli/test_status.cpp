#include "tests/support/brouncker.hpp"

#include <chrono>
#include <csignal>
#include <thread>

using namespace brouncker::testing;

TEST_SUITE_BEGIN("cli/status");

namespace {

const Words kSpace = {"--a", "A*n + B", "--b", "C*n^2 + D", "--range", "-2..2"};

json status_json(const std::filesystem::path& run) { return json_of({"status", run.string(), "--json"}); }

bool has_script() { return run({.arguments = {"/bin/sh", "-c", "command -v script"}}).exit_code == 0; }

std::size_t columns(const std::string& line) {
  return static_cast<std::size_t>(
      std::ranges::count_if(line, [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}

}  // namespace

TEST_CASE("shards are counted as they are done, match shards and stages too, and nothing is written") {
  const TemporaryDirectory directory;
  const std::filesystem::path run = directory / "run";
  const auto shard = [&](const std::string& i) {
    output_of(Words{"search"} + kSpace + Words{"--out", run.string(), "--shard", i, "--quiet", "--chunk-size", "64"});
  };
  shard("1/3");
  const auto before = snapshot(run);
  const json one = status_json(run);
  CHECK(snapshot(run) == before);
  CHECK(one["state"] == "sharded");
  CHECK(one["search"]["state"] == "begun");
  REQUIRE(one["shards"].size() == 3);
  CHECK(one["shards"][0]["state"] == "not begun");
  CHECK(one["shards"][1]["state"] == "done");
  CHECK(one["shards"][1]["name"] == "1/3");
  CHECK(one["shards"][1]["done"] == one["shards"][1]["of"]);
  const int chunks = one["shards"][0]["of"].get<int>() + one["shards"][1]["of"].get<int>() + one["shards"][2]["of"].get<int>();
  CHECK(one["search"]["of"] == chunks);
  CHECK(one["search"]["done"] == one["shards"][1]["of"]);
  CHECK(contains(output_of({"status", run.string()}), "3 shards: 1 done, 2 not begun"));

  shard("0/3"), shard("2/3");
  CHECK(status_json(run)["search"]["share"] == 1);
  CHECK(status_json(run)["search"]["state"] == "begun");  // until they are merged
  output_of({"merge", run.string(), "--out", run.string(), "--quiet"});
  const json merged = status_json(run);
  CHECK(merged["search"]["state"] == "done");
  CHECK(merged["formulas"] == 576);
  CHECK(merged["stages"][0]["state"] == "not begun");

  output_of({"match", run.string(), "--shard", "1/2", "--quiet"});
  const json half = status_json(run);
  REQUIRE(half["match_shards"].size() == 2);
  CHECK(half["match_shards"][0]["state"] == "not begun");
  CHECK(half["match_shards"][1]["state"] == "done");
  output_of({"match", run.string(), "--shard", "0/2", "--quiet"});
  output_of({"match", run.string(), "--gather", "--quiet"});
  CHECK(status_json(run)["stages"][0]["state"] == "done");
  CHECK(status_json(run)["stages"][1]["state"] == "not begun");
  const auto after = snapshot(run);
  output_of({"status", run.string()});
  CHECK(snapshot(run) == after);
}

TEST_CASE("a search in work is seen with its owner and how far it is; a killed one is not in work") {
  const TemporaryDirectory directory;
  const std::filesystem::path run = directory / "run";
  Process process(command_of({"search", "--a", "A*n^2 + B*n + C", "--b", "D*n^2 + E*n + F", "--range", "-5..5", "--threads", "1",
                              "--out", run.string(), "--shard", "0/2", "--quiet"}));
  json seen;
  for (int i = 0; i < 600 && process.runs(); ++i) {
    std::this_thread::sleep_for(std::chrono::milliseconds(100));
    if (!std::filesystem::exists(run / "run.json")) continue;
    seen = status_json(run);
    if (!seen["shards"].empty() && !seen["shards"][0]["work"].is_null()) break;
  }
  REQUIRE(!seen.is_null());
  REQUIRE(seen["shards"].size() == 2);
  const json& part = seen["shards"][0];
  CHECK(part["state"] == "in work");
  CHECK(contains(part["owner"], "process "));
  REQUIRE(!part["work"].is_null());
  CHECK(part["work"]["what"] == "formulas");
  CHECK(part["work"]["done"] < part["work"]["total"]);
  CHECK(part["share"] > 0);
  CHECK(seen["search"]["state"] == "in work");
  process.send(SIGKILL);
  process.wait();
  const json killed = status_json(run);
  CHECK(killed["shards"][0]["state"] == "begun");
  CHECK(killed["shards"][0]["work"].is_null());
  CHECK(killed["shards"][0]["done"] > 0);
}

TEST_CASE("a damaged shard is named, what is no run is refused") {
  const TemporaryDirectory directory;
  const std::filesystem::path run = directory / "run";
  output_of(Words{"search"} + kSpace + Words{"--out", run.string(), "--shard", "0/2", "--quiet"});
  write_file(run / "shards/1-of-2.sqlite", "not a store");
  const json found = status_json(run);
  CHECK(found["shards"][1]["state"] == "damaged");
  CHECK(contains(found["shards"][1]["fault"], "1-of-2.sqlite"));
  check_refusal(call({"status", (directory / "none").string()}), 4, {"none"});
  check_refusal(call({"status"}), 2, {"DIR"});
}

TEST_CASE("progress fits into one line of the terminal, and a Ctrl-C is answered at once") {
  if (!has_script()) return;
  const TemporaryDirectory directory;
  for (const std::size_t width : {48, 80}) {
    CAPTURE(width);
    const std::string line = "stty cols " + std::to_string(width) + "; timeout -s INT 2.5 '" + std::string(BROUNCKER_BINARY) +
                             "' search --a 'A*n^2 + B*n + C' --b 'D*n^2 + E*n + F' --range -5..5 --threads 1 --out '" +
                             (directory / ("run" + std::to_string(width))).string() + "'";
    const Outcome outcome = run({.arguments = {"script", "-qec", line, "/dev/null"}});
    std::size_t updates = 0;
    std::string part;
    for (const char c : outcome.out + "\r") {
      if (c != '\r' && c != '\n') {
        part += c;
        continue;
      }
      if (contains(part, " %") && ++updates) CHECK(columns(part.substr(0, part.find('\x1b'))) < width);
      part.clear();
    }
    CHECK(updates >= 1);
    CHECK(contains(outcome.out, "brouncker: ending the parts in work; Ctrl-C again abandons them"));
    CHECK(contains(outcome.out, "brouncker: interrupted; what is done is saved"));
  }
}

TEST_SUITE_END();
