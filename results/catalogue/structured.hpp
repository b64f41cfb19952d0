/// The table of a sieved run: every formula that loses its factorials and has no hypergeometric solution, one line a gauge class, named
/// or not (doc/SIEVE.md).
///
///     structured.json   which space, what the sieve counted, and the lines and hash of the other file
///     formulas.jsonl    a, b, limit, delta, digits a term, closed form, constant, status, method, and formulas of the class in the run
///     index.md          the same for a reader
///
/// By delta, largest first. Anybody can check it without the run.
#pragma once

#include "results/catalogue/catalogue.hpp"

namespace brouncker {

inline constexpr std::array<std::string_view, 3> kStructuredNames = {"structured.json", "formulas.jsonl", "index.md"};

/// Classes of the rows that are labelled irreducible or undecided: of one class_form(), or joined by the gauge solver. A line shows the
/// simplest member, among those with a closed form where there are any. The same run gives the same bytes.
/// Throws Error (file) where the run is not of a sieved space, or was not matched. Cost: milliseconds a class.
CatalogueFiles make_structured(const RunReader& run);

/// Checks every line by means that had no part in finding it:
///
///     sieve         the trace test is passed in full; the recurrence has no hypergeometric solution modulo a prime
///     limit         anew, enclosed, to kCatalogueDigits digits
///     delta         anew, at the depth of the table, to the digits shown; digits a term from the eigenvalues
///     closed form   verify() to kCatalogueDigits digits; `proved` by a proof made anew, through the independent checker
///     classes       no two lines are of one class; the order
///     the rest      counts of lines, hash, and the index follow from the lines
///
/// Not checked, as they speak of the run: counts of the sieve, and `formulas`. Never throws for what is in the files.
CatalogueCheck check_structured(const CatalogueFiles& files, int threads = 0);

/// Does the directory hold such a table?
bool is_structured(const std::filesystem::path& directory);
CatalogueFiles read_structured(const std::filesystem::path& directory);

}  // namespace brouncker
