/// The two arguments that a certificate consists of: a gauge step, and an explicit tail.
#pragma once

#include "engine/prove/statements/bounds.hpp"
#include "engine/recurrence/convergence.hpp"
#include "formulas/moebius.hpp"
#include "formulas/pcf.hpp"

#include <array>

namespace brouncker::certificates {

struct GaugeStep {
  Pcf from, to;
  Integer shift;
  Polynomial s_top, s_bottom;
  std::array<Polynomial, 4> n;
  Polynomial denominator;
  Integer start;
  Moebius relation;
};

/// Throws Invalid unless L(from) = relation(L(to)) follows. With M = [[0, b], [1, a]]:
///  (1) M(n) N(n+1) s_bottom(n) den(n) = s_top(n) N(n) M'(n+k) den(n+1) as polynomials;
///  (2) start m is the least integer >= max(1, 1 - k) from which on den, det N, s_top, s_bottom have no zero;
///  (3) b and b' have no zero at a positive integer, and both PCFs converge;
///  (4) the limit is carried: class beyond every power of n (a column of N is never an exact tail, as b' and det N are not 0), or in the
///      polynomial class a column that parts from the dominant tail early enough, or, in any class, a column with an entry 0;
///  (5) the relation is P(m-1) N(m) P'(m+k-1)^-1 up to a factor, P(i) = [[p_(i-1), p_i], [q_(i-1), q_i]].
void check(const GaugeStep& step);

/// Throws Invalid unless top/bottom is a solution of K(n) (a(n) + K(n+1)) = b(n), recessive (or else dominant), with no zero or
/// pole from the least such start on; the `others` have none either.
void check_tail(const Pcf& pcf, const Polynomial& top, const Polynomial& bottom, const Integer& start,
                const std::vector<Polynomial>& others, bool recessive);

/// Throws Invalid where one of the polynomials has a zero at an integer >= first.
void require_regular(const std::vector<Polynomial>& polynomials, const Integer& first);

/// P(last).
Moebius convergents(const Pcf& pcf, const Integer& last);

/// The class; throws Invalid where the PCF diverges or terminates.
ConvergenceClass infinite_class(const Pcf& pcf);

}  // namespace brouncker::certificates
