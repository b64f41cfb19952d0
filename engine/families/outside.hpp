/// Members of a family far from where it was found, checked numerically whatever its proof says.
#pragma once

#include "engine/families/discover.hpp"

namespace brouncker {

/// A member with integer coefficients: a and b of both PCFs multiplied by the smallest c, c^2 that makes them so.
struct FamilyMember {
  std::vector<Rational> parameters;
  long shift = 0;  ///< n of the family is n + shift of the member
  Pcf from, to;
};

/// nullopt where a degree drops.
std::optional<FamilyMember> member(const AffineFamily& family, std::span<const Rational> parameters, long shift = 0);

/// The gauge of a member from the theorem; nullopt at exceptional parameters.
std::optional<Gauge> member_gauge(const AffineFamily& family, const FamilyTheorem& theorem, const FamilyMember& member);

struct OutsideCheck {
  int checked = 0, agreed = 0;
  std::optional<FamilyMember> counterexample;
};

inline constexpr int kOutsideMembers = 200;
inline constexpr long kOutsideDigits = 50;

/// L = R(L') to kOutsideDigits digits for `members` members with parameters of random size 6 .. 60 (half of them fractions), R from
/// the theorem or, for a composition, from the gauge solver. Members that converge too slowly, terminate, are exceptional or have
/// an infinite limit are not counted; fewer than `members` are checked only where 40 times as many parameters do not give enough.
/// @param seed  Other seeds, other members: the first 40 * members of `seed`, `seed` + 1, ... are tried.
OutsideCheck check_outside(const Family& family, int members = kOutsideMembers, std::uint64_t seed = 10'000);

}  // namespace brouncker
