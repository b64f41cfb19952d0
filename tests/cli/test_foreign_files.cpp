// Files that are no files, and texts made to break a reader: one line, the right exit code, in bounded time and memory.
#include "tests/support/brouncker.hpp"

#include <sys/stat.h>

#include <string>

using namespace brouncker::testing;
namespace fs = std::filesystem;

TEST_SUITE_BEGIN("cli/foreign files");

namespace {

constexpr const char* kFile = "FILE";

/// Every option that names a file to read; FILE stands for it.
const Words kReaders[] = {
    {"search", kFile, "--out", "OUT"},
    {"discover", kFile, "--out", "OUT"},
    {"slurm", kFile, "--out", "OUT", "--tasks", "2"},
    {"identify", "n", "n", "--constants", kFile},
    {"identify", "--file", kFile},
    {"prove", "--check", kFile},
};

Outcome read_by(Words reader, const fs::path& file, const fs::path& out) {
  for (std::string& word : reader) word = word == kFile ? file.string() : word == "OUT" ? out.string() : word;
  Command command = command_of(reader);
  command.timeout_seconds = 60;
  return run(command);
}

std::string repeated(const std::string& text, int times) {
  std::string result;
  for (int i = 0; i < times; ++i) result += text;
  return result;
}

/// brouncker on a stack of so many kilobytes, and where the file size does not matter.
Outcome call_on_stack(int kilobytes, const Words& arguments) {
  Command command;
  command.arguments =
      Words{"/bin/sh", "-c", "ulimit -s " + std::to_string(kilobytes) + " && exec \"$@\"", "sh", BROUNCKER_BINARY} + arguments;
  command.timeout_seconds = 60;
  return run(command);
}

}  // namespace

TEST_CASE("devices without an end, directories and files of a terabyte are refused by every reader, with what is accepted") {
  const TemporaryDirectory directory;
  write_file(directory / "sparse", "");
  fs::resize_file(directory / "sparse", std::uintmax_t{1} << 40);
  for (const Words& reader : kReaders) {
    for (const fs::path& file : {fs::path("/dev/zero"), directory.path(), directory / "sparse", directory / "missing"}) {
      CAPTURE(joined(reader));
      CAPTURE(file.string());
      check_refusal(read_by(reader, file, directory / "out"), 4, {file.string(), "accepted is", "a "});
      CHECK_FALSE(fs::exists(directory / "out"));
    }
  }
}

TEST_CASE("a constants file may come through a pipe, as from <(command) of a shell") {
  Command shell;
  shell.arguments = {
      "/bin/sh", "-c",
      "echo 'mine = exp(sqrt(37))' | \"$1\" identify --value 438.238170256919645120856771582775964566503 --constants /dev/stdin",
      "sh", BROUNCKER_BINARY};
  const Outcome outcome = run(shell);
  CAPTURE(outcome.err);
  CHECK(outcome.exit_code == 0);
  CHECK(contains(outcome.out, "exp(sqrt(37))"));
}

TEST_CASE("a run whose files are devices or pipes is refused, not waited for") {
  const TemporaryDirectory directory;
  const fs::path copy = directory / "run";
  fs::copy(small_run(), copy, fs::copy_options::recursive);
  fs::remove(copy / "run.json");
  REQUIRE(::mkfifo((copy / "run.json").c_str(), 0600) == 0);
  check_refusal(call({"query", copy.string()}), 4, {"run.json", "regular file"});
  fs::remove(copy / "run.json");
  fs::create_symlink("/dev/zero", copy / "run.json");
  check_refusal(call({"query", copy.string()}), 4, {"run.json", "regular file"});
}

TEST_CASE("what a stranger's run has in the place of its lock and its report is not written through") {
  const TemporaryDirectory directory;
  const fs::path copy = directory / "run", victim = directory / "victim";
  fs::copy(small_run(), copy, fs::copy_options::recursive);
  write_file(victim, "precious");
  fs::remove(copy / "run.lock");
  fs::create_symlink(victim, copy / "run.lock");
  fs::create_symlink(victim, copy / "report.html");
  check_refusal(call({"match", copy.string()}), 4, {"run.lock"});
  output_of({"report", copy.string(), "--quiet"});
  CHECK(read_file(victim) == "precious");
  CHECK(fs::is_regular_file(copy / "report.html"));
  CHECK_FALSE(fs::is_symlink(copy / "report.html"));
}

TEST_CASE("numbers beyond every double, nesting and keys without an end in a job: one line with its place, exit code 2") {
  const TemporaryDirectory directory;
  const auto refused = [&](const std::string& name, const std::string& text, const Words& words) {
    CAPTURE(name);
    write_file(directory / name, text);
    check_refusal(read_by(kReaders[0], directory / name, directory / "out"), 2, Words{name} + words);
  };
  refused("number.json", R"({"coefficents_ranges": [[0, 5], [1, 1e999]], "coefficients_lengths": [1, 1]})",
          {"line 1, column", "1e999"});
  refused("deep.json", "{\"a\":" + repeated("[", 300'000) + repeated("]", 300'000) + "}", {"line 1, column", "400"});
  refused("twice.json", R"({"depth": 100, "depth": 200})", {"line 1, column", "'depth'", "twice"});
  refused("keys.toml", repeated("a.", 60'000) + "a = 1\n", {"line 1, column", "30"});
  refused("header.toml", "[" + repeated("a.", 60'000) + "a]\n", {"line 1, column", "30"});
  refused("nested.toml", "x = " + repeated("[", 100'000), {"line 1, column", "30"});
  refused("inline.toml", "x = " + repeated("{a=", 100'000), {"line 1, column", "30"});
  refused("cyrillic.toml", "\xd0\x98 = 1\n", {"line 1, column 1", "ASCII"});
  refused("control.toml", std::string("4[,5\0,1]", 8), {"line 1, column 5", "control"});
}

TEST_CASE("how deep a formula may be nested does not depend on the stack of the shell") {
  for (const int depth : {190, 199}) {
    CAPTURE(depth);
    const std::string form = repeated("(", depth) + "4/pi" + repeated(")", depth),
                      polynomial = repeated("(", depth) + "2n+1" + repeated(")", depth);
    CHECK(call_on_stack(256, {"verify", "2n+1", "n^2", form, "--digits", "20"}).exit_code == 0);
    CHECK(call_on_stack(256, {"eval", polynomial, "n^2"}).exit_code == 0);
    CHECK(call_on_stack(256, {"verify", "2n+1", "n^2", repeated("-(", depth / 2) + "4/pi" + repeated(")", depth / 2)}).exit_code <=
          1);
    CHECK(call_on_stack(256, {"verify", "n", "n", "1" + repeated("^1", depth)}).exit_code == 1);
  }
  for (const std::string& deep :
       {repeated("(", 100'000), repeated("sqrt(", 20'000), repeated("-", 100'000), "1" + repeated("^1", 40'000)}) {
    check_refusal(call_on_stack(256, {"verify", "n", "n", deep}), 2, {"closed form", "200"});
  }
  const TemporaryDirectory directory;  // worker threads
  write_file(directory / "list", json{{"a", repeated("(", 199) + "2n+1" + repeated(")", 199)}, {"b", "n^2"}}.dump() + "\n");
  CHECK(call_on_stack(256, {"identify", "--file", (directory / "list").string()}).exit_code == 0);
}

TEST_CASE("a directory whose name is no UTF-8 can be searched, matched and reported, with JSON that can be read") {
  const TemporaryDirectory directory;
  const std::string name = (directory / "r\xff\xc3(n").string();
  const json all = json_of(
      Words{"discover", "--a", "A*n", "--b", "n^2", "--range", "1..2", "--depth", "64", "--out", name, "--json", "--quiet"});
  CHECK(all.contains("report"));
  CHECK(fs::exists(fs::path(name) / "report.html"));
  CHECK_NOTHROW(json_of({"export", name, "--format", "json"}));
  CHECK_NOTHROW(json_of({"report", name, "--json", "--quiet"}));
  CHECK_NOTHROW(
      json_of({"search", "--a", "A*n", "--b", "n^2", "--range", "1..2", "--depth", "64", "--out", name, "--json", "--quiet"}));
  CHECK_NOTHROW(json_lines_of({"query", name, "--json"}));
}

TEST_CASE("a report that cannot be written is named") {
  const TemporaryDirectory directory;
  write_file(directory / "file", "");
  check_refusal(call({"report", small_run().string(), "--out", (directory / "file" / "page.html").string()}), 4, {"page.html"});
}

TEST_SUITE_END();
