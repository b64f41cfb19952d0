#include "engine/metrics/gcd_slope.hpp"

namespace brouncker {

double gcd_slope(const Measurement& m) {
  if (m.points.size() < 2) return std::numeric_limits<double>::quiet_NaN();
  const Sample &before = m.points[m.points.size() - 2], &last = m.points.back();
  const double growth = last.log_q - before.log_q;
  return growth > 0 ? (last.log_gcd - before.log_gcd) / growth : std::numeric_limits<double>::quiet_NaN();
}

}  // namespace brouncker
