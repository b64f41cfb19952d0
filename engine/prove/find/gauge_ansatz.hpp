/// The exact shape of a gauge matrix before it is known: the factor s, a common denominator, degree bounds.
#pragma once

#include "engine/recurrence/growth.hpp"
#include "engine/recurrence/orbits.hpp"

#include <algorithm>
#include <optional>
#include <string>
#include <vector>

namespace brouncker {

/// Where to look for U: the first column of den * U has polynomials of at most these degrees (-1 or less: zero).
struct GaugeAnsatz {
  long shift = 0;
  Polynomial s_numerator, s_denominator, denominator;
  int degree_upper = -1, degree_lower = -1;
  /// Of the leading coefficient of s.
  int sign = 1;

  int unknowns() const { return std::max(degree_upper + 1, 0) + std::max(degree_lower + 1, 0); }
};

/// The ansaetze, one for each possible sign of s (two in the polynomial class at most), or why no nonsingular U exists; the shift
/// is the one, among those near to the alignment of the roots, that needs fewest unknowns.
///
///     s^2 = (b/b') h(n+1)/h(n), h = det U      s up to g(n+1)/g(n): its roots modulo Z, its leading coefficient
///     poles of U at x, multiplicity <= min(#{roots of b, poles of s <= x - 1}, #{roots of b', zeros of s >= x})
///     U = sum c_ij theta_ij (kappa_i, 1)^T row_j([[kappa'_1, kappa'_2], [1, 1]]^-1),  theta_ij ~ n^(m'_j + m_s - m_i)
struct GaugeShape {
  std::vector<GaugeAnsatz> ansaetze;
  /// Where there is no ansatz: one clause for people.
  std::string obstruction;
};
/// nullopt where roots lie too far apart to count (2^40).
[[nodiscard]] std::optional<GaugeShape> gauge_shape(const Pcf& from, const Growth& growth, const Pcf& to, const Growth& to_growth);

}  // namespace brouncker
