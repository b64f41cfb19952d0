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
  if (x < 0 && l % 2 == 0) return {};
  const auto exact_root = [l](const Integer& y) {
    Integer r;
    const bool is_exact = mpz_root(r.backend().data(), y.backend().data(), static_cast<unsigned long>(l)) != 0;
    return is_exact ? std::optional(std::move(r)) : std::nullopt;
  };
  const auto top = exact_root(Integer(abs(numerator(x))));
  const auto bottom = top ? exact_root(Integer(denominator(x))) : std::nullopt;
  if (!bottom) return {};
  const Rational r(*top, *bottom);
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
  Unfolder(const Pcf& pcf, ConvergenceClass kind, bool is_reducible) : pcf_(pcf), kind_(kind), is_reducible_(is_reducible) {}

  std::vector<Unfolding> all() {
    for (steps_ = 2; steps_ <= kMaxFold; ++steps_) {
      linear_.reset(), quadratic_.reset();
      if (kind_ == ConvergenceClass::exponential) exponential();
      else if (kind_ == ConvergenceClass::factorial) factorial();
      else if (kind_ == ConvergenceClass::stretched_exponential) stretched();
      else if (kind_ == ConvergenceClass::polynomial) polynomial();
    }
    return std::move(result_);
  }

 private:
  /// What costs more than the leading coefficients, once. False where there is nothing to go by: no growth, or another number of odd
  /// classes than an l-fold of b of degree `degree` has, l for each root with the roots of one class in pairs.
  bool prepared(long degree) {
    if (!is_looked_at_) odd_ = odd_root_classes(pcf_.b, 1), is_looked_at_ = true;
    long count = 0;
    if (odd_)
      for (const Polynomial& base : *odd_) count += base.degree();
    if (!odd_ || count > degree * steps_ || (count - degree * steps_) % 2 != 0 ||
        (degree == 1 && static_cast<long>(odd_->size()) != steps_))
      return false;
    if (bases_) return difference_.has_value();
    bases_.emplace();
    const auto growth = growth_of(pcf_);
    const auto orbits = orbits_of(pcf_.b);
    if (!growth || !orbits) return false;
    difference_ = growth->m;
    for (const Orbit& orbit : orbits->orbits) bases_->push_back(orbit.base);
    return true;
  }

  /// -l r modulo Z for the rational roots r, 0, 1/2.
  std::vector<Rational> numbers() const {
    std::vector<Rational> result{0, Rational(1, 2)};
    for (const Polynomial& base : *bases_)
      if (base.degree() == 1) {
        const Rational x = fraction_part(Rational(steps_ * base.coefficient(0)) / Rational(base.coefficient(1)));
        if (std::ranges::find(result, x) == result.end()) result.push_back(x);
      }
    return result;
  }
  /// The parities of the roots are those of the PCF; the leading coefficient does not matter.
  bool fits(const Roots& roots) const { return odd_root_classes(pcf_of({0, 1, 1}, roots).b, steps_) == odd_; }

  const std::vector<Roots>& linear() {
    if (!linear_) {
      linear_.emplace();
      for (const Rational& x : numbers())
        if (const Roots roots{1, x, 0}; fits(roots)) linear_->push_back(roots);
    }
    return *linear_;
  }
  std::vector<Roots> constant() const { return fits({}) ? std::vector<Roots>{{}} : std::vector<Roots>{}; }
  const std::vector<Roots>& quadratic() {
    if (quadratic_) return *quadratic_;
    std::vector<Roots> all;
    const std::vector<Rational> single = numbers();
    for (const Rational& x : single)
      for (const Rational& y : single)
        if (x <= y) all.push_back({2, x + y, x * y});
    for (const Polynomial& base : *bases_)
      if (base.degree() == 2)
        all.push_back({2, Rational(steps_ * base.coefficient(1)) / Rational(base.coefficient(2)),
                       Rational(steps_ * steps_ * base.coefficient(0)) / Rational(base.coefficient(2))});
    std::erase_if(all, [&](const Roots& roots) { return !fits(roots); });
    return quadratic_.emplace(std::move(all));
  }

  void add(const Form& form, const Roots& roots) {
    const Pcf raw = pcf_of(form, roots);
    if (raw.a.is_zero() || raw.b.is_zero()) return;
    const Pcf base = deflated_by_constant(raw).pcf;
    const bool known = std::ranges::any_of(result_, [&](const Unfolding& u) { return u.steps == steps_ && u.base == base; });
    if (known || classify(base).kind != kind_) return;
    result_.push_back({base, steps_});
  }

  /// a(0) = (s (delta + j) + a1 (1 + alpha + beta))/2, s^2 = a1^2 + 4 B.
  void exponential() {
    if (pcf_.b.degree() != 2 * pcf_.a.degree()) return;
    for (const Rational& y : trace_roots(eigenvalue_trace(pcf_), steps_)) {
      if (!prepared(2)) return;
      const Form lead = leading(Rational(-(y + 2)));
      const Rational square = lead.a1 * lead.a1 + 4 * lead.lead;
      for (const Roots& roots : quadratic())
        for (const Rational& x : scaled_differences(square)) add({lead.a1, (x + lead.a1 * (1 + roots.sum)) / 2, lead.lead}, roots);
    }
  }

  /// The exponent of the dominant solution less that of the recessive one, where it is rational.
  std::optional<Rational> delta() const { return rational_difference((*difference_)[0], (*difference_)[1]); }
  /// j = 0, 1 are all up to contiguity, which may fail where the recurrence is reducible.
  int shifts() const { return is_reducible_ ? 4 : 2; }

  /// s (delta + j); for irrational s, where delta is a multiple of s, s delta.
  std::vector<Rational> scaled_differences(const Rational& square) const {
    std::vector<Rational> result;
    const Surd& dominant = (*difference_)[0];
    if (const auto s = rational_sqrt(square)) {
      const auto difference = delta();
      for (int j = 0; difference && j < shifts(); ++j) result.push_back(*s * (fraction_part(*difference) + j));
    } else if (const auto x = rational_sqrt(Rational(4 * dominant.square * square))) {
      result.push_back(dominant.sign * *x);
    }
    return result;
  }

  /// a(0) = a1 (theta + alpha + j)/2 - b1/a1 for deg b = 1, a1 (theta + j)/2 for deg b = 0, with theta the difference of the base: that
  /// of the fold is theta + d0 (l + 1)/2, d0 = 2 - deg b, since l factors (ln + i)^d0 belong to the leading term.
  void factorial() {
    const long d = 2L * pcf_.a.degree() - pcf_.b.degree();
    if (d % steps_ != 0 || d / steps_ > 2) return;
    const Integer& lead = pcf_.b.leading();
    if (steps_ == 2 && (lead > 0 || !is_square(-lead))) return;  // most end here
    const Integer bottom = -lead * pow(Integer(steps_), static_cast<unsigned>(d));
    const std::vector<Rational> powers = rational_powers({Integer(pcf_.a.leading() * pcf_.a.leading()), bottom}, steps_);
    const long degree = d == steps_ ? 1 : 0;  // of the base's b
    if (powers.empty() || !prepared(degree)) return;
    const auto difference = delta();
    if (!difference) return;
    const Rational theta = *difference - Rational(d / steps_ * (steps_ + 1), 2);
    for (const Rational& x : powers) {
      const Form form = leading(Rational(-x));
      const Rational centre = degree == 1 ? Rational(-form.lead / form.a1) : Rational(0);
      for (const Roots& roots : degree == 1 ? linear() : constant())
        for (int j = 0; j < shifts(); ++j)
          add({form.a1, centre + form.a1 * (fraction_part(theta + roots.sum) + j) / 2, form.lead}, roots);
    }
  }

  /// The rate exp(-c sqrt n): c^2 = 16 (a0 - 1 - alpha - beta) l for (2n + a0, -(n + alpha)(n + beta)), 4 a0^2/b1 l for (a0, b1 (n + alpha)).
  void stretched() {
    if (!prepared(pcf_.b.degree() == 2 * pcf_.a.degree() ? 2 : 1)) return;
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
    if (!prepared(2)) return;
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
  bool is_reducible_, is_looked_at_ = false;
  std::optional<std::array<Surd, 2>> difference_;
  std::optional<std::vector<Polynomial>> bases_;  ///< of the roots of b
  long steps_ = 2;
  std::optional<std::vector<Roots>> linear_, quadratic_;  ///< for steps_
  std::vector<Unfolding> result_;
};

}  // namespace

std::vector<Unfolding> unfoldings(const Pcf& pcf, ConvergenceClass kind, bool is_reducible) {
  return Unfolder(pcf, kind, is_reducible).all();
}

}  // namespace brouncker
