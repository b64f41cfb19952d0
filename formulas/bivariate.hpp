/// Polynomials in n and k with integer coefficients: what creative telescoping multiplies.
///
/// Dense: a list of polynomials in n, one for each power of k. For polynomials in n and the parameters of a family, sparse and over
/// Q, see engine/families/parameter_poly.hpp.
#pragma once

#include "formulas/polynomial.hpp"

#include <optional>
#include <vector>

namespace brouncker {

class Bivariate {
 public:
  Bivariate() = default;
  /// @param by_k Coefficients of k^0, k^1, ..., polynomials in n; leading zeros are dropped.
  explicit Bivariate(std::vector<Polynomial> by_k);
  /// p(n).
  static Bivariate of_n(Polynomial p) { return Bivariate({std::move(p)}); }
  static Bivariate constant(Integer value) { return of_n(Polynomial::constant(std::move(value))); }
  /// alpha n + beta k + gamma.
  static Bivariate linear(Integer alpha, Integer beta, Integer gamma);
  /// n^i k^j.
  static Bivariate monomial(int i, int j);

  bool is_zero() const { return by_k_.empty(); }
  /// In k; -1 for 0.
  int degree_k() const { return static_cast<int>(by_k_.size()) - 1; }
  /// In n; -1 for 0.
  int degree_n() const;
  const std::vector<Polynomial>& by_k() const { return by_k_; }
  /// The coefficient of the highest power of k. Precondition: not zero.
  const Polynomial& leading_k() const { return by_k_.back(); }

  /// p(n + dn, k + dk).
  Bivariate shifted(const Integer& dn, const Integer& dk) const;
  /// q^degree_k p(n, k + root), root = r/q in lowest terms: the Taylor coefficients at k = root, up to a positive factor.
  Bivariate moved(const Rational& root) const;
  /// The derivative with respect to k.
  Bivariate derivative_k() const;
  /// p(n0, k), a polynomial in k.
  Polynomial at_n(const Integer& n0) const;
  /// No coefficient is negative.
  bool is_non_negative() const;
  /// gcd of the coefficients, >= 0.
  Integer content() const;
  Bivariate divided_by(const Integer& divisor) const;
  /// The quotient by alpha n + beta k + gamma where that is a factor. Precondition: beta > 0, no common divisor.
  [[nodiscard]] std::optional<Bivariate> divided_by_linear(const Integer& alpha, const Integer& beta, const Integer& gamma) const;

  friend Bivariate operator+(const Bivariate& x, const Bivariate& y);
  friend Bivariate operator-(const Bivariate& x, const Bivariate& y);
  friend Bivariate operator*(const Bivariate& x, const Bivariate& y);
  friend Bivariate operator*(const Integer& x, const Bivariate& y);
  friend bool operator==(const Bivariate&, const Bivariate&) = default;

 private:
  std::vector<Polynomial> by_k_;
};

/// top/bottom, bottom not zero; not necessarily in lowest terms.
struct BivariateRatio {
  Bivariate top = Bivariate::constant(1), bottom = Bivariate::constant(1);
};

}  // namespace brouncker
