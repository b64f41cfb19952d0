/// The features of numeric clusters: dynamics by exact growth instead of fits, which carry transients as large as the
/// distance between classes.
#pragma once

#include <array>
#include <string_view>

namespace brouncker {

/// What the features of one PCF are made of, with A, B the leading coefficients of a, b.
struct Dynamics {
  int type = 0;                     ///< see dynamics_type
  bool exponential = false;         ///< 2 deg a = deg b
  double lead_ratio = 0;            ///< B/A^2, dimensionless
  double log_eigenvalue_ratio = 0;  ///< log of the ratio of the eigenvalues' moduli; used where exponential
  double gcd_slope = 0;             ///< (log g_N - log g_N/2)/(log|q_N| - log|q_N/2|), g_n = gcd(p_n, q_n)
  double eta_q = 0;                 ///< eta in log q~_n ~ eta n log n + gamma n
};

inline constexpr std::array<std::string_view, 4> kFeatureNames = {"type", "exact_growth", "gcd_slope", "eta_q"};

/// A number for each pair of convergence class (0..6) and degree of b.
int dynamics_type(int convergence_class, int degree_b);

/// {10 type, 3 growth, slope, eta_q}: 10 keeps types apart. Growth is sign(B) exp(-|log eigenvalue ratio|) where
/// exponential, else B/A^2. NaN where a value is missing.
std::array<double, 4> exact_features(const Dynamics& dynamics);

}  // namespace brouncker
