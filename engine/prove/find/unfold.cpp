#include "engine/prove/find/unfold.hpp"

#include "engine/prove/find/root_parity.hpp"
#include "engine/prove/find/step_ratios.hpp"
#include "engine/prove/statements/bounds.hpp"
#include "engine/recurrence/classify.hpp"
#include "engine/recurrence/growth.hpp"
#include "engine/recurrence/orbits.hpp"
#include "formulas/arithmetic.hpp"
#include "formulas/canonical.hpp"

#include <algorithm>

namespace brouncker {
namespace {

/// b/B = n^degree + sum n^(degree-1) + product.
struct Roots {
  int degree = 0;
  Rational sum = 0, product = 0;
  friend bool operator==(const Roots&, const Roots&) = default;
};

/// a1 n + a0, B times the roots.
struct Form {
  Rational a1, a0, lead;
};

/// With integer coefficients.
Pcf pcf_of(const Form& form, const Roots& roots) {
  const Rational b[] = {form.lead * (roots.degree == 1   ? roots.sum
                                     : roots.degree == 2 ? roots.product
                                                         : Rational(1)),
                        form.lead * (roots.degree == 2 ? roots.sum : Rational(1)), form.lead};
  Integer common = lcm(Integer(denominator(form.a1)), Integer(denominator(form.a0)));
  for (const Rational& x : b) common = lcm(common, Integer(denominator(x)));
  const auto whole = [](const Rational& x) { return Integer(numerator(x)); };
  std::vector<Integer> ascending;
  for (int i = 0; i <= roots.degree; ++i) ascending.push_back(whole(Rational(b[i] * common * common)));
  return {Polynomial({whole(Rational(form.a0 * common)), whole(Rational(form.a1 * common))}), Polynomial(std::move(ascending))};
}

/// The l-th roots of x in Q.
std::vector<Rational> rational_powers(const Rational& x, long l) {
  const auto root = [l](const Integer& y) {
    Integer r;
    mpz_root(r.backend().data(), y.backend().data(), static_cast<unsigned long>(l));
    return r;
  };
  if (x < 0 && l % 2 == 0) return {};
  const Rational r(root(Integer(abs(numerator(x)))), root(Integer(denominator(x))));
  Rational power = 1;
  for (long i = 0; i < l; ++i) power *= r;
  if (power != abs(x)) return {};
  if (l % 2 == 0) return {r, Rational(-r)};
  return {x < 0 ? Rational(-r) : r};
}

/// The rational y with y^l-fold power trace t, |y| > 2: the denominator of y is the l-th root of that of t, and
/// |y| - 1 < |t|^(1/l) <= |y|.
std::vector<Rational> trace_roots(const Rational& t, long l) {
  std::vector<Rational> result;
  const auto bottom = rational_powers(Rational(denominator(t)), l);
  if (bottom.empty() || (t < 0 && l % 2 == 0)) return result;
  const Integer q = numerator(bottom.front());
  Integer low;
  mpz_root(low.backend().data(), Integer(abs(numerator(t))).backend().data(), static_cast<unsigned long>(l));
  Integer high = low + q + 2;
  const auto value = [&](const Integer& p) { return power_trace(Rational(p, q), l); };
  while (low < high) {  // increasing for y >= 2
    const Integer middle = (low + high) >> 1;
    if (value(middle) < abs(t)) low = middle + 1;
    else high = middle;
  }
  for (const Rational& y : {Rational(low, q), Rational(-low, q)})
    if (power_trace(y, l) == t) result.push_back(y);
  return result;
}

/// a1^2/B = x with integers.
Form leading(const Rational& x) { return {abs(numerator(x)), 0, Rational(numerator(x)) * Rational(denominator(x))}; }

class Unfolder {
 public:
  explicit Unfolder(const Pcf& pcf) : pcf_(pcf), kind_(classify(pcf).kind) {}

  std::vector<Unfolding> all() {
    for (steps_ = 2; steps_ <= kMaxFold; ++steps_) {
      linear_ = quadratic_ = {};
      if (kind_ == ConvergenceClass::exponential) exponential();
      else if (kind_ == ConvergenceClass::factorial) factorial();
      else if (kind_ == ConvergenceClass::stretched_exponential) stretched();
      else if (kind_ == ConvergenceClass::polynomial) polynomial();
    }
    return std::move(result_);
  }

 private:
  /// What costs more than the leading coefficients, once; false where there is nothing to go by.
  bool prepared() {
    if (odd_) return true;
    const auto growth = growth_of(pcf_);
    const auto orbits = orbits_of(pcf_.b);
    if (!growth || !orbits) return false;
    difference_ = growth->m;
    for (const Orbit& orbit : orbits->orbits) bases_.push_back(orbit.base);
    odd_ = odd_root_classes(pcf_.b, 1);
    return odd_.has_value();
  }

  /// -l r modulo Z for the rational roots r, 0, 1/2.
  const std::vector<Roots>& linear() {
    if (!linear_.empty()) return linear_;
    const auto add = [&](const Rational& x) {
      const Roots roots{1, fraction_part(x), 0};
      if (std::ranges::find(linear_, roots) == linear_.end()) linear_.push_back(roots);
    };
    for (const Polynomial& base : bases_)
      if (base.degree() == 1) add(Rational(steps_ * base.coefficient(0)) / Rational(base.coefficient(1)));
    add(0), add(Rational(1, 2));
    return linear_;
  }
  const std::vector<Roots>& quadratic() {
    if (!quadratic_.empty()) return quadratic_;
    for (const Roots& x : linear())
      for (const Roots& y : linear())
        if (x.sum <= y.sum) quadratic_.push_back({2, x.sum + y.sum, x.sum * y.sum});
    for (const Polynomial& base : bases_)
      if (base.degree() == 2)
        quadratic_.push_back({2, Rational(steps_ * base.coefficient(1)) / Rational(base.coefficient(2)),
                              Rational(steps_ * steps_ * base.coefficient(0)) / Rational(base.coefficient(2))});
    return quadratic_;
  }

  void add(const Form& form, const Roots& roots) {
    const Pcf raw = pcf_of(form, roots);
    if (raw.a.is_zero() || raw.b.is_zero()) return;
    const Pcf base = deflated_by_constant(raw).pcf;
    const bool known = std::ranges::any_of(result_, [&](const Unfolding& u) { return u.steps == steps_ && u.base == base; });
    if (known || classify(base).kind != kind_ || odd_root_classes(base.b, steps_) != odd_) return;
    result_.push_back({base, steps_});
  }

  /// a(0) = (s (delta + j) + a1 (1 + alpha + beta))/2, s^2 = a1^2 + 4 B.
  void exponential() {
    if (pcf_.b.degree() != 2 * pcf_.a.degree()) return;
    for (const Rational& y : trace_roots(eigenvalue_trace(pcf_), steps_)) {
      if (!prepared()) return;
      const Form lead = leading(Rational(-(y + 2)));
      const Rational square = lead.a1 * lead.a1 + 4 * lead.lead;
      for (const Roots& roots : quadratic())
        for (const Rational& x : scaled_differences(square)) add({lead.a1, (x + lead.a1 * (1 + roots.sum)) / 2, lead.lead}, roots);
    }
  }

  /// s (delta + j) for j modulo 2 (0 to 3, of which some give a reducible base that has what the others lack), both signs of delta; for
  /// irrational s without j.
  std::vector<Rational> scaled_differences(const Rational& square) const {
    std::vector<Rational> result;
    const auto put = [&](const Rational& x) {
      if (std::ranges::find(result, x) == result.end()) result.push_back(x);
    };
    if (const auto s = rational_sqrt(square)) {
      const auto delta = rational_difference(difference_[0], difference_[1]);
      if (!delta) return result;
      for (const int j : {0, 1, 2, 3})
        for (const int sign : {1, -1}) put(*s * (fraction_part(sign * *delta) + j));
    } else if (const auto x = rational_sqrt(Rational(4 * difference_[0].square * square))) {
      put(*x), put(Rational(-*x));
    }
    return result;
  }

  /// a(0) = a1 (delta + alpha + j)/2 - b1/a1 for deg b = 1, a1 (delta + j)/2 for deg b = 0.
  void factorial() {
    const long d = 2L * pcf_.a.degree() - pcf_.b.degree();
    if (d % steps_ != 0 || d / steps_ > 2) return;
    Rational ratio{Integer(pcf_.a.leading() * pcf_.a.leading()), Integer(-pcf_.b.leading())};
    for (long i = 0; i < d; ++i) ratio /= steps_;
    const std::vector<Rational> powers = rational_powers(ratio, steps_);
    if (powers.empty() || !prepared()) return;
    const auto delta = rational_difference(difference_[0], difference_[1]);
    if (!delta) return;
    for (const Rational& x : powers) {
      const Form lead = leading(Rational(-x));
      for (const Roots& roots : d == steps_ ? linear() : std::vector<Roots>{{}})
        for (const int sign : {1, -1})
          for (int j = 0; j < 8; ++j) {
            const Rational centre = d == steps_ ? Rational(-lead.lead / lead.a1) : Rational(0);
            const Rational difference = fraction_part(sign * *delta + roots.sum) + Rational(j, 2);
            add({lead.a1, centre + lead.a1 * difference / 2, lead.lead}, roots);
          }
    }
  }

  /// The rate exp(-c sqrt n): c^2 = 16 (a0 - 1 - alpha - beta) l for (2n + a0, -(n + alpha)(n + beta)), 4 a0^2/b1 l for (a0, b1 (n + alpha)).
  void stretched() {
    if (!prepared()) return;
    const Rational rate = stretched_rate(pcf_) / steps_;
    if (pcf_.b.degree() == 2 * pcf_.a.degree()) {
      for (const Roots& roots : quadratic()) add({2, rate / 16 + 1 + roots.sum, -1}, roots);
    } else if (steps_ % 2 != 0) {
      const Form lead = leading(Rational(rate / 4));
      for (const Roots& roots : linear()) add({0, lead.a1, lead.lead}, roots);
    }
  }

  /// The error n^-d: (2n + 1 + alpha + beta, -(n + alpha)(n + beta)), or d^2 = a0^2/B for (a0, B (n + alpha)(n + beta)).
  void polynomial() {
    if (!prepared()) return;
    const int twice = 2 * pcf_.a.degree();
    const Rational square{Integer(pcf_.a.leading() * pcf_.a.leading())};
    const bool is_double = pcf_.b.degree() == twice;
    Rational d_square = square / Rational(pcf_.b.leading());
    if (is_double) {
      const Polynomial excess = pcf_.a * pcf_.a.shifted(-1) + Integer(4) * pcf_.b;
      d_square = 1 + 4 * Rational(excess.coefficient(twice - 2)) / square;
    }
    for (const Roots& roots : quadratic()) {
      if (is_double) add({2, 1 + roots.sum, -1}, roots);
      if (is_double != (steps_ % 2 != 0)) {
        const Form lead = leading(d_square);
        add({0, lead.a1, lead.lead}, roots);
        if (const auto split = rational_sqrt(roots.sum * roots.sum - 4 * roots.product))  // alpha, beta + 1 and alpha + 1, beta
          for (const Rational& twice_root : {Rational(roots.sum - *split), Rational(roots.sum + *split)})
            add({0, lead.a1, lead.lead}, {2, roots.sum + 1, roots.product + twice_root / 2});
      }
    }
  }

  const Pcf& pcf_;
  std::optional<std::vector<Polynomial>> odd_;
  ConvergenceClass kind_;
  std::array<Surd, 2> difference_;
  std::vector<Polynomial> bases_;
  long steps_ = 2;
  std::vector<Roots> linear_, quadratic_;
  std::vector<Unfolding> result_;
};

}  // namespace

std::vector<Unfolding> unfoldings(const Pcf& pcf) { return Unfolder(pcf).all(); }

}  // namespace brouncker
