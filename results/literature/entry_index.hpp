/// Which formulas of a table may be gauge equivalent to a given one, k steps against l: by invariants, looked up.
#pragma once

#include "engine/prove/find/step_ratios.hpp"
#include "engine/prove/statements/bounds.hpp"
#include "formulas/pcf.hpp"

#include <array>
#include <cstddef>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

namespace brouncker {

/// An entry, and whether one step against one is possible.
struct EntryCandidate {
  std::size_t entry = 0;
  bool is_direct = false;
  friend bool operator==(const EntryCandidate&, const EntryCandidate&) = default;
};

class EntryIndex {
 public:
  explicit EntryIndex(std::vector<Pcf> entries);

  /// The entries for which growth_key() and odd_root_classes() leave a k:l open, k, l <= kMaxFold, in their order; all others are
  /// not equivalent, a theorem. Any number of threads may call it. Cost: 20 us where no entry grows alike, else some 50 us more.
  std::vector<EntryCandidate> candidates(const Pcf& pcf) const;

 private:
  using OddRoots = std::optional<std::vector<Polynomial>>;
  /// Of k steps of an entry; made when they are first asked for.
  struct Roots {
    std::once_flag once;
    OddRoots odd;
  };
  const OddRoots& odd_roots(std::size_t entry, long l) const;

  std::vector<Pcf> entries_;
  std::unordered_map<std::string, std::vector<std::pair<std::size_t, long>>> by_growth_;
  std::unique_ptr<std::array<Roots, kMaxFold>[]> roots_;
};

}  // namespace brouncker
