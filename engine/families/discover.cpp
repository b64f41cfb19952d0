#include "engine/families/discover.hpp"

#include "engine/families/join_slices.hpp"
#include "engine/families/set_apart.hpp"
#include "engine/parallel.hpp"

#include <algorithm>
#include <array>
#include <atomic>
#include <map>
#include <numeric>

namespace brouncker {
namespace {

/// The relations on the families that go through them, in the order of the pairs.
class Sorter {
 public:
  explicit Sorter(FamilySet& set) : set_(set) {}

  /// All relations. On several threads families are looked for through those that lie on none so far, a
  /// few relations at a time, since the first of them may hold the others.
  void place(std::span<RelatedFrames> framed, int threads) {
    constexpr std::size_t kAtATime = 8;
    for (std::size_t begin = 0; begin < framed.size(); begin += kAtATime) {
      const auto some = framed.subspan(begin, std::min(kAtATime, framed.size() - begin));
      std::array<std::optional<AffineFamily>, kAtATime> through;
      parallel_blocks(some.size(), 1, threads, [&](std::size_t i, std::size_t) {
        if (some[i].gauge && !known(some[i])) through[i] = largest_through(some[i]);
      });
      for (std::size_t i = 0; i < some.size(); ++i) {
        place(begin + i, some[i], std::move(through[i]));
        some[i] = {};
      }
    }
  }

 private:
  void place(std::size_t pair, const RelatedFrames& framed, std::optional<AffineFamily> through) {
    RelationPlace& place = set_.places[pair];
    if (!framed.gauge) return;
    place.kind = RelationPlace::Kind::isolated;
    std::optional<std::size_t> best = known(framed);
    if (!best && through) best = added(*std::move(through));
    if (!best) return;
    place.kind = RelationPlace::Kind::family;
    place.family = *best;
    set_.families[*best].relations.push_back(pair);
  }

  std::optional<std::size_t> known(const RelatedFrames& framed) const {
    std::optional<std::size_t> best;
    for (const FramedPair& pair : framed.frames) {
      const auto list = by_label_.find(pair.label);
      if (list == by_label_.end()) continue;
      for (const std::size_t i : list->second)
        if (set_.families[i].affine.parameters_of(pair.point) && (!best || parameters(i) > parameters(*best))) best = i;
    }
    return best;
  }
  static std::optional<AffineFamily> largest_through(const RelatedFrames& framed) {
    std::optional<AffineFamily> best;
    for (const FramedPair& pair : framed.frames) {
      auto family = family_through(pair);
      if (family && (!best || family->parameters() > best->parameters())) best = std::move(family);
    }
    return best;
  }
  std::size_t added(AffineFamily family) {
    by_label_[family.label].push_back(set_.families.size());
    set_.families.push_back({std::move(family), FamilyStatus::unproved, std::nullopt, {}, {}});
    return set_.families.size() - 1;
  }
  std::size_t parameters(std::size_t i) const { return set_.families[i].affine.parameters(); }

  FamilySet& set_;
  std::map<std::string, std::vector<std::size_t>> by_label_;
};

/// Families of few parameters joined to larger ones that are not flat, label by label; what has no relations any more is left out.
class Joiner {
 public:
  Joiner(FamilySet& set, std::span<const RelatedPair> pairs, int threads) : set_(set), pairs_(pairs), threads_(threads) {}

  void run() {
    std::map<std::string, std::vector<std::size_t>> by_label;
    for (std::size_t i = 0; i < set_.families.size(); ++i)
      if (is_small(i)) by_label[set_.families[i].affine.label].push_back(i);
    std::vector<const std::vector<std::size_t>*> groups;
    for (const auto& [label, members] : by_label) groups.push_back(&members);
    std::vector<std::optional<Family>> surfaces(groups.size());
    parallel_blocks(groups.size(), 1, threads_, [&](std::size_t i, std::size_t) { surfaces[i] = surface_of(*groups[i]); });
    for (std::optional<Family>& surface : surfaces)
      if (surface) set_.families.push_back(*std::move(surface));
    if (set_.families.size() == first_) return;
    parallel_blocks(set_.places.size(), 64, threads_, [&](std::size_t first, std::size_t last) {
      for (std::size_t i = first; i < last; ++i) move(i);
    });
    for (Family& family : set_.families) family.relations.clear();
    for (std::size_t i = 0; i < set_.places.size(); ++i)
      if (set_.places[i].kind == RelationPlace::Kind::family) set_.families[set_.places[i].family].relations.push_back(i);
    erase_empty();
  }

 private:
  bool is_small(std::size_t i) const { return set_.families[i].affine.parameters() <= 2; }

  std::optional<Family> surface_of(const std::vector<std::size_t>& members) const {
    if (members.size() < 2) return std::nullopt;
    std::vector<const AffineFamily*> slices;
    for (const std::size_t i : members) slices.push_back(&set_.families[i].affine);
    const RelatedFrames framed = frames_of(pairs_[set_.families[members.front()].relations.front()]);
    const auto pair = std::ranges::find(framed.frames, slices.front()->label, &FramedPair::label);
    if (pair == framed.frames.end()) return std::nullopt;
    auto family = joined(slices, *pair);
    // Without a theorem the slices, which may have theirs, are worth more.
    auto theorem = family ? solve_family(*family) : std::nullopt;
    if (!theorem) return std::nullopt;
    return Family{*std::move(family), FamilyStatus::unproved, std::move(theorem), {}, {}};
  }

  /// A relation on the largest surface through it.
  void move(std::size_t i) {
    RelationPlace& place = set_.places[i];
    const bool isolated = place.kind == RelationPlace::Kind::isolated;
    if (!isolated && (place.kind != RelationPlace::Kind::family || !is_small(place.family))) return;
    std::size_t most = isolated ? 0 : set_.families[place.family].affine.parameters();
    for (const FramedPair& pair : frames_of(pairs_[i]).frames)
      for (std::size_t k = first_; k < set_.families.size(); ++k) {
        const AffineFamily& surface = set_.families[k].affine;
        if (surface.label != pair.label || surface.parameters() <= most || !surface.parameters_of(pair.point)) continue;
        most = surface.parameters();
        place = {RelationPlace::Kind::family, k, {}};
      }
  }
  void erase_empty() {
    std::vector<Family> kept;
    std::vector<std::size_t> number(set_.families.size(), 0);
    for (std::size_t i = 0; i < set_.families.size(); ++i) {
      number[i] = kept.size();
      if (!set_.families[i].relations.empty()) kept.push_back(std::move(set_.families[i]));
    }
    set_.families = std::move(kept);
    for (RelationPlace& place : set_.places)
      if (place.kind == RelationPlace::Kind::family) place.family = number[place.family];
  }

  FamilySet& set_;
  std::span<const RelatedPair> pairs_;
  int threads_;
  std::size_t first_ = set_.families.size();  // surfaces begin here
};

/// The plainest first: many parameters, small steps, many relations.
std::vector<std::size_t> plain_order(const std::vector<Family>& families) {
  std::vector<std::size_t> order(families.size());
  std::iota(order.begin(), order.end(), 0);
  std::ranges::sort(order, [&](std::size_t x, std::size_t y) {
    const Family &f = families[x], &g = families[y];
    if (f.affine.parameters() != g.affine.parameters()) return f.affine.parameters() > g.affine.parameters();
    if (f.affine.weight != g.affine.weight) return f.affine.weight < g.affine.weight;
    if (f.relations.size() != g.relations.size()) return f.relations.size() > g.relations.size();
    return f.affine.key() < g.affine.key();
  });
  return order;
}

/// By status, and there the plainest first.
std::vector<std::size_t> status_order(const std::vector<Family>& families) {
  std::vector<std::size_t> order = plain_order(families);
  std::ranges::stable_sort(order, {}, [&](std::size_t i) { return families[i].status; });
  return order;
}

/// The family of the relation read backwards.
std::optional<AffineFamily> inverse_of(const AffineFamily& family, const RelatedPair& member) {
  for (const FramedPair& pair : frames_of({member.to, member.from}).frames) {
    if (!pair.frame.is_like(family.frame)) continue;
    auto inverse = family_through(pair);
    if (inverse && inverse->parameters() == family.parameters()) return inverse;
  }
  return std::nullopt;
}

/// A path at two points in general position.
std::vector<std::size_t> general_path(const Moves& moves, const AffineFamily& family) {
  std::vector<std::size_t> path;
  for (const std::uint64_t seed : {11, 12}) {
    const auto parameters = general_parameters(family.parameters(), seed);
    path = moves.path(from_state(family, parameters), to_state(family, parameters));
    if (path.empty()) break;
  }
  return path;
}

void reorder(FamilySet& set, const std::vector<std::size_t>& order) {
  std::vector<std::size_t> rank(order.size());
  std::vector<Family> sorted;
  for (std::size_t i = 0; i < order.size(); ++i) rank[order[i]] = i, sorted.push_back(std::move(set.families[order[i]]));
  set.families = std::move(sorted);
  const auto renumber = [&](std::vector<std::size_t>& path) {
    for (std::size_t& i : path) i = rank[i];
  };
  for (Family& family : set.families) renumber(family.path);
  for (RelationPlace& place : set.places) {
    if (place.has_family()) place.family = rank[place.family];
    renumber(place.path);
  }
}

}  // namespace

FamilySet discover_families(std::span<const RelatedPair> pairs, const WorkOptions& options) {
  FamilySet set;
  set.places.resize(pairs.size());
  std::vector<RelatedFrames> all(pairs.size());
  std::atomic<std::size_t> done{0};
  options.report("relations proved", done, pairs.size());
  parallel_blocks(pairs.size(), 256, options.threads, [&](std::size_t first, std::size_t last) {
    if (options.is_stopped()) return;
    for (std::size_t i = first; i < last; ++i) all[i] = frames_of(pairs[i]);
    options.report("relations proved", done += last - first, pairs.size());
  });
  if (options.is_stopped()) return set;
  Sorter(set).place(all, options.threads);
  Joiner(set, pairs, options.threads).run();
  reorder(set, plain_order(set.families));

  Moves moves;
  options.report("families reduced", 0, set.families.size());
  for (std::size_t i = 0; i < set.families.size() && !options.is_stopped(); ++i) {
    Family& family = set.families[i];
    family.path = general_path(moves, family.affine);
    if (!family.path.empty()) family.status = FamilyStatus::composition, family.theorem.reset();
    if (!is_same_recurrence(family.affine)) moves.add(i, family.affine, inverse_of(family.affine, pairs[family.relations.front()]));
    options.report("families reduced", i + 1, set.families.size());
  }
  parallel_blocks(set.families.size(), 1, options.threads, [&](std::size_t i, std::size_t) {
    Family& family = set.families[i];
    if (family.status == FamilyStatus::composition || options.is_stopped()) return;
    if (!family.theorem) family.theorem = solve_family(family.affine);
    if (family.theorem) family.status = FamilyStatus::proved;
  });
  parallel_blocks(pairs.size(), 16, options.threads, [&](std::size_t first, std::size_t last) {
    for (std::size_t i = first; i < last && !options.is_stopped(); ++i) {
      RelationPlace& place = set.places[i];
      if (place.kind != RelationPlace::Kind::isolated) continue;
      place.path = moves.path(state_of(pairs[i].from), state_of(pairs[i].to));
      if (!place.path.empty()) place.kind = RelationPlace::Kind::composition;
    }
  });
  set_apart(set);
  reorder(set, status_order(set.families));
  return set;
}

}  // namespace brouncker
