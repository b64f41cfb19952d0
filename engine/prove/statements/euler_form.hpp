/// Euler's continued fractions: a = G(n) - H(n+1), b = G(n) H(n), with the tail K = H and
///
///     L = G(0) - H(1)/Sigma,   Sigma = sum_(j >= 0) prod_(i=1..j) -G(i)/H(i+1) = pFq(1, 1 + g_1, ...; 2 + h_1, ...; z),
///
/// G = g0 (n + g_1)(n + g_2)..., H = h0 (n + h_1)..., z = -g0/h0, |z| <= 1 (deg G = deg H) or deg G < deg H.
/// Source: Euler's transformation of a series [Perron1957, II, par. 4].
#pragma once

#include "formulas/pcf.hpp"

#include <optional>
#include <vector>

namespace brouncker {

struct EulerForm {
  Rational z;
  std::vector<Rational> g, h;
};

/// The PCF with H = -t (n + h_1)..., G = t z (n + g_1)..., t > 0 the least that makes it integral.
Pcf euler_pcf(const EulerForm& form);

/// -g0/h0 = -B/A^2 (factorial class), or (A - sqrt D)/(A + sqrt D) for A > 0 where sqrt D is rational (deg b = 2 deg a), -1 where
/// sqrt B is rational (deg b = 2 deg a + 2). A PCF gauge equivalent to an Euler form has this z.
[[nodiscard]] std::optional<Rational> euler_ratio(const Pcf& pcf);

}  // namespace brouncker
