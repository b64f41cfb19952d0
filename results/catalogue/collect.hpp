/// From a run to the lines of its catalogue.
#pragma once

#include "results/catalogue/lines.hpp"
#include "results/run/sqlite.hpp"

namespace brouncker::catalogue {

struct Collected {
  std::vector<Line> lines;          ///< by kind, constant, length and text
  std::uint64_t unreadable = 0;     ///< formulas whose closed form is not in the grammar: it names a constant of the user's file
  std::uint64_t without_limit = 0;  ///< formulas of classes without a finite limit known to all digits
};

/// One line a class of equivalent formulas (class_form()). Its representative is the form of the class, with a proof of its own;
/// where there is none, or its limit is infinite, the simplest formula of the run, with its proof or the form that the run holds.
Collected collect(const sqlite::Database& run, int threads);

}  // namespace brouncker::catalogue
