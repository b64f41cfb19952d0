/// Shorthand of the theorem files: what their functions give, Moebius maps with rational entries.
#pragma once

#include "engine/hypergeometric/parameters.hpp"
#include "engine/prove/statements/theorem.hpp"
#include "formulas/closed_form.hpp"

namespace brouncker::theorem_rows {

using Value = std::optional<ClosedForm>;
using Bases = std::vector<Pcf>;

inline const Rational kHalf(1, 2);

inline bool is_even(const Rational& x) { return is_integer(x / 2); }

/// x -> (p x + q)/(r x + s) with rational entries, made integral.
inline ClosedForm mapped(const Rational& p, const Rational& q, const Rational& r, const Rational& s, Expression atom) {
  const Integer d =
      lcm(lcm(Integer(denominator(p)), Integer(denominator(q))), lcm(Integer(denominator(r)), Integer(denominator(s))));
  const auto scaled = [&](const Rational& x) { return Integer(Integer(numerator(x)) * (d / Integer(denominator(x)))); };
  return {Moebius{scaled(p), scaled(q), scaled(r), scaled(s)}.reduced(), std::move(atom)};
}
/// factor * atom.
inline ClosedForm multiple(const Rational& factor, Expression atom) { return mapped(factor, 0, 0, 1, std::move(atom)); }
/// factor / atom.
inline ClosedForm quotient(const Rational& factor, Expression atom) { return mapped(0, factor, 1, 0, std::move(atom)); }
inline ClosedForm rational_form(const Rational& x) { return {Moebius{}, closed::number(x)}; }

}  // namespace brouncker::theorem_rows
