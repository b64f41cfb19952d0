#include "engine/prove/find/walk_integral.hpp"

#include "engine/prove/find/bivariate_kernel.hpp"
#include "engine/recurrence/classify.hpp"

#include <algorithm>
#include <cmath>
#include <cstdlib>

namespace brouncker {
namespace {

constexpr int kMostInner = 12, kMostDegree = 16, kMostShift = 4;
constexpr std::size_t kMostUnknowns = 700;
constexpr double kSameRatio = 1e-9;

double power(double x, int e) { return std::pow(x, e); }

/// (lambda + mu)^2/(lambda mu) of the critical values of x^e0 (1 - x)^e1 (1 + x)^e2; NaN where they are not real, not two, or 0.
double invariant(int e0, int e1, int e2) {
  const auto w = [&](double x) { return power(x, e0) * power(1 - x, e1) * power(1 + x, e2); };
  // e0 (1 - x^2) - e1 x (1 + x) + e2 x (1 - x) = 0
  const double a = -(e0 + e1 + e2), b = e2 - e1, c = e0;
  double lambda = 0, mu = 0;
  if (a == 0) {
    if (b == 0) return NAN;
    lambda = w(-c / b), mu = e1 % 2 != 0 ? -1 : 1;  // the other one is at infinity
  } else {
    const double discriminant = b * b - 4 * a * c;
    if (discriminant <= 0) return NAN;
    lambda = w((-b + std::sqrt(discriminant)) / (2 * a)), mu = w((-b - std::sqrt(discriminant)) / (2 * a));
  }
  return (lambda + mu) * (lambda + mu) / (lambda * mu);
}

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

/// parity of phi = t^((parity - 1)/2).
WalkIntegral assembled(const Exponents3& w, int parity, const std::vector<Integer>& v, int degree) {
  WalkIntegral x{minus_one(parity), w, {}, {}, 0};
  for (std::size_t i = 0; i < 3; ++i) {
    const auto first = v.begin() + static_cast<long>(i) * (degree + 1);
    x.recurrence[i] = Polynomial(std::vector<Integer>(first, first + degree + 1));
  }
  return x;
}

/// bound |lead c2| < |lambda|: the sequence is the recessive one. Of the four segments between 0, 1, -1 and infinity one has this.
bool is_recessive(const Pcf& pcf, const WalkIntegral& x) {
  if (pcf.b.degree() != 2 * pcf.a.degree() || pcf.a.degree() != x.recurrence[2].degree()) return false;
  const Rational a(abs(pcf.a.leading())), excess = 2 * x.bound * Rational(abs(x.recurrence[2].leading())) - a;
  return excess < 0 || excess * excess < a * a + 4 * Rational(pcf.b.leading());
}

/// From the first n on where the PCF does not end: n -> n + shift, phi -> w^shift phi.
std::optional<WalkProof> started(WalkIntegral x) {
  for (const Polynomial& c : x.recurrence)
    if (c.is_zero()) return std::nullopt;
  for (int shift = 0; shift <= kMostShift; ++shift) {
    Pcf pcf = pcf_of(x.recurrence);
    if (!is_recessive(pcf, x)) return std::nullopt;
    if (classify(pcf).kind == ConvergenceClass::exponential) return WalkProof{std::move(pcf), std::move(x)};
    for (Polynomial& c : x.recurrence) c = c.shifted(1);
    x.phi = next_weight(x);
  }
  return std::nullopt;
}

}  // namespace

std::vector<Exponents3> walks_like(const Pcf& pcf) {
  const double a = static_cast<double>(pcf.a.leading()), wanted = -a * a / static_cast<double>(pcf.b.leading());
  std::vector<Exponents3> result;
  for (int e0 = 0; e0 <= kMostWalkStep; ++e0)
    for (int e1 = 0; e1 <= kMostWalkStep; ++e1)
      for (int e2 = -kMostInner; e2 <= kMostInner; ++e2)
        if (e0 + e1 > 0 && std::fabs(invariant(e0, e1, e2) - wanted) < kSameRatio * std::fabs(wanted))
          result.push_back({e0, e1, e2});
  std::ranges::stable_sort(result, {}, [](const Exponents3& e) { return e[0] + e[1] + std::abs(e[2]); });
  return result;
}

std::optional<WalkProof> walk_proof(const Exponents3& w, int parity) {
  const auto bound = least_bound([&](const Rational& x) { return is_bounded_on_unit_interval(minus_one(parity), w, x); });
  if (!bound) return std::nullopt;
  for (int degree = 1; degree <= kMostDegree; ++degree) {
    const std::vector<Bivariate> columns = ansatz(w, parity, degree);
    if (columns.size() > kMostUnknowns) return std::nullopt;
    const auto v = unique_relation(columns);
    if (!v) continue;
    WalkIntegral x = assembled(w, parity, *v, degree);
    x.bound = *bound;
    return started(std::move(x));
  }
  return std::nullopt;
}

}  // namespace brouncker
