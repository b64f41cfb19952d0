/// Pairs of PCFs that are, or are not, folds of one another by construction.
#pragma once

#include "engine/prove/find/fold.hpp"
#include "engine/recurrence/classify.hpp"
#include "tests/support/moved_pcf.hpp"

namespace brouncker::random_formulas {

/// Converges and does not end; deg a <= degree, deg b <= 2 degree.
inline Pcf random_pcf(Generator& g, int degree, int height) {
  for (;;) {
    Pcf pcf{small_polynomial(g, static_cast<int>(between(g, 0, degree)), height),
            small_polynomial(g, static_cast<int>(between(g, 0, 2 * degree)), height)};
    const ConvergenceClass kind = classify(pcf).kind;
    if (kind != ConvergenceClass::divergent && kind != ConvergenceClass::terminating && kind != ConvergenceClass::logarithmic)
      return pcf;
  }
}

inline bool is_usable(const Pcf& pcf) {
  const ConvergenceClass kind = classify(pcf).kind;
  return kind != ConvergenceClass::divergent && kind != ConvergenceClass::terminating;
}

/// The l-fold of base against its k-fold, both moved: k steps of the first are l of the second. nullopt where a move fails.
inline std::optional<std::pair<Pcf, Pcf>> planted(Generator& g, const Pcf& base, long k, long l) {
  const auto side = [&](long steps) -> std::optional<Pcf> {
    const auto fold = steps == 1 ? std::optional(Fold{base, base, 1, 0, {}}) : fold_of(base, steps);
    if (!fold) return std::nullopt;
    auto there = moved(g, fold->part);
    return there && is_usable(*there) ? there : std::nullopt;
  };
  auto x = side(l), y = side(k);
  if (!x || !y) return std::nullopt;
  return std::pair{*std::move(x), *std::move(y)};
}

/// Not equivalent by construction: other eigenvalues, other roots of b modulo Z, other exponents, or another accessory coefficient.
inline std::optional<std::pair<Pcf, Pcf>> unlike(Generator& g, int kind) {
  const auto c = [&](long most) { return between(g, 1, most); };
  // (3n + p, -2 (n + x)(n + y)): rho = 2; 5n, -4: rho = 4; 7n, -10: rho = 5/2; 17n, -16: rho = 16.
  const std::int64_t a1[] = {3, 5, 7, 17}, b2[] = {-2, -4, -10, -16};
  const auto form = [&](std::size_t i, const Rational& x, const Rational& y, const Rational& p) {
    const Integer d = lcm(lcm(Integer(denominator(x)), Integer(denominator(y))), Integer(denominator(p)));
    const auto whole = [](const Rational& r) { return Integer(numerator(r)); };
    return Pcf{Polynomial({whole(Rational(p * d)), a1[i] * d}),
               Polynomial({whole(Rational(b2[i] * x * y * d * d)), whole(Rational(b2[i] * (x + y) * d * d)), b2[i] * d * d})};
  };
  const Rational x(c(4), 5), y(c(6), 7), p(c(40), 11);
  const Pcf first = form(0, x, y, p);
  if (kind == 0) return std::pair{first, form(2, x, y, p)};                  // 2^k = (5/2)^l never
  if (kind == 1) return std::pair{first, form(3, Rational(c(2), 3), y, p)};  // 4:1, roots 1/3 among those with 5 and 7
  if (kind == 2) return std::pair{first, form(0, x, y, Rational(p + Rational(c(5), 13)))};  // exponents
  const std::int64_t r = c(9);
  const Pcf a{Polynomial::of({3, 3, r}), Polynomial::of({-2, 0, 0, 0, 0})}, b{Polynomial::of({3, 3, r + c(5)}), a.b};
  return std::pair{a, b};
}

}  // namespace brouncker::random_formulas
