/// Finds dual sums (Theorem D, engine/prove/statements/dual_sum.hpp).
///
/// The terms are products of powers of
///     n!,  (k + 1/2)_n,  (k)_(n+1)^-1,  (k-1)...(k-n),  (2k)_n,  (k+n+1)_n,  2k + n,
/// the duals of products of binomial coefficients. A term becomes a recurrence and a certificate by Zeilberger's algorithm, one linear
/// system; the recurrence becomes a PCF. dual_terms() are those that a search over all small exponents finds (tests/engine/prove).
#pragma once

#include "engine/prove/statements/dual_sum.hpp"
#include "formulas/pcf.hpp"

#include <span>
#include <string_view>

namespace brouncker {

/// The exponents of a term, in the order of the list above but with (k)_(n+1)^-1; signs (-1)^(n sign_n) (-1)^(k sign_k).
struct DualTerm {
  int factorial = 0, half = 0, below = 0, falling = 0, twice = 0, upper = 0, linear = 0;
  int sign_n = 0, sign_k = 0;
  /// Twice the starts of the sum: 1 for k = 1/2, 2 for k = 1; -1 for the sum from 1 minus that from 1/2.
  int start = 1;
  int derivative = 0;
};

/// A term that proves a limit, and its PCF.
struct DualRow {
  DualTerm term;
  std::string_view a, b;
};

std::span<const DualRow> dual_rows();

/// A dual sum and the PCF of which it gives the limit.
struct DualProof {
  Pcf pcf;
  DualSum sum;
};

/// By Zeilberger's algorithm, of order 2 with coefficients of the least degree <= `most_degree`; nullopt where there is none, or one of
/// the theorem's hypotheses that are easily seen fails. The certificate is checked exactly.
/// Cost: one linear system of about 50 unknowns modulo a few primes, milliseconds.
/// Source: [Zeilberger1991]; the degrees of R by those of the term, as in Gosper's algorithm.
[[nodiscard]] std::optional<DualProof> dual_proof(const DualTerm& term, int most_degree);

}  // namespace brouncker
