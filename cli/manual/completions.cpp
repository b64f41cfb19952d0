#include "cli/manual/forms.hpp"

#include <algorithm>
#include <array>
#include <string_view>

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace brouncker::cli {
namespace {

/// What a shell offers in the place of a value.
enum class Offer { nothing, words, files, directories };

Offer offer_of(const OptionEntry& option) {
  if (!option.words.empty()) return Offer::words;
  return option.value == "FILE" ? Offer::files : option.value == "DIR" ? Offer::directories : Offer::nothing;
}

/// A list as an index of offers.
template <typename Text>
const Text& of(Offer offer, const std::array<Text, 4>& texts) {
  return texts[static_cast<std::size_t>(offer)];
}

std::string long_names(const std::vector<OptionEntry>& options) {
  std::string names;
  for (const OptionEntry& option : options) names += (names.empty() ? "" : " ") + long_name(option);
  return names;
}

std::string command_names(const Manual& manual) {
  std::string names;
  for (const CommandEntry& command : manual.commands) names += (names.empty() ? "" : " ") + command.name;
  return names;
}

/// Between single quotes of a shell.
std::string shell_quoted(std::string_view text, std::string_view also_escaped = "") {
  std::string result = "'";
  for (const char c : text) {
    if (c == '\'') result += "'\\''";
    else if (also_escaped.find(c) != also_escaped.npos) result += std::string("\\") + c;
    else result += c;
  }
  return result + "'";
}

std::string bash_offer(const OptionEntry& option) {
  const std::array<std::string, 4> texts = {"return", fmt::format("_brouncker_words \"{}\"", fmt::join(option.words, " ")),
                                            "_brouncker_paths -f", "_brouncker_paths -d"};
  return of(offer_of(option), texts);
}

constexpr std::string_view kBashHead = R"(# bash completion of brouncker; written by `brouncker help --format bash`
_brouncker_offer() { local offers; offers=$(compgen "$@" -- "$current") && mapfile -t COMPREPLY <<< "$offers"; }
_brouncker_words() { _brouncker_offer -W "$1"; }
_brouncker_paths() { compopt -o filenames 2>/dev/null; _brouncker_offer "$1"; }
_brouncker() {
  local current=${COMP_WORDS[COMP_CWORD]} option=${COMP_WORDS[COMP_CWORD-1]} command=${COMP_WORDS[1]} options=
  COMPREPLY=()
  if [[ $current == = ]]; then current=
  elif [[ $option == = ]]; then option=${COMP_WORDS[COMP_CWORD-2]}; fi
)";

/// One argument of _arguments of zsh. @param head '--name[help]', or a place.
std::string zsh_argument(const std::string& head, const OptionEntry& option) {
  const std::array<std::string, 4> actions = {" ", fmt::format("({})", fmt::join(option.words, " ")), "_files", "_files -/"};
  return head + (option.value.empty()
                     ? ""
                     : fmt::format(":{}:{}", option.words.empty() ? option.value : "word", of(offer_of(option), actions)));
}

std::string zsh_arguments(const CommandEntry& command, const std::string& commands) {
  std::string text;
  for (const OptionEntry& option : command.options) {
    const std::string name = long_name(option);
    std::string help = shell_quoted(brief(option), "[]:\\");
    help = help.substr(1, help.size() - 2);
    text += fmt::format(" \\\n        '{}'", zsh_argument(fmt::format("{}{}[{}]", option.is_many ? "*" : "", name, help), option));
  }
  std::size_t place = 1;
  for (OptionEntry argument : command.arguments) {
    if (argument.name == "COMMAND") argument.words = {commands};
    text += fmt::format(" \\\n        '{}'", zsh_argument(argument.is_many ? "*" : fmt::format("{}", place++), argument));
  }
  return text;
}

}  // namespace

std::string bash_completion(const Manual& manual) {
  const std::string commands = command_names(manual);
  std::string text(kBashHead), options, values, arguments;
  text += fmt::format("  if (( COMP_CWORD == 1 )); then _brouncker_words \"{} {}\"; return; fi\n", commands,
                      long_names(manual.options));
  for (const CommandEntry& command : manual.commands) {
    options += fmt::format("    {}) options=\"{}\" ;;\n", command.name, long_names(command.options));
    for (const OptionEntry& option : command.options)
      if (!option.value.empty())
        values += fmt::format("    {}\\ {}) {}; return ;;\n", command.name, option.name, bash_offer(option));
    for (const OptionEntry& argument : command.arguments)
      if (argument.name == "COMMAND") arguments += fmt::format("    {}) _brouncker_words \"{}\" ;;\n", command.name, commands);
      else if (offer_of(argument) != Offer::nothing)
        arguments += fmt::format("    {}) {} ;;\n", command.name, bash_offer(argument));
  }
  text += "  case $command\\ $option in\n" + values + "  esac\n";
  text += "  if [[ $current == -* ]]; then\n    case $command in\n" + options +
          "    esac\n    _brouncker_words \"$options\"\n    return\n  fi\n";
  return text + "  case $command in\n" + arguments + "  esac\n}\ncomplete -F _brouncker brouncker\n";
}

std::string zsh_completion(const Manual& manual) {
  std::string text = "#compdef brouncker\n# zsh completion of brouncker; written by `brouncker help --format zsh`\n"
                     "_brouncker() {\n  local -a commands\n  commands=(\n";
  for (const CommandEntry& command : manual.commands)
    text += fmt::format("    {}\n", shell_quoted(command.name + ":" + command.summary));
  text += "  )\n  if (( CURRENT == 2 )); then\n    _describe command commands\n    compadd -- " + long_names(manual.options) +
          "\n    return\n  fi\n  local command=$words[2]\n  shift words\n  (( CURRENT-- ))\n  case $command in\n";
  for (const CommandEntry& command : manual.commands)
    text += fmt::format("    {})\n      _arguments{} ;;\n", command.name, zsh_arguments(command, command_names(manual)));
  return text + "  esac\n}\n_brouncker \"$@\"\n";
}

std::string fish_completion(const Manual& manual) {
  std::string text = "# fish completion of brouncker; written by `brouncker help --format fish`\ncomplete -c brouncker -f\n";
  for (const OptionEntry& option : manual.options)
    text += fmt::format("complete -c brouncker -n __fish_use_subcommand -l {} -d {}\n", long_name(option).substr(2),
                        shell_quoted(brief(option), "\\"));
  for (const CommandEntry& command : manual.commands) {
    text += fmt::format("complete -c brouncker -n __fish_use_subcommand -a {} -d {}\n", command.name,
                        shell_quoted(command.summary, "\\"));
    const std::string in = fmt::format("complete -c brouncker -n '__fish_seen_subcommand_from {}'", command.name);
    for (const OptionEntry& option : command.options) {
      const std::array<std::string, 4> values = {"-x", fmt::format("-x -a '{}'", fmt::join(option.words, " ")), "-r -F",
                                                 "-x -a '(__fish_complete_directories)'"};
      text += fmt::format("{} -l {} {}-d {}\n", in, long_name(option).substr(2),
                          option.value.empty() ? "" : of(offer_of(option), values) + " ", shell_quoted(brief(option), "\\"));
    }
    for (const OptionEntry& argument : command.arguments)
      if (argument.name == "COMMAND") text += fmt::format("{} -a '{}'\n", in, command_names(manual));
      else if (offer_of(argument) == Offer::directories) text += in + " -a '(__fish_complete_directories)'\n";
      else if (offer_of(argument) == Offer::files) text += in + " -F\n";
  }
  return text;
}

}  // namespace brouncker::cli
