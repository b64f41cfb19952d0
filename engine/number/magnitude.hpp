/// Upper bounds of non-negative reals: Arb's 30-bit magnitudes with exponents of any size. Every operation rounds up.
#pragma once

#include "engine/number/real.hpp"

namespace brouncker {

class Magnitude {
 public:
  Magnitude() { mag_init(value_); }
  explicit Magnitude(double x) : Magnitude() { mag_set_d(value_, x); }
  /// A bound of |x|.
  explicit Magnitude(const Real& x) : Magnitude() { arb_get_mag(value_, x.get()); }
  Magnitude(const Magnitude& other) : Magnitude() { mag_set(value_, other.value_); }
  Magnitude(Magnitude&& other) noexcept : Magnitude() { mag_swap(value_, other.value_); }
  Magnitude& operator=(Magnitude other) noexcept {
    mag_swap(value_, other.value_);
    return *this;
  }
  ~Magnitude() { mag_clear(value_); }

  void add(const Magnitude& x) { mag_add(value_, value_, x.value_); }
  void add_product(const Magnitude& x, const Magnitude& y) { mag_addmul(value_, x.value_, y.value_); }
  friend Magnitude operator*(const Magnitude& x, const Magnitude& y) {
    Magnitude product;
    mag_mul(product.value_, x.value_, y.value_);
    return product;
  }
  /// The bound itself as an exact ball.
  Real ball() const {
    Real result;
    arf_set_mag(arb_midref(result.get()), value_);
    return result;
  }
  mag_srcptr get() const { return value_; }

 private:
  mag_t value_;
};

}  // namespace brouncker
