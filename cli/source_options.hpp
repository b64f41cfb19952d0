/// Where a run takes its formulas from: a job file, templates with ranges, or a list.
#pragma once

#include "cli/command.hpp"
#include "cli/options.hpp"

namespace brouncker::cli {

struct SourceOptions {
  SpaceOptions space;
  Text list;

  void declare(CLI::App& app);
  /// Throws Error: input for what is wrong in it, file where a file cannot be read.
  Job job(const Common& common) const;
};

}  // namespace brouncker::cli
