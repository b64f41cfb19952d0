/// The forms that the manual has: a page for a terminal, a man page, completions for three shells, JSON.
#pragma once

#include "cli/manual/entry.hpp"

#include <cstddef>
#include <string>

#include <nlohmann/json.hpp>

namespace brouncker::cli {

/// The page of --help. @param width Columns of a line; examples are not broken.
std::string help_text(const Manual& manual, std::size_t width);
std::string help_text(const std::string& program, const CommandEntry& command, std::size_t width);

/// roff with the man macros: brouncker(1), and brouncker-eval(1) of a command.
std::string man_page(const Manual& manual);
std::string man_page(const Manual& manual, const CommandEntry& command);

/// Scripts for the shells: commands, options, the words that an option accepts, files and directories where they are expected.
std::string bash_completion(const Manual& manual);
std::string zsh_completion(const Manual& manual);
std::string fish_completion(const Manual& manual);

/// {"program", "version", "commands": [...]}, doc/schema/help.json.
nlohmann::ordered_json manual_json(const Manual& manual);
nlohmann::ordered_json command_json(const CommandEntry& command);

}  // namespace brouncker::cli
