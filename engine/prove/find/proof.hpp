/// What a proof of a closed form consists of.
#pragma once

#include "engine/prove/find/fold.hpp"
#include "engine/prove/find/gauge.hpp"
#include "engine/prove/find/hypergeometric_series.hpp"
#include "engine/prove/find/ramanujan.hpp"
#include "engine/prove/find/series.hpp"
#include "engine/prove/statements/contiguous_sum.hpp"
#include "engine/prove/statements/dual_sum.hpp"
#include "engine/prove/statements/lommel_sum.hpp"
#include "engine/prove/statements/theorem.hpp"
#include "engine/prove/statements/walk_integral.hpp"

#include <string>
#include <variant>
#include <vector>

namespace brouncker {

/// A change of the PCF with L = relation(L'), and why it was made: "sign", "deflation", "gauge".
struct GaugeStep {
  std::string_view label;
  Gauge gauge;
};

/// From a PCF to its fold, or from a fold back to the PCF that it is a fold of.
struct FoldStep {
  Fold fold;
  bool back = false;
};

using ProofStep = std::variant<GaugeStep, FoldStep>;

/// The PCF to which the step goes.
const Pcf& target(const ProofStep& step);
/// L = relation(L') with L' the limit of target(); reduced.
Moebius relation(const ProofStep& step);
/// Of all the steps, one after the other.
Moebius relation(const std::vector<ProofStep>& steps);

/// The last PCF has the form of a theorem of the table.
struct TheoremLeaf {
  std::string_view row;
};

/// K = top/bottom is its recessive tail; from `start` on top and bottom have no zero:
///     L = (p_(m-1) + K(m) p_(m-2))/(q_(m-1) + K(m) q_(m-2)), m = start.
struct TailLeaf {
  Polynomial top, bottom;
  Integer start;
};

/// b ends the fraction: L = p_(k-1)/q_(k-1) with b(k) = 0.
struct TerminatingLeaf {
  Integer zero;
};

/// K = top/bottom is its dominant tail and the limit follows from the sum of a rational function times powers:
/// engine/prove/find/series.hpp.
struct SeriesLeaf {
  Polynomial top, bottom;
  RationalSeries series;
};

/// K = top/bottom is its dominant tail and the limit follows from two 1F2: engine/prove/statements/lommel_sum.hpp.
struct LommelLeaf {
  Polynomial top, bottom;
  LommelSeries series;
};

/// K_i = top/bottom are two dominant tails: engine/prove/statements/two_tails.hpp.
struct TwoTailsLeaf {
  Polynomial top1, bottom1, top2, bottom2;
  Integer start;
};

/// K = top/bottom is a dominant tail whose series reduces to one of Ramanujan's: engine/prove/find/ramanujan.hpp.
struct RamanujanLeaf {
  Polynomial top, bottom;
  RamanujanReduction reduction;
};

/// K = top/bottom is a dominant tail whose series is a sum of hypergeometric functions: engine/prove/find/hypergeometric_series.hpp.
struct HypergeometricLeaf {
  Polynomial top, bottom;
  HypergeometricReduction reduction;
};

/// The last PCF is the recurrence of a dual sum: engine/prove/statements/dual_sum.hpp.
struct DualSumLeaf {
  DualSum sum;
};

/// The last PCF is the recurrence of a contiguous sum: engine/prove/statements/contiguous_sum.hpp.
struct ContiguousLeaf {
  ContiguousSum sum;
};

/// The last PCF is the recurrence of an integral: engine/prove/statements/walk_integral.hpp.
struct IntegralLeaf {
  WalkIntegral integral;
};

struct Proof {
  Pcf pcf;
  std::vector<ProofStep> steps;
  std::variant<TheoremLeaf, TailLeaf, TerminatingLeaf, SeriesLeaf, LommelLeaf, TwoTailsLeaf, RamanujanLeaf, HypergeometricLeaf,
               DualSumLeaf, IntegralLeaf, ContiguousLeaf>
      leaf;
  /// L = map(atom).
  ClosedForm form;
  /// nullopt: the limit is the point at infinity.
  std::optional<Expression> closed_form;
  /// The name of the theorem, "rational-tail", "terminating", ...
  std::string method;
};

}  // namespace brouncker
