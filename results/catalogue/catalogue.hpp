/// A catalogue: what a run identified, and its families, as JSON lines that anybody can check without the run (doc/FORMATS.md).
///
///     catalogue.json   which space, which version, what is in the other files and what was left out
///     formulas.jsonl   closed forms, one line a class of equivalent formulas
///     families.jsonl   theorems with parameters
///     lattices.jsonl   formulas on lattices, of one constant or in Euler's form
///     index.md         the same for a reader; it follows from the others
#pragma once

#include "results/run/reader.hpp"

#include <cstdint>
#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace brouncker {

/// The files by name, as texts.
using CatalogueFiles = std::map<std::string, std::string>;

struct CatalogueOptions {
  /// Quotients of hypergeometric functions whose closed form is longer (in characters) are left out, and counted.
  std::size_t longest = 100;
  int threads = 0;
};

/// The catalogue of a run. The same run and options give the same bytes.
/// Throws Error (file) where the run was not matched.
/// Cost: about 0.5 ms a class.
CatalogueFiles make_catalogue(const RunReader& run, const CatalogueOptions& options);

/// Writes the files into a directory, which is made where there is none; each appears whole or not at all.
void write_catalogue(const CatalogueFiles& files, const std::filesystem::path& directory);

/// Reads them back. Throws Error (file) for one that is missing.
CatalogueFiles read_catalogue(const std::filesystem::path& directory);

struct CatalogueFault {
  std::string file;
  std::uint64_t line = 0;  ///< from 1; 0: the file as a whole
  std::string reason;
};

struct CatalogueCheck {
  std::uint64_t formulas = 0, proofs = 0, families = 0, members = 0, lattices = 0;  ///< lines, certificates, lines, members, lines
  std::vector<CatalogueFault> faults;
};

inline constexpr long kCatalogueDigits = 50;

/// Checks every line by means that had no part in finding it:
///
///     formulas   verify(): the limit enclosed by theorem against the closed form as parsed, to `digits` digits; the same for
///                the constant under its map; the stated limit; the certificate made anew, of the stated hash, through the
///                independent checker; no two of one class; the entry of the literature found anew, or none
///     families   the identity multiplied out over Q; the exceptional set; members outside the box that were not looked at
///                before, to 50 digits
///     lattices   each member by verify(), by proof where the line says `proved`; each step by the two limits
///     the rest   counts of lines, references and the index follow from the lines
///
/// Not checked, as they speak of the run: names, `relations`, `formulas`, `example` and the counts of members that `families`
/// compared.
///
/// Never throws for what is in the files. Cost: about 1 ms a formula, 10 ms a family.
CatalogueCheck check_catalogue(const CatalogueFiles& files, long digits = kCatalogueDigits, int threads = 0);

}  // namespace brouncker
