/// From relations between limits to families: what is one theorem with parameters is found once, and what others generate is left
/// out.
///
/// 1. Every relation is proved by its gauge matrix (engine/prove/find/gauge.hpp) and put on the largest family through it, frame by
/// frame.
///    Families of few parameters are joined to a larger one where they are slices of a surface that has a theorem.
/// 2. A family that two moves along others make is a composition; so is a relation without a family of its own.
/// 3. The rest are solved over Q(parameters): theorems with an exceptional set.
/// 4. What is no family of its own is set apart: a recurrence and itself, and the cases j = -1, -2, ... of theorem R, which is one.
#pragma once

#include "engine/families/related_pair.hpp"
#include "engine/families/steps.hpp"
#include "engine/families/theorem.hpp"
#include "engine/progress.hpp"

#include <array>
#include <span>

namespace brouncker {

enum class FamilyStatus {
  proved,           ///< a theorem over Q(parameters)
  special_case,     ///< of another theorem: no family of its own
  same_recurrence,  ///< both sides are one recurrence from two starts: no family
  composition,      ///< of one or two other families, at parameters in general position
  unproved          ///< holds at random parameters modulo a prime; the theorem was too large to be solved for
};

inline constexpr std::array<std::string_view, 5> kFamilyStatusNames = {"proved", "special case", "same recurrence", "composition",
                                                                       "unproved"};

/// Whether it counts as a family of its own.
constexpr bool is_reduced(FamilyStatus status) { return status == FamilyStatus::proved || status == FamilyStatus::unproved; }

struct Family {
  AffineFamily affine;
  FamilyStatus status = FamilyStatus::unproved;
  std::optional<FamilyTheorem> theorem;  ///< with `proved`, but for theorem R (reflection_family.hpp), and its special cases
  std::vector<std::size_t> path;         ///< with `composition`, `special_case`: indices of families
  std::vector<std::size_t> relations;    ///< indices of the pairs that lie on it, increasing
};

/// Where a relation belongs.
struct RelationPlace {
  enum class Kind {
    family,           ///< on families[family]; path: the special case of it
    same_recurrence,  ///< one recurrence from two starts, families[family]
    composition,      ///< on no family, but two moves along families
    isolated,         ///< gauge equivalent, no family found
    unequal           ///< not shown to be gauge equivalent
  };
  /// Whether `family` says anything.
  bool has_family() const { return kind == Kind::family || kind == Kind::same_recurrence; }

  Kind kind = Kind::unequal;
  std::size_t family = 0;
  std::vector<std::size_t> path;
};

struct FamilySet {
  std::vector<Family> families;       ///< by status, then parameters and plainness
  std::vector<RelationPlace> places;  ///< one for each pair
};

/// The result depends on the pairs and their order alone. Stopped: what is there so far, with no promise.
/// Cost: about 150 us a pair, and up to 0.5 s a family.
FamilySet discover_families(std::span<const RelatedPair> pairs, const WorkOptions& options);

}  // namespace brouncker
