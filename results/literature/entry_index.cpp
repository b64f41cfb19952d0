#include "results/literature/entry_index.hpp"

#include "engine/prove/find/root_parity.hpp"

#include <map>
#include <utility>

namespace brouncker {

EntryIndex::EntryIndex(std::vector<Pcf> entries)
    : entries_(std::move(entries)), roots_(std::make_unique<std::array<Roots, kMaxFold>[]>(entries_.size())) {
  for (std::size_t i = 0; i < entries_.size(); ++i)
    for (long l = 1; l <= kMaxFold; ++l)
      if (std::string key = growth_key(entries_[i], l); !key.empty()) by_growth_[std::move(key)].emplace_back(i, l);
}

const EntryIndex::OddRoots& EntryIndex::odd_roots(std::size_t entry, long l) const {
  Roots& roots = roots_[entry][static_cast<std::size_t>(l - 1)];
  std::call_once(roots.once, [&] { roots.odd = odd_root_classes(entries_[entry].b, l); });
  return roots.odd;
}

std::vector<EntryCandidate> EntryIndex::candidates(const Pcf& pcf) const {
  std::map<std::size_t, bool> found;
  for (long k = 1; k <= kMaxFold; ++k) {
    const auto alike = by_growth_.find(growth_key(pcf, k));
    if (alike == by_growth_.end()) continue;
    const OddRoots odd = odd_root_classes(pcf.b, k);
    for (const auto& [entry, l] : alike->second) {
      const OddRoots& other = odd_roots(entry, l);
      if (odd && other && *odd != *other) continue;
      found[entry] |= k == 1 && l == 1;
    }
  }
  std::vector<EntryCandidate> result;
  for (const auto& [entry, is_direct] : found) result.push_back({entry, is_direct});
  return result;
}

}  // namespace brouncker
