/// Another program in whose process a command runs, such as Python: what it has in the place of standard input, standard output
/// and signals.
#pragma once

#include "engine/progress.hpp"

#include <atomic>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace brouncker::cli {

struct Host {
  std::string list;                            ///< what `--file -` and `--list -` read
  std::function<void(std::string_view)> line;  ///< takes each line of JSON, without its line feed
  Progress progress = {};                      ///< is told how far the work is, from any thread; empty: nobody is
  const std::atomic<bool>* stop = nullptr;     ///< turns true: work ends at its next look at it, runs at the next safe place
};

/// The host of the command at work; nullptr where the program runs by itself.
const Host* host();

/// Runs `brouncker` with these arguments, of which --json has to be one, or --file. The exit code; `interrupted` where it was
/// stopped. Throws Error as a command would say it on stderr. One call at a time.
int run_hosted(const std::vector<std::string>& arguments, const Host& host);

}  // namespace brouncker::cli
