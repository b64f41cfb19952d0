#include "results/match/folded_classes.hpp"

#include "engine/hypergeometric/bucket_key.hpp"
#include "engine/match/pair_test.hpp"
#include "engine/prove/find/fold.hpp"
#include "engine/prove/find/gauge.hpp"
#include "engine/prove/statements/bounds.hpp"
#include "results/match/carrier.hpp"
#include "results/match/options.hpp"

#include <algorithm>
#include <set>

namespace brouncker {
namespace {

std::tuple<int, int, Integer, Integer> leading(const Pcf& pcf) {
  return {pcf.a.degree(), pcf.b.degree(), pcf.a.leading(), pcf.b.leading()};
}

}  // namespace

FoldedClasses::FoldedClasses(const FormulaClasses& classes) : classes_(classes) {
  std::set<std::pair<int, int>> degrees;
  for (std::size_t i = 0; i < classes.class_count(); ++i) {
    const Pcf pcf = classes.canonical(i);
    degrees.emplace(pcf.a.degree(), pcf.b.degree());
  }
  for (const auto& [a, b] : degrees) degree_a_ = std::max(degree_a_, a), degree_b_ = std::max(degree_b_, b);
  if (std::ranges::none_of(degrees, [&](const auto& pair) { return may_be_there(pair.first, pair.second, 2); })) return;
  for (std::size_t i = 0; i < classes.class_count(); ++i) by_leading_[leading(classes.canonical(i))].push_back(i);
}

/// With s = deg a, t = deg b: the trace of the product of k steps has the degree d(k) of a continuant, max(k s, k/2 t), and the entry that has
/// to be divided out d(k-1); so deg a' = d(k) + d(k-1), deg b' = k t + 2 d(k-1).
bool FoldedClasses::may_be_there(long s, long t, long k) const {
  const auto continuant = [&](long n) { return std::max(n * s, n / 2 * t + n % 2 * s); };
  return continuant(k) + continuant(k - 1) <= degree_a_ && k * t + 2 * continuant(k - 1) <= degree_b_;
}

std::vector<std::size_t> FoldedClasses::bucket(const Pcf& canonical, const std::string& key) const {
  const auto alike = by_leading_.find(leading(canonical));
  if (alike == by_leading_.end()) return {};
  const std::lock_guard guard(mutex_);
  const auto [at, is_new] = buckets_.try_emplace(alike->first);
  if (is_new)
    for (const std::size_t i : alike->second) at->second[bucket_key(classes_.canonical(i))].push_back(i);
  const auto found = at->second.find(key);
  return found == at->second.end() ? std::vector<std::size_t>() : found->second;
}

std::vector<PairHit> FoldedClasses::hits(std::span<const PcfClass> list, std::span<const std::size_t> component) const {
  std::vector<PairHit> result;
  std::set<std::pair<std::size_t, std::string>> seen;
  const auto test = [&](const PcfClass& whole, const Fold& fold, std::size_t other) {
    const Pcf canonical = classes_.canonical(other);
    const GaugeResult found = gauge_between(fold.part, canonical);
    const auto limit = found.gauge ? limit_value(canonical, kMatchDigits) : std::nullopt;
    if (!limit) return false;
    const Moebius map = (fold.relation * found.gauge->relation).reduced();
    const Support held = moebius_support(map, *limit, whole.limit, PairOptions{}.log2_tests);
    if (held.verified_bits > 0) result.push_back({whole.id, other, LimitRelation::of(map), "fold", held.verified_bits});
    return held.verified_bits > 0;
  };
  for (std::size_t i = 0; i < list.size(); ++i)
    for (long k = 2; k <= kMaxFold; ++k) {
      const Pcf& whole = list[i].canonical;
      const auto fold = may_be_there(whole.a.degree(), whole.b.degree(), k) ? fold_of(whole, k) : std::nullopt;
      if (!fold) continue;
      const Pcf canonical = class_form(fold->part).pcf;
      const std::string key = bucket_key(canonical);
      const std::pair place(component[i], key);
      if (seen.contains(place)) continue;
      for (const std::size_t other : bucket(canonical, key))
        if (test(list[i], *fold, other)) {
          seen.insert(place);
          break;
        }
    }
  return result;
}

}  // namespace brouncker
