/// Families that the literature names, recognised in what was found: one table, and an exact test.
#pragma once

#include "engine/families/affine_family.hpp"

#include <span>
#include <string_view>

namespace brouncker {

/// The PCFs (a, b) and (a_to, b_to), polynomials in n and further names in the grammar of search space templates, have Moebius
/// related limits.
struct NamedFamily {
  std::string_view name, a, b, a_to, b_to, source;
};

std::span<const NamedFamily> named_families();

/// Whether the named family lies in the found one, read in either direction: parameters of the found family, polynomials in those
/// of the named one, at which both of its PCFs are those of the named family identically, up to a rational scale and a shift of n
/// that both PCFs share up to an integer. The parameters are interpolated, degree <= 2, and the identities multiplied out.
bool contains(const AffineFamily& found, const NamedFamily& named);

/// The names that a family bears, in the order of the table.
std::vector<std::string_view> names_of(const AffineFamily& found);

}  // namespace brouncker
