#include "cli/command.hpp"
#include "cli/host.hpp"
#include "cli/interrupt.hpp"
#include "cli/manual/forms.hpp"
#include "cli/refusal.hpp"
#include "cli/terminal.hpp"
#include "engine/stop.hpp"
#include "formulas/error.hpp"

#include <algorithm>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <exception>
#include <filesystem>
#include <iostream>
#include <memory>
#include <new>
#include <string>
#include <system_error>
#include <vector>

#include <fmt/format.h>
#include <pthread.h>
#include <unistd.h>
#include <CLI/CLI.hpp>

namespace brouncker::cli {
namespace {

/// Put before arguments that CLI11 would take apart, so that `eval "n" "-n^2"` and `--equivalent "[2,3]" "[1,2,1]"` work as typed.
constexpr char kProtected = '\x01';

constexpr std::string_view kDefect = "a defect of this program: ";
/// Nesting of 200 with 2,000 operators, the bounds of formulas/expression.hpp, takes less than 1 MB.
constexpr std::size_t kStackBytes = std::size_t{16} << 20;

bool is_option(std::string_view argument) { return argument.starts_with("--") || argument == "-h" || argument == "-"; }

/// The arguments with every one marked that would be taken for a short option or, with a bracket, for a list of values. No command
/// has short options but -h.
std::vector<std::string> protected_arguments(const std::vector<std::string>& command_line) {
  std::vector<std::string> arguments(command_line.begin() + 1, command_line.end());
  for (std::string& argument : arguments)
    if ((argument.starts_with('-') && !is_option(argument)) || argument.starts_with('['))
      argument.insert(argument.begin(), kProtected);
  std::reverse(arguments.begin(), arguments.end());  // what CLI11 expects of a vector
  return arguments;
}

std::string one_line(std::string text) {
  std::erase(text, kProtected);
  while (!text.empty() && text.back() == '\n') text.pop_back();
  std::replace(text.begin(), text.end(), '\n', ' ');
  return text;
}

int fail(int code, const std::string& message) {
  remark(one_line(message));
  return code;
}

void add_common(CLI::App& app, Common& common) {
  app.add_flag("--json", common.json, "one JSON document, or one object a line where rows are many");
  app.add_flag("--quiet", common.quiet, "no progress and no remarks on stderr");
  app.add_option("--threads", common.threads, "number of threads, 1 to 4096 (default: all cores)")
      ->check(CLI::Range(1, 4096).description(""))
      ->type_name("N");
}

/// --help in the program's own form.
class HelpFormatter : public CLI::FormatterBase {
 public:
  std::string make_help(const CLI::App* app, std::string, CLI::AppFormatMode) const override {
    const std::size_t width = terminal_width(STDOUT_FILENO);
    if (const CLI::App* program = app->get_parent()) return help_text(program->get_name(), command_entry(*app), width);
    return help_text(manual_of(*app, BROUNCKER_VERSION), width);
  }
};

/// The program with all its commands, and what each does once it is parsed.
class Program {
 public:
  explicit Program(const std::vector<std::string>& command_line) {
    common_.command_line = command_line;
    app_.formatter(std::make_shared<HelpFormatter>());
    app_.set_help_flag("-h,--help", "this page");
    app_.set_version_flag("--version", "brouncker " BROUNCKER_VERSION, "name and version");
    app_.require_subcommand(1);
    app_.footer(
        "Every command: --help with an example. Exit codes: 0 done, 1 an honest no, 2 bad input, 3 undecided, 4 file error, 130 "
        "interrupted.");
    for (const Command& command : commands()) add(command);
  }

  CLI::App& app() { return app_; }

  /// The exit code of the command that was parsed.
  int act() const {
    for (const auto& [sub, action] : actions_)
      if (sub->parsed()) return action();
    return bad_input;
  }

  /// What cannot be placed, in words.
  std::string left_over() const {
    for (const auto& [sub, action] : actions_)
      if (sub->parsed()) return cli::left_over(app_.remaining(true), app_.get_name(), command_entry(*sub));
    return cli::no_command(app_.remaining(true).front(), manual_of(app_, BROUNCKER_VERSION));
  }

 private:
  void add(const Command& command) {
    CLI::App* sub = app_.add_subcommand(std::string(command.name), std::string(command.summary));
    sub->footer(std::string(command.example));
    Action action = command.declare(*sub, common_);
    add_common(*sub, common_);
    actions_.emplace_back(sub, std::move(action));
  }

  CLI::App app_{"Brouncker: polynomial continued fractions a(0) + b(1)/(a(1) + b(2)/(a(2) + ...)), searched and measured.",
                "brouncker"};
  Common common_;
  std::vector<std::pair<CLI::App*, Action>> actions_;
};

bool may_come_first(std::string_view word) {
  constexpr std::string_view kBeforeCommands[] = {"--help", "-h", "--version"};
  return std::ranges::find(kBeforeCommands, word) != std::end(kBeforeCommands) ||
         std::ranges::any_of(commands(), [&](const Command& command) { return command.name == word; });
}

/// Throws Error (input) for what cannot be read.
int run_command(const std::vector<std::string>& command_line) {
  Program program(command_line);
  const std::string first = command_line.size() > 1 ? command_line[1] : "";
  if (!may_come_first(first)) throw input_error(no_command(first, manual_of(program.app(), BROUNCKER_VERSION)));
  try {
    std::vector<std::string> arguments = protected_arguments(command_line);
    program.app().parse(arguments);
  } catch (const CLI::ExtrasError&) {
    throw input_error(program.left_over());
  } catch (const CLI::ParseError& error) {
    if (error.get_exit_code() == 0) return program.app().exit(error);  // --help, --version
    throw input_error(one_line(error.what()));
  }
  return program.act();
}

const Host* current_host = nullptr;

/// Where no handler can be reached, as from a destructor.
[[noreturn]] void end_as_defect() {
  remark(std::string(kDefect) + "an exception that nobody takes");
  std::_Exit(bad_file);
}

/// run_command() with every exception as a line on stderr and an exit code.
int guarded(int argc, char** argv) {
  try {
    const int code = run_command({argv, argv + argc});
    std::cout.flush();
    if (!std::cout || std::fflush(stdout) != 0 || std::ferror(stdout))
      return fail(bad_file, "standard output could not be written: the disk is full or the reader has gone");
    return code;
  } catch (const Error& error) {
    std::cout.flush();
    return fail(error.fault() == Fault::input ? bad_input : bad_file, error.what());
  } catch (const std::filesystem::filesystem_error& error) {
    return fail(bad_file, fmt::format("{}: {}", error.path1().string(), error.code().message()));
  } catch (const std::system_error& error) {  // fmt::print on a full disk
    return fail(bad_file, std::string("standard output: ") + error.what());
  } catch (const std::bad_alloc&) {
    return fail(bad_file, "out of memory");
  } catch (const std::exception& error) {
    return fail(bad_file, std::string(kDefect) + error.what());
  } catch (...) {
    return fail(bad_file, std::string(kDefect) + "an exception of unknown kind");
  }
}

/// run() on a stack of its own: how deep a formula may be nested does not depend on `ulimit -s`.
class Runner {
 public:
  Runner(int argc, char** argv) : argc_(argc), argv_(argv) {}

  int result() {
    pthread_attr_t attributes;
    pthread_t thread;
    pthread_attr_init(&attributes);
    pthread_attr_setstacksize(&attributes, kStackBytes);
    const bool begun = pthread_create(&thread, &attributes, begin, this) == 0;
    pthread_attr_destroy(&attributes);
    if (begun) pthread_join(thread, nullptr);
    else begin(this);
    return code_;
  }

 private:
  static void* begin(void* runner) {
    auto& self = *static_cast<Runner*>(runner);
    self.code_ = guarded(self.argc_, self.argv_);
    return nullptr;
  }

  int argc_, code_ = bad_file;
  char** argv_;
};

}  // namespace

void remark(const std::string& text) { std::fputs(("brouncker: " + text + "\n").c_str(), stderr); }

const Host* host() { return current_host; }

int run_hosted(const std::vector<std::string>& arguments, const Host& program) {
  struct Scope {
    explicit Scope(const Host* host) { current_host = host; }
    ~Scope() { current_host = nullptr; }
  } scope(&program);
  const StopScope stoppable(program.stop);
  std::vector<std::string> command_line{"brouncker"};
  command_line.insert(command_line.end(), arguments.begin(), arguments.end());
  try {
    return run_command(command_line);
  } catch (const Stopped&) {
    return interrupted;
  }
}

std::string typed(const std::string& argument) { return argument.starts_with(kProtected) ? argument.substr(1) : argument; }

int run(int argc, char** argv) {
  std::signal(SIGXFSZ, SIG_IGN);  // a file size limit is a write error like a full disk
  std::set_terminate(end_as_defect);
  end_when_interrupted();
  return Runner(argc, argv).result();
}

}  // namespace brouncker::cli
