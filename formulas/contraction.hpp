/// A fraction brought to a PCF with integer polynomials, and how its value is carried back.
#pragma once

#include "formulas/fraction.hpp"
#include "formulas/moebius.hpp"

#include <optional>

namespace brouncker {

/// x = map(L), where L is the limit of the PCF and x that of every period-th convergent of the fraction.
struct Contraction {
  Pcf pcf;
  Moebius map;
  long period = 1;  ///< of the convergents that are kept
  long first = 0;   ///< the head that is carried over as numbers: the PCF begins at this index of the fraction
  /// The other convergents have the same limit where L is finite: a theorem, see contracted(). True where period is 1.
  bool complete = true;
};

/// Three steps, each exact.
///   Denominators: a'(n) = c(n) a(n), b'(n) = c(n) c(n-1) b(n), with c(n) the common denominator of a and b at n.
///   Head: the first terms are one Moebius map, and more of them are where c or beta, below, vanishes.
///   Period k: with the product T(m) = (alpha beta; gamma delta) of the matrices (a b; 1 0) of the m-th block, every k-th convergent
///   is one of the PCF of
///       A(m) = alpha(m) beta(m-1) + beta(m) delta(m-1),    B(m) = -beta(m-2) beta(m) det T(m-1).
/// Common factors are divided out (deflated()), and of the k residues at which it can begin the one with the simplest PCF is taken.
/// Complete: a, b > 0 from some n on and Seidel-Stern; or in u(mk+j) = x(m) u(mk+k) + y(m) u(mk) the leading terms of the two summands do not cancel for a dominant solution u, so that
/// p - L q of the recessive one stays small beside q at j, too. Decided exactly for A^2 growing at least as B; else complete is false.
/// Throws Error (input) where the fraction has a pole at a term that is not given, ends (b(n) = 0 in its head), or cannot be contracted (all
/// beta vanish). Source: [Perron1957, I, par. 11 and 12; II, par. 4, Seidel-Stern]; Poincare-Perron for the ratio of a dominant solution.
Contraction contracted(const Fraction& fraction);

/// The PCF of every k-th convergent of a PCF, begun where it is simplest: contracted() of k equal patterns. L(pcf) = map(L'), with no condition but that both converge.
/// nullopt where it cannot be contracted (all beta vanish), or b vanishes before `first`. Preconditions: a and b are not zero, k >= 1.
std::optional<Contraction> folded(const Pcf& pcf, long k);

}  // namespace brouncker
