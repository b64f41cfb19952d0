/// The formulas of a run by classes of equivalent ones, so that each class is matched once.
#pragma once

#include "engine/match/pairs.hpp"
#include "results/run/agreement.hpp"
#include "results/run/sqlite.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace brouncker {

/// A row of the run whose limit is to be matched.
struct ClassMember {
  std::uint64_t id = 0;
  bool has_mirror = false;
  std::size_t in_class = 0;
  bool in_full = false;  ///< worth a full search: of a sieved run, irreducible or undecided
};

struct FormulaClass {
  Pcf canonical;
  std::vector<std::size_t> members;  ///< indices, increasing
};

struct FormulaClasses {
  std::vector<ClassMember> members;   ///< by id
  std::vector<FormulaClass> classes;  ///< by their first member
  std::uint64_t rational = 0;         ///< formulas left out: rational, proved
  std::uint64_t in_full = 0;          ///< members that are worth a full search
  std::uint64_t weight(std::size_t member) const { return members[member].has_mirror ? 2 : 1; }
};

/// The PCF of a class and how the limit of `pcf` follows from its limit. Where the canonical form does not carry the limit, the
/// class is that of the PCF itself, deflated and of positive leading coefficient. The relation is always there.
Equivalent class_form(const Pcf& pcf);

/// Formulas whose limits are finite, not 0 and not proved rational, of classes other than terminating and divergent.
FormulaClasses load_classes(const sqlite::Database& database, int threads);

/// A PCF with the limit that the search stored.
struct StoredFormula {
  Pcf pcf;
  StoredLimit limit;
};

/// The formulas of rows, one by one.
class FormulaReader {
 public:
  explicit FormulaReader(const sqlite::Database& database)
      : statement_(database, "SELECT id, a, b, limit_value, limit_digits FROM measured WHERE id = ?") {}
  /// Throws Error (file) where there is no row with this id, or it is damaged.
  StoredFormula formula(std::uint64_t id);

 private:
  sqlite::Statement statement_;
};

}  // namespace brouncker
