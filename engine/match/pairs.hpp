/// PCF against PCF: limits that are Moebius images of one another, whatever constants they are.
#pragma once

#include "engine/match/approximation.hpp"
#include "formulas/canonical.hpp"
#include "formulas/limit_relation.hpp"

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace brouncker {

/// A recurrence class by its canonical PCF (formulas/canonical.hpp) and the limit of that PCF. A PCF whose limit has no relation to
/// that of the canonical one (a zero of b lies between) is a class of its own, with its deflated, sign-normalised self in place of
/// it.
struct PcfClass {
  std::uint64_t id = 0;
  Pcf canonical;
  Approximation limit;
};

/// How a pair was found: exact, by theorem; the pair by formula and the relation by lattice; by lattice; exact, one is a fold of the other
/// (results/match/folded_classes.hpp).
inline constexpr std::array<std::string_view, 4> kPairMethods = {"move-d", "theorem-r", "lattice", "fold"};

struct PairHit {
  std::uint64_t id = 0, other = 0;  ///< L of `id`, L' of `other`
  LimitRelation relation;
  std::string_view method;  ///< one of kPairMethods
  /// For move-d the support says how well the limits agree with what is proved.
  double verified_bits = 0;
};

struct PairOptions {
  double log2_tests = 26;        ///< log2 of the number of pairs of the whole run
  int height_bits = 12;          ///< of relations looked for among all pairs of a bucket
  int formula_height_bits = 18;  ///< of those for pairs that a formula names
  bool none_special = false;     ///< the caller has seen that no limit is rational or quadratic, as match() does
};

struct PairResult {
  std::vector<PairHit> hits;
  /// Shape of the classes: equal where the limits are connected by hits; the smallest index of the component.
  std::vector<std::size_t> component;
  std::uint64_t tests = 0;
  std::size_t buckets = 0;
  std::size_t special = 0;  ///< classes left out: rational, quadratic or little known limits
  /// Every number looked at was seen to be an image of itself, a relation that is there for certain.
  bool control_found = false;
};

/// Relations by formula first (engine/match/formula_moves.hpp), then every pair of a bucket that is not connected yet, in the order
/// given.
/// Cost: see find_open(); the published space has 9,570 buckets and 35 million pairs.
PairResult match_pairs(std::span<const PcfClass> classes, const PairOptions& options);

/// The relation of two members of classes: L = member(L_class) and L' = other(L'_class), L_class = map(L'_class). Nothing where a
/// member has no relation to its class.
std::optional<LimitRelation> transported(const Moebius& map, const Equivalent& member, const Equivalent& other);

}  // namespace brouncker
