/// A run as theorems of Coq: a directory that `make` checks.
///
///     Makefile, _CoqProject   what to compile: the library, then the theorems
///     *.v                     the library (library.hpp), and Axioms.v, which prints what it stands on
///     Theorems_0001.v, ...    at most kTheoremsInFile theorems each
///     index.tsv               file, theorem, the formula or relation it is about, its value
///     missing.tsv             what is proved, but cannot be stated in Coq yet, with the reason
#pragma once

#include "results/run/reader.hpp"

#include <cstdint>
#include <filesystem>
#include <string>

namespace brouncker::coq {

inline constexpr std::uint64_t kTheoremsInFile = 500;

struct FolderWritten {
  std::uint64_t theorems = 0, missing = 0, files = 0;
};

enum class About { formulas, relations };

/// The proved closed forms under the SQL condition `where`, derived anew and checked by the independent checker, or the proved rows of
/// the table `relations`.
/// Throws Error: (input) a bad condition, a directory that is not empty; (file) it cannot be written.
/// Cost: about 0.5 ms a theorem.
FolderWritten write_folder(const RunReader& run, About about, const std::string& where, int threads,
                           const std::filesystem::path& directory);

}  // namespace brouncker::coq
