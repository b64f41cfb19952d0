// `help [COMMAND]`: the pages of --help, and the same table as man pages, as completions for shells, and as JSON.
#include "cli/answer.hpp"
#include "cli/command.hpp"
#include "cli/manual/forms.hpp"
#include "cli/manual/nearest.hpp"
#include "cli/options.hpp"
#include "cli/terminal.hpp"
#include "formulas/error.hpp"
#include "formulas/message.hpp"

#include <algorithm>
#include <memory>

#include <fmt/format.h>
#include <unistd.h>
#include <CLI/CLI.hpp>

namespace brouncker::cli {
namespace {

constexpr std::string_view kForms[] = {"text", "man", "bash", "zsh", "fish"};

struct Options {
  Text command;
  Choice format{"--format", "text, man (roff), or the completion script of a shell: bash, zsh, fish", kForms};
};

const CommandEntry& entry(const Manual& manual, const std::string& name) {
  const auto found = std::ranges::find(manual.commands, name, &CommandEntry::name);
  if (found != manual.commands.end()) return *found;
  std::vector<std::string> names;
  for (const CommandEntry& command : manual.commands) names.push_back(command.name);
  const std::string meant = nearest(name, names);
  throw input_error(fmt::format("{}: there is no such command; {}", text::quoted(name),
                                meant.empty() ? "`brouncker help` lists them" : fmt::format("did you mean {}?", meant)));
}

int print_command(const Manual& manual, const Options& options, const Common& common) {
  const CommandEntry& command = entry(manual, options.command.value);
  const std::string& format = options.format.word();
  if (common.json) return print_answer(done, command_json(command));
  if (format != "text" && format != "man")
    throw input_error(fmt::format("--format: {} is about all commands; accepted with COMMAND are text and man", format));
  fmt::print("{}", format == "man" ? man_page(manual, command) : help_text(manual.name, command, terminal_width(STDOUT_FILENO)));
  return done;
}

int print_all(const Manual& manual, const Options& options, const Common& common) {
  if (common.json) return print_answer(done, manual_json(manual));
  const std::string& format = options.format.word();
  fmt::print("{}", format == "man"    ? man_page(manual)
                   : format == "bash" ? bash_completion(manual)
                   : format == "zsh"  ? zsh_completion(manual)
                   : format == "fish" ? fish_completion(manual)
                                      : help_text(manual, terminal_width(STDOUT_FILENO)));
  return done;
}

Action declare(CLI::App& app, const Common& common) {
  auto options = std::make_shared<Options>();
  add_text(app, "COMMAND", options->command, "a command; without one all are listed");
  options->format.declare(app);
  return [options, &common, program = app.get_parent()] {
    const Manual manual = manual_of(*program, BROUNCKER_VERSION);
    return options->command.given ? print_command(manual, *options, common) : print_all(manual, *options, common);
  };
}

}  // namespace

extern const Command kHelpCommand = {180, "help", "what a command does and its options; man pages and completions for shells",
                                     R"(brouncker help eval
brouncker help --format bash)",
                                     declare};

}  // namespace brouncker::cli
