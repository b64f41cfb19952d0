// T = l t, l = (2k + n)^linear. With r_i = t(n+i)/t(n), den their common denominator, and rho den/den(k+1) = kappa A/B in lowest
// terms, the certificate is R = B(k-1) x/(den l) for a polynomial x with
//     sum c_i l(n+i, k) r_i den = kappa A x(n, k+1) - B(k-1) x(n, k),
// which is linear in the coefficients of c_i and x.
#include "engine/prove/find/dual_sum.hpp"

#include "engine/prove/find/bivariate_kernel.hpp"
#include "engine/prove/find/linear_factors.hpp"
#include "engine/prove/find/partial_fractions.hpp"
#include "formulas/roots.hpp"

namespace brouncker {
namespace {

constexpr int kMostUnknowns = 300;

struct Ratios {
  LinearFactors n, k;
};

/// Those of t.
Ratios ratios_of(const DualTerm& t) {
  Ratios r;
  r.n.multiply(1, 0, 2, t.factorial);
  r.n.multiply(1, 1, 1, t.half);
  r.k.multiply(1, 1, 1, t.half), r.k.multiply(0, 1, 1, -t.half);
  r.n.multiply(1, 1, 2, -t.below);
  r.k.multiply(1, 1, 2, -t.below), r.k.multiply(0, 1, 0, t.below);
  r.n.multiply(-1, 1, -2, t.falling);
  r.k.multiply(0, 1, 0, t.falling), r.k.multiply(-1, 1, 0, -t.falling);
  r.n.multiply(1, 2, 0, t.twice);
  r.k.multiply(1, 2, 0, t.twice), r.k.multiply(1, 2, 2, t.twice), r.k.multiply(0, 2, 0, -t.twice), r.k.multiply(0, 2, 2, -t.twice);
  r.n.multiply(2, 1, 2, t.upper), r.n.multiply(2, 1, 4, t.upper), r.n.multiply(1, 1, 2, -t.upper);
  r.k.multiply(2, 1, 2, t.upper), r.k.multiply(1, 1, 2, -t.upper);
  if (t.sign_n) r.n.multiply(Rational(-1));
  if (t.sign_k) r.k.multiply(Rational(-1));
  return r;
}

LinearFactors prefactor(const DualTerm& t) {
  LinearFactors l;
  l.multiply(1, 2, 0, t.linear);
  return l;
}

LinearFactors quotient(LinearFactors x, const LinearFactors& y) {
  x.multiply(y, -1);
  return x;
}

/// The linear system for c of degree `degree`.
class System {
 public:
  System(const DualTerm& term, int degree) : degree_(degree) {
    const Ratios t = ratios_of(term);
    const LinearFactors l = prefactor(term);
    std::array<LinearFactors, 3> r;
    r[1] = t.n, r[2] = t.n;
    r[2].multiply(t.n.shifted(1, 0));
    LinearFactors den = r[2].below(), missing = r[1];
    missing.multiply(den);
    den.multiply(missing.below());
    LinearFactors f = t.k;
    f.multiply(den), f.multiply(den.shifted(0, 1), -1);
    const LinearFactors b = f.below().shifted(0, -1);
    std::array<Bivariate, 3> p;
    for (std::size_t i = 0; i < 3; ++i) {
      LinearFactors product = r[i];
      product.multiply(den), product.multiply(l.shifted(static_cast<long>(i), 0));
      const BivariateRatio expanded = product.expanded();
      bottoms_.push_back(expanded.bottom.by_k().front().coefficient(0));
      p[i] = expanded.top;
    }
    LinearFactors a = f.above();
    a.multiply(f.constant());
    const BivariateRatio a_expanded = a.expanded();
    bottoms_.push_back(a_expanded.bottom.by_k().front().coefficient(0));
    for (std::size_t i = 0; i < 3; ++i)
      for (int d = 0; d <= degree; ++d) columns_.push_back(cleared(i) * (Bivariate::monomial(d, 0) * p[i]));
    const Bivariate above = cleared(3) * a_expanded.top, below = cleared(4) * b.product();
    most_x_ = degree + term.linear + den.degree() - b.degree() + 1;
    for (int i = 0; i <= most_x_; ++i)
      for (int j = 0; i + j <= most_x_; ++j) {
        const Bivariate x = Bivariate::monomial(i, j);
        columns_.push_back(below * x - above * x.shifted(0, 1));
        powers_.push_back({i, j});
      }
    certificate_ = quotient(b, den);
    certificate_.multiply(l, -1);
  }

  bool is_too_large() const { return columns_.size() > kMostUnknowns; }

  std::optional<std::vector<Integer>> solution() const { return unique_relation(columns_); }

  Polynomial c(const std::vector<Integer>& solution, std::size_t i) const {
    const auto first = solution.begin() + static_cast<long>(i) * (degree_ + 1);
    return Polynomial(std::vector<Integer>(first, first + degree_ + 1));
  }

  /// R/divisor.
  BivariateRatio certificate(const std::vector<Integer>& solution, const Integer& divisor) const {
    Bivariate x;
    const std::size_t first = 3 * static_cast<std::size_t>(degree_ + 1);
    for (std::size_t u = 0; u < powers_.size(); ++u)
      x = x + solution[first + u] * Bivariate::monomial(powers_[u].first, powers_[u].second);
    BivariateRatio r = certificate_.expanded();
    r.top = r.top * x;
    r.bottom = divisor * r.bottom;
    const Integer common = gcd(r.top.content(), r.bottom.content());
    return {r.top.divided_by(common), r.bottom.divided_by(common)};
  }

 private:
  /// What part i (P_0, P_1, P_2, kappa A, B) is multiplied by, so that all are integral.
  Integer cleared(std::size_t i) const {
    Integer all = 1;
    for (const Integer& b : bottoms_) all = lcm(all, b);
    return i < bottoms_.size() ? Integer(all / bottoms_[i]) : all;
  }

  int degree_, most_x_ = 0;
  std::vector<Integer> bottoms_;
  std::vector<Bivariate> columns_;
  std::vector<std::pair<int, int>> powers_;
  LinearFactors certificate_;
};

std::vector<DualSum::Start> starts_of(const DualTerm& term) {
  if (term.start < 0) return {{1, 1}, {Rational(1, 2), -1}};
  return {{Rational(term.start, 2), 1}};
}

/// The least short bound of |rho_n|, by signs; nullopt where none holds.
std::optional<Rational> bound_of(const DualSum& sum) {
  return least_bound([&](const Rational& bound) {
    const Bivariate scaled = Integer(numerator(bound)) * sum.term_n.bottom, term = Integer(denominator(bound)) * sum.term_n.top;
    for (const DualSum::Start& start : sum.starts)
      for (const Bivariate& p : {scaled + term, scaled - term})
        if (!p.moved(start.k).is_non_negative()) return false;
    return true;
  });
}

/// At n = 0.
std::optional<PartialFractions> fractions(const LinearFactors& at_n0) {
  const BivariateRatio r = at_n0.expanded();
  const Polynomial top = r.top.at_n(0), bottom = r.bottom.at_n(0), common = primitive_gcd(top, bottom);
  return partial_fractions(*exact_quotient(top, common), *exact_quotient(bottom, common), 1);
}

std::optional<DualProof> assembled(const DualTerm& term, const System& system, const std::vector<Integer>& solution) {
  DualSum sum;
  sum.starts = starts_of(term);
  sum.derivative = term.derivative;
  const LinearFactors l = prefactor(term);
  Ratios t = ratios_of(term);
  t.n.multiply(l.shifted(1, 0)), t.n.multiply(l, -1);
  t.k.multiply(l.shifted(0, 1)), t.k.multiply(l, -1);
  sum.term_n = t.n.expanded(), sum.term_k = t.k.expanded();
  Integer common = 0;
  for (std::size_t i = 0; i < 3; ++i) {
    sum.recurrence[i] = system.c(solution, i);
    if (sum.recurrence[i].is_zero()) return std::nullopt;
    common = gcd(common, sum.recurrence[i].content());
  }
  for (Polynomial& c : sum.recurrence) c = c.divided_by(common);
  sum.certificate = system.certificate(solution, common);
  if (sum.certificate.top.is_zero()) return std::nullopt;
  const auto bound = bound_of(sum);
  if (!bound) return std::nullopt;
  sum.bound = *bound;
  sum.z = term.sign_k ? -1 : 1;
  LinearFactors first;
  first.multiply(0, 1, 0, -term.below), first.multiply(0, 2, 0, term.linear);
  LinearFactors second = first;
  second.multiply(t.n);
  auto f = fractions(first), g = fractions(second);
  if (!f || !g) return std::nullopt;
  sum.first = *std::move(f), sum.second = *std::move(g);
  const Pcf pcf = pcf_of(sum.recurrence);
  return DualProof{pcf, std::move(sum)};
}

}  // namespace

std::optional<DualProof> dual_proof(const DualTerm& term, int most_degree) {
  for (int degree = 1; degree <= most_degree; ++degree) {
    const System system(term, degree);
    if (system.is_too_large()) return std::nullopt;
    if (const auto solution = system.solution()) return assembled(term, system, *solution);
  }
  return std::nullopt;
}

}  // namespace brouncker
