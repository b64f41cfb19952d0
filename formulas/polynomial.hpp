/// Polynomials in n with integer coefficients of any size.
#pragma once

#include "formulas/integer.hpp"

#include <initializer_list>
#include <vector>

namespace brouncker {

/// An immutable-by-convention value; the zero polynomial has no coefficients and degree -1.
class Polynomial {
 public:
  Polynomial() = default;
  /// @param ascending Coefficients, lowest power first; leading zeros are dropped.
  explicit Polynomial(std::vector<Integer> ascending);
  /// `Polynomial::of({2, 1})` is 2n + 1: highest power first, as people write.
  static Polynomial of(std::initializer_list<long long> descending);
  static Polynomial from_descending(std::vector<Integer> descending);
  static Polynomial constant(Integer value);

  int degree() const { return static_cast<int>(ascending_.size()) - 1; }
  bool is_zero() const { return ascending_.empty(); }
  /// Precondition: not zero.
  const Integer& leading() const { return ascending_.back(); }
  /// Coefficient of n^power; 0 beyond the degree or for negative power.
  Integer coefficient(int power) const;
  const std::vector<Integer>& ascending() const { return ascending_; }
  std::vector<Integer> descending() const;

  Integer operator()(const Integer& n) const;
  /// p(n + step).
  Polynomial shifted(const Integer& step) const;
  /// p / divisor. Precondition: divisor divides every coefficient.
  Polynomial divided_by(const Integer& divisor) const;
  /// gcd of the coefficients, >= 0; 0 for the zero polynomial.
  Integer content() const;
  /// Largest |coefficient|; 0 for the zero polynomial.
  Integer height() const;
  Polynomial derivative() const;

  Polynomial operator-() const;
  friend Polynomial operator+(const Polynomial& x, const Polynomial& y);
  friend Polynomial operator-(const Polynomial& x, const Polynomial& y);
  friend Polynomial operator*(const Polynomial& x, const Polynomial& y);
  friend Polynomial operator*(const Integer& x, const Polynomial& y);
  friend bool operator==(const Polynomial& x, const Polynomial& y) { return x.ascending_ == y.ascending_; }

 private:
  std::vector<Integer> ascending_;
};

}  // namespace brouncker
