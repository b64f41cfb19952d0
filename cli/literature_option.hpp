/// --literature FILE: a table of the user's own.
#pragma once

#include "cli/command.hpp"
#include "cli/options.hpp"
#include "results/literature/known_formulas.hpp"

#include <vector>

namespace brouncker::cli {

struct LiteratureOption {
  Text file;

  void declare(CLI::App& app);
  /// Its formulas; none where it is not given. Throws Error: input naming the line, file where it cannot be read.
  std::vector<KnownFormula> read(const Common& common) const;
};

}  // namespace brouncker::cli
