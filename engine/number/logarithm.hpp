/// Natural and binary logarithms of exact integers as doubles.
#pragma once

#include "formulas/integer.hpp"

#include <cmath>
#include <limits>
#include <numbers>

namespace brouncker {

/// log2(10), rounded up, and log10(2).
inline constexpr double kBitsPerDigit = 3.3219280948873626, kDigitsPerBit = 0.30102999566398120;

/// log2|x|; -infinity for 0. The mantissa is truncated to 53 bits, so the error is at most 2^-51 + 1 ulp of the result.
inline double log2_abs(const Integer& x) {
  if (x == 0) return -std::numeric_limits<double>::infinity();
  long exponent = 0;
  const double mantissa = mpz_get_d_2exp(&exponent, x.backend().data());
  return std::log2(std::fabs(mantissa)) + static_cast<double>(exponent);
}

/// log|x|; -infinity for 0.
inline double log_abs(const Integer& x) {
  if (x == 0) return -std::numeric_limits<double>::infinity();
  long exponent = 0;
  const double mantissa = mpz_get_d_2exp(&exponent, x.backend().data());
  return std::log(std::fabs(mantissa)) + static_cast<double>(exponent) * std::numbers::ln2;
}

/// log2 of a long product, factor by factor: a mantissa and an exponent, so that one logarithm is taken at the end.
/// Relative error of the product: at most 2^-52 a factor.
class LogProduct {
 public:
  void multiply(double factor) {
    mantissa_ *= factor;
    if (!(std::fabs(mantissa_) < 0x1p500 && std::fabs(mantissa_) > 0x1p-500)) normalise();
  }
  void multiply(const Integer& factor) {
    long exponent = 0;
    mantissa_ *= mpz_get_d_2exp(&exponent, factor.backend().data());
    exponent_ += exponent;
    normalise();
  }
  double log2() const { return std::log2(std::fabs(mantissa_)) + static_cast<double>(exponent_); }

 private:
  void normalise() {
    int exponent = 0;
    mantissa_ = std::frexp(mantissa_, &exponent);
    exponent_ += exponent;
  }
  double mantissa_ = 1;
  long exponent_ = 0;
};

}  // namespace brouncker
