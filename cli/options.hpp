/// Options that several commands share, and how they are read.
#pragma once

#include "formulas/job.hpp"

#include <CLI/CLI.hpp>

#include <string>
#include <vector>

namespace brouncker::cli {

/// The significant digits of an option, 1 to 1,000,000. Throws Error (input).
long read_digits(const std::string& text);

/// A whole number from `least` to `most`. Throws Error (input) naming the option.
std::int64_t read_whole(const std::string& option, const std::string& text, std::int64_t least, std::int64_t most);

/// SPACE: a job file, or a pair of templates with ranges.
struct SpaceOptions {
  std::string job_file, a, b, depth;
  std::vector<std::string> ranges;

  void declare(CLI::App& app);
  /// Throws Error: input for what is wrong in it, file where the job file cannot be read.
  Job job() const;
};

/// The command line as a shell would read it back.
std::string shell_command(const std::vector<std::string>& arguments);

}  // namespace brouncker::cli
