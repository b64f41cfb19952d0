/// A PCF moved by a random gauge, for tests that look for the way back.
#pragma once

#include "formulas/contraction.hpp"
#include "formulas/error.hpp"
#include "tests/support/random_formulas.hpp"

#include <optional>

namespace brouncker::random_formulas {

/// The PCF of the sequence r(n) y_n + s(n) y_(n-1) for the solutions y of the recurrence of `pcf`: gauge equivalent to it where r and s are
/// chosen so that the new sequences do not vanish. With the second column U2 = (s, r) of a matrix U, the first one is U1(n+1) = M(n)^-1 U2(n), up
/// to the factor -b(n), and M(n) U2(n+1) = b'' U1(n) + a'' U2(n). nullopt where U is singular or has a zero on the way.
inline std::optional<Pcf> moved(const Pcf& pcf, const Polynomial& r, const Polynomial& s) {
  const Polynomial a = pcf.a.shifted(-1), b = pcf.b.shifted(-1), r0 = r.shifted(-1), s0 = s.shifted(-1), r1 = r.shifted(1),
                   s1 = s.shifted(1);
  const Polynomial top = a * s0 - b * r0, bottom = -s0;                     // -b(n-1) U1(n)
  const Polynomial image_top = pcf.b * r1, image_bottom = s1 + pcf.a * r1;  // M(n) U2(n+1)
  const Polynomial det = top * r - bottom * s;
  if (det.is_zero()) return std::nullopt;
  const Polynomial b_top = -(b * (image_top * r - image_bottom * s)), a_top = top * image_bottom - bottom * image_top;
  if (a_top.is_zero() || b_top.is_zero()) return std::nullopt;
  try {
    return contracted({{lowest_terms(a_top, det)}, {lowest_terms(b_top, det)}, {}, {}}).pcf;
  } catch (const Error&) {
    return std::nullopt;  // a zero or a pole far out
  }
}

/// With r, s of degree at most 1.
inline std::optional<Pcf> moved(Generator& g, const Pcf& pcf) {
  const auto small = [&] { return between(g, -3, 3); };
  const Polynomial r = Polynomial::of({small(), between(g, 1, 4)}), s = Polynomial::of({small(), small()});
  return moved(pcf, r, s);
}

}  // namespace brouncker::random_formulas
