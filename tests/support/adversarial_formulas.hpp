/// Random PCFs that are likely to be special: degrees to 4 and 8, coefficients to 10^12, with what makes limits hard.
#pragma once

#include "tests/support/random_formulas.hpp"

#include <array>
#include <string_view>

namespace brouncker::random_formulas {

inline constexpr std::array<std::string_view, 10> kAdversaries = {
    "plain",        "common factors", "double root", "zeros of q",        "roots of b at positive integers", "roots of b near 0",
    "slow classes", "rational tail",  "constants",   "near a double root"};

/// |value| <= 10^e for a random e <= exponent; often small.
inline Integer of_any_size(Generator& g, int exponent) {
  Integer bound = 1;
  for (std::int64_t e = between(g, 0, g() % 3 ? 1 : exponent); e > 0; --e) bound *= 10;
  return integer(g, 62) % (bound + 1);
}

inline Polynomial any_polynomial(Generator& g, int degree, int exponent) {
  std::vector<Integer> ascending;
  for (int k = 0; k <= degree; ++k) ascending.push_back(of_any_size(g, exponent));
  if (ascending.back() == 0) ascending.back() = 1;
  return Polynomial(std::move(ascending));
}

/// c (n - r1) (n - r2) ..., each root in first..last.
inline Polynomial with_roots(Generator& g, int count, std::int64_t first, std::int64_t last) {
  Polynomial p = Polynomial::constant(between(g, 1, 3) * (g() % 2 ? 1 : -1));
  for (int k = 0; k < count; ++k) p = p * Polynomial({Integer(-between(g, first, last)), Integer(1)});
  return p;
}

inline Pcf rational_tail(Generator& g) {
  const Polynomial a = any_polynomial(g, static_cast<int>(between(g, 0, 3)), 2),
                   k = any_polynomial(g, static_cast<int>(between(g, 0, 3)), 2);
  return {a, k * (a + k.shifted(1))};
}

inline Pcf double_root(Generator& g, bool near) {
  const Polynomial h = any_polynomial(g, static_cast<int>(between(g, 0, 2)), near ? 4 : 2);
  const Polynomial rest = any_polynomial(g, static_cast<int>(between(g, 0, std::max(0, 2 * h.degree() - (near ? 0 : 1)))), 1);
  return {Integer(2) * h, rest - h * h.shifted(-1)};
}

/// q_1 = a(1) = 0, or q_2 = a(1) a(2) + b(2) = 0.
inline Pcf zeros_of_q(Generator& g) {
  Polynomial a = any_polynomial(g, static_cast<int>(between(g, 1, 3)), 2),
             b = any_polynomial(g, static_cast<int>(between(g, 0, 4)), 2);
  if (g() % 2) a = a - Polynomial::constant(a(1));
  else b = b - Polynomial::constant(b(2) + a(1) * a(2));
  return {a, b};
}

inline Pcf common_factors(Generator& g) {
  const Polynomial f = with_roots(g, static_cast<int>(between(g, 1, 2)), -3, 3);
  const Polynomial a = any_polynomial(g, static_cast<int>(between(g, 0, 2)), 3),
                   b = any_polynomial(g, static_cast<int>(between(g, 0, 3)), 3);
  return {f * a, g() % 2 ? f * f.shifted(-1) * b : f * b};
}

/// Of one kind of kAdversaries; a and b are not zero.
inline Pcf adversary(Generator& g, std::size_t kind) {
  for (;;) {
    const auto degree = [&](int most) { return static_cast<int>(between(g, 0, most)); };
    Pcf pcf;
    switch (kind) {
      case 0: pcf = {any_polynomial(g, degree(4), 12), any_polynomial(g, degree(8), 12)}; break;
      case 1: pcf = common_factors(g); break;
      case 2: pcf = double_root(g, false); break;
      case 3: pcf = zeros_of_q(g); break;
      case 4: pcf = {any_polynomial(g, degree(3), 3), with_roots(g, 1, 1, 60) * any_polynomial(g, degree(3), 2)}; break;
      case 5: pcf = {any_polynomial(g, degree(3), 2), with_roots(g, 1 + degree(4), -3, 0)}; break;
      case 6: {
        const int s = degree(2);
        pcf = {any_polynomial(g, s, 2), any_polynomial(g, 2 * s + 1 + degree(1), 2)};
        break;
      }
      case 7: pcf = rational_tail(g); break;
      case 8: pcf = {Polynomial::constant(of_any_size(g, 6)), Polynomial::constant(of_any_size(g, 8))}; break;
      default: pcf = double_root(g, true);
    }
    if (!pcf.a.is_zero() && !pcf.b.is_zero()) return pcf;
  }
}

}  // namespace brouncker::random_formulas
