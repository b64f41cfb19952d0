/// What a run holds as a few checksums: a change of the program that is meant to change no result changes none of them.
#pragma once

#include "results/run/reader.hpp"

#include <string>
#include <utility>
#include <vector>

namespace brouncker {

/// Checksums of the exports of formulas and of families in every format, of each table that a stage wrote, and of the catalogue, by
/// name. Figures of the run itself (times, sessions, chunks) are not part of them. Precondition: the run was matched, clustered and
/// has families. Cost: of the exports and the catalogue.
std::vector<std::pair<std::string, std::string>> signature_parts(const RunReader& run, int threads);

}  // namespace brouncker
