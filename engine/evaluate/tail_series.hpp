/// The tail of a slowly converging PCF as an asymptotic series in n^(-1/r):
///
///     K(n+1) = b(n+1)/(a(n+1) + K(n+2)) ~ sum_(k >= 0) t_k n^(e - k/r)
///
/// for the solution that belongs to the minimal solution of the recurrence, in every class that converges slower than
/// exponentially. With s = deg a, t = deg b:
///
///     regular            2s < t <= 2s + 2                e = t/2, r = 1 (t even) or 2
///     double root        t = 2s, a^2 + 4b of degree 2s - 1    e = s, r = 2
///     double root        t = 2s, lower                   e = s, r = 1
///
/// Comparing coefficients in K(n+1) (a(n+1) + K(n+2)) = b(n+1) determines t_0 (and t_1) by a quadratic and all others one by one.
/// Source: formal solutions of Birkhoff-Trjitzinsky [Birkhoff1930; Wimp1984, appendix B]; modified convergents [Jones1980].
#pragma once

#include "engine/number/real.hpp"
#include "engine/row.hpp"

#include <vector>

namespace brouncker {

class TailSeries {
 public:
  /// Precondition: the class is stretched-exponential, polynomial or logarithmic.
  /// @param precision Working precision in bits; the balls of the coefficients enclose rounding.
  TailSeries(const Pcf& pcf, Bits precision);

  struct Value {
    Real tail;  ///< the partial sum; its ball bounds rounding only
    double
        log2_error;  ///< log2 of the estimated truncation error: the larger of the first two terms left out, |t_k| >= |t_0| assumed
    int terms;       ///< how many were summed
  };

  /// The series at n, cut at its smallest pair of terms or once two successive ones are below 2^log2_wanted.
  /// Cost: O(terms^2) multiplications, shared by later calls.
  Value at(const Integer& n, double log2_wanted);

  /// Number of steps a power of n takes: r above.
  int ramification() const { return r_; }
  /// e above.
  double leading_power() const { return twice_e_ / 2.0; }
  bool is_double_root() const { return double_root_; }
  /// t_k, and the coefficient of n^(e - k/r) in a(n+1) + K(n+2). Precondition: k is below the number of terms of an at().
  const Real& coefficient(int k) const { return t_[static_cast<std::size_t>(k)]; }
  const Real& shifted_coefficient(int k) const { return w_[static_cast<std::size_t>(k)]; }
  /// Coefficient of n^(e - k/r) in a(n+1).
  Real alpha(int k) const;

 private:
  void extend();
  Real known_part(int m, int first_step) const;
  Real remaining_products(int m, int first) const;
  Real beta(int m) const;

  Polynomial a_, b_;  // a(n+1), b(n+1)
  Bits precision_;
  bool double_root_ = false;
  int r_ = 1;
  int twice_e_ = 0;          // 2e
  std::vector<Real> t_, w_;  // w_j: coefficients of a(n+1) + K(n+2)
};

}  // namespace brouncker
