/// Owning handles over Arb's balls. They own and move, nothing else: `get()` opens the whole C interface and every
/// operation there takes its precision as an argument.
#pragma once

#include "engine/number/arb_compat.hpp"
#include "formulas/integer.hpp"

#include <optional>
#include <string>

namespace brouncker {

/// Precision is always in bits.
using Bits = long;

/// A real ball [midpoint +/- radius].
class Real {
 public:
  Real() { arb_init(value_); }
  explicit Real(long integer) : Real() { arb_set_si(value_, integer); }
  Real(const Real& other) : Real() { arb_set(value_, other.value_); }
  Real(Real&& other) noexcept : Real() { arb_swap(value_, other.value_); }
  Real& operator=(Real other) noexcept {
    arb_swap(value_, other.value_);
    return *this;
  }
  ~Real() { arb_clear(value_); }

  arb_ptr get() { return value_; }
  arb_srcptr get() const { return value_; }

 private:
  arb_t value_;
};

/// A complex ball: a rectangle of two real ones.
class Complex {
 public:
  Complex() { acb_init(value_); }
  Complex(const Complex& other) : Complex() { acb_set(value_, other.value_); }
  Complex(Complex&& other) noexcept : Complex() { acb_swap(value_, other.value_); }
  Complex& operator=(Complex other) noexcept {
    acb_swap(value_, other.value_);
    return *this;
  }
  ~Complex() { acb_clear(value_); }

  acb_ptr get() { return value_; }
  acb_srcptr get() const { return value_; }

 private:
  acb_t value_;
};

/// The exact integer as a ball of radius 0.
Real to_real(const Integer& value);
/// The rational rounded to `precision` bits, its rounding enclosed.
Real to_real(const Rational& value, Bits precision);

/// The midpoint as an exact rational. Precondition: the ball is finite.
Rational midpoint(const Real& x);
/// An exact upper bound of the radius. Precondition: the ball is finite.
Rational radius(const Real& x);

/// Drops what FLINT keeps of pi, log 2, ... in this thread, so that a measurement starts from nothing.
void forget_constants();

}  // namespace brouncker
