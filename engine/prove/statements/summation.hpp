/// Sums of rational functions times powers, in closed form: the statements that series proofs rest on.
#pragma once

#include "engine/prove/statements/linear_form.hpp"

#include <optional>
#include <vector>

namespace brouncker {

/// coefficient / (n - root)^order.
struct PoleTerm {
  Rational root;
  int order = 1;
  Rational coefficient;
};

/// polynomial(n) + sum of the pole terms.
struct PartialFractions {
  std::vector<Rational> polynomial;  // lowest power first
  std::vector<PoleTerm> poles;
};

/// sum_(n >= m) z^(n-m) f(n), exactly; nullopt where it diverges or no closed form is known here. z rational, |z| <= 1, m larger
/// than the integral roots.
///
///     z = 1     sum 1/(n + x)^k = zeta(k, x), k >= 2;   -psi(x) for k = 1, where the coefficients of order 1 add up to 0
///               zeta(2j) = rational pi^(2j); zeta(k, 1/2) = (2^k - 1) zeta(k); at 1/4 and 3/4 zeta(k) and beta(k), k = 2, 3, 5;
///               psi at 1, 1/2, 1/3, 2/3, 1/4, 3/4, 1/6, 5/6 by Gauss's theorem
///     z = -1    the same with x/2 and (x+1)/2
///     |z| < 1   x = 1: Li_k(z)/z;  x = 1/2, k = 1: 2 artanh(sqrt z)/sqrt z;  k = 1: 2F1(1, x; x+1; z)/x
///               x = 1/2, k >= 2, r = sqrt z rational: 2^k (Li_k(r) - Li_k(-r))/(2r);  k = 2..6: (k+1)Fk(1, x, ...; x+1, ...; z)/x^k
/// Source: DLMF 25.11.1, 5.7.6, 5.4.19, 25.6.1, 25.14, 15.4.1-3.
[[nodiscard]] std::optional<LinearForm> sum_of(const Rational& z, const PartialFractions& f, const Integer& m);

}  // namespace brouncker
