/// What is said of a command line that cannot be read, with the name that was meant.
#pragma once

#include "cli/manual/entry.hpp"

#include <string>
#include <vector>

namespace brouncker::cli {

/// Of a first word that is no command; "" as the first word: there is none.
std::string no_command(const std::string& first, const Manual& manual);

/// Of arguments that a command has no place for. Precondition: not empty.
std::string left_over(const std::vector<std::string>& arguments, const std::string& program, const CommandEntry& command);

}  // namespace brouncker::cli
