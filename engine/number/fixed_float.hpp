/// Floats of fixed precision on MPFR, for numbers whose exponent a double cannot hold. The precision is part of the type:
/// Boost's process-wide default precision is never used.
#pragma once

#include "formulas/integer.hpp"

#include <boost/multiprecision/mpfr.hpp>

namespace brouncker {

/// 40 decimal digits, on the stack.
using Float = boost::multiprecision::number<boost::multiprecision::mpfr_float_backend<40, boost::multiprecision::allocate_stack>,
                                            boost::multiprecision::et_off>;

inline Float to_float(const Integer& x) {
  Float result;
  mpfr_set_z(result.backend().data(), x.backend().data(), MPFR_RNDN);
  return result;
}

/// 2 asinh(sqrt(x/y)) for x >= 0, y > 0 of any size, to double precision: log of the ratio of the eigenvalues' moduli where x/y is
/// a^2/(4b) (b > 0) or (a^2 + 4b)/(4|b|) (b < 0). Free of cancellation.
inline double twice_asinh_sqrt_ratio(const Integer& x, const Integer& y) {
  Float value = to_float(x) / to_float(y);
  mpfr_sqrt(value.backend().data(), value.backend().data(), MPFR_RNDN);
  mpfr_asinh(value.backend().data(), value.backend().data(), MPFR_RNDN);
  return 2 * mpfr_get_d(value.backend().data(), MPFR_RNDN);
}

}  // namespace brouncker
