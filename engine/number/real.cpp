#include "engine/number/real.hpp"

namespace brouncker {
namespace {

/// FLINT's integers hold small values inline; this handle frees the large ones.
struct Fmpz {
  Fmpz() { fmpz_init(value); }
  explicit Fmpz(const Integer& x) : Fmpz() { fmpz_set_mpz(value, x.backend().data()); }
  ~Fmpz() { fmpz_clear(value); }
  Fmpz(const Fmpz&) = delete;
  Fmpz& operator=(const Fmpz&) = delete;
  fmpz_t value;
};

Rational to_rational(arf_srcptr x) {
  Fmpz mantissa, exponent;
  arf_get_fmpz_2exp(mantissa.value, exponent.value, x);
  Integer m;
  fmpz_get_mpz(m.backend().data(), mantissa.value);
  const long e = fmpz_get_si(exponent.value);
  return e >= 0 ? Rational(m << static_cast<unsigned long>(e)) : Rational(m, Integer(1) << static_cast<unsigned long>(-e));
}

}  // namespace

Real to_real(const Integer& value) {
  Real result;
  arb_set_fmpz(result.get(), Fmpz(value).value);
  return result;
}

Real to_real(const Rational& value, Bits precision) {
  Real result = to_real(Integer(numerator(value)));
  const Real below = to_real(Integer(denominator(value)));
  arb_div(result.get(), result.get(), below.get(), precision);
  return result;
}

Rational midpoint(const Real& x) { return to_rational(arb_midref(x.get())); }

Rational radius(const Real& x) {
  arf_t r;
  arf_init(r);
  arf_set_mag(r, arb_radref(x.get()));
  Rational result = to_rational(r);
  arf_clear(r);
  return result;
}

void forget_constants() { flint_cleanup(); }

}  // namespace brouncker
