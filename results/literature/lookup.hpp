/// Is a formula one of a table, up to equivalence?
#pragma once

#include "engine/prove/equivalent.hpp"
#include "results/literature/entry_index.hpp"
#include "results/literature/known_formulas.hpp"

#include <cstddef>
#include <string>
#include <utility>
#include <vector>

namespace brouncker {

/// How near an entry is: what was needed to come to it.
enum class Nearness { form, gauge, fold };

/// An entry that a formula is equivalent to.
struct KnownMatch {
  std::size_t entry = 0;  ///< index into the table
  /// With verdict `yes`: steps and relation A + B L' + C L + D L L' = 0, L' the entry's limit. The certificate is null where the
  /// relation is that of an exact equivalence transformation and the gauge solver is undecided, as for fractions that converge
  /// logarithmically.
  EquivalenceProof proof;
};

struct LookedUp {
  /// The nearest entries, in the order of the table, all of one nearness: where there are some that differ by shift, sign and
  /// inflation (class_form()), no others are looked for; then those that are gauge equivalent step for step; then folds, k steps
  /// against l.
  std::vector<KnownMatch> matches;
  Nearness nearness = Nearness::form;
  /// Without a match: entries for which it was not decided, with the reason. The others are not equivalent, k steps against l, k,
  /// l <= kMaxFold, a theorem.
  std::vector<std::pair<std::size_t, std::string>> undecided;
};

/// A table of formulas, prepared to be asked.
class Literature {
 public:
  explicit Literature(std::vector<KnownFormula> entries);

  const std::vector<KnownFormula>& entries() const { return entries_; }

  const EntryIndex& index() const { return index_; }
  /// The entries of the same class_form(), in their order.
  std::vector<std::size_t> of_one_form(const Pcf& pcf) const;

  /// Compares with every entry: class_form() first, then the invariants of EntryIndex, then gauge_between() and
  /// folded_gauge_between(). Any number of threads may call it. Preconditions: the PCF neither diverges nor terminates.
  LookedUp look_up(const Pcf& pcf) const;

 private:
  void find_forms(const Pcf& pcf, LookedUp& result) const;
  void find_gauges(const Pcf& pcf, const std::vector<EntryCandidate>& candidates, LookedUp& result) const;
  void find_folds(const Pcf& pcf, const std::vector<EntryCandidate>& candidates, LookedUp& result) const;

  std::vector<KnownFormula> entries_;
  std::unordered_map<std::string, std::vector<std::size_t>> forms_;  ///< by class_form() as text
  EntryIndex index_;
};

}  // namespace brouncker
