/// The commands of the program: one file each, which defines its row of the table.
///
/// A new command is one place: cli/commands/x.cpp with `extern const Command kXCommand = {place, "x", summary, example, declare};`
/// (foo_bar.cpp: kFooBarCommand). CMake finds the file; --help, the tests of --help and of its example follow from the row.
#pragma once

#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace CLI {
class App;
}

namespace brouncker::cli {

/// Exit codes (contract).
enum Exit : int { done = 0, honest_no = 1, bad_input = 2, undecided = 3, bad_file = 4, interrupted = 130 };

/// Options that every command has.
struct Common {
  bool json = false;
  bool quiet = false;
  int threads = 0;
  std::vector<std::string> command_line;  ///< as given, for "to go on"
};

/// What a declared command does once its options are read; the exit code.
using Action = std::function<int()>;

/// A row of the table.
struct Command {
  int place;  ///< rank in --help: from 10 about one formula, from 50 about runs, from 160 the rest
  std::string_view name, summary;
  std::string_view example;  ///< one or more lines; they work as printed, in order of `place`, on what the ones before left
  /// Adds the command's own options to `app`. The action runs after parsing; nothing is done before.
  Action (*declare)(CLI::App& app, const Common& common);
};

/// All commands, in the order of `--help`.
std::span<const Command> commands();

/// Parses the command line, runs the command, turns errors into one line on stderr and an exit code.
int run(int argc, char** argv);

/// A line on stderr for the user; lost where stderr cannot be written.
void remark(const std::string& text);

/// An argument as typed, see protect_arguments() in run.cpp: option values and positionals may begin with a minus sign or a bracket.
std::string typed(const std::string& argument);

}  // namespace brouncker::cli
