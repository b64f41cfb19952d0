#include "engine/metrics/eigenvalues.hpp"

#include "engine/number/fixed_float.hpp"

#include <cmath>

namespace brouncker {
Eigenvalues eigenvalues_at(const Pcf& pcf, std::int64_t n) {
  const Integer a = pcf.a(Integer(n)), b = pcf.b(Integer(n));
  const Integer discriminant = a * a + 4 * b;
  if (discriminant < 0) return {true, std::numeric_limits<double>::quiet_NaN()};
  if (b == 0) return {false, a < 0 ? -HUGE_VAL : HUGE_VAL};
  const Integer above = b > 0 ? Integer(a * a) : discriminant;
  const double magnitude = twice_asinh_sqrt_ratio(above, 4 * abs(b));
  return {false, a < 0 ? -magnitude : magnitude};
}

}  // namespace brouncker
