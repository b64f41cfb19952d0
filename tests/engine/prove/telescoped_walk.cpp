#include "tests/engine/prove/telescoped_walk.hpp"

#include "engine/prove/find/bivariate_kernel.hpp"

#include <algorithm>

namespace brouncker {
namespace {

constexpr int kMostDegree = 16;
constexpr std::size_t kMostUnknowns = 700;

const WalkSite& minus_one(int parity) {
  static const WalkSite even{-1, 1}, odd{-1, 0};
  return parity == 0 ? even : odd;
}

/// p(t), constant in n.
Bivariate in_t(const Polynomial& p) {
  std::vector<Polynomial> by_t;
  for (const Integer& c : p.ascending()) by_t.push_back(Polynomial::constant(c));
  return Bivariate(std::move(by_t));
}

/// Twice g times the logarithmic derivative of t^e0 (1 - t)^e1 (1 + t)^e2, g = t (1 - t)(1 + t); e0 is given as twice_e0.
Polynomial logarithmic(int twice_e0, int e1, int e2) {
  const Polynomial t = Polynomial::of({1, 0}), minus = Polynomial::of({-1, 1}), plus = Polynomial::of({1, 1});
  return Integer(twice_e0) * (minus * plus) + Integer(-2 * e1) * (t * plus) + Integer(2 * e2) * (t * minus);
}

/// Twice the right side of (1) for P.
Bivariate derivative_part(const Exponents3& w, int parity, const Bivariate& p) {
  const Polynomial g = Polynomial::of({1, 0}) * Polynomial::of({-1, 1}) * Polynomial::of({1, 1});
  const Bivariate factor = Bivariate::monomial(1, 0) * in_t(logarithmic(2 * w[0], w[1], w[2])) +
                           in_t(logarithmic(parity - 1, 0, 0) - logarithmic(0, 0, 2 * std::max(0, -w[2])));
  return Integer(2) * (in_t(g) * p).derivative_k() + p * factor;
}

/// c0, c1, c2 of degree `degree`, then P of degree < `degree` in n.
std::vector<Bivariate> ansatz(const Exponents3& w, int parity, int degree) {
  const auto [n, d] = numerator_and_denominator(minus_one(parity), w);
  std::vector<Bivariate> columns;
  for (const Polynomial& p : {d * d, n * d, n * n})
    for (int i = 0; i <= degree; ++i) columns.push_back(Bivariate::monomial(i, 0) * in_t(p));
  const int most = std::max(0, 2 * std::max(n.degree(), d.degree()) - 2);
  for (int i = 0; i < degree; ++i)
    for (int j = 0; j <= most; ++j) columns.push_back(Integer(-1) * derivative_part(w, parity, Bivariate::monomial(i, j)));
  return columns;
}

}  // namespace

std::optional<Recurrence> telescoped_walk(const Exponents3& w, int half) {
  for (int degree = 1; degree <= kMostDegree; ++degree) {
    const std::vector<Bivariate> columns = ansatz(w, 1 - half, degree);
    if (columns.size() > kMostUnknowns) return std::nullopt;
    const auto v = unique_relation(columns);
    if (!v) continue;
    Recurrence c;
    for (std::size_t i = 0; i < 3; ++i) {
      const auto first = v->begin() + static_cast<long>(i) * (degree + 1);
      c[i] = Polynomial(std::vector<Integer>(first, first + degree + 1));
    }
    return c;
  }
  return std::nullopt;
}

}  // namespace brouncker
