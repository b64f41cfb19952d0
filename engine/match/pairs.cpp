#include "engine/match/pairs.hpp"

#include "engine/hypergeometric/bucket_key.hpp"
#include "engine/match/formula_moves.hpp"
#include "engine/match/pair_test.hpp"
#include "engine/match/special.hpp"
#include "formulas/disjoint_sets.hpp"
#include "formulas/print.hpp"

#include <algorithm>
#include <map>
#include <unordered_map>

namespace brouncker {
namespace {

/// One call of match_pairs().
class PairSearch {
 public:
  PairSearch(std::span<const PcfClass> classes, const PairOptions& options)
      : classes_(classes), options_(options), ready_(classes.size()), sets_(classes.size()) {
    for (std::size_t i = 0; i < classes.size(); ++i) {
      index_.emplace(to_plain(classes[i].canonical), i);
      if (options.none_special || !is_special(classes[i].limit)) ready_[i] = prepared(classes[i].limit);
      if (ready_[i]) buckets_[bucket_key(classes[i].canonical)].push_back(i);
      else ++result_.special;
    }
  }

  PairResult run() {
    for (std::size_t i = 0; i < classes_.size(); ++i)
      if (ready_[i]) by_formula(i);
    result_.control_found = true;
    for (const auto& [key, members] : buckets_) search_bucket(members);
    result_.buckets = buckets_.size();
    result_.component.resize(classes_.size());
    for (std::size_t i = 0; i < classes_.size(); ++i) result_.component[i] = sets_.least_of(i);
    return std::move(result_);
  }

 private:
  bool is_special(const Approximation& x) const {
    const auto rational = match_rational(x, options_.log2_tests);
    if (rational && rational->support.accepted()) return true;
    const auto quadratic = match_quadratic(x, options_.log2_tests);
    return quadratic && quadratic->support.accepted();
  }

  void add(std::size_t i, std::size_t j, const Moebius& map, std::string_view method, double verified_bits) {
    if (sets_.join(i, j)) result_.hits.push_back({classes_[i].id, classes_[j].id, LimitRelation::of(map), method, verified_bits});
  }

  /// The partner's canonical form must be one of the classes.
  void by_formula(std::size_t i) {
    std::vector<Move> moves = moves_d(classes_[i].canonical);
    for (Move& move : moves_r(classes_[i].canonical)) moves.push_back(std::move(move));
    for (const Move& move : moves) {
      const Equivalent form = canonical(move.pcf);
      const auto partner = index_.find(to_plain(form.pcf));
      if (partner == index_.end() || !ready_[partner->second] || sets_.find(i) == sets_.find(partner->second)) continue;
      const std::size_t j = partner->second;
      ++result_.tests;
      if (move.relation && form.relation) {
        const Moebius map = (*move.relation * *form.relation).reduced();
        const Support held = moebius_support(map, classes_[j].limit, classes_[i].limit, options_.log2_tests);
        if (held.verified_bits > 0) add(i, j, map, move.name, held.verified_bits);
      } else if (const auto match = test_pair(*ready_[j], *ready_[i], options_.formula_height_bits, options_.log2_tests)) {
        add(i, j, match->map, move.relation ? "lattice" : move.name, match->support.verified_bits);
      }
    }
  }

  void search_bucket(const std::vector<std::size_t>& members) {
    if (members.size() < 2) return;
    std::vector<const Prepared*> limits;
    for (std::size_t i : members) limits.push_back(&*ready_[i]);
    const LimitBatch batch = limit_batch(limits);
    std::vector<std::uint8_t> open(batch.padded_size());
    for (std::size_t k = 0; k + 1 < members.size(); ++k) {
      const std::size_t i = members[k];
      find_open(sliced_constant(ready_[i]->small), batch, options_.height_bits, open, k + 1);
      if (open[k] == 0 && k / 8 == (k + 1) / 8) result_.control_found = false;  // a number is an image of itself
      for (std::size_t l = k + 1; l < members.size(); ++l) {
        const std::size_t j = members[l];
        if (sets_.find(i) == sets_.find(j)) continue;
        ++result_.tests;
        if (!open[l]) continue;
        if (const auto match = test_pair(*ready_[j], *ready_[i], options_.height_bits, options_.log2_tests))
          add(i, j, match->map, "lattice", match->support.verified_bits);
      }
    }
  }

  std::span<const PcfClass> classes_;
  const PairOptions& options_;
  std::vector<std::optional<Prepared>> ready_;
  std::unordered_map<std::string, std::size_t> index_;
  std::map<std::string, std::vector<std::size_t>> buckets_;
  DisjointSets<std::size_t> sets_;
  PairResult result_;
};

}  // namespace

PairResult match_pairs(std::span<const PcfClass> classes, const PairOptions& options) { return PairSearch(classes, options).run(); }

std::optional<LimitRelation> transported(const Moebius& map, const Equivalent& member, const Equivalent& other) {
  if (!member.relation || !other.relation) return std::nullopt;
  return LimitRelation::of((*member.relation * map * other.relation->inverse()).reduced());
}

}  // namespace brouncker
