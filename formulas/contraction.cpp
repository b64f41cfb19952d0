#include "formulas/contraction.hpp"

#include "formulas/canonical.hpp"
#include "formulas/error.hpp"
#include "formulas/roots.hpp"

#include <algorithm>
#include <tuple>
#include <utility>

#include <fmt/format.h>

namespace brouncker {
namespace {

/// (alpha beta; gamma delta).
struct Matrix {
  Polynomial alpha, beta, gamma, delta;

  friend Matrix operator*(const Matrix& x, const Matrix& y) {
    return {x.alpha * y.alpha + x.beta * y.gamma, x.alpha * y.beta + x.beta * y.delta, x.gamma * y.alpha + x.delta * y.gamma,
            x.gamma * y.beta + x.delta * y.delta};
  }
  Polynomial determinant() const { return alpha * delta - beta * gamma; }
};

/// p(k m + r) as a polynomial in m.
Polynomial of_block(const Polynomial& p, long k, long r) {
  Polynomial shifted = p.shifted(Integer(r));
  std::vector<Integer> coefficients = shifted.ascending();
  Integer power = 1;
  for (Integer& c : coefficients) c *= power, power *= k;
  return Polynomial(std::move(coefficients));
}

/// Every integer root is below the result.
long beyond_roots(const Polynomial& p) {
  const std::vector<Integer> roots = integer_roots(p);
  if (roots.empty() || roots.back() < 0) return 0;
  if (roots.back() > kMaxHead)
    throw input_error(fmt::format("the fraction: a pole or a zero at n = {}, beyond {}", roots.back().str(), kMaxHead));
  return roots.back().convert_to<long>() + 1;
}

/// The pattern without denominators: polynomials in n by residue, and c(n).
class Cleared {
 public:
  explicit Cleared(const Fraction& fraction) : k_(fraction.period()) {
    for (long r = 0; r < k_; ++r) {
      const RationalFunction &a = of(fraction.a, r), b = of(fraction.b, r);
      const Polynomial common = primitive_gcd(a.bottom, b.bottom);
      c_.push_back(a.bottom * *exact_quotient(b.bottom, common));
      a_.push_back(a.top * *exact_quotient(b.bottom, common));
    }
    for (long r = 0; r < k_; ++r) {
      const RationalFunction& b = of(fraction.b, r);
      b_.push_back(b.top * *exact_quotient(c(r), b.bottom) * c((r + k_ - 1) % k_).shifted(-1));
    }
  }

  long period() const { return k_; }
  const Polynomial& a(long n) const { return of(a_, n % k_); }
  const Polynomial& b(long n) const { return of(b_, n % k_); }
  const Polynomial& c(long n) const { return of(c_, n % k_); }
  /// The least index >= `first` from which on c has no zero.
  long settled(long first) const {
    for (const Polynomial& c : c_) first = std::max(first, beyond_roots(c));
    return first;
  }

 private:
  template <class T>
  static const T& of(const std::vector<T>& pattern, long r) {
    return pattern[static_cast<std::size_t>(r) % pattern.size()];
  }

  long k_;
  std::vector<Polynomial> a_, b_, c_;
};

/// The matrix of the terms n = k m + first + 1, ..., k m + first + count, in m; the last term leftmost.
Matrix block(const Cleared& x, long first, long count) {
  const Polynomial one = Polynomial::constant(1);
  Matrix product{one, {}, {}, one};
  for (long j = 1; j <= count; ++j) {
    const long n = first + j;
    product = Matrix{of_block(x.a(n), x.period(), n), of_block(x.b(n), x.period(), n), one, {}} * product;
  }
  return product;
}

/// x -> (p x + q)/(r x + s) with rational entries.
Moebius mapping(const Rational& p, const Rational& q, const Rational& r, const Rational& s) {
  Integer common = 1;
  for (const Rational* x : {&p, &q, &r, &s}) common = lcm(common, Integer(denominator(*x)));
  const auto whole = [&](const Rational& x) { return Integer(numerator(x) * (common / denominator(x))); };
  return Moebius{whole(p), whole(q), whole(r), whole(s)}.reduced();
}

/// x from the value of the fraction that begins at `first`: t -> a(0) + b(1)/(a(1) + ... b(first)/t).
Moebius head(const Fraction& fraction, long first) {
  Moebius map;
  for (long n = 0; n < first; ++n) {
    const auto a = fraction.a_at(n), b = fraction.b_at(n + 1);
    if (!a) throw input_error(fmt::format("a({}): has a pole; accepted is --head \"a{}=...\" with its value", n, n));
    if (!b) throw input_error(fmt::format("b({}): has a pole; accepted is --head \"b{}=...\" with its value", n + 1, n + 1));
    if (*b == 0)
      throw input_error(fmt::format("b({}): is 0, so that the fraction ends after {} terms with a rational number", n + 1, n));
    map = (map * mapping(*a, *b, 1, 0)).reduced();
  }
  return map;
}

/// The values at one m of p(0), p(k), q(0), q(k) of the fraction that begins at the block.
struct Beginning {
  Rational p0, pk, q0 = 1, qk;
};

Beginning beginning(const Cleared& x, long first) {
  const auto a = [&](long n) { return Rational(x.a(n)(Integer(n))); };
  const auto b = [&](long n) { return Rational(x.b(n)(Integer(n))); };
  Rational p_before = 1, p = a(first), q_before = 0, q = 1;
  Beginning result{p, {}, q, {}};
  for (long n = first + 1; n <= first + x.period(); ++n) {
    p_before = std::exchange(p, Rational(a(n) * p + b(n) * p_before));
    q_before = std::exchange(q, Rational(a(n) * q + b(n) * q_before));
  }
  result.pk = p, result.qk = q;
  return result;
}

/// lead n^degree, 0 as degree -1.
struct Leading {
  int degree = -1;
  Rational lead = 0;
};

Leading leading(const Polynomial& top, const Polynomial& bottom) {
  if (top.is_zero()) return {};
  return {top.degree() - bottom.degree(), Rational(top.leading(), bottom.leading())};
}

/// Does x u(next) + y u(now) keep the size of its larger summand, where u(next)/u(now) is a dominant solution of l^2 = A l + B?
bool keeps_size(const Leading& x, bool x_is_zero, const Leading& y, bool y_is_zero, const Leading& a, const Leading& b) {
  if (x_is_zero || y_is_zero) return true;
  if (x.degree + a.degree != y.degree) return true;
  const Rational cancelling = -y.lead / x.lead;
  if (2 * a.degree > b.degree) return cancelling != a.lead;
  const Rational other = a.lead - cancelling;  // the second root where `cancelling` is one
  return cancelling * other != -b.lead || abs(cancelling) < abs(other);
}

int sign(const Integer& x) { return x < 0 ? -1 : 1; }

/// Seidel and Stern: a fraction with a, b > 0 from some n on converges where the sum of d(n), d(n) d(n+1) = a(n) a(n+1)/b(n+1), is
/// infinite, which it is where a product decays no faster than 1/n^2. Signs are brought there by b -> c(n) c(n-1) b, c(n) = sign a(n).
bool seidel_stern(const Cleared& x) {
  bool slow = false;
  for (long r = 0; r < x.period(); ++r) {
    const Polynomial &a = x.a(r + 1), &before = x.a(r), &b = x.b(r + 1);
    if (a.is_zero() || before.is_zero() || sign(a.leading()) * sign(before.leading()) * sign(b.leading()) < 0) return false;
    slow = slow || b.degree() - a.degree() - before.degree() <= 2;
  }
  return slow;
}

/// See Contraction::complete.
bool all_convergents(const Cleared& x, long first, const Matrix& t) {
  if (seidel_stern(x)) return true;
  const Matrix next{t.alpha.shifted(1), t.beta.shifted(1), t.gamma.shifted(1), t.delta.shifted(1)};
  const Leading a = leading(next.alpha * t.beta + next.beta * t.delta, t.beta);
  const Leading b = leading(-(next.beta * t.determinant()), t.beta);
  if (a.lead == 0 || 2 * a.degree < b.degree) return false;
  if (2 * a.degree == b.degree && a.lead * a.lead + 4 * b.lead <= 0) return false;
  for (long j = 1; j < x.period(); ++j) {
    const Matrix part = block(x, first, j);
    const Polynomial y = part.alpha * t.beta - part.beta * t.alpha;
    if (!keeps_size(leading(part.beta, t.beta), part.beta.is_zero(), leading(y, t.beta), y.is_zero(), a, b)) return false;
  }
  return true;
}

/// Common factors out, where the relation of the limits survives.
void deflate(Contraction& result) {
  for (const auto step : {deflated, deflated_by_constant}) {
    const Equivalent less = step(result.pcf);
    if (!less.relation) continue;
    result.map = (result.map * *less.relation).reduced();
    result.pcf = less.pcf;
  }
}

/// `first` from which on beta(m) is not 0 for m >= -1; nullopt where beta is 0 for every beginning.
std::optional<long> contractible_from(const Cleared& x, long first) {
  const auto beta = [&](long n) { return block(x, n, x.period()).beta; };
  for (long tried = 0; beta(first).is_zero(); ++first)
    if (++tried > x.period()) return std::nullopt;
  for (long blocks = beyond_roots(beta(first).shifted(-1)); blocks > 0; blocks = beyond_roots(beta(first).shifted(-1)))
    first += blocks * x.period();
  return first;
}

Contraction unfolded(const Fraction& fraction, const Cleared& x) {
  const long first = x.settled(fraction.pattern_from());
  const Moebius tail{1, 0, 0, x.c(first)(Integer(first))};
  Contraction result{{x.a(first).shifted(Integer(first)), x.b(first).shifted(Integer(first))},
                     (head(fraction, first) * tail).reduced(),
                     1,
                     first,
                     true};
  deflate(result);
  return result;
}

/// From the first index >= `from` at which it can begin; nullopt where there is none.
std::optional<Contraction> folded_from(const Fraction& fraction, const Cleared& x, long from) {
  const auto first = contractible_from(x, from);
  if (!first) return std::nullopt;
  const Matrix t = block(x, *first, x.period()),
               before{t.alpha.shifted(-1), t.beta.shifted(-1), t.gamma.shifted(-1), t.delta.shifted(-1)};
  const Polynomial a = t.alpha * before.beta + t.beta * before.delta;
  const Polynomial b = -(t.beta.shifted(-2) * t.beta * before.determinant());
  if (a.is_zero() || b.is_zero()) return std::nullopt;
  const Beginning at = beginning(x, *first);
  const Rational c0(before.beta(0)), a0(a(0));
  const Moebius tail = mapping(at.p0, c0 * at.pk - a0 * at.p0, at.q0, c0 * at.qk - a0 * at.q0);
  const Moebius scale{1, 0, 0, x.c(*first)(Integer(*first))};
  Contraction result{{a, b}, (head(fraction, *first) * scale * tail).reduced(), x.period(), *first, all_convergents(x, *first, t)};
  deflate(result);
  return result;
}

/// Simpler: of lower degree, then of smaller coefficients.
bool simpler(const Contraction& x, const Contraction& y) {
  const auto size = [](const Contraction& c) {
    return std::tuple(c.pcf.b.degree(), c.pcf.a.degree(), Integer(c.pcf.b.height() + c.pcf.a.height()), c.first);
  };
  return size(x) < size(y);
}

/// One begins at each residue class; the simplest of them is a matter of luck.
std::optional<Contraction> simplest_folded(const Fraction& fraction, const Cleared& x) {
  std::optional<Contraction> best;
  const long from = x.settled(fraction.pattern_from());
  for (long shift = 0; shift < x.period(); ++shift)
    if (auto found = folded_from(fraction, x, from + shift); found && (!best || simpler(*found, *best))) best = std::move(found);
  return best;
}

}  // namespace

Contraction contracted(const Fraction& fraction) {
  const Cleared cleared(fraction);
  if (cleared.period() == 1) return unfolded(fraction, cleared);
  if (auto best = simplest_folded(fraction, cleared)) return *std::move(best);
  throw input_error(
      "the fraction: cannot be contracted, since a(n) = 0 on the way; accepted is one whose every k-th convergent moves");
}

std::optional<Contraction> folded(const Pcf& pcf, long k) {
  if (k == 1) return Contraction{pcf, {}, 1, 0, true};
  const auto count = static_cast<std::size_t>(k);
  const Fraction fraction{std::vector<RationalFunction>(count, {pcf.a}), std::vector<RationalFunction>(count, {pcf.b}), {}, {}};
  if (const auto zeros = integer_roots(pcf.b); !zeros.empty() && zeros.back() > 0) return std::nullopt;
  return simplest_folded(fraction, Cleared(fraction));
}

}  // namespace brouncker
