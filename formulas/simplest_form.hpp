/// Closed forms as a mathematician writes them.
#pragma once

#include "formulas/expression.hpp"
#include "formulas/moebius.hpp"

namespace brouncker {

/// The shortest text of the same number among x itself and what its normal form gives (normal_form.hpp): one fraction, with rational
/// denominators where they are of Q(sqrt d), common factors out or in, or a sum of fractions; logarithms of rational numbers joined or
/// apart; roots of numbers joined; the arguments of functions likewise. x where nothing is shorter.
/// Exact. Cost: 120 us on the average of the published catalogue, 350 us for quotients of 2F1 with quadratic parameters.
Expression simplest_form(const Expression& x);

/// x and -x.
struct BothSigns {
  Expression own, negative;
};
/// (p c + q)/(r c + s): one of the two signs by simplest_form(), the other its negated(), so that both are written alike.
/// Precondition: the determinant is not 0.
BothSigns simple_moebius_form(const Moebius& map, const Expression& c);

}  // namespace brouncker
