/// Every formula of a space whose delta is not proved to be below a threshold: the theorem of budget.hpp for all formulas at once.
///
/// A formula is dropped where its failing primes among 3 .. 61 (T_p(0) != 0, b with a root modulo p) cost more than its leading coefficients
/// leave: then liminf delta_n is below the threshold. So no formula with a finite limit, exponential convergence and liminf delta_n above the
/// threshold is dropped; what is kept may or may not have such a delta.
///
/// The walk looks at every formula, 64 at a time: some 10^8 a second. Costs and budgets are rounded to the safe side.
#pragma once

#include "engine/sieve/sieve.hpp"

namespace brouncker::sieve {

/// Higher degrees are left aside: sums of costs must stay within the planes of weighted_words.hpp.
inline constexpr int kMostGuarded = 20;

/// space = holes + mirrored + divergent + terminating + outside + beyond + dropped + kept, where all is done.
struct GuardedCounts {
  std::uint64_t space = 0, holes = 0, mirrored = 0;
  std::uint64_t divergent = 0;    ///< A^2 + 4 B < 0
  std::uint64_t terminating = 0;  ///< all b of a part vanish at a positive integer
  /// deg b != 2 deg a, A^2 + 4 B = 0, deg a > kMostGuarded, a leading coefficient of several parameters, too many parameters: nothing is
  /// said.
  std::uint64_t outside = 0;
  std::uint64_t beyond = 0;   ///< A, B leave a budget that all the primes together do not exceed
  std::uint64_t dropped = 0;  ///< proved: liminf delta_n < threshold
  std::uint64_t kept = 0;
};

struct GuardedResult {
  GuardedCounts counts;
  bool is_complete = true;
};

/// Precondition: threshold > -1.
/// @param found Gets what is kept, in a fixed order.
GuardedResult guarded_sieve(const SieveSpace& space, const Rational& threshold, const WorkOptions& options,
                            const std::function<void(std::uint64_t index, const Pcf& pcf)>& found);

}  // namespace brouncker::sieve
