// The pages for users: every command in them is run, and prints what is shown.
#include "tests/support/brouncker.hpp"

using namespace brouncker::testing;

TEST_SUITE_BEGIN("cli/documents");

namespace {

struct Shown {
  std::string command;
  Words lines;
};

/// The commands of the blocks ```console, each with the lines that stand below it.
std::vector<Shown> commands_in(const std::string& page) {
  std::vector<Shown> all;
  bool inside = false;
  for (const std::string& line : lines_of(page)) {
    if (line.starts_with("```")) inside = line == "```console";
    else if (inside && line.starts_with("$ ")) all.push_back({line.substr(2), {}});
    else if (inside && !all.empty()) all.back().lines.push_back(line);
  }
  return all;
}

/// "..." stands for any lines.
bool matches(const Words& shown, std::size_t i, const Words& printed, std::size_t j) {
  if (i == shown.size()) return j == printed.size();
  if (shown[i] != "...") return j < printed.size() && shown[i] == printed[j] && matches(shown, i + 1, printed, j + 1);
  for (std::size_t k = j; k <= printed.size(); ++k)
    if (matches(shown, i + 1, printed, k)) return true;
  return false;
}

void check_page(const std::string& name, std::size_t at_least) {
  const TemporaryDirectory directory;
  const std::string path = std::filesystem::path(BROUNCKER_BINARY).parent_path().string() + ":/usr/bin:/bin";
  const std::vector<Shown> all = commands_in(read_file(std::filesystem::path(BROUNCKER_SOURCE_DIR) / "doc" / name));
  CHECK(all.size() >= at_least);
  for (const Shown& each : all) {
    CAPTURE(each.command);
    const Outcome outcome =
        run({.arguments = {"/bin/sh", "-c", each.command}, .directory = directory.path(), .environment = {{"PATH", path}}});
    CAPTURE(outcome.out);
    CAPTURE(outcome.err);
    CHECK(matches(each.lines, 0, outcome.out.empty() ? Words{} : lines_of(outcome.out), 0));
  }
}

}  // namespace

TEST_CASE("every command of the tutorial prints what it shows") { check_page("TUTORIAL.md", 12); }

TEST_CASE("every command of the cookbook prints what it shows") { check_page("COOKBOOK.md", 20); }

TEST_CASE("a page that shows something else would be noticed") {
  CHECK(matches({"a", "...", "z"}, 0, {"a", "b", "c", "z"}, 0));
  CHECK(matches({"a", "..."}, 0, {"a"}, 0));
  CHECK(!matches({"a", "...", "z"}, 0, {"a", "b"}, 0));
  CHECK(!matches({"a"}, 0, {"a", "b"}, 0));
}

TEST_SUITE_END();
