#include "engine/generate/sum_telescoping.hpp"

#include "engine/prove/find/recurrences.hpp"
#include "formulas/bivariate.hpp"
#include "formulas/roots.hpp"

#include <algorithm>
#include <cstdlib>

namespace brouncker::generate {
namespace {

/// 2k + 2 slope n + twice + 2 moved, twice the factor (t/2 + s n + moved + k).
Bivariate doubled(const Form& f, int moved) { return Bivariate::linear(2 * f.slope, 2, f.twice + 2 * moved); }
void multiply(LinearFactors& product, const Form& f, int moved, int power) {
  product.multiply(2 * f.slope, 2, 2 * (f.twice + 2 * moved), power);
}

/// sum of slopes below minus those above: T(n+1)/T(n) goes like n to the minus this.
int excess_slope(const SumTerm& t) {
  int sum = 0;
  for (const Form& f : t.lower) sum += f.slope;
  for (const Form& f : t.upper) sum -= f.slope;
  return sum;
}

/// lambda at n + step.
Bivariate prefactor(const SumTerm& t, int step) {
  if (!t.prefactor) return Bivariate::constant(1);
  return Bivariate::linear(2 * t.prefactor->slope, 4, t.prefactor->twice + 2 * step * t.prefactor->slope);
}

Bivariate powered(const Bivariate& x, int exponent) {
  Bivariate result = Bivariate::constant(1);
  for (int i = 0; i < exponent; ++i) result = result * x;
  return result;
}

/// T(n + i, k)/tau, i = 0, 1, 2.
std::array<Bivariate, 3> parts(const SumTerm& t) {
  std::array<Bivariate, 3> f{prefactor(t, 0), prefactor(t, 1), prefactor(t, 2)};
  for (const Form& l : t.lower)
    for (int i = 0; i < 2 * l.slope; ++i) {
      f[0] = f[0] * doubled(l, i);
      if (i >= l.slope) f[1] = f[1] * doubled(l, i);
    }
  for (const Form& u : t.upper)
    for (int i = 0; i < 2 * u.slope; ++i) {
      f[2] = f[2] * doubled(u, i);
      if (i < u.slope) f[1] = f[1] * doubled(u, i);
    }
  const int excess = excess_slope(t);
  const Bivariate now = powered(Bivariate::linear(1, 0, 1), std::abs(excess)),
                  next = powered(Bivariate::linear(1, 0, 2), std::abs(excess));
  if (excess >= 0) f[1] = f[1] * now, f[2] = f[2] * now * next;
  else f[0] = f[0] * now * next, f[1] = f[1] * next;
  return f;
}

/// Three polynomials in k, divided at once: what is left of each, times all divisors' leading coefficients, and the quotients.
struct Divided {
  std::array<std::vector<Polynomial>, 3> rest;      ///< by powers of k
  std::array<std::vector<Polynomial>, 3> quotient;  ///< times `scale`
  Polynomial scale = Polynomial::constant(1);
};

std::vector<Polynomial> padded(const Bivariate& f, std::size_t size) {
  std::vector<Polynomial> result = f.by_k();
  result.resize(size);
  return result;
}

/// Q(k+1) sign U(k) - Q(k) L(k) for Q = k^q, q = 0, 1, ....
class Images {
 public:
  explicit Images(const SumTerm& t) : sign_(t.sign) {
    for (const Form& u : t.upper) u_ = u_ * doubled(u, 0);
    for (const Form& l : t.lower) l_ = l_ * doubled(l, 2 * l.slope - 1);
  }
  Bivariate of(int q) const {
    Bivariate next = Bivariate::constant(1);
    for (int i = 0; i < q; ++i) next = next * Bivariate::linear(0, 1, 1);
    return Integer(sign_) * (next * u_) - Bivariate::monomial(0, q) * l_;
  }

 private:
  int sign_;
  Bivariate u_ = Bivariate::constant(1), l_ = Bivariate::constant(1);
};

std::optional<Divided> divided(const SumTerm& t, const std::array<Bivariate, 3>& f) {
  const Images images(t);
  const int lowest = images.of(0).degree_k();
  const int degree = std::max({f[0].degree_k(), f[1].degree_k(), f[2].degree_k()});
  Divided d;
  for (std::size_t i = 0; i < 3; ++i) {
    d.rest[i] = padded(f[i], static_cast<std::size_t>(degree + 1));
    d.quotient[i].resize(static_cast<std::size_t>(std::max(0, degree - lowest + 1)));
  }
  std::vector<Polynomial> leads(d.quotient[0].size());
  for (int q = degree - lowest; q >= 0; --q) {
    const Bivariate v = images.of(q);
    if (v.degree_k() != q + lowest) return std::nullopt;
    const auto at = static_cast<std::size_t>(q);
    leads[at] = v.leading_k();
    for (std::size_t i = 0; i < 3; ++i) {
      const Polynomial x = d.rest[i].back();
      d.rest[i].pop_back();
      for (std::size_t j = 0; j < d.rest[i].size(); ++j) d.rest[i][j] = leads[at] * d.rest[i][j] - x * v.by_k()[j];
      d.quotient[i][at] = x;
    }
    d.scale = d.scale * leads[at];
  }
  Polynomial below = Polynomial::constant(1);
  for (std::size_t q = 0; q < leads.size(); ++q) {
    for (std::size_t i = 0; i < 3; ++i) d.quotient[i][q] = below * d.quotient[i][q];
    below = below * leads[q];
  }
  return d;
}

/// The relation between the three remainders, where they span a space of rank 2.
std::optional<Recurrence> relation_of(const Divided& d) {
  const auto& r = d.rest;
  for (std::size_t x = 0; x < r[0].size(); ++x)
    for (std::size_t y = 0; y < x; ++y) {
      const auto minor = [&](std::size_t i, std::size_t j) { return r[i][y] * r[j][x] - r[i][x] * r[j][y]; };
      Recurrence c{minor(1, 2), minor(2, 0), minor(0, 1)};
      if (c[0].is_zero() || c[1].is_zero() || c[2].is_zero()) continue;
      make_primitive(c);
      for (std::size_t j = 0; j < r[0].size(); ++j)
        if (!(c[0] * r[0][j] + c[1] * r[1][j] + c[2] * r[2][j]).is_zero()) return std::nullopt;
      return c;
    }
  return std::nullopt;
}

/// R = Q L/(T/tau), the factors of L that stand in T/tau left out.
BivariateRatio certificate_of(const SumTerm& t, const Divided& d, const Recurrence& c) {
  std::vector<Polynomial> q;
  Polynomial common = d.scale;
  for (std::size_t j = 0; j < d.quotient[0].size(); ++j) {
    q.push_back(c[0] * d.quotient[0][j] + c[1] * d.quotient[1][j] + c[2] * d.quotient[2][j]);
    if (!q.back().is_zero()) common = primitive_gcd(common, q.back());
  }
  Polynomial scale = d.scale;
  if (common.degree() > 0) {
    scale = *exact_quotient(scale, common);
    for (Polynomial& x : q)
      if (!x.is_zero()) x = *exact_quotient(x, common);
  }
  BivariateRatio r{Bivariate(std::move(q)), Bivariate::of_n(scale) * prefactor(t, 0)};
  for (const Form& l : t.lower) {
    if (l.slope == 0) r.top = r.top * doubled(l, -1);
    for (int i = 0; i < 2 * l.slope - 1; ++i) r.bottom = r.bottom * doubled(l, i);
  }
  const int excess = excess_slope(t);
  if (excess < 0) r.bottom = r.bottom * powered(Bivariate::linear(1, 0, 1) * Bivariate::linear(1, 0, 2), -excess);
  const Integer content = gcd(r.top.content(), r.bottom.content());
  return {r.top.divided_by(content), r.bottom.divided_by(content)};
}

}  // namespace

std::optional<Telescoping> telescoping(const SumTerm& term) {
  const auto d = divided(term, parts(term));
  if (!d) return std::nullopt;
  const auto c = relation_of(*d);
  if (!c) return std::nullopt;
  return Telescoping{*c, certificate_of(term, *d, *c)};
}

std::array<LinearFactors, 2> ratios(const SumTerm& t) {
  LinearFactors n, k;
  for (const Form& u : t.upper) {
    for (int i = 0; i < u.slope; ++i) multiply(n, u, i, 1);
    multiply(k, u, 0, 1);
  }
  for (const Form& l : t.lower) {
    for (int i = 0; i < l.slope; ++i) multiply(n, l, i, -1);
    multiply(k, l, 0, -1);
  }
  n.multiply(1, 0, 2, excess_slope(t));
  if (t.sign < 0) k.multiply(Rational(-1));
  if (t.prefactor) {
    const long slope = t.prefactor->slope, twice = t.prefactor->twice;
    n.multiply(2 * slope, 4, 2 * (twice + 2 * slope), 1), n.multiply(2 * slope, 4, 2 * twice, -1);
    k.multiply(2 * slope, 4, 2 * (twice + 4), 1), k.multiply(2 * slope, 4, 2 * twice, -1);
  }
  return {n, k};
}

}  // namespace brouncker::generate
