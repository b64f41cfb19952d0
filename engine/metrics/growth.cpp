/// The growth of the reduced denominators, log q~_n ~ eta n log n + gamma n: the coefficients of fit_growth() and their variances.
#include "engine/metrics/measurement.hpp"

namespace brouncker {

extern const MetricRow kGammaQ{"gamma_q",
                               "1/n",
                               "gamma in log q~_n ~ eta n log n + gamma n",
                               "[Shalyt2024, 3]",
                               [](const Measurement& m) { return m.growth.gamma.value; },
                               2.2014033499966868,
                               "growth γ′ of the reduced denominators"};

extern const MetricRow kEtaQ{"eta_q",
                             "1/(n log n)",
                             "eta in log q~_n ~ eta n log n + gamma n; 0 where |eta| < 0.05",
                             "[Shalyt2024, 3]",
                             [](const Measurement& m) { return m.growth.eta.value; },
                             0,
                             "growth η′ of the reduced denominators"};

extern const MetricRow kGammaQVariance{"gamma_q_variance",
                                       "1/n^2",
                                       "variance of the fitted gamma_q",
                                       "[Shalyt2024, 3]",
                                       [](const Measurement& m) { return m.growth.gamma.variance; },
                                       0.00012477655497030431};

extern const MetricRow kEtaQVariance{"eta_q_variance",
                                     "1/(n log n)^2",
                                     "variance of the fitted eta_q; 0 where eta_q is set to 0",
                                     "[Shalyt2024, 3]",
                                     [](const Measurement& m) { return m.growth.eta.variance; },
                                     0};

}  // namespace brouncker
