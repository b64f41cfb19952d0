/// Building closed forms that a person would write: rational arithmetic is carried out, square roots are taken out, angles and
/// logarithms of special values are recognised. All of it exact. This is the algebra of what a theorem derives;
/// engine/match/spelling only orders the terms of a relation between numbers that was found.
#pragma once

#include "formulas/expression.hpp"
#include "formulas/moebius.hpp"

#include <optional>

namespace brouncker::closed {

/// A rational number where the tree is one.
std::optional<Rational> rational_value(const Expression& x);

Expression number(const Rational& x);
Expression plus(const Expression& x, const Expression& y);
Expression minus(const Expression& x, const Expression& y);
Expression times(const Expression& x, const Expression& y);
/// Precondition: y is not the rational 0.
Expression over(const Expression& x, const Expression& y);
Expression call(std::string_view name, std::vector<Expression> arguments);

/// x = outside^2 * inside with a square-free integer `inside` >= 1, as far as primes below 2^16 and perfect squares show it.
struct Root {
  Rational outside;
  Integer inside;
};
/// Precondition: x > 0.
Root root_of(const Rational& x);
/// sqrt(x) as outside * sqrt(inside). Precondition: x >= 0.
Expression square_root(const Rational& x);
/// base^exponent. Precondition: base > 0.
Expression power_of(const Rational& base, const Rational& exponent);

/// value = factor * atom.
struct Multiple {
  Rational factor;
  Expression atom;
};
/// log(x) = k log(r), r > 1 not a perfect power. Precondition: x > 0, x != 1.
Multiple logarithm(const Rational& x);
/// sqrt(x) f(sqrt(x)) for f = asin (0 < x <= 1), atan, asinh (x > 0), atanh (0 < x < 1): odd functions divided by rational
/// multiples of their argument stay one atom: pi, sqrt(3)*pi, log(3/2), sqrt(2)*atan(sqrt(2)), ...
Multiple root_times_asin(const Rational& x);
Multiple root_times_atan(const Rational& x);
Multiple root_times_atanh(const Rational& x);

/// (p x + q)/(r x + s), written plainly. Precondition: not (p x + q = r x + s = 0 as rationals).
/// nullopt where it is the point at infinity as a rational.
std::optional<Expression> apply(const Moebius& map, const Expression& x);

}  // namespace brouncker::closed
