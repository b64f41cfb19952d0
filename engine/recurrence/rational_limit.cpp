#include "engine/recurrence/rational_limit.hpp"

#include "engine/recurrence/convergents.hpp"
#include "formulas/roots.hpp"

#include <algorithm>
#include <vector>

namespace brouncker {
namespace {

constexpr int kMaxDegree = 64;
constexpr long kMaxStart = 10'000;

/// b = -h1 h2 with h2 = (top/bottom) g and h1 = -(bottom/top) b/g, for an integer polynomial g that divides b.
struct Splitting {
  Polynomial g, rest;  // rest = b/g
  Integer top, bottom;
};

/// The square root of a rational, if rational.
std::optional<Rational> rational_root(const Rational& x) {
  if (x < 0) return std::nullopt;
  const Integer above = numerator(x), below = denominator(x);
  const Integer p = sqrt(above), q = sqrt(below);
  if (p * p != above || q * q != below) return std::nullopt;
  return Rational(p, q);
}

/// Leading coefficient of h2 for the minimal solution, and its degree, from A = lead a, B = lead b: the ratios u_n/u_(n-1) of the
/// two solutions are A n^s and -B/A n^(t-s) where t < 2s, the roots of x^2 = A x + B (times n^s) where t = 2s, and +-sqrt(B)
/// n^(t/2) beyond.
struct Leading {
  Rational coefficient;
  int degree = 0;
};
std::optional<Leading> minimal_leading(const Pcf& pcf) {
  const int s = pcf.a.degree(), t = pcf.b.degree();
  const Rational lead_a(pcf.a.leading()), lead_b(pcf.b.leading());
  if (t < s) return std::nullopt;
  if (t < 2 * s) return Leading{-lead_b / lead_a, t - s};
  const int sign = lead_a > 0 ? 1 : -1;
  if (t == 2 * s) {
    const auto root = rational_root(lead_a * lead_a + 4 * lead_b);
    if (!root) return std::nullopt;
    return Leading{(lead_a - sign * *root) / 2, s};
  }
  const auto root = rational_root(lead_b);
  if (!root || t % 2 != 0) return std::nullopt;
  return Leading{-sign * *root, t / 2};
}

/// The linear factors over Q with their multiplicities, each primitive.
std::vector<Polynomial> linear_factors(Polynomial p) {
  // m/lead is a root of p where m is one of lead^(d-1) p(m/lead).
  std::vector<Integer> scaled = p.ascending();
  Integer power = 1;
  const Integer lead = p.leading();
  for (std::size_t k = scaled.size() - 1; k-- > 0; power *= lead) scaled[k] *= power;
  scaled.back() = 1;
  std::vector<Polynomial> factors;
  for (const Integer& m : integer_roots(Polynomial(std::move(scaled)))) {
    const Rational root(m, lead);
    const Polynomial factor(std::vector<Integer>{Integer(-numerator(root)), Integer(denominator(root))});
    for (auto quotient = exact_quotient(p, factor); quotient; quotient = exact_quotient(p, factor)) {
      factors.push_back(factor);
      p = *quotient;
    }
  }
  if (p.degree() > 0) factors.push_back(p.divided_by(p.content()));  // irreducible, or at least without rational roots
  return factors;
}

/// All divisors g of b of the degree asked, with h2 = c n^degree + ... .
std::vector<Splitting> splittings(const Polynomial& b, const Leading& h2) {
  std::vector<Polynomial> divisors{Polynomial::constant(1)};
  if (h2.degree > 0)
    for (const Polynomial& factor : linear_factors(b)) {
      const std::size_t before = divisors.size();
      for (std::size_t i = 0; i < before; ++i) {
        Polynomial product = divisors[i] * factor;
        if (product.degree() <= h2.degree && std::find(divisors.begin(), divisors.end(), product) == divisors.end())
          divisors.push_back(std::move(product));
      }
    }
  std::vector<Splitting> result;
  for (Polynomial& g : divisors) {
    if (g.degree() != h2.degree) continue;
    const Rational c = h2.coefficient / Rational(g.leading());
    Polynomial rest = *exact_quotient(b, g);
    result.push_back({std::move(g), std::move(rest), numerator(c), denominator(c)});
  }
  return result;
}

/// P_0 f + P_1 f' + P_2 f''/2! + P_1 f'''/3! + ... = 0: the equation for f, all coefficients integers.
struct Equation {
  Polynomial p[3];
  int delta = 0;  // the left side of f = n^k has degree at most k + delta

  explicit Equation(const Polynomial& a, const Splitting& s) {
    const Polynomial h1 = Integer(-s.bottom * s.bottom) * s.rest, h2_next = Integer(s.top * s.top) * s.g.shifted(1);
    p[0] = h1 + h2_next - Integer(s.top * s.bottom) * a;
    p[1] = h2_next - h1;
    p[2] = h1 + h2_next;
    delta = -2;  // not less, since p[1] and p[2] are not both 0
    for (int j = 0; j <= 2; ++j)
      if (!p[j].is_zero()) delta = std::max(delta, p[j].degree() - j);
  }
  const Polynomial& at(int j) const { return j == 0 ? p[0] : p[2 - j % 2]; }
  /// Coefficient of n^power in the left side of f = n^k.
  Integer coefficient(int k, int power) const {
    Integer sum = 0, binomial = 1;
    for (int j = 0; j <= k; ++j) {
      if (power - k + j > std::max({p[0].degree(), p[1].degree(), p[2].degree()})) break;
      sum += binomial * at(j).coefficient(power - k + j);
      binomial = binomial * (k - j) / (j + 1);
    }
    return sum;
  }
};

/// The degrees that f may have: roots of the leading coefficient c_0 + c_1 k + c_2 k(k-1)/2.
std::vector<int> possible_degrees(const Equation& e) {
  const Integer c0 = e.p[0].coefficient(e.delta), c1 = e.p[1].coefficient(e.delta + 1), c2 = e.p[2].coefficient(e.delta + 2);
  std::vector<int> degrees;
  if (c2 == 0) {
    if (c1 == 0 || c0 % c1 != 0) return degrees;
    const Integer k = -c0 / c1;
    if (k >= 0 && k <= kMaxDegree) degrees.push_back(static_cast<int>(k));
    return degrees;
  }
  for (int k = 0; k <= kMaxDegree; ++k)
    if (2 * c0 + 2 * c1 * k + c2 * (k * (k - 1)) == 0) degrees.push_back(k);
  return degrees;
}

/// f of degree k, ascending, f_k = 1; the equations of the higher powers give its coefficients one by one, the others must hold.
std::optional<std::vector<Rational>> solved(const Equation& e, int k) {
  std::vector<Rational> f(static_cast<std::size_t>(k) + 1);
  f.back() = 1;
  for (int power = e.delta + k - 1; power >= 0; --power) {
    const int unknown = power - e.delta;
    Rational sum = 0;
    for (int i = std::max(unknown + 1, 0); i <= k; ++i) {
      const Rational& known = f[static_cast<std::size_t>(i)];
      if (known != 0) sum += known * Rational(e.coefficient(i, power));
    }
    if (unknown < 0) {
      if (sum != 0) return std::nullopt;
      continue;
    }
    const Integer pivot = e.coefficient(unknown, power);
    if (pivot == 0) {
      if (sum != 0) return std::nullopt;
      continue;  // a free coefficient: 0 will do
    }
    f[static_cast<std::size_t>(unknown)] = -sum / Rational(pivot);
  }
  return f;
}

/// f over the common denominator.
Polynomial cleared(const std::vector<Rational>& f) {
  Integer common = 1;
  for (const Rational& c : f) common = lcm(common, denominator(c));
  std::vector<Integer> ascending;
  for (const Rational& c : f) ascending.push_back(Integer(numerator(c)) * (common / denominator(c)));
  return Polynomial(std::move(ascending));
}

/// With equal leading behaviour (double root) minimality is decided by the next coefficient of T = t_0 n^s + t_1 n^(s-1) + ...: the
/// two solutions' t_1 have the sum -(2 s t_0 - t_0 + a(n+1)_(s-1)), and with A > 0 the minimal one is not below the mean.
bool minimal_of_double_root(const Pcf& pcf, const Splitting& h2, const Polynomial& f) {
  const int s = pcf.a.degree();
  const Rational scale(Integer(-h2.top), h2.bottom);
  const Rational t0 = scale * Rational(h2.g.leading());
  // f(n+1)/f(n) = 1 + deg f/n + ...
  const Rational t1 = scale * Rational(h2.g.shifted(1).coefficient(s - 1)) + t0 * f.degree();
  const Rational twice_mean = -(t0 * (2 * s - 1) + Rational(pcf.a.shifted(1).coefficient(s - 1)));
  return pcf.a.leading() > 0 ? 2 * t1 >= twice_mean : 2 * t1 <= twice_mean;
}

std::optional<ProjectiveRational> value(const Pcf& pcf, const Splitting& h2, const Polynomial& f) {
  const Integer start = std::max(sign_settled_from(f), sign_settled_from(h2.g));
  if (start > kMaxStart) return std::nullopt;
  const auto n = static_cast<std::int64_t>(start);
  const Convergent c = convergent(Terms(pcf, n), n);
  // T_n = above/below.
  const Integer above = -h2.top * f(start + 1) * h2.g(start + 1), below = h2.bottom * f(start);
  ProjectiveRational limit{below * c.p + above * c.p_previous, below * c.q + above * c.q_previous};
  Integer common = gcd(limit.p, limit.q);
  if (limit.q < 0 || (limit.q == 0 && limit.p < 0)) common = -common;
  limit.p /= common;
  limit.q /= common;
  return limit;
}

}  // namespace

std::optional<ProjectiveRational> rational_limit(const Pcf& pcf) {
  const auto leading = minimal_leading(pcf);
  if (!leading) return std::nullopt;
  const bool double_root = pcf.b.degree() == 2 * pcf.a.degree() && pcf.a.leading() * pcf.a.leading() + 4 * pcf.b.leading() == 0;
  for (const Splitting& h2 : splittings(pcf.b, *leading)) {
    const Equation equation(pcf.a, h2);
    for (const int degree : possible_degrees(equation)) {
      const auto f = solved(equation, degree);
      if (!f) continue;
      const Polynomial cleared_f = cleared(*f);
      if (double_root && !minimal_of_double_root(pcf, h2, cleared_f)) continue;
      if (auto limit = value(pcf, h2, cleared_f)) return limit;
    }
  }
  return std::nullopt;
}

}  // namespace brouncker
