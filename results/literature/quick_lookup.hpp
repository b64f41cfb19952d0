/// The question of lookup.hpp for many formulas whose limits are known: numbers first, proofs only where they speak for it.
#pragma once

#include "engine/known_as.hpp"
#include "engine/match/pair_test.hpp"
#include "results/literature/lookup.hpp"
#include "results/run/agreement.hpp"

#include <optional>
#include <vector>

namespace brouncker {

/// Of relations A + B L' + C L + D L L' = 0 that are looked for: |A|, ..., |D| <= 2^kLiteratureHeightBits.
inline constexpr int kLiteratureHeightBits = 20;

class QuickLookup {
 public:
  /// @param table Has to outlive this. Cost: the limits of its entries, 0.2 ms each.
  explicit QuickLookup(const Literature& table);

  struct Found {
    std::optional<KnownAs> known;
    bool is_undecided = false;  ///< the limits are related, and whether the recurrences are was not decided
  };
  /// An entry of the same class_form(); else the first one that is gauge equivalent step for step, else the first one of a fold:
  /// of those that EntryIndex leaves open and whose limit has a relation of low height with this one. With a proof that the
  /// independent checker accepts, or an exact transformation. Any number of threads may call it.
  /// Preconditions: as of Literature::look_up(); the limit is the formula's, irrational.
  /// Cost: 20 us where no entry grows alike, 3 us more for each that does, milliseconds for each whose limit is related.
  Found operator()(const Pcf& pcf, const StoredLimit& limit) const;

 private:
  std::optional<KnownAs> by_form(const Pcf& pcf) const;
  /// A proof, checked.
  Found by_proof(const Pcf& pcf, std::size_t entry) const;

  const Literature& table_;
  std::vector<std::optional<Prepared>> limits_;
};

/// The program's own table, made when it is first asked for.
const QuickLookup& known_lookup();

}  // namespace brouncker
