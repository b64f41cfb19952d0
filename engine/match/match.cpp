#include "engine/match/match.hpp"

#include <algorithm>
#include <map>

namespace brouncker {
namespace {

/// A limit that is neither rational nor quadratic.
struct Candidate {
  std::size_t index;  ///< into the limits; beyond their number for the controls
  Prepared prepared;
  bool control = false;
  bool matched = false;
};

/// (4093 c + 5)/(7 c - 3071) of a constant, to 70 digits: as hard to find as any.
const Moebius kControl{4093, 5, 7, -3071};
constexpr long kControlBits = 240;

Approximation planted(const Approximation& c) {
  const Rational x = c.centre();
  const Rational value = (kControl.p * x + kControl.q) / (kControl.r * x + kControl.s);
  return approximation(value, Rational(1, Integer(Integer(1) << static_cast<unsigned>(std::min(c.bits - 16, kControlBits)))));
}

std::optional<Hit> special_hit(const MatchLimit& limit, const MatchOptions& options) {
  if (auto rational = match_rational(limit.value, options.log2_tests, options.rational_height_bits))
    if (rational->support.accepted()) return Hit{limit.id, *std::move(rational)};
  if (auto quadratic = match_quadratic(limit.value, options.log2_tests, options.quadratic_height_bits))
    if (quadratic->support.accepted()) return Hit{limit.id, *std::move(quadratic)};
  return std::nullopt;
}

using Found = std::map<std::size_t, ConstantMatch>;

/// All constants against the limits that are searched up to one height.
class Group {
 public:
  Group(std::vector<Candidate> candidates, int height_bits, const MatchOptions& options)
      : candidates_(std::move(candidates)), height_bits_(height_bits), options_(options) {}

  void search(const ConstantSet& constants, MatchResult& result, Found& found) {
    for (std::size_t c = 0; c < constants.entries().size(); ++c) {
      if (c % kRepackEvery == 0 && stale_) pack();
      if (alive_.empty()) return;
      const ConstantSet::Entry& entry = constants.entries()[c];
      find_open(entry.sliced, *batch_, height_bits_, open_);
      result.tests += pairs_;
      for (std::size_t i = 0; i < alive_.size(); ++i) {
        if (!open_[i] || alive_[i]->matched) continue;
        ++result.left_open;
        const auto match = test_pair(entry.prepared, alive_[i]->prepared, height_bits_, options_.log2_tests);
        if (!match) continue;
        alive_[i]->matched = stale_ = true;
        found.emplace(alive_[i]->index, ConstantMatch{c, *match});
      }
    }
  }

 private:
  /// Limits that are matched leave the batch now and then.
  static constexpr std::size_t kRepackEvery = 16;

  void pack() {
    stale_ = false;
    alive_.clear();
    pairs_ = 0;
    std::vector<const Prepared*> limits;
    for (Candidate& candidate : candidates_) {
      if (candidate.matched) continue;
      alive_.push_back(&candidate);
      limits.push_back(&candidate.prepared);
      pairs_ += !candidate.control;
    }
    if (alive_.empty()) return;
    batch_.emplace(limit_batch(limits));
    open_.resize(batch_->padded_size());
  }

  std::vector<Candidate> candidates_;
  int height_bits_;
  const MatchOptions& options_;
  std::vector<Candidate*> alive_;
  std::uint64_t pairs_ = 0;  ///< of alive_ without the controls
  std::optional<LimitBatch> batch_;
  std::vector<std::uint8_t> open_;
  bool stale_ = true;  ///< something matched since the batch was packed
};

}  // namespace

const Support& Hit::support() const {
  struct Visitor {
    const Support& operator()(const ConstantMatch& m) const { return m.moebius.support; }
    const Support& operator()(const RationalMatch& m) const { return m.support; }
    const Support& operator()(const QuadraticMatch& m) const { return m.support; }
  };
  return std::visit(Visitor{}, match);
}

MatchResult match(std::span<const MatchLimit> limits, const ConstantSet& constants, const MatchOptions& options) {
  MatchResult result;
  std::vector<std::optional<Hit>> hits(limits.size());
  std::map<int, std::vector<Candidate>> by_height;
  for (std::size_t i = 0; i < limits.size(); ++i) {
    if ((hits[i] = special_hit(limits[i], options))) continue;
    if (auto ready = prepared(limits[i].value))
      by_height[std::clamp(limits[i].height_bits, 0, kMaxHeightBits)].push_back({i, *std::move(ready)});
    else result.undetermined.push_back(limits[i].id);
  }
  const bool controlled = !constants.entries().empty();
  // The controls share a batch with limits, whatever its height: a batch of their own would cost as much as a full one.
  if (by_height.empty()) by_height[kFirstHeightBits];
  if (controlled)
    for (std::size_t k : {0, 1}) {
      const auto& entry = k == 0 ? constants.entries().front() : constants.entries().back();
      by_height.begin()->second.push_back({limits.size() + k, *prepared(planted(entry.constant.value)), true});
    }
  Found found;
  for (auto& [height_bits, candidates] : by_height)
    Group(std::move(candidates), height_bits, options).search(constants, result, found);
  result.control_found = controlled && found.contains(limits.size()) && found.contains(limits.size() + 1);
  for (auto& [index, match] : found)
    if (index < limits.size()) hits[index] = Hit{limits[index].id, std::move(match)};
  for (auto& hit : hits)
    if (hit) result.hits.push_back(*std::move(hit));
  return result;
}

}  // namespace brouncker
