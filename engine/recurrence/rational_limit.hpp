/// Limits that are proved to be rational.
#pragma once

#include "formulas/pcf.hpp"

#include <optional>

namespace brouncker {

/// p/q in lowest terms, q >= 0; 1/0 is the point at infinity.
struct ProjectiveRational {
  Integer p, q;
};

/// The limit where the minimal solution of u_n = a(n) u_(n-1) + b(n) u_(n-2) is a hypergeometric term. With b = -h1 h2 over Q and a
/// polynomial f such that
///
///     f(n) a(n) = f(n-1) h1(n) + f(n+1) h2(n+1)
///
/// the tails are T_n = -f(n+1) h2(n+1)/f(n); where h2 belongs to the minimal solution (decided from the leading coefficients), the
/// limit is (p_N + T_N p_(N-1))/(q_N + T_N q_(N-1)) for any N from which on f and h2 have no zero.
///
/// @return nullopt where there is no such f of degree <= 64: the limit may still be rational. Not looked for: h2 with factors of
///         degree > 1 over Q other than all of what is left of b without its rational roots; N beyond 10,000.
/// Precondition: the PCF converges and does not terminate.
/// Cost: a few integer operations where the degree of f is not a whole number, microseconds otherwise.
/// Source: Pincherle's theorem [Jones1980, 5.3]; Petkovsek's algorithm Hyper [Petkovsek1992].
std::optional<ProjectiveRational> rational_limit(const Pcf& pcf);

}  // namespace brouncker
