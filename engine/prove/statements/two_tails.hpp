/// Limits by two rational tails that are both dominant: products of Wallis's kind.
///
/// K_1, K_2 solve K(n) (a(n) + K(n+1)) = b(n), so u_i(n-1)/u_i(n-2) = -K_i(n) for two solutions of the recurrence. Both dominant,
///     c = lim u_1/u_2 = prod_(j >= m) K_1(j)/K_2(j)   where u_1(m-2) = u_2(m-2),
/// exists and is not 0, u_1 - c u_2 is recessive, and by Pincherle's theorem the tail of the limit at m is
///     T = (K_1(m) - c K_2(m))/(1 - c).
/// Where the zeros and poles of K_1/K_2 are rational, c is a product of Gamma values [DLMF 5.8.5].
#pragma once

#include "engine/prove/statements/theorem.hpp"

#include <optional>

namespace brouncker {

/// T as a map of c's irrational part; nullopt where c is rational, or zeros or poles are irrational.
/// Precondition: both are dominant tails, not equal, without zero or pole from m on.
[[nodiscard]] std::optional<ClosedForm> tail_of_two(const Polynomial& top1, const Polynomial& bottom1, const Polynomial& top2,
                                                    const Polynomial& bottom2, const Integer& m);

}  // namespace brouncker
