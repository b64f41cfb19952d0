/// The commands of the program: one table, one file each.
#pragma once

#include <CLI/CLI.hpp>

#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

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

struct Command {
  std::string_view name, summary, example;
  /// Adds the command's own options to `app`. The action runs after parsing; nothing is done before.
  Action (*declare)(CLI::App& app, const Common& common);
};

/// All commands, in the order of `--help`.
std::span<const Command> commands();

/// Parses the command line, runs the command, turns errors into one line on stderr and an exit code.
int run(int argc, char** argv);

/// A line on stderr for the user; lost where stderr cannot be written.
void remark(const std::string& text);

/// An argument as typed, see protect_arguments() in run.cpp: option values and positionals may begin with a minus sign.
std::string typed(const std::string& argument);

Action declare_eval(CLI::App& app, const Common& common);
Action declare_identify(CLI::App& app, const Common& common);
Action declare_families(CLI::App& app, const Common& common);
Action declare_match(CLI::App& app, const Common& common);
Action declare_cluster(CLI::App& app, const Common& common);
Action declare_prove(CLI::App& app, const Common& common);
Action declare_verify(CLI::App& app, const Common& common);
Action declare_search(CLI::App& app, const Common& common);
Action declare_discover(CLI::App& app, const Common& common);
Action declare_query(CLI::App& app, const Common& common);
Action declare_export(CLI::App& app, const Common& common);
Action declare_catalogue(CLI::App& app, const Common& common);
Action declare_report(CLI::App& app, const Common& common);
Action declare_merge(CLI::App& app, const Common& common);
Action declare_slurm(CLI::App& app, const Common& common);
Action declare_bench(CLI::App& app, const Common& common);
Action declare_constants(CLI::App& app, const Common& common);

}  // namespace brouncker::cli
