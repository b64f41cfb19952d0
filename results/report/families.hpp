/// Families of a run for the page, where `families` has made them (doc/FORMATS.md).
#pragma once

#include "results/run/sqlite.hpp"

#include <string>

namespace brouncker::report {

/// Families in the tables of the page; the text above each says how many there are in all.
inline constexpr int kFamiliesShown = 1000, kLatticesShown = 1000;

std::string families_section(const sqlite::Database& run);

}  // namespace brouncker::report
