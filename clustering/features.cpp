#include "clustering/features.hpp"

#include <cmath>

namespace brouncker {
namespace {

constexpr int kClasses = 7;
constexpr double kTypeScale = 10;
/// Growth spans 0..1 in the exponential class, where gcd slope and eta_q span 0..2.
constexpr double kGrowthScale = 3;

double growth(const Dynamics& dynamics) {
  if (!dynamics.exponential) return dynamics.lead_ratio;
  return std::copysign(std::exp(-std::abs(dynamics.log_eigenvalue_ratio)), dynamics.lead_ratio);
}

}  // namespace

int dynamics_type(int convergence_class, int degree_b) { return degree_b * kClasses + convergence_class; }

std::array<double, 4> exact_features(const Dynamics& dynamics) {
  return {kTypeScale * dynamics.type, kGrowthScale * growth(dynamics), dynamics.gcd_slope, dynamics.eta_q};
}

}  // namespace brouncker
