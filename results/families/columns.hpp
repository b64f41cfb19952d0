/// The columns of the tables of families, in the order in which they are written and read.
#pragma once

#include "results/families/rows.hpp"

#include <array>
#include <string_view>

namespace brouncker {

inline constexpr std::string_view kFamilyColumns =
    "family, name, status, constant, parameters, integers, a, b, a_to, b_to, s, n11, n12, n21, n22, denominator, exceptional, frame,"
    " relations, members_checked, members_agreed, path, example, example_to, example_place";
inline constexpr std::string_view kAnchoredColumns =
    "family, name, constant, a, b, closed_form, status, base, coordinates, lattice, steps, members, formulas";

inline constexpr std::string_view kRelationKinds[] = {"family", "same recurrence", "composition", "isolated", "unequal"};

/// The columns before `relations`, in their order.
template <typename Row>
auto polynomials(Row& row) {
  return std::array{&row.a,   &row.b,   &row.a_to, &row.b_to,        &row.s,           &row.n11,
                    &row.n12, &row.n21, &row.n22,  &row.denominator, &row.exceptional, &row.frame};
}

}  // namespace brouncker
