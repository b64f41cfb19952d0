// What find/gauge, recurrence/rational_tail and recurrence/limit_transfer decide is decided here anew, without them: zeros by the
// signs of Taylor coefficients, tails by their leading terms.
#include "engine/prove/check/steps.hpp"

#include "engine/prove/check/reader.hpp"
#include "engine/recurrence/classify.hpp"

#include <algorithm>

namespace brouncker::certificates {
namespace {

/// p(n) is not 0 for the integers n >= first. Taylor coefficients of one sign at N settle all n >= N; what is below is tried.
bool regular_from(const Polynomial& p, const Integer& first) {
  if (p.is_zero()) return false;
  Integer settled = first;
  for (Integer step = 1;; step *= 2) {
    const Polynomial shifted = p.shifted(settled);
    const int sign = shifted.leading().sign();
    if (std::all_of(shifted.ascending().begin(), shifted.ascending().end(),
                    [&](const Integer& c) { return c.sign() * sign >= 0; }) &&
        shifted.coefficient(0) != 0)
      break;
    settled += step;
    require(settled - first <= 4 * kMaxStart, "a polynomial with zeros too far out");
  }
  for (Integer n = first; n < settled; ++n)
    if (p(n) == 0) return false;
  return true;
}

bool all_regular(const std::vector<Polynomial>& polynomials, const Integer& first) {
  return std::all_of(polynomials.begin(), polynomials.end(), [&](const Polynomial& p) { return regular_from(p, first); });
}

/// `start` is the least integer >= lowest from which on no polynomial has a zero.
void require_start(const std::vector<Polynomial>& polynomials, const Integer& lowest, const Integer& start) {
  require(start >= lowest && start <= kMaxStart, "\"start\" is out of range");
  require(all_regular(polynomials, start), "a zero or pole from \"start\" on");
  require(start == lowest || !all_regular(polynomials, start - 1), "\"start\" is not the least one");
}

Rational second(const Polynomial& p) { return Rational(p.coefficient(p.degree() - 1)) / Rational(p.leading()); }

/// In the polynomial class the two tails begin, for deg b = 2s + 2, with +-sqrt(B) n^(s+1), the recessive one with the sign of A;
/// for deg b = 2s with -(A/2) n^s + z n^(s-1), z A the two roots of z^2 + c1 z + c0 = 0 for a, b divided by A, A^2, the recessive
/// one with the larger root. +1: top/bottom begins like neither; then it is far enough from the dominant one. Otherwise: like the
/// recessive (+1) or dominant (-1) one.
bool unlike_dominant(const Pcf& pcf, const Polynomial& top, const Polynomial& bottom) {
  if (top.is_zero() || bottom.is_zero()) return true;
  const int s = pcf.a.degree();
  const Rational lead_a(pcf.a.leading()), lead = Rational(top.leading()) / Rational(bottom.leading()), x = lead / lead_a;
  const int degree = top.degree() - bottom.degree();
  if (pcf.b.degree() > 2 * s) return degree != s + 1 || x > 0 || lead * lead != Rational(pcf.b.leading());
  if (degree != s || x != Rational(-1, 2)) return true;
  const Rational z = x * (second(top) - second(bottom));
  const Rational a1 = Rational(pcf.a.coefficient(s - 1)) / lead_a, a2 = Rational(pcf.a.coefficient(s - 2)) / lead_a;
  const Rational b2 = Rational(pcf.b.coefficient(2 * s - 2)) / (lead_a * lead_a);
  const Rational c1 = a1 - s + Rational(1, 2), c0 = Rational(s * (s - 1), 8) - a2 / 2 - b2;
  // The smaller root: z^2 + c1 z + c0 = 0 and 2 z + c1 <= 0.
  return z * z + c1 * z + c0 != 0 || 2 * z + c1 > 0;
}

/// As a tail, top/bottom gives approximants that converge to the limit: it is unlike the dominant tail kappa_2, or parts from it
/// while the convergence n^-delta still wins. The degree of the residual t(n) (a(n) + t(n+1)) - b(n) is at most deg(t - kappa_2) +
/// deg(kappa_1 - kappa_2).
bool keeps_limit(const Pcf& pcf, const Polynomial& top, const Polynomial& bottom) {
  if (unlike_dominant(pcf, top, bottom)) return true;
  const Polynomial residual = top * (pcf.a * bottom.shifted(1) + top.shifted(1)) - pcf.b * bottom * bottom.shifted(1);
  if (residual.is_zero()) return false;
  const int s = pcf.a.degree(), order = residual.degree() - 2 * bottom.degree();
  const Rational a(pcf.a.leading());
  if (pcf.b.degree() > 2 * s) {
    const int lost = 2 * (s + 1) - order;
    return lost < 0 || lost * lost * Rational(pcf.b.leading()) < a * a;
  }
  // delta^2 = 1 + 4 e2 = (1 + 4 e2) A^2/A^2 of 1 + 4 b(n)/(a(n) a(n-1)) = e2/n^2 + ...
  const Polynomial excess = pcf.a * pcf.a.shifted(-1) + Integer(4) * pcf.b;
  const int lost = 2 * (s - 1) - order;
  return lost < 0 || lost * lost < 1 + 4 * Rational(excess.coefficient(2 * s - 2)) / (a * a);
}

void require_limit_carried(const GaugeStep& step, ConvergenceClass kind) {
  using enum ConvergenceClass;
  if (kind == factorial || kind == exponential || kind == stretched_exponential) return;
  // A column (x, 0) or (0, x) gives the convergents themselves.
  for (std::size_t column : {0, 1})
    if (step.n[column].is_zero() || step.n[column + 2].is_zero()) return;
  require(kind == polynomial, "the limit is not known to be carried in this class");
  require(keeps_limit(step.from, step.n[0], step.n[2]) || keeps_limit(step.from, step.n[1], step.n[3]),
          "the leading terms do not show that the limit is carried");
}

/// M(first) ... M(last), M(n) = [[0, b(n)], [1, a(n)]], by halves.
Moebius product(const Pcf& pcf, const Integer& first, const Integer& last) {
  if (first == last) return {0, pcf.b(first), 1, pcf.a(first)};
  const Integer middle = (first + last) >> 1;
  return product(pcf, first, middle) * product(pcf, middle + 1, last);
}

}  // namespace

ConvergenceClass infinite_class(const Pcf& pcf) {
  require(regular_from(pcf.b, 1), "b has a zero at a positive integer");
  const ConvergenceClass kind = classify(pcf).kind;
  require(kind != ConvergenceClass::divergent && kind != ConvergenceClass::terminating, "a fraction that does not converge");
  return kind;
}

void require_regular(const std::vector<Polynomial>& polynomials, const Integer& first) {
  require(all_regular(polynomials, first), "a zero or pole on the way");
}

Moebius convergents(const Pcf& pcf, const Integer& last) {
  require(is_followed(pcf, std::max<Integer>(0, last)), "convergents too large to be followed");
  const Moebius start{1, pcf.a(0), 0, 1};
  return last < 1 ? start : start * product(pcf, 1, last);
}

void check(const GaugeStep& step) {
  require(abs(step.shift) <= kMaxStart, "\"shift\" is out of range");
  const Polynomial &a = step.from.a, &b = step.from.b, a_to = step.to.a.shifted(step.shift), b_to = step.to.b.shifted(step.shift);
  const Polynomial left = step.s_bottom * step.denominator, right = step.s_top * step.denominator.shifted(1);
  const auto& n = step.n;
  std::array<Polynomial, 4> next;
  for (std::size_t i = 0; i < 4; ++i) next[i] = n[i].shifted(1);
  require(left * (b * next[2]) == right * n[1] && left * (b * next[3]) == right * (n[0] * b_to + n[1] * a_to) &&
              left * (next[0] + a * next[2]) == right * n[3] &&
              left * (next[1] + a * next[3]) == right * (n[2] * b_to + n[3] * a_to),
          "the matrix identity fails");
  const Polynomial determinant = n[0] * n[3] - n[1] * n[2];
  require(!step.denominator.is_zero() && step.denominator.leading() > 0 && step.denominator.content() == 1,
          "a denominator that is not primitive");
  require(!determinant.is_zero() && !left.is_zero() && !right.is_zero(), "a singular matrix");
  const Integer lowest = std::max<Integer>(1, 1 - step.shift);
  require_start({step.denominator, determinant, step.s_top, step.s_bottom}, lowest, step.start);
  const ConvergenceClass kind = infinite_class(step.from);
  infinite_class(step.to);
  require_limit_carried(step, kind);
  const Moebius u{n[0](step.start), n[1](step.start), n[2](step.start), n[3](step.start)};
  const Moebius relation = convergents(step.from, step.start - 1) * u * convergents(step.to, step.start + step.shift - 1).inverse();
  require(relation.reduced() == step.relation && relation.determinant() != 0,
          "the relation of a step is not the one that its matrix gives");
}

void check_tail(const Pcf& pcf, const Polynomial& top, const Polynomial& bottom, const Integer& start,
                const std::vector<Polynomial>& others, bool recessive) {
  require(!top.is_zero() && !bottom.is_zero(), "a tail that is zero or infinite");
  const Polynomial next_top = top.shifted(1), next_bottom = bottom.shifted(1);
  require(top * (pcf.a * next_bottom + next_top) == pcf.b * bottom * next_bottom, "the tail does not solve its equation");
  std::vector<Polynomial> regular{top, bottom};
  regular.insert(regular.end(), others.begin(), others.end());
  require_start(regular, 1, start);
  const ConvergenceClass kind = infinite_class(pcf);
  const int degree = top.degree() - bottom.degree(), s = pcf.a.degree();
  const Rational lead = Rational(top.leading()) / Rational(bottom.leading()), a(pcf.a.leading());
  bool is_recessive = false;
  if (kind == ConvergenceClass::factorial) is_recessive = degree != s;
  else if (kind == ConvergenceClass::exponential) is_recessive = (2 * lead + a) * a > 0;
  else if (kind == ConvergenceClass::polynomial) is_recessive = unlike_dominant(pcf, top, bottom);
  else if (kind == ConvergenceClass::logarithmic) is_recessive = true;  // a ratio with a logarithm is no power series in 1/n
  else require(false, "a rational tail in a class that has none");
  require(is_recessive == recessive, recessive ? "the tail is not the recessive one" : "the tail is not the dominant one");
}

}  // namespace brouncker::certificates
