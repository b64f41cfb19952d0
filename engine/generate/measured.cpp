#include "engine/generate/measured.hpp"

#include <cmath>
#include <limits>
#include <numbers>

namespace brouncker::generate {
namespace {

constexpr int kDepth = 100;

/// log|x|. Precondition: x is not 0.
double log_of(const Integer& x) {
  long exponent = 0;
  const double mantissa = mpz_get_d_2exp(&exponent, x.backend().data());
  return std::log(std::fabs(mantissa)) + static_cast<double>(exponent) * std::numbers::ln2;
}

/// log of the ratio of the eigenvalues.
double log_ratio(const Pcf& pcf) {
  const Integer &a = pcf.a.leading(), &b = pcf.b.leading();
  // r = a^2/(4 b): 2 asinh(sqrt r) for r > 0, 2 acosh(sqrt -r) for r < -1
  const double r = static_cast<double>(Rational(a * a, 4 * b));
  return r > 0 ? 2 * std::asinh(std::sqrt(r)) : 2 * std::acosh(std::sqrt(-r));
}

}  // namespace

double digits_per_term(const Pcf& pcf) {
  return pcf.b.degree() == 2 * pcf.a.degree() ? log_ratio(pcf) / std::numbers::ln10 : std::numeric_limits<double>::infinity();
}

std::optional<double> measured_delta(const Pcf& pcf) {
  Integer p0 = 1, p1 = pcf.a(0), q0 = 0, q1 = 1;
  const bool is_factorial = pcf.b.degree() < 2 * pcf.a.degree();
  double at_half = 0, log_b = 0;
  for (int n = 1; n <= 2 * kDepth; ++n) {
    const Integer a = pcf.a(n), b = pcf.b(n);
    const Integer p2 = a * p1 + b * p0, q2 = a * q1 + b * q0;
    p0 = p1, p1 = p2, q0 = q1, q1 = q2;
    if (b == 0) return std::nullopt;
    log_b += log_of(b);
    if (n % kDepth != 0) continue;
    if (q1 == 0 || q0 == 0) return std::nullopt;
    const double log_q = log_of(Integer(q1 / gcd(p1, q1)));
    if (is_factorial && n == 2 * kDepth) {  // the error of p0/q0 is about b(1) ... b(n)/(q0 q1)
      const double log_q0 = log_of(Integer(q0 / gcd(p0, q0)));
      if (log_q0 <= 0) return std::nullopt;
      return (log_of(q0) + log_of(q1) - log_b) / log_q0 - 1;
    }
    if (n == kDepth) at_half = log_q;
    else if (log_q > at_half + 1e-6) return log_ratio(pcf) * kDepth / (log_q - at_half) - 1;
  }
  return std::nullopt;
}

}  // namespace brouncker::generate
