/// The commands of the program, as its --help lists them.
#pragma once

#include "tests/support/brouncker.hpp"

namespace brouncker::testing {

inline const Words& commands() {
  static const Words names = [] {
    Words found;
    bool listed = false;
    for (const std::string& line : lines_of(call({"--help"}).out)) {
      if (listed && line.starts_with("  ") && line[2] != ' ') found.push_back(line.substr(2, line.find(' ', 2) - 2));
      listed = listed ? !line.empty() : line == "Subcommands:";
    }
    return found;
  }();
  return names;
}

}  // namespace brouncker::testing
