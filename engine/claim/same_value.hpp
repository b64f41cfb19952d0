/// Are two closed forms the same number? Decided exactly, or not at all.
#pragma once

#include "formulas/expression.hpp"

#include <optional>
#include <string>

namespace brouncker {

struct SameValue {
  std::optional<bool> same;              ///< nullopt: undecided
  std::string reason;                    ///< on what ground, or how far they agree
  std::optional<long> first_difference;  ///< the significant digit, from 1, in which they differ
};

/// Equal: by rational arithmetic; by the normal form (formulas/normal_form.hpp); or, where x - y is made of integers by + - * /
/// and roots, because an enclosure of it is narrower than the least it could be, separation_bits(). Different: disjoint
/// enclosures of numbers that are shown to be real, of up to 1,000 digits, or as many as the separation takes.
/// Throws Error (input) where one of them has no real value. Cost: 1 ms; some more where they agree and no theorem says why.
SameValue same_value(const Expression& x, const Expression& y);

/// A number b with x = 0 or |x| >= 2^-b; nullopt where x is not made of integers by + - * /, square roots, rational powers, and
/// roots of polynomials (polyroot).
/// With u and l of the parts, D the product of the degrees of the roots that differ, b = log2 l + (D^2 - 1) log2 u.
/// Source: [Burnikel2000, theorem 1].
std::optional<double> separation_bits(const Expression& x);

}  // namespace brouncker
