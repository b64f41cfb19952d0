#include "tests/support/brouncker.hpp"

#include "results/run/store.hpp"

#include <algorithm>
#include <chrono>
#include <csignal>
#include <random>
#include <string>
#include <thread>

using namespace brouncker::testing;
namespace fs = std::filesystem;

TEST_SUITE_BEGIN("cli/match in shards");

namespace {

/// A space with rational, quadratic and identified limits, proofs and relations.
const Words kSpace = {"search",  "--a",    "A*n + B", "--b",     "C*n^2 + D*n + E", "--range", "-3..3",
                      "--range", "A=1..2", "--range", "E=-2..2", "--quiet",         "--out"};

/// The space, searched once and never matched.
const fs::path& searched() {
  static const TemporaryDirectory directory;
  static const fs::path path = [] {
    output_of(kSpace + Words{(directory / "run").string()});
    return directory / "run";
  }();
  return path;
}

fs::path copy_of(const fs::path& run, const fs::path& to) {
  fs::copy(run, to, fs::copy_options::recursive);
  return to;
}

Words match(const fs::path& run, const Words& more) { return Words{"match", run.string(), "--quiet"} + more; }
Words shard(const fs::path& run, std::size_t i, std::size_t k) {
  return match(run, {"--shard", std::to_string(i) + "/" + std::to_string(k)});
}
fs::path file_of(const fs::path& run, std::size_t i, std::size_t k) {
  return run / "shards" / ("match-" + std::to_string(i) + "-of-" + std::to_string(k) + ".blocks");
}

/// Every row of the tables that match fills, in the order of the file, and its summary but for the CPU times; then what is
/// exported.
std::vector<std::string> everything(const fs::path& run) {
  std::vector<std::string> texts;
  {
    const auto database = brouncker::open_store(run / "run.sqlite");
    for (const std::string table : {"closed_forms", "other_forms", "relations"}) {
      std::string& text = texts.emplace_back();
      brouncker::sqlite::Statement rows(database, "SELECT * FROM " + table + " ORDER BY rowid");
      while (rows.next()) {
        for (int i = 0; i < sqlite3_column_count(rows.get()); ++i) text += (rows.is_null(i) ? "NULL" : rows.text(i)) + "|";
        text += '\n';
      }
    }
    brouncker::sqlite::Statement row(database, "SELECT summary FROM stages WHERE stage = 'match'");
    REQUIRE(row.next());
    json summary = json::parse(row.text(0));
    for (const char* key : {"cpu_seconds", "prove_cpu_seconds"}) CHECK(summary.at(key).get<double>() > 0);
    for (const char* key : {"cpu_seconds", "prove_cpu_seconds"}) summary.erase(key);
    texts.push_back(summary.dump());
  }
  for (const std::string& text : exports_of(run)) texts.push_back(text);
  return texts;
}

/// searched(), matched as a whole.
const fs::path& matched() {
  static const TemporaryDirectory directory;
  static const fs::path path = copy_of(searched(), directory / "run");
  static const json summary = json_of(match(path, {"--json"}));
  REQUIRE(summary["identified"].get<int>() > 50);
  REQUIRE(summary["rational"].get<int>() > 10);
  REQUIRE(summary["quadratic"].get<int>() > 2);
  REQUIRE(summary["relations"].get<int>() > 50);
  REQUIRE(summary["control_found"] == true);
  return path;
}

const std::vector<std::string>& expected() {
  static const std::vector<std::string> texts = everything(matched());
  return texts;
}

/// Three shards of searched(), done once.
const fs::path& three_shards() {
  static const TemporaryDirectory directory;
  static const fs::path path = [] {
    const fs::path run = copy_of(searched(), directory / "run");
    for (const std::size_t i : {2, 0, 1}) output_of(shard(run, i, 3));
    return run;
  }();
  return path;
}

}  // namespace

TEST_CASE("shards of a match in any order, some twice, on any number of threads, give the bytes of the whole") {
  for (const std::size_t k : {1, 2, 5}) {
    CAPTURE(k);
    const TemporaryDirectory directory;
    const fs::path run = copy_of(searched(), directory / "run");
    std::vector<std::size_t> order;
    for (std::size_t i = 0; i < k; ++i) order.insert(order.end(), i % 2 == 0 ? 2 : 1, i);
    std::shuffle(order.begin(), order.end(), std::mt19937_64(k));
    std::vector<bool> done(k);
    for (const std::size_t i : order) {
      const json said = json_of(shard(run, i, k) + Words{"--json", "--threads", std::to_string(1 + i % 3)});
      CHECK(said["blocks_before"] == (done[i] ? said["blocks"].get<int>() : 0));
      CHECK(said["blocks"].get<int>() > 0);
      done[i] = true;
    }
    const json summary = json_of(match(run, {"--gather", "--json"}));
    CHECK(everything(run) == expected());
    // Again: nothing changes, not even the CPU time that was spent.
    CHECK(json_of(match(run, {"--gather", "--json"})) == summary);
  }
}

TEST_CASE("a killed shard goes on where it was; what it left half written is done again") {
  const TemporaryDirectory directory;
  const fs::path run = copy_of(searched(), directory / "run"), file = file_of(run, 0, 1);
  std::error_code error;
  {
    Process process(command_of(shard(run, 0, 1) + Words{"--threads", "1"}));
    while (process.runs() && (!fs::exists(file, error) || fs::file_size(file, error) < 20'000))
      std::this_thread::sleep_for(std::chrono::milliseconds(1));
    process.send(SIGKILL);
    process.wait();
  }
  const std::string left = read_file(file);
  const auto blocks = [](const std::string& text) {
    return std::ranges::count_if(lines_of(text), [](const std::string& line) { return line.find(" block ") == 16; });
  };
  const auto before = blocks(left.substr(0, left.rfind('\n') + 1));
  REQUIRE(before > 0);
  write_file(file, left + "0123456789abcdef block 1 0.1 0.");
  check_refusal(call(match(run, {"--gather"})), 4, {"not gathered", "shard 0/1 of the match lacks"});
  const json said = json_of(shard(run, 0, 1) + Words{"--json"});
  CHECK(said["blocks_before"] == before);
  CHECK(said["blocks"].get<int>() > before);
  CHECK(read_file(file).starts_with(left.substr(0, left.rfind('\n') + 1)));
  output_of(match(run, {"--gather"}));
  CHECK(everything(run) == expected());
}

TEST_CASE("a disk that fills keeps the blocks that were saved: with room again the same command goes on") {
  const TemporaryDirectory directory;
  const fs::path run = copy_of(searched(), directory / "run"), file = file_of(run, 0, 1);
  Command limited = command_of(shard(run, 0, 1) + Words{"--threads", "1"});  // blocks in their order, the large ones not first
  limited.file_bytes = 100'000;
  check_refusal(brouncker::testing::run(limited), 4, {file.string() + ": cannot be written: "});
  const json said = json_of(shard(run, 0, 1) + Words{"--json"});
  CHECK(said["blocks_before"].get<int>() > 0);
  CHECK(said["blocks_before"].get<int>() < said["blocks"].get<int>());
  output_of(match(run, {"--gather"}));
  CHECK(everything(run) == expected());
}

TEST_CASE("an interrupted shard saves what it has and says how to go on; a second writer on it is refused") {
  const TemporaryDirectory directory;
  const fs::path run = copy_of(searched(), directory / "run"), file = file_of(run, 1, 2);
  std::error_code error;
  Process process(command_of(shard(run, 1, 2) + Words{"--threads", "1"}));
  // Its head is there: the first block is in work, others wait.
  while (process.runs() && (!fs::exists(file, error) || fs::file_size(file, error) == 0))
    std::this_thread::sleep_for(std::chrono::milliseconds(1));
  process.send(SIGSTOP);
  const Outcome second = call(shard(run, 1, 2)),
                gathering = call(match(run, {"--gather", "--missing", (directory / "list").string()}));
  process.send(SIGUSR1);  // taken as soon as it goes on
  process.send(SIGCONT);
  const Outcome outcome = process.wait();
  check_refusal(second, 4, {"match-1-of-2.lock: another process is working on this (host "});
  check_refusal(gathering, 4,
                {"match-1-of-2.blocks: another process is working on this (host ", "shard 0/2 of the match is missing"});
  CHECK(read_file(directory / "list") == "0\n");
  CHECK(outcome.exit_code == 130);
  CHECK(contains(outcome.err, "what is done is saved"));
  for (const std::size_t i : {0, 1}) output_of(shard(run, i, 2));
  output_of(match(run, {"--gather"}));
  CHECK(everything(run) == expected());
}

TEST_CASE(
    "missing, truncated, damaged and foreign shards are all named, and nothing is stored; --set-aside and --missing mend it") {
  const TemporaryDirectory directory;
  const fs::path run = copy_of(searched(), directory / "run"), list = directory / "list";
  for (const std::size_t i : {0, 2, 3}) output_of(shard(run, i, 5));
  const std::string two = read_file(file_of(run, 2, 5));
  write_file(file_of(run, 2, 5), two.substr(0, two.size() - 100));
  std::string three = read_file(file_of(run, 3, 5));
  three[three.size() / 2] = static_cast<char>(three[three.size() / 2] ^ 4);
  write_file(file_of(run, 3, 5), three);
  const fs::path foreign = directory / "foreign";
  output_of({"search", "--a", "A*n + B", "--b", "C*n^2 + D", "--range", "-2..2", "--quiet", "--out", foreign.string()});
  output_of(shard(foreign, 4, 5));
  fs::copy_file(file_of(foreign, 4, 5), file_of(run, 4, 5));
  const auto before = snapshot(run);
  check_refusal(call(match(run, {"--gather"})), 4,
                {"shard 1/5 of the match is missing", "shard 2/5 of the match lacks 1 of", "match-3-of-5.blocks: is damaged: line",
                 "match-4-of-5.blocks: belongs to another run"});
  CHECK(snapshot(run) == before);
  check_refusal(call(shard(run, 3, 5)), 4, {"match-3-of-5.blocks: is damaged"});
  check_refusal(call(shard(run, 4, 5)), 4, {"match-4-of-5.blocks: belongs to another run"});
  check_refusal(call(match(run, {"--gather", "--shards", "5", "--set-aside", "--missing", list.string()})), 4,
                {"match-3-of-5.blocks.set-aside-1"});
  CHECK(read_file(list) == "1\n2\n3\n4\n");
  for (const std::string& i : lines_of(read_file(list))) output_of(shard(run, std::stoul(i), 5));
  output_of(match(run, {"--gather", "--missing", list.string()}));
  CHECK(read_file(list).empty());
  CHECK(everything(run) == expected());
}

TEST_CASE("a flipped bit anywhere in a shard is named") {
  const TemporaryDirectory directory;
  const fs::path run = copy_of(three_shards(), directory / "run"), file = file_of(run, 1, 3);
  const std::string whole = read_file(file);
  std::mt19937_64 random(39);
  for (int attempt = 0; attempt < 15; ++attempt) {
    std::string bytes = whole;
    const std::size_t place = attempt == 0 ? bytes.size() - 1 : random() % bytes.size();
    bytes[place] = static_cast<char>(bytes[place] ^ (1 << random() % 8));
    write_file(file, bytes);
    CAPTURE(place);
    const Outcome outcome = call(match(run, {"--gather"}));
    // A flipped line feed at the end leaves a line that is not whole.
    check_refusal(outcome, 4,
                  {place == bytes.size() - 1 ? "shard 1/3 of the match lacks 1 of" : "match-1-of-3.blocks: is damaged"});
  }
  write_file(file, whole);
  output_of(match(run, {"--gather"}));
  CHECK(everything(run) == expected());
}

TEST_CASE("shards with other constants or options are not mixed; divisions may be") {
  const TemporaryDirectory directory;
  const fs::path run = copy_of(three_shards(), directory / "run"), constants = directory / "mine.txt";
  write_file(constants, "mine = pi + 7*e\n");
  check_refusal(call(match(run, {"--gather", "--constants", constants.string()})), 4,
                {"match-0-of-3.blocks: was matched with other constants"});
  check_refusal(call(match(run, {"--gather", "--no-pairs"})), 4, {"match-2-of-3.blocks: was matched without --no-pairs"});
  check_refusal(call(shard(run, 0, 3) + Words{"--no-pairs"}), 4,
                {"match-0-of-3.blocks: was matched without --no-pairs", "remove it"});
  fs::remove(file_of(run, 0, 3));
  for (const std::size_t i : {0, 1}) output_of(shard(run, i, 2));
  fs::remove(file_of(run, 2, 3));
  output_of(match(run, {"--gather"}));
  CHECK(everything(run) == expected());
}

TEST_CASE("gathered shards are taken for the match that they are: gathering again keeps the clusters") {
  const TemporaryDirectory directory;
  const fs::path run = copy_of(three_shards(), directory / "run");
  output_of(match(run, {"--gather"}));
  const json clusters = json_of({"cluster", run.string(), "--json", "--quiet"});
  CHECK(clusters["matched"] == true);
  const auto before = snapshot(run);
  output_of(match(run, {"--gather"}));
  CHECK(snapshot(run) == before);
}

TEST_CASE("bad shards of a match are refused before anything is written") {
  const TemporaryDirectory directory;
  const fs::path run = copy_of(searched(), directory / "run");
  const auto before = snapshot(run);
  for (const std::string bad : {"3/2", "2/2", "0/0", "x", "", "1", "-1/2", "1/2/3", "0/99999999"}) {
    CAPTURE(bad);
    check_refusal(call(match(run, {"--shard", bad})), 2, {"--shard"});
  }
  check_refusal(call(match(run, {"--shard", "0/2", "--gather"})), 2, {"--shard", "--gather"});
  check_refusal(call(match(run, {"--set-aside"})), 2, {"--set-aside", "--gather"});
  check_refusal(call(match(run, {"--gather", "--shards", "0"})), 2, {"--shards"});
  check_refusal(call(match(run, {"--gather"})), 4, {"holds no shards"});
  CHECK(snapshot(run) == before);
}

TEST_SUITE_END();
