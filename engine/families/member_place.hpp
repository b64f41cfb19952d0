/// Where a pair of PCFs lies on a family: what makes it an instance of the theorem as it is printed.
#pragma once

#include "engine/families/affine_family.hpp"
#include "engine/families/related_pair.hpp"
#include "formulas/moebius.hpp"

#include <optional>
#include <vector>

namespace brouncker {

/// A fraction as one of the sides (a, b) of a family: (scale a(n + shift), scale^2 b(n + shift)).
struct SidePlace {
  Rational shift, scale = 1;
  friend bool operator==(const SidePlace&, const SidePlace&) = default;
};

struct MemberPlace {
  std::vector<Rational> parameters;
  SidePlace from, to;
  Moebius map;  ///< L = map(L') of the limits of the pair
  friend bool operator==(const MemberPlace&, const MemberPlace&) = default;
};

/// The side at these parameters of which the fraction is an image; nullopt where it is none. Exact.
std::optional<SidePlace> side_place(const ParameterPoly& a, const ParameterPoly& b, std::span<const Rational> parameters,
                                    const Pcf& pcf);

/// nullopt where the pair is no member, or its gauge is not found.
///
/// With x = L/scale - a(shift), y = L'/scale' - a'(shift) and equal shifts h of both sides x = (n11 y + n12)/(n21 y + n22) at
/// n = h + 1, where U is regular there: x and y are the tails K(h+1), and K = U(K') (theorem.hpp). Cost: as frames_of().
std::optional<MemberPlace> place_on(const AffineFamily& family, const RelatedPair& pair);

}  // namespace brouncker
