/// What the program's own tables of commands and options say, as rows: --help, man pages and completions are made from them.
#pragma once

#include <string>
#include <vector>

namespace CLI {
class App;
}

namespace brouncker::cli {

/// An option, or an argument that has no name on the command line.
struct OptionEntry {
  std::string name;                ///< "--digits"; of an argument "A"
  std::string value;               ///< what its value is called: "N", "text|latex", "FILE", "DIR"; "" of a flag
  std::vector<std::string> words;  ///< all that is accepted, where that is a list
  std::string help;
  std::string otherwise;  ///< the value where it is absent; "" where the help says it, or there is none
  bool is_required = false, is_many = false;
};

struct CommandEntry {
  std::string name, summary;
  std::string example;  ///< one or more lines of shell
  std::vector<OptionEntry> arguments, options;
};

struct Manual {
  std::string name, version, summary, footer;
  std::vector<CommandEntry> commands;
  std::vector<OptionEntry> options;  ///< of the program itself
};

/// The row of one command, as declared with CLI11.
CommandEntry command_entry(const CLI::App& app);

/// The program and all commands, in their order.
Manual manual_of(const CLI::App& program, std::string version);

/// "--help" of "-h,--help".
std::string long_name(const OptionEntry& option);

/// "--format text|latex": the name with its value.
std::string with_value(const OptionEntry& option);

/// "brouncker eval [OPTIONS] [A] [B]".
std::string usage(const std::string& program, const CommandEntry& command);

/// The help of an option up to where it goes into details: a line for a list of completions.
std::string brief(const OptionEntry& option);

}  // namespace brouncker::cli
