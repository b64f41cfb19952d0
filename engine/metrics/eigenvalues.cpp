#include "engine/metrics/eigenvalues.hpp"

#include "engine/metrics/measurement.hpp"
#include "engine/number/fixed_float.hpp"

#include <cmath>

namespace brouncker {
namespace {

/// 2 asinh(sqrt(x/y)) for x >= 0, y > 0 to 4 units in the last place.
double log_ratio(const Integer& x, const Integer& y) {
  constexpr std::size_t kBitsOfDoubles = 500;  // neither x, y nor x/y leaves the range of doubles
  const auto bits = [](const Integer& z) { return mpz_sizeinbase(z.backend().data(), 2); };
  if (bits(x) > kBitsOfDoubles || bits(y) > kBitsOfDoubles) return twice_asinh_sqrt_ratio(x, y);
  return 2 * std::asinh(std::sqrt(mpz_get_d(x.backend().data()) / mpz_get_d(y.backend().data())));
}

}  // namespace

Eigenvalues eigenvalues_at(const Pcf& pcf, std::int64_t n) {
  const Integer a = pcf.a(Integer(n)), b = pcf.b(Integer(n));
  const Integer discriminant = a * a + 4 * b;
  if (discriminant < 0) return {true, std::numeric_limits<double>::quiet_NaN()};
  if (b == 0) return {false, a < 0 ? -HUGE_VAL : HUGE_VAL};
  const Integer above = b > 0 ? Integer(a * a) : discriminant;
  const double magnitude = log_ratio(above, 4 * abs(b));
  return {false, a < 0 ? -magnitude : magnitude};
}

extern const MetricRow kLogEigenvalueRatio{"log_eigenvalue_ratio",
                                           "1",
                                           "sign(a) log of the ratio of the eigenvalues' moduli at the asymptotic depth",
                                           "[Shalyt2024, 3]",
                                           [](const Measurement& m) { return m.eigenvalues.log_ratio; },
                                           1.7627471747461928,
                                           "log of the eigenvalue ratio",
                                           true};

}  // namespace brouncker
