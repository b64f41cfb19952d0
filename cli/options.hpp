/// Options that several commands share, and how they are read.
#pragma once

#include "formulas/job.hpp"

#include <CLI/CLI.hpp>

#include <string>
#include <vector>

namespace brouncker::cli {

/// The text of an option or positional, as typed; an empty text that was given is not an absent one.
struct Text {
  std::string value;
  bool given = false;
};
CLI::Option* add_text(CLI::App& app, const std::string& name, Text& text, const std::string& help);

/// A whole number from `least` to `most`, or `otherwise` where the option is absent. Throws Error (input) naming the option.
std::int64_t read_whole(const std::string& option, const Text& text, std::int64_t least, std::int64_t most, std::int64_t otherwise);

/// Most parts that a run can be divided into.
inline constexpr std::int64_t kMostShards = 1'000'000;

/// Significant digits, 1 to 1,000,000.
long read_digits(const Text& text, long otherwise);

/// An SQL condition, or "" where it is absent. Throws Error (input) where it is given and empty.
std::string read_sql(const std::string& option, const Text& text);

/// SPACE: a job file, or a pair of templates with ranges.
struct SpaceOptions {
  Text job_file, a, b, depth;
  std::vector<std::string> ranges;

  void declare(CLI::App& app);
  bool given() const { return job_file.given || a.given || b.given; }
  /// Throws Error: input for what is wrong in it, file where the job file cannot be read.
  Job job() const;
};

/// The command line as a shell would read it back.
std::string shell_command(const std::vector<std::string>& arguments);

}  // namespace brouncker::cli
