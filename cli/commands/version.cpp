// `version`: name and version.
#include "cli/answer.hpp"
#include "cli/command.hpp"

#include <fmt/format.h>
#include <CLI/CLI.hpp>

namespace brouncker::cli {
namespace {

Action declare(CLI::App&, const Common& common) {
  return [&common] {
    if (common.json) return print_answer(done, nlohmann::ordered_json{{"program", "brouncker"}, {"version", BROUNCKER_VERSION}});
    fmt::print("brouncker {}\n", BROUNCKER_VERSION);
    return static_cast<int>(done);
  };
}

}  // namespace

extern const Command kVersionCommand = {190, "version", "name and version", R"(brouncker version --json)", declare};

}  // namespace brouncker::cli
