#include "tests/support/commands.hpp"

#include <algorithm>
#include <map>
#include <random>

using namespace brouncker::testing;

TEST_SUITE_BEGIN("cli/manual");

namespace {

std::size_t columns(const std::string& line) {
  return static_cast<std::size_t>(
      std::ranges::count_if(line, [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}

/// Lines of a page that are longer than `width`, the examples and lines of one word left out.
Words too_long(const std::string& page, std::size_t width) {
  Words found;
  for (const std::string& line : lines_of(page)) {
    if (line == "Example:") break;
    const std::size_t first = line.find_first_not_of(' ');
    if (columns(line) > width && line.find(' ', first) != line.npos) found.push_back(line);
  }
  return found;
}

std::string without_blanks(std::string text) {
  std::erase_if(text, [](char c) { return c == ' ' || c == '\n'; });
  return text;
}

/// The distance by its definition: every way to begin, tried; what is left of each is remembered.
std::size_t slow_distance(const std::string& x, const std::string& y,
                          std::map<std::pair<std::size_t, std::size_t>, std::size_t>& known) {
  if (x.empty() || y.empty()) return std::max(x.size(), y.size());
  const auto place = std::pair(x.size(), y.size());
  if (const auto found = known.find(place); found != known.end()) return found->second;
  std::size_t least = std::min({slow_distance(x.substr(1), y, known) + 1, slow_distance(x, y.substr(1), known) + 1,
                                slow_distance(x.substr(1), y.substr(1), known) + (x[0] == y[0] ? 0 : 1)});
  if (x.size() > 1 && y.size() > 1 && x[0] == y[1] && x[1] == y[0])
    least = std::min(least, slow_distance(x.substr(2), y.substr(2), known) + 1);
  return known[place] = least;
}

std::size_t slow_distance(const std::string& x, const std::string& y) {
  std::map<std::pair<std::size_t, std::size_t>, std::size_t> known;
  return slow_distance(x, y, known);
}

/// One letter left out, put in, replaced, or exchanged with the next.
std::string mistyped(std::string name, std::mt19937_64& random) {
  const auto below = [&](std::size_t n) { return std::uniform_int_distribution<std::size_t>(0, n - 1)(random); };
  const std::size_t place = below(name.size() - 1);
  switch (below(4)) {
    case 0: name.erase(place, 1); break;
    case 1: name.insert(place, 1, 'x'); break;
    case 2: name[place] = 'q'; break;
    default: std::swap(name[place], name[place + 1]);
  }
  return name;
}

bool has_program(const std::string& name) { return run({.arguments = {"/bin/sh", "-c", "command -v " + name}}).exit_code == 0; }

/// What bash offers for the last of these words.
Words offered(const std::string& script, const Words& words, const std::filesystem::path& directory) {
  std::string line = script + "\nCOMP_WORDS=(";
  for (const std::string& word : words) line += " '" + word + "'";
  line += "); COMP_CWORD=" + std::to_string(words.size() - 1) + "; _brouncker; printf '%s\\n' \"${COMPREPLY[@]}\"";
  const Outcome outcome = run({.arguments = {"bash", "--norc", "-c", line}, .directory = directory});
  CAPTURE(joined(words));
  CHECK(outcome.exit_code == 0);
  CHECK(outcome.err == "");
  Words found = lines_of(outcome.out);
  std::ranges::sort(found);
  return found == Words{""} ? Words{} : found;
}

}  // namespace

TEST_CASE("`help` and `help COMMAND` are the pages of --help, 80 columns wide") {
  CHECK(output_of({"help"}) == output_of({"--help"}));
  CHECK(too_long(output_of({"help"}), 80) == Words{});
  for (const std::string& command : commands()) {
    CAPTURE(command);
    const std::string page = output_of({"help", command});
    CHECK(page == output_of({command, "--help"}));
    CHECK(too_long(page, 80) == Words{});
  }
}

TEST_CASE("on a terminal the pages are as wide as that, and say the same") {
  if (!has_program("script")) return;
  for (const int width : {60, 120}) {
    const std::string line = "stty cols " + std::to_string(width) + "; '" + std::string(BROUNCKER_BINARY) + "' help slurm";
    const Outcome outcome = run({.arguments = {"script", "-qec", line, "/dev/null"}});
    REQUIRE(outcome.exit_code == 0);
    std::string page = outcome.out;
    std::erase(page, '\r');
    CHECK(too_long(page, static_cast<std::size_t>(width)) == Words{});
    if (width > 80) CHECK(too_long(page, 80) != Words{});
    CHECK(without_blanks(page) == without_blanks(output_of({"help", "slurm"})));
  }
}

TEST_CASE("the man pages hold every command and option, and no line that roff would take for a request") {
  const json manual = json_of({"help", "--json"});
  const std::string page = output_of({"help", "--format", "man"});
  for (const json& command : manual["commands"]) {
    const std::string name = command["name"];
    CAPTURE(name);
    CHECK(contains(page, "\\fBbrouncker\\-" + name + "\\fR(1)"));
    const std::string own = output_of({"help", name, "--format", "man"});
    CHECK(own.starts_with(".TH BROUNCKER\\-"));
    for (const json& option : command["options"]) {
      std::string escaped;
      for (const char c : option["name"].get<std::string>()) escaped += c == '-' ? std::string("\\-") : std::string(1, c);
      CHECK(contains(own, "\\fB" + escaped + "\\fR"));
    }
    for (const std::string& line : lines_of(own)) {
      const Words requests = {".TH ", ".SH ", ".TP", ".nf", ".fi"};
      if (line.starts_with('.') || line.starts_with('\''))
        CHECK(std::ranges::any_of(requests, [&](const std::string& request) { return line.starts_with(request); }));
    }
    if (!has_program("groff")) continue;
    const Outcome groff = run({.arguments = {"groff", "-man", "-wall", "-z", "-Tutf8", "-Kutf8"}, .input = own});
    CHECK(groff.exit_code == 0);
    CHECK(groff.err == "");
  }
}

TEST_CASE("bash completes commands, options, words, files and directories") {
  if (!has_program("bash")) return;
  const TemporaryDirectory directory;
  std::filesystem::create_directories(directory / "runs one");
  write_file(directory / "rows.jsonl", "");
  const std::string script = output_of({"help", "--format", "bash"});
  const auto offers = [&](const Words& words) { return offered(script, Words{"brouncker"} + words, directory.path()); };
  CHECK(offers({"ev"}) == Words{"eval"});
  CHECK(offers({"c"}) == Words{"catalogue", "check", "cluster", "constants"});
  CHECK(offers({"--v"}) == Words{"--version"});
  CHECK(offers({"eval", "--di"}) == Words{"--digits"});
  CHECK(offers({"eval", "2n+1", "n^2", "--format", ""}) == Words{"latex", "markdown", "text"});
  CHECK(offers({"eval", "--format", "=", "ma"}) == Words{"markdown"});
  CHECK(offers({"eval", "--digits", ""}) == Words{});
  CHECK(offers({"match", "r"}) == Words{"runs one"});
  CHECK(offers({"eval", "--file", "r"}) == Words{"rows.jsonl", "runs one"});
  CHECK(offers({"search", "--out", "r"}) == Words{"runs one"});
  CHECK(offers({"help", "ide"}) == Words{"identify"});
  const json manual = json_of({"help", "--json"});
  for (const json& command : manual["commands"]) {
    Words names;
    for (const json& option : command["options"])
      names.push_back(option["name"] == "-h,--help" ? "--help" : std::string(option["name"]));
    std::ranges::sort(names);
    CHECK(offers({command["name"], "--"}) == names);
  }
}

TEST_CASE("the scripts for zsh and fish name every command and option, and are accepted where the shell is there") {
  const json manual = json_of({"help", "--json"});
  for (const std::string shell : {"zsh", "fish"}) {
    CAPTURE(shell);
    const std::string script = output_of({"help", "--format", shell});
    for (const json& command : manual["commands"]) {
      CHECK(contains(script, command["name"]));
      for (const json& option : command["options"])
        CHECK(contains(script, shell == "fish"
                                   ? "-l " + std::string(option["name"]).substr(std::string(option["name"]).find("--") + 2)
                                   : std::string(option["name"]).substr(std::string(option["name"]).find("--"))));
    }
    if (!has_program(shell)) continue;
    const Outcome outcome = run({.arguments = {shell, "-n", "/dev/stdin"}, .input = script});
    CHECK(outcome.exit_code == 0);
    CHECK(outcome.err == "");
  }
}

TEST_CASE("help of what there is not, and forms that one command does not have") {
  check_refusal(call({"help", "frobnicate"}), 2, {"frobnicate", "brouncker help"});
  check_refusal(call({"help", "mtch"}), 2, {"did you mean match?"});
  check_refusal(call({"help", "eval", "--format", "bash"}), 2, {"--format", "bash", "man"});
  check_refusal(call({"help", "--format", "html"}), 2, {"--format", "html", "man"});
}

TEST_CASE("a mistyped command or option gets the nearest name, checked against all edits") {
  std::mt19937_64 random(24);
  const auto check_meant = [](const Outcome& outcome, const std::string& typed, const Words& names) {
    CAPTURE(typed);
    CAPTURE(outcome.err);
    CHECK(outcome.exit_code == 2);
    const std::size_t at = outcome.err.find("did you mean ");
    REQUIRE(at != outcome.err.npos);
    const std::string meant = outcome.err.substr(at + 13, outcome.err.find('?', at) - at - 13);
    REQUIRE(std::ranges::find(names, meant) != names.end());
    for (const std::string& name : names) CHECK(slow_distance(typed, meant) <= slow_distance(typed, name));
  };
  for (const std::string& command : commands()) {
    const std::string typed = mistyped(command, random);
    if (std::ranges::find(commands(), typed) == commands().end()) check_meant(call({typed}), typed, commands());
  }
  const Words options = {"--digits", "--format", "--head", "--json", "--quiet", "--threads", "--file", "--help"};
  for (const std::string& option : options) {
    const std::string typed = "--" + mistyped(option.substr(2), random);
    check_meant(call({"eval", "n", "1", typed}), typed, options);
  }
}

TEST_CASE("what is like nothing gets no suggestion, a beginning gets the only name that has it") {
  CHECK(!contains(call({"frobnicate"}).err, "did you mean"));
  CHECK(!contains(call({"eval", "n", "1", "--frobnicate"}).err, "did you mean"));
  CHECK(!contains(call({std::string(100'000, 'x')}).err, "did you mean"));
  CHECK(contains(call({"disco"}).err, "did you mean discover?"));
  CHECK(contains(call({"eval", "n", "1", "--thr"}).err, "did you mean --threads?"));
}

TEST_CASE("`version` says what --version says") { CHECK(output_of({"version"}) == output_of({"--version"})); }

TEST_SUITE_END();
