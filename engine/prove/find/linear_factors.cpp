#include "engine/prove/find/linear_factors.hpp"

#include <numeric>

namespace brouncker {
namespace {

Rational powered(const Rational& x, int exponent) {
  Rational result = 1;
  for (int i = 0; i < std::abs(exponent); ++i) result *= x;
  return exponent < 0 ? Rational(1 / result) : result;
}

}  // namespace

void LinearFactors::multiply(long alpha, long beta, long half_gamma, int power) {
  if (power == 0) return;
  Form form{2 * alpha, 2 * beta, half_gamma};
  long common = std::gcd(std::gcd(form[0], form[1]), form[2]);
  for (const long c : form)
    if (c != 0) {
      if (c < 0) common = -common;
      break;
    }
  for (long& c : form) c /= common;
  constant_ *= powered(Rational(common, 2), power);
  if ((powers_[form] += power) == 0) powers_.erase(form);
}

void LinearFactors::multiply(const LinearFactors& other, int power) {
  constant_ *= powered(other.constant_, power);
  for (const auto& [form, exponent] : other.powers_)
    if ((powers_[form] += exponent * power) == 0) powers_.erase(form);
}

LinearFactors LinearFactors::shifted(long dn, long dk) const {
  LinearFactors result;
  result.constant_ = constant_;
  for (const auto& [form, power] : powers_) result.powers_[{form[0], form[1], form[2] + form[0] * dn + form[1] * dk}] += power;
  return result;
}

LinearFactors LinearFactors::above() const {
  LinearFactors result;
  for (const auto& [form, power] : powers_)
    if (power > 0) result.powers_[form] = power;
  return result;
}

LinearFactors LinearFactors::below() const {
  LinearFactors result;
  for (const auto& [form, power] : powers_)
    if (power < 0) result.powers_[form] = -power;
  return result;
}

int LinearFactors::degree() const {
  return std::accumulate(powers_.begin(), powers_.end(), 0, [](int sum, const auto& factor) { return sum + factor.second; });
}

BivariateRatio LinearFactors::expanded() const {
  return {Integer(numerator(constant_)) * above().product(), Integer(denominator(constant_)) * below().product()};
}

Bivariate LinearFactors::product() const {
  Bivariate result = Bivariate::constant(numerator(constant_));
  for (const auto& [form, power] : powers_)
    for (int i = 0; i < power; ++i) result = result * Bivariate::linear(form[0], form[1], form[2]);
  return result;
}

}  // namespace brouncker
