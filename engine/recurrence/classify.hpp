/// The convergence class of a PCF, exactly from its coefficients.
#pragma once

#include "engine/recurrence/convergence.hpp"
#include "formulas/pcf.hpp"

namespace brouncker {

/// Decides the class for any degrees. With s = deg a, t = deg b, leading coefficients A, B, D = A^2 + 4B and the error
/// |L - p_n/q_n|:
///
///     b(k) = 0 for an integer k >= 1      terminating
///     t < 2s                              factorial               (n!)^-(2s - t)
///     t = 2s,      D > 0                  exponential             ((|A| - sqrt D) / (|A| + sqrt D))^n
///     t = 2s,      D < 0                  divergent               (complex eigenvalues)
///     t = 2s,      D = 0                  by e1, e2 of 1 + 4 b(n)/(a(n) a(n-1)) = e1/n + e2/n^2 + ...:
///         e1 > 0                          stretched-exponential   exp(-4 sqrt(e1 n))
///         e1 < 0                          divergent
///         e1 = 0,  1 + 4 e2 > 0           polynomial              n^-sqrt(1 + 4 e2)
///         e1 = 0,  1 + 4 e2 = 0           logarithmic             1/log n
///         e1 = 0,  1 + 4 e2 < 0           divergent
///     t = 2s + 1,  B > 0                  stretched-exponential   exp(-2 |A| sqrt(n/B))
///     t = 2s + 2,  B > 0                  polynomial              n^-(|A|/sqrt B)
///     otherwise                           divergent
///
/// Precondition: a and b are not zero.
/// Source: Perron and Birkhoff-Adams asymptotics of u_n = a(n) u_(n-1) + b(n) u_(n-2) [Perron1957, II; Birkhoff1930;
/// Wimp1984, appendix B]; Stern-Seidel for t > 2s + 2 [Jones1980, 4.3].
Convergence classify(const Pcf& pcf);

}  // namespace brouncker
