/// How fast the convergents approach the limit, log|L - p_n/q_n| ~ eta n log n + gamma n + beta log n: the coefficients of
/// fit_error() and their variances.
#include "engine/metrics/measurement.hpp"

namespace brouncker {
namespace {

/// Errors of convergents that do not settle are no metric.
double settled(const Measurement& m, double value) {
  return m.eigenvalues.complex || m.reference == Reference::none ? std::numeric_limits<double>::quiet_NaN() : value;
}

}  // namespace

extern const MetricRow kBetaError{"beta_error",
                                  "1/log n",
                                  "beta in log|L - p_n/q_n| ~ eta n log n + gamma n + beta log n",
                                  "[Shalyt2024, 3]",
                                  [](const Measurement& m) { return settled(m, m.error.beta.value); },
                                  0.3258227021511978,
                                  "error rate β"};

extern const MetricRow kGammaError{"gamma_error",
                                   "1/n",
                                   "gamma in log|L - p_n/q_n| ~ eta n log n + gamma n + beta log n",
                                   "[Shalyt2024, 3]",
                                   [](const Measurement& m) { return settled(m, m.error.gamma.value); },
                                   -1.7774044374283971,
                                   "error rate γ"};

extern const MetricRow kEtaError{"eta_error",
                                 "1/(n log n)",
                                 "eta in log|L - p_n/q_n| ~ eta n log n + gamma n + beta log n",
                                 "[Shalyt2024, 3]",
                                 [](const Measurement& m) { return settled(m, m.error.eta.value); },
                                 0.0019091903425906475,
                                 "error rate η"};

extern const MetricRow kBetaErrorVariance{"beta_error_variance",
                                          "1/(log n)^2",
                                          "variance of the fitted beta_error",
                                          "[Shalyt2024, 3]",
                                          [](const Measurement& m) { return settled(m, m.error.beta.variance); },
                                          0.0093775817675600571};

extern const MetricRow kGammaErrorVariance{"gamma_error_variance",
                                           "1/n^2",
                                           "variance of the fitted gamma_error",
                                           "[Shalyt2024, 3]",
                                           [](const Measurement& m) { return settled(m, m.error.gamma.variance); },
                                           7.3144224989003638e-5};

extern const MetricRow kEtaErrorVariance{"eta_error_variance",
                                         "1/(n log n)^2",
                                         "variance of the fitted eta_error",
                                         "[Shalyt2024, 3]",
                                         [](const Measurement& m) { return settled(m, m.error.eta.variance); },
                                         1.334135309663497e-6};

}  // namespace brouncker
