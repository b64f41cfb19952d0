/// The identified formulas of a run by classes of equivalent ones, and where the families of the run hold them.
#pragma once

#include "engine/claim.hpp"
#include "formulas/moebius.hpp"
#include "formulas/pcf.hpp"
#include "results/run/sqlite.hpp"

#include <cstdint>
#include <map>
#include <set>
#include <vector>

namespace brouncker::catalogue {

/// A row of `measured` with a claim; infinite fractions with a rational limit among them.
struct ClassMember {
  std::uint64_t id = 0, weight = 1;
  Pcf pcf;
  Claim claim;
};

struct IdentifiedClass {
  Pcf form;                         ///< class_form()
  Moebius relation;                 ///< of the simplest row: its limit is relation(limit of the form)
  std::vector<ClassMember> rows;    ///< the simplest first: by the length of its texts
  std::set<std::int64_t> families;  ///< theorems on which a relation of the class lies, by itself or by composition
  std::int64_t lattice = 0;         ///< of anchored_families; 0: none

  const ClassMember& simplest() const { return rows.front(); }
  std::uint64_t formulas() const;
};

/// The theorems on which a relation of a formula lies, by itself or by composition; by the id of its row.
using FamiliesOfFormulas = std::map<std::uint64_t, std::set<std::int64_t>>;

/// Empty where the run has no families; formulas without theorems are not in it.
FamiliesOfFormulas families_of_formulas(const sqlite::Database& run);

/// By id.
std::vector<ClassMember> identified_rows(const sqlite::Database& run, int threads);

/// In the order of their first rows. @param rows Those to divide into classes; of a mirror pair either formula.
std::vector<IdentifiedClass> identified_classes(const sqlite::Database& run, std::vector<ClassMember> rows,
                                                const FamiliesOfFormulas& families, int threads);

}  // namespace brouncker::catalogue
