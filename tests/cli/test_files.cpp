#include "tests/support/brouncker.hpp"

#include <unistd.h>

#include <algorithm>
#include <fstream>
#include <string>

using namespace brouncker::testing;
namespace fs = std::filesystem;

TEST_SUITE_BEGIN("cli/files");

namespace {

Words search(const fs::path& out, const Words& space = kSmallSpace) {
  return Words{"search"} + space + Words{"--out", out.string()};
}

/// Enough rows that they do not fit on 64 kB.
const Words kLargeSpace = {"--a", "A*n^2 + B*n + C", "--b", "D*n^2 + E*n + F", "--range", "-1..1", "--depth", "64"};

/// A run that every test may damage.
struct Copy {
  TemporaryDirectory directory;
  fs::path run = directory / "run";
  Copy() { fs::copy(small_run(), run, fs::copy_options::recursive); }
};

void overwrite(const fs::path& file, std::streamoff place, const std::string& bytes) {
  std::fstream stream(file, std::ios::binary | std::ios::in | std::ios::out);
  stream.seekp(place);
  stream << bytes;
}

/// Reading, and going on, both name the damaged file with exit code 4 and leave everything as it is.
void check_damage(const fs::path& run, const fs::path& file) {
  const auto before = snapshot(run);
  const Words name = {file.string()};
  check_refusal(call({"query", run.string(), "--limit", "0"}), 4, name);
  check_refusal(call({"export", run.string(), "--format", "jsonl"}), 4, name);
  check_refusal(call(search(run)), 4, name);
  const auto after = snapshot(run);
  for (const auto& [path, content] : before) {
    if (fs::path(path).filename() == "run.lock") continue;
    CAPTURE(path);
    CHECK(after.count(path) == 1);
    CHECK((after.count(path) && after.at(path) == content));
  }
}

}  // namespace

TEST_CASE("a directory that cannot be made or written is refused before work starts") {
  const TemporaryDirectory directory;
  write_file(directory / "file", "precious");
  for (const fs::path& out :
       {directory / "file", directory.path() / "file" / "run", fs::path("/proc/brouncker"), fs::path("/dev/null")}) {
    CAPTURE(out);
    check_refusal(call(search(out, {"--a", "A*n^2+B*n+C", "--b", "D*n^2+E*n+F", "--range", "-5..5"})), 4, {out.string()});
  }
  CHECK(read_file(directory / "file") == "precious");
  CHECK(snapshot(directory.path()).size() == 1);
}

TEST_CASE("missing parents of the directory are made, or refused by name") {
  const TemporaryDirectory directory;
  const fs::path out = directory / "some/where/run";
  const Outcome outcome = call(search(out));
  if (outcome.exit_code == 0) {
    CHECK(exports_of(out) == exports_of(small_run()));
  } else {
    check_refusal(outcome, 4, {out.string()});
  }
}

TEST_CASE("a read-only directory is refused for a search, and can be read") {
  Copy copy;
  const fs::path fresh = copy.directory / "fresh";
  Command command = command_of(search(fresh));
  command.mount = Mount{copy.directory.path()};
  const Outcome outcome = run(command);
  if (outcome.refused_mount) {
    MESSAGE("not tested: this user may not mount");
    return;
  }
  check_refusal(outcome, 4, {fresh.string(), "Read-only"});
  CHECK_FALSE(fs::exists(fresh));
  for (const Words& reader :
       {Words{"query", copy.run.string(), "--limit", "0"}, Words{"export", copy.run.string(), "--format", "csv"}}) {
    CAPTURE(joined(reader));
    command.arguments = command_of(reader).arguments;
    const Outcome read = run(command);
    CAPTURE(read.err);
    CHECK(read.exit_code == 0);
    CHECK(read.out == call(reader).out);
  }
}

TEST_CASE("a full disk is an error of exit code 4, and the run can go on elsewhere") {
  const TemporaryDirectory directory;
  const fs::path out = directory / "run";
  Command command = command_of(search(out, kLargeSpace));
  command.mount = Mount{directory.path(), 65536};
  const Outcome outcome = run(command);
  if (outcome.refused_mount) {
    MESSAGE("not tested: this user may not mount");
    return;
  }
  check_refusal(outcome, 4, {out.string()});
}

TEST_CASE("a disk that fills keeps what was saved: with room again the same command goes on") {
  const TemporaryDirectory directory;
  const fs::path out = directory / "run";
  const Words command = search(out, kLargeSpace) + Words{"--chunk-size", "20"};
  Command limited = command_of(command);
  limited.file_bytes = 60000;
  const Outcome outcome = run(limited);
  check_refusal(outcome, 4, {out.string()});
  const Outcome resumed = call(command);
  CAPTURE(resumed.err);
  CHECK(resumed.exit_code == 0);
  output_of(search(directory / "other", kLargeSpace));
  CHECK(exports_of(out) == exports_of(directory / "other"));
}

TEST_CASE("a disk that is full in mid-run: exit code 4, the run is intact, and goes on when there is space") {
  const TemporaryDirectory directory;
  const fs::path out = directory / "run";
  const std::string again =
      "\"$0\" search --a 'A*n^2 + B*n + C' --b 'D*n^2 + E*n + F' --range -1..1 --depth 64 --chunk-size 20 --quiet --out " +
      out.string();
  Command command;
  command.arguments = {"/bin/sh", "-c",
                       again + "; echo exit $?; \"$0\" query " + out.string() +
                           " --columns 'count(*)' --format csv; mount -o remount,size=20m " + directory.path().string() + " && " +
                           again + "; echo exit $?; \"$0\" export " + out.string() + " --format csv",
                       BROUNCKER_BINARY};
  command.mount = Mount{directory.path(), 160 * 1024};
  const Outcome outcome = run(command);
  if (outcome.refused_mount) {
    MESSAGE("not tested: this user may not mount");
    return;
  }
  CAPTURE(outcome.err);
  const auto lines = lines_of(outcome.out);
  REQUIRE(lines.size() > 5);
  CHECK(lines[0] == "exit 4");
  CHECK(contains(outcome.err, out.string()));
  const int before = std::stoi(lines[2]);
  CHECK(before > 0);  // full in mid-run, neither before the first chunk nor after the last
  CHECK(before < 700);
  CHECK(std::find(lines.begin(), lines.end(), "exit 0") != lines.end());
  output_of(search(directory / "other", kLargeSpace));
  const std::string whole = output_of({"export", (directory / "other").string(), "--format", "csv"});
  CHECK(outcome.out.substr(std::min(outcome.out.find("exit 0\n") + 7, outcome.out.size())) == whole);
}

TEST_CASE("no room at all: nothing half-made stays behind that the next search stumbles over") {
  for (std::uint64_t bytes : {0, 100, 1000, 5000, 20000}) {
    CAPTURE(bytes);
    const TemporaryDirectory directory;
    const fs::path out = directory / "run";
    Command limited = command_of(search(out, kLargeSpace));
    limited.file_bytes = bytes;
    CHECK(run(limited).exit_code == 4);
    const Outcome resumed = call(search(out, kLargeSpace));
    CAPTURE(resumed.err);
    CHECK(resumed.exit_code == 0);
  }
}

TEST_CASE("a damaged run.json is named") {
  for (const char* text :
       {"", "{", "null", "[]", "42", "{}", "garbage \x01\xff", "{\"format\": 1}", "{\"brouncker\": \"0.1.0\", \"format\": 99}"}) {
    CAPTURE(text);
    Copy copy;
    write_file(copy.run / "run.json", text);
    check_damage(copy.run, copy.run / "run.json");
  }
  Copy truncated;
  const std::string whole = read_file(truncated.run / "run.json");
  for (std::size_t size = 1; size + 2 < whole.size(); size += 101) {
    CAPTURE(size);
    write_file(truncated.run / "run.json", whole.substr(0, size));
    check_refusal(call({"query", truncated.run.string()}), 4, {"run.json"});
  }
}

TEST_CASE("a run.json whose values have the wrong type or do not fit is named") {
  const json good = json::parse(read_file(small_run() / "run.json"));
  for (const auto& [key, value] : good.items()) {
    for (const json& bad : {json(nullptr), json::array({1}), json(-1.5), json::object()}) {
      if (key == "seed" || bad == value) continue;
      CAPTURE(key);
      CAPTURE(bad.dump());
      Copy copy;
      json broken = good;
      broken[key] = bad;
      write_file(copy.run / "run.json", broken.dump());
      const Outcome outcome = call(search(copy.run));
      CHECK((outcome.exit_code == 4 || outcome.exit_code == 2 || outcome.exit_code == 0));
      if (outcome.exit_code != 0) CHECK(lines_of(outcome.err).size() == 1);
      const Outcome query = call({"query", copy.run.string()});
      CHECK((query.exit_code == 4 || query.exit_code == 0));
      if (query.exit_code == 4) check_refusal(query, 4, {"run.json"});
    }
  }
}

TEST_CASE("a damaged run.sqlite is named") {
  const std::string whole = read_file(small_run() / "run.sqlite");
  for (const std::string& content :
       {std::string(), std::string("garbage"), std::string(50000, 'x'), whole.substr(0, 50), whole.substr(0, 4096),
        whole.substr(0, whole.size() / 2), whole.substr(0, whole.size() - 4096)}) {
    CAPTURE(content.size());
    Copy copy;
    write_file(copy.run / "run.sqlite", content);
    check_damage(copy.run, copy.run / "run.sqlite");
  }
}

TEST_CASE("a run.sqlite with overwritten pages is never silently read") {
  const std::string expected = output_of({"export", small_run().string(), "--format", "jsonl"});
  const std::size_t size = read_file(small_run() / "run.sqlite").size();
  for (std::size_t place = 0; place + 4096 <= size; place += 4096) {
    CAPTURE(place);
    Copy copy;
    overwrite(copy.run / "run.sqlite", static_cast<std::streamoff>(place), std::string(4096, '\xa5'));
    const Outcome outcome = call({"export", copy.run.string(), "--format", "jsonl"});
    if (outcome.exit_code == 0) {
      CHECK(outcome.out == expected);
    } else {
      CHECK(outcome.exit_code == 4);
      CHECK(contains(outcome.err, "run.sqlite"));
      CHECK(lines_of(outcome.err).size() == 1);
    }
  }
}

TEST_CASE("another SQLite file in place of run.sqlite is named") {
  const TemporaryDirectory directory;
  output_of(Words{"search", "--a", "A*n", "--b", "1", "--range", "1..2", "--out", (directory / "other").string()});
  Copy copy;
  fs::copy_file(directory / "other" / "run.sqlite", copy.run / "run.sqlite", fs::copy_options::overwrite_existing);
  check_damage(copy.run, copy.run / "run.sqlite");
}

TEST_CASE("a run without one of its files is named") {
  Copy without_rows;
  fs::remove(without_rows.run / "run.sqlite");
  check_refusal(call({"query", without_rows.run.string()}), 4, {"run.sqlite"});
  CHECK_FALSE(fs::exists(without_rows.run / "run.sqlite"));
  Copy without_question;
  fs::remove(without_question.run / "run.json");
  check_refusal(call({"query", without_question.run.string()}), 4, {"run.json"});
  // The store says itself which run it belongs to: the same command restores run.json, another one is refused.
  const auto before = snapshot(without_question.run);
  check_refusal(call({"search", "--a", "A*n", "--b", "1", "--range", "1..2", "--out", without_question.run.string()}), 2,
                {"another run"});
  CHECK(snapshot(without_question.run) == before);
  CHECK(call(search(without_question.run)).exit_code == 0);
  CHECK(fs::exists(without_question.run / "run.json"));
}

TEST_CASE("unreadable files are named") {
  if (geteuid() == 0) {
    Copy copy;
    fs::remove(copy.run / "run.sqlite");
    fs::create_directory(copy.run / "run.sqlite");
    check_refusal(call({"query", copy.run.string()}), 4, {"run.sqlite"});
    fs::remove(copy.run / "run.json");
    fs::create_directory(copy.run / "run.json");
    check_refusal(call({"query", copy.run.string()}), 4, {"run.json"});
    return;
  }
  for (const char* name : {"run.json", "run.sqlite"}) {
    Copy copy;
    fs::permissions(copy.run / name, fs::perms::none);
    check_refusal(call({"query", copy.run.string()}), 4, {name});
  }
}

TEST_CASE("--force replaces a damaged run") {
  Copy copy;
  write_file(copy.run / "run.json", "{");
  write_file(copy.run / "run.sqlite", "garbage");
  const Outcome outcome = call(search(copy.run) + Words{"--force"});
  CAPTURE(outcome.err);
  CHECK(outcome.exit_code == 0);
  CHECK(exports_of(copy.run) == exports_of(small_run()));
}

TEST_CASE("a run can be moved and copied") {
  Copy copy;
  fs::rename(copy.run, copy.directory / "moved");
  CHECK(exports_of(copy.directory / "moved") == exports_of(small_run()));
}

TEST_SUITE_END();
