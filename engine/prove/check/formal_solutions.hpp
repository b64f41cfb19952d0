/// The two formal solutions of a recurrence at infinity, as far as an equivalence of recurrences has to respect them.
#pragma once

#include "formulas/pcf.hpp"

#include <array>

namespace brouncker::certificates {

/// The tails kappa_1, kappa_2 of u(n) = a(n) u(n-1) + b(n) u(n-2), A and B leading, s = deg a, t = deg b:
///
///     lambda_i = a(n) + kappa_i(n+1),    kappa_i = b/lambda_i,    b(n) (kappa_1 - kappa_2)(n+1) = -lambda_1 lambda_2 (kappa_1 - kappa_2)(n),
///     log lambda_i = log(l_i n^e_i) + h_i n^-1/2 + m_i n^-1 + ...,    lambda_i = (a/2) mu_i,    mu(n) mu(n+1) = 2 mu(n+1) + rho(n+1),
///
/// rho = 4 b(n)/(a(n) a(n-1)), 1 + rho = e0 + e1/n + e2/n^2 + ... where t <= 2s; rho ~ r n^(t-2s) where t > 2s. The second formula makes
/// m_1 + m_2 = B1/B + deg(kappa_1 - kappa_2), B1 the second coefficient of b; the last one says:
///
///     apart      t < 2s              mu_1 = 2 + (e1/2)/n, mu_2 ~ -rho/2
///     distinct   t = 2s, e0 != 0     mu = (1 +- w)(1 + ...), w^2 = e0; m_1 - m_2 = e1/(w (1 - e0))
///     halves     t = 2s, e0 = 0      mu = 1 +- sqrt(e1) n^-1/2, h^2 = e1
///     doubled    the same, e1 = 0    mu = 1 + y/n, y^2 + y = e2; m_1 - m_2 = sqrt(1 + 4 e2), which must not be 0
///     roots      t = 2s + 1          mu = +-sqrt(rho) + 1, h^2 = 1/r
///     opposite   t = 2s + 2          mu = +-sqrt(rho) + 1, m_1 - m_2 = 2/sqrt(r)
struct FormalSolutions {
  enum class Kind { apart, distinct, halves, doubled, roots, opposite };
  Kind kind = Kind::apart;
  /// Twice the degrees of lambda_i, kappa_i and of kappa_1 - kappa_2.
  std::array<long, 2> twice_degree{}, twice_tail{};
  long twice_separation = 0;
  Rational h_square = 0;
  /// m_1 = centre + sign sqrt(square), m_2 = centre - sign sqrt(square); a negative square stands for a complex number.
  Rational centre = 0, square = 0;
  int sign = 0;

  bool is_ramified() const { return kind == Kind::halves || kind == Kind::roots; }
};

/// Throws Invalid where t > 2s + 2, or where there is one solution without logarithm only.
FormalSolutions formal_solutions(const Pcf& pcf);

/// The quotient of the two solutions of k steps at once: c^k (k^k n^k)^d for c n^d, by c + 1/c where d = 0, and k h^2.
struct QuotientGrowth {
  long degree = 0;
  Rational factor = 0, h_square = 0;
  friend bool operator==(const QuotientGrowth&, const QuotientGrowth&) = default;
};

/// Equivalent recurrences have the same: U carries formal solutions to formal solutions, and s cancels in a quotient. Throws as above, but
/// for logarithms.
QuotientGrowth quotient_growth(const Pcf& pcf, long k);

}  // namespace brouncker::certificates
