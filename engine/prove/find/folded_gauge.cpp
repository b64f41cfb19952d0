#include "engine/prove/find/folded_gauge.hpp"

#include "engine/prove/find/root_parity.hpp"
#include "engine/prove/statements/bounds.hpp"

#include <algorithm>
#include <map>

#include <fmt/format.h>

namespace brouncker {
namespace {

/// A PCF and what is known of its folds.
class Side {
 public:
  explicit Side(const Pcf& pcf) : pcf_(pcf) {}

  const std::optional<std::vector<Polynomial>>& odd(long k) {
    auto [at, is_new] = odd_.try_emplace(k);
    if (is_new) at->second = odd_root_classes(pcf_.b, k);
    return at->second;
  }
  /// Of b of the fold, at most.
  long degree(long k) const { return k * pcf_.b.degree() + 2 * (k - 1) * std::max(pcf_.a.degree(), (pcf_.b.degree() + 1) / 2); }
  /// nullptr where there is none.
  const Pcf* pcf(long k) {
    if (k == 1) return &pcf_;
    const auto& fold = folded(k);
    return fold ? &fold->part : nullptr;
  }
  const std::optional<Fold>& folded(long k) {
    auto [at, is_new] = folds_.try_emplace(k);
    if (is_new) at->second = fold_of(pcf_, k);
    return at->second;
  }

 private:
  const Pcf& pcf_;
  std::map<long, std::optional<std::vector<Polynomial>>> odd_;
  std::map<long, std::optional<Fold>> folds_;
};

std::string text(const StepRatio& steps) { return fmt::format("{}:{}", steps.k, steps.l); }

/// "1:1 and 2:2: the reason; 3:3: another one".
class Reasons {
 public:
  void add(const StepRatio& steps, const std::string& reason) {
    const auto at = std::ranges::find(lines_, reason, &std::pair<std::string, std::string>::second);
    if (at == lines_.end()) lines_.push_back({text(steps), reason});
    else at->first += ", " + text(steps);
  }
  bool empty() const { return lines_.empty(); }
  std::string joined() const {
    std::string result;
    for (const auto& [steps, reason] : lines_) result += fmt::format("{}{}: {}", result.empty() ? "" : "; ", steps, reason);
    return result;
  }

 private:
  std::vector<std::pair<std::string, std::string>> lines_;
};

bool roots_differ(Side& x, long k, Side& y, long l) {
  const auto &odd = x.odd(k), &other = y.odd(l);
  return odd && other && *odd != *other;
}

GaugeResult tried(Side& x, long k, Side& y, long l) {
  if (roots_differ(x, k, y, l)) return {Verdict::no, std::nullopt, "the roots of b differ modulo the integers"};
  if (std::max(k > 1 ? x.degree(k) : 0, l > 1 ? y.degree(l) : 0) > kMaxFoldedDegree)
    return {Verdict::undecided, std::nullopt, "a product of too high a degree"};
  const Pcf *from = x.pcf(k), *to = y.pcf(l);
  if (!from || !to) return {Verdict::undecided, std::nullopt, "a product that cannot be contracted"};
  return gauge_between(*from, *to);
}

/// Why `steps` is not possible, found.verdict being `no`.
RefutedSteps refutation(Side& x, Side& y, const StepRatio& steps, GaugeResult found) {
  if (roots_differ(x, steps.k, y, steps.l)) return {steps, true, {}, {}, {}};
  return {steps, false, steps.k > 1 ? x.folded(steps.k) : std::nullopt, steps.l > 1 ? y.folded(steps.l) : std::nullopt,
          std::move(found.refuted)};
}

std::vector<ProofStep> path(Side& x, Side& y, const StepRatio& steps, Gauge gauge) {
  std::vector<ProofStep> result;
  if (steps.k > 1) result.push_back(FoldStep{*x.folded(steps.k), false});
  const bool is_direct = steps == StepRatio{1, 1};
  if (is_direct || !(gauge.from == gauge.to)) result.push_back(GaugeStep{"gauge", std::move(gauge)});
  if (steps.l > 1) result.push_back(FoldStep{*y.folded(steps.l), true});
  return result;
}

}  // namespace

FoldedGauge folded_gauge_between(const Pcf& from, const Pcf& to) {
  constexpr StepRatio kDirect{1, 1};
  Side x(from), y(to);
  GaugeResult direct = gauge_between(from, to);
  if (direct.gauge) return {Verdict::yes, kDirect, path(x, y, kDirect, std::move(*direct.gauge)), {}};
  const std::vector<StepRatio> ratios = step_ratios(from, to);
  const std::string outside =
      fmt::format("every{} k:l with k, l <= {}: the solutions grow at different rates", ratios.empty() ? "" : " other", kMaxFold);
  if (ratios.empty()) {
    const bool is_undecided = direct.verdict == Verdict::undecided;
    return {direct.verdict, {}, {}, is_undecided ? std::move(direct.reason) : outside};
  }
  Reasons refuted, open;
  std::vector<RefutedSteps> details;
  for (const StepRatio& steps : ratios) {
    GaugeResult found = steps == kDirect ? std::move(direct) : tried(x, steps.k, y, steps.l);
    if (found.gauge) return {Verdict::yes, steps, path(x, y, steps, std::move(*found.gauge)), {}};
    const bool is_refuted = found.verdict == Verdict::no;
    (is_refuted ? refuted : open).add(steps, found.reason);
    if (is_refuted) details.push_back(refutation(x, y, steps, std::move(found)));
  }
  if (open.empty()) return {Verdict::no, {}, {}, refuted.joined() + "; " + outside, std::move(details)};
  const std::string decided = refuted.empty() ? "" : "; not equivalent, proved, for " + refuted.joined();
  return {Verdict::undecided, {}, {}, "for " + open.joined() + decided + "; excluded for " + outside};
}

}  // namespace brouncker
