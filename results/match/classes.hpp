/// The formulas of a run by classes of equivalent ones, so that each class is matched once.
#pragma once

#include "engine/match/pairs.hpp"
#include "formulas/packed_pcf.hpp"
#include "results/match/text_pool.hpp"
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

/// Members by id, classes by their first member. In memory 16 bytes a member, and about 45 a class of degree (2, 2).
class FormulaClasses {
 public:
  std::uint64_t rational = 0;  ///< formulas left out: rational, proved

  /// A member behind the others, of the class with this form, pack()ed; a new class where there is none. Its in_class is not looked at.
  /// Throws Error (input) beyond 2^32 - 1 members.
  void add(const ClassMember& member, std::string_view form);

  std::size_t member_count() const { return members_.size(); }
  ClassMember member(std::size_t i) const;
  std::uint64_t weight(std::size_t member) const { return members_[member].has_mirror ? 2 : 1; }
  /// Members that are worth a full search.
  std::uint64_t in_full() const { return in_full_; }

  std::size_t class_count() const { return forms_.size(); }
  Pcf canonical(std::size_t i) const { return unpacked(forms_[i]); }
  std::size_t first_member(std::size_t i) const { return ends_[i].first; }
  /// Increasing.
  std::vector<std::size_t> members_of(std::size_t i) const;

 private:
  using Index = std::uint32_t;
  static constexpr Index kNone = ~Index{0};
  static constexpr std::uint64_t kMostId = (std::uint64_t{1} << 62) - 1;
  struct Member {
    std::uint64_t id : 62, has_mirror : 1, in_full : 1;
    Index in_class, next;  ///< of the class
  };
  struct Ends {
    Index first, last;
  };

  /// Where the class of this form is, or would be.
  std::size_t slot_of(std::string_view form) const;
  void grow();

  std::vector<Member> members_;
  std::vector<Ends> ends_;  ///< of each class
  TextPool forms_;
  std::vector<Index> slots_;  ///< a hash table of classes, at most two thirds full
  std::uint64_t in_full_ = 0;
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
