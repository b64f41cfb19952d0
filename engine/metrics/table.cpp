#include "engine/metrics/table.hpp"

#include "engine/metrics/delta.hpp"
#include "engine/metrics/gcd_slope.hpp"

#include <cmath>

namespace brouncker {
namespace {

constexpr std::string_view kPaper = "[Shalyt2024, 3]";

/// Errors of convergents that do not settle are no metric.
double settled(const Measurement& m, double value) {
  return m.eigenvalues.complex ? std::numeric_limits<double>::quiet_NaN() : value;
}

constexpr std::array<MetricRow, kMetricCount> kTable = {{
    {"naive_delta", "1", "-log|L - p_n/q_n| / log|q_n| - 1, unreduced", kPaper, naive_delta, -0.74046829638432771},
    {"delta", "1", "irrationality measure: |L - p_n/q_n| = q~_n^-(1 + delta), q~_n reduced", kPaper, delta, -0.20267259587802372},
    {"predicted_delta", "1", "n |log eigenvalue ratio| / log q~_n - 1 at the asymptotic depth", kPaper, predicted_delta,
     -0.1992620640164862},
    {"gamma_q", "1/n", "gamma in log q~_n ~ eta n log n + gamma n", kPaper,
     [](const Measurement& m) { return m.growth.gamma.value; }, 2.2014033499966868},
    {"eta_q", "1/(n log n)", "eta in log q~_n ~ eta n log n + gamma n; 0 where |eta| < 0.05", kPaper,
     [](const Measurement& m) { return m.growth.eta.value; }, 0},
    {"gamma_q_variance", "1/n^2", "variance of the fitted gamma_q", kPaper,
     [](const Measurement& m) { return m.growth.gamma.variance; }, 0.00012477655497030431},
    {"eta_q_variance", "1/(n log n)^2", "variance of the fitted eta_q; 0 where eta_q is set to 0", kPaper,
     [](const Measurement& m) { return m.growth.eta.variance; }, 0},
    {"log_eigenvalue_ratio", "1", "sign(a) log of the ratio of the eigenvalues' moduli at the asymptotic depth", kPaper,
     [](const Measurement& m) { return m.eigenvalues.log_ratio; }, 1.7627471747461928},
    {"beta_error", "1/log n", "beta in log|L - p_n/q_n| ~ eta n log n + gamma n + beta log n", kPaper,
     [](const Measurement& m) { return settled(m, m.error.beta.value); }, 0.3258227021511978},
    {"gamma_error", "1/n", "gamma in log|L - p_n/q_n| ~ eta n log n + gamma n + beta log n", kPaper,
     [](const Measurement& m) { return settled(m, m.error.gamma.value); }, -1.7774044374283971},
    {"eta_error", "1/(n log n)", "eta in log|L - p_n/q_n| ~ eta n log n + gamma n + beta log n", kPaper,
     [](const Measurement& m) { return settled(m, m.error.eta.value); }, 0.0019091903425906475},
    {"beta_error_variance", "1/(log n)^2", "variance of the fitted beta_error", kPaper,
     [](const Measurement& m) { return settled(m, m.error.beta.variance); }, 0.0093775817675600571},
    {"gamma_error_variance", "1/n^2", "variance of the fitted gamma_error", kPaper,
     [](const Measurement& m) { return settled(m, m.error.gamma.variance); }, 7.3144224989003638e-5},
    {"eta_error_variance", "1/(n log n)^2", "variance of the fitted eta_error", kPaper,
     [](const Measurement& m) { return settled(m, m.error.eta.variance); }, 1.334135309663497e-6},
    {"gcd_slope", "1", "(log g_n - log g_m)/(log|q_n| - log|q_m|), g = gcd(p, q), at the two deepest samples m < n",
     "[Elimelech2024]", gcd_slope, 0.70236220678505831},
}};

}  // namespace

std::span<const MetricRow, kMetricCount> metric_table() { return kTable; }

std::size_t metric_index(std::string_view name) {
  for (std::size_t i = 0; i < kMetricCount; ++i)
    if (kTable[i].name == name) return i;
  return kMetricCount;
}

}  // namespace brouncker
