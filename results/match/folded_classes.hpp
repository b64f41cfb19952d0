/// Classes whose PCFs are folds of one another: relations across buckets, by theorem.
#pragma once

#include "engine/match/pairs.hpp"
#include "results/match/classes.hpp"

#include <map>
#include <mutex>
#include <span>
#include <string>
#include <tuple>

namespace brouncker {

class FoldedClasses {
 public:
  /// @param classes Have to outlive this. Cost: 0.2 us a class.
  explicit FoldedClasses(const FormulaClasses& classes);

  /// For every class of the list and each of its k-folds, k <= kMaxFold, the first class of the fold's bucket that is gauge equivalent to it: a hit
  /// with method "fold", the relation exact and held by the limits. Folds of higher degree than any class has are not looked at; the
  /// degrees are those of folds in which nothing cancels by accident. Of each component only the first hit into a bucket: the others
  /// follow.
  /// @param list      As for match_pairs(); id is the index of the class.
  /// @param component Of PairResult.
  /// Cost: 60 us for each fold that is looked at, and 20 us for each class of its bucket. Any number of threads may call it.
  std::vector<PairHit> hits(std::span<const PcfClass> list, std::span<const std::size_t> component) const;

 private:
  using Leading = std::tuple<int, int, Integer, Integer>;  ///< degrees and leading coefficients
  using Buckets = std::map<std::string, std::vector<std::size_t>>;

  /// Degrees of a k-fold of degrees s, t.
  bool may_be_there(long s, long t, long k) const;
  /// The classes of this bucket.
  std::vector<std::size_t> bucket(const Pcf& canonical, const std::string& key) const;

  const FormulaClasses& classes_;
  int degree_a_ = 0, degree_b_ = 0;  ///< the highest of the classes
  std::map<Leading, std::vector<std::size_t>> by_leading_;
  mutable std::mutex mutex_;
  mutable std::map<Leading, Buckets> buckets_;  ///< of those that were asked for
};

}  // namespace brouncker
