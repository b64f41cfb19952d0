/// PCFs whose coefficients and values fit machine words: no allocation.
#pragma once

#include "formulas/pcf.hpp"

#include <array>
#include <cstdint>
#include <optional>

namespace brouncker {

/// A polynomial of degree <= 8 on the stack.
struct SmallPolynomial {
  static constexpr int kMaxDegree = 8;

  std::array<std::int64_t, kMaxDegree + 1> c{};  // ascending
  int degree = -1;

  /// nullopt where the degree or sum |c_k| n^k, n = `reach`, is too large (2^60).
  static std::optional<SmallPolynomial> of(const Polynomial& p, std::int64_t reach);

  /// Precondition: |n| <= reach.
  std::int64_t operator()(std::int64_t n) const {
    std::int64_t value = 0;
    for (int k = degree; k >= 0; --k) value = value * n + c[static_cast<std::size_t>(k)];
    return value;
  }
  /// p(n + step). Precondition: 0 <= step < reach.
  SmallPolynomial shifted(std::int64_t step) const;
  SmallPolynomial operator-() const;
};

/// A bound of the tail K(n+1) = b(n+1)/(a(n+1) + ...), as tail_bound() in tail_bound.hpp, from machine integers.
struct SmallTailBound {
  double magnitude = 0;  ///< |K(n+1)| <= magnitude, rounded up
  int sign = 0;          ///< of K(n+1) where it is known, else 0
};

struct SmallPcf {
  SmallPolynomial a, b;
  std::int64_t last = 0;

  /// Values a(n), b(n) are available up to n = last; nullopt where not even 64 terms fit.
  static std::optional<SmallPcf> of(const Pcf& pcf);

  /// The same two theorems as tail_bound(), the same exact check of their hypotheses. 0 <= n <= last.
  std::optional<SmallTailBound> tail_bound(std::int64_t n) const;
};

}  // namespace brouncker
