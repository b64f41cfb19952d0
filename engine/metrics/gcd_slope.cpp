#include "engine/metrics/gcd_slope.hpp"

namespace brouncker {

double gcd_slope(const Measurement& m) {
  if (m.points.size() < 2) return std::numeric_limits<double>::quiet_NaN();
  const Sample &before = m.points[m.points.size() - 2], &last = m.points.back();
  const double growth = last.log_q - before.log_q;
  return growth > 0 ? (last.log_gcd - before.log_gcd) / growth : std::numeric_limits<double>::quiet_NaN();
}

extern const MetricRow kGcdSlope{"gcd_slope",
                                 "1",
                                 "(log g_n - log g_m)/(log|q_n| - log|q_m|), g = gcd(p, q), at the two deepest samples m < n",
                                 "[Elimelech2024]",
                                 gcd_slope,
                                 0.70236220678505831,
                                 "share of the growth that the gcd takes"};

}  // namespace brouncker
