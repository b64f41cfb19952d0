#include "engine/recurrence/rational_tail.hpp"

#include "engine/linear/modular_nullspace.hpp"
#include "engine/recurrence/bounds.hpp"
#include "engine/recurrence/convergents.hpp"
#include "engine/recurrence/growth.hpp"
#include "engine/recurrence/orbits.hpp"
#include "formulas/roots.hpp"

#include <algorithm>
#include <utility>

namespace brouncker {
namespace {

constexpr int kMaxChoices = 4096;
constexpr int kMaxDegree = 200;

/// One of the two formal solutions: kappa n^degree, exponent m.
struct Leading {
  Rational kappa;
  int degree = 0;
  Rational m;
  bool recessive = false;
};

/// The square root on which kappa depends; 0 where kappa is rational anyhow, nullopt where it is irrational.
std::optional<Integer> leading_root(const Pcf& pcf) {
  const int surplus = pcf.b.degree() - 2 * pcf.a.degree();
  if (surplus < 0) return Integer(0);
  if (surplus == 1) return std::nullopt;
  const Integer& a = pcf.a.leading();
  const Integer square = surplus == 0 ? Integer(a * a + 4 * pcf.b.leading()) : pcf.b.leading();
  if (!is_square(square)) return std::nullopt;
  return sqrt(square);
}

/// Precondition: growth is not ramified and m_i is rational.
Leading leading_term(const Pcf& pcf, const Growth& growth, const Integer& root, std::size_t i) {
  const int s = pcf.a.degree(), t = pcf.b.degree();
  const Integer &a = pcf.a.leading(), &b = pcf.b.leading();
  const Rational& m = growth.m[i].rational;
  const bool recessive = i == 0;
  if (growth.surplus == DegreeSurplus::negative) {
    if (recessive) return {Rational(b, a), t - s, m, true};
    return {Rational(Integer(-a)), s, m, false};
  }
  const Integer signed_root = (a > 0) == recessive ? root : Integer(-root);
  if (growth.surplus == DegreeSurplus::zero) return {Rational(Integer(signed_root - a), 2), s, m, recessive};
  return {Rational(signed_root), s + 1, m, recessive};
}

/// The linear system for y, as rows at n = 1, 2, ... modulo a prime.
void add_point(const PrimeField& f, std::uint64_t n, std::uint64_t c2, std::uint64_t c1, std::uint64_t c0, std::size_t unknowns,
               ModularEchelon& echelon) {
  std::vector<std::uint64_t> row(unknowns);
  for (std::uint64_t& x : row) {
    x = f.subtract(f.add(c2, c1), c0);
    c2 = f.multiply(c2, n + 2);
    c1 = f.multiply(c1, n + 1);
    c0 = f.multiply(c0, n);
  }
  echelon.add(std::move(row));
}

/// y != 0 of degree <= degree with c2 y(n+2) + c1 y(n+1) = c0 y(n); zero where there is none.
Polynomial solved(const Polynomial& c2, const Polynomial& c1, const Polynomial& c0, int degree) {
  const auto unknowns = static_cast<std::size_t>(degree + 1);
  KernelLift lift;
  for (int index = 0; index < 40; ++index) {
    const PrimeField field = PrimeField::number(index);
    const auto m2 = field.reduced(c2), m1 = field.reduced(c1), m0 = field.reduced(c0);
    ModularEchelon echelon(field, unknowns);
    for (std::uint64_t n = 1; n <= unknowns + 3 && echelon.rank() < unknowns; ++n)
      add_point(field, n, field.value(m2, n), field.value(m1, n), field.value(m0, n), unknowns, echelon);
    if (echelon.rank() == unknowns) return {};
    if (!lift.join(field, echelon)) continue;
    const auto basis = lift.candidate();
    if (!basis) continue;
    const Polynomial y(basis->front());
    if (c2 * y.shifted(2) + c1 * y.shifted(1) == c0 * y) return y;
  }
  return {};
}

/// p_(d-1)/p_d.
Rational second(const Polynomial& p) { return Rational(p.coefficient(p.degree() - 1), p.leading()); }

/// The tails of one leading term.
class TailSearch {
 public:
  TailSearch(const Pcf& pcf, Leading leading)
      : pcf_(pcf), leading_(std::move(leading)), t_(pcf.b.degree()), degree_of_y_(second(pcf.b) - leading_.m) {}

  std::vector<RationalTail> run(std::size_t most) {
    most_ = most;
    if (leading_.degree < 0 || leading_.degree > t_) return {};
    // Nothing or all of b: no root is needed to know deg y.
    if (leading_.degree == 0 && !is_possible(degree_of_y_)) return {};
    if (leading_.degree == t_ && !is_possible(degree_of_y_ - second(pcf_.b))) return {};
    auto orbits = orbits_of(pcf_.b);
    if (!orbits) return {};
    orbits_ = std::move(orbits->orbits);
    taken_.resize(orbits_.size());
    choose(0, leading_.degree, degree_of_y_);
    return std::move(found_);
  }

 private:
  /// Which positions of an orbit h takes.
  using Taken = std::vector<bool>;

  static bool is_possible(const Rational& degree) { return is_integer(degree) && degree >= 0; }
  bool is_done() const { return found_.size() >= most_ || choices_ > kMaxChoices; }

  /// What the factor base(n - position) in h takes off deg y = b_(t-1)/B - h_(e-1) - m.
  static Rational share(const Orbit& o, long position) { return second(o.base) - Rational(position) * o.base.degree(); }

  /// h takes the highest roots of each class, `degree` in all. @param y deg y with what is left in g.
  void choose(std::size_t orbit, int degree, const Rational& y) {
    if (degree < 0 || is_done()) return;
    if (orbit == orbits_.size()) {
      if (degree == 0) try_counts(y);
      return;
    }
    const Orbit& o = orbits_[orbit];
    const std::size_t size = o.positions.size();
    Rational rest = y;
    taken_[orbit].assign(size, false);
    for (std::size_t count = 0; count <= size; ++count) {
      if (count > 0) {
        taken_[orbit][size - count] = true;
        rest -= share(o, o.positions[size - count]);
      }
      choose(orbit + 1, degree - static_cast<int>(count) * o.base.degree(), rest);
    }
  }

  void try_counts(const Rational& y) {
    ++choices_;
    if (!is_possible(y)) return;
    if (y <= kMaxDegree) return try_taken(static_cast<int>(Integer(numerator(y))));
    const std::vector<Taken> highest = taken_;
    choose_others(0, y);
    taken_ = highest;
  }

  /// Any roots, as many of each class: y becomes shorter by what h's roots move down.
  void choose_others(std::size_t orbit, const Rational& y) {
    if (is_done()) return;
    if (orbit == orbits_.size()) {
      ++choices_;
      if (is_possible(y) && y <= kMaxDegree) try_taken(static_cast<int>(Integer(numerator(y))));
      return;
    }
    const Orbit& o = orbits_[orbit];
    const auto total = [&] {
      Rational sum = 0;
      for (std::size_t k = 0; k < o.positions.size(); ++k)
        if (taken_[orbit][k]) sum += share(o, o.positions[k]);
      return sum;
    };
    const Rational highest = total();
    do choose_others(orbit + 1, y + highest - total());
    while (std::next_permutation(taken_[orbit].begin(), taken_[orbit].end()) && !is_done());
  }

  void try_taken(int degree) {
    Polynomial g = Polynomial::constant(1), h = g;
    for (std::size_t i = 0; i < orbits_.size(); ++i)
      for (std::size_t k = 0; k < orbits_[i].positions.size(); ++k) {
        Polynomial& target = taken_[i][k] ? h : g;
        target = target * orbits_[i].base.shifted(-orbits_[i].positions[k]);
      }
    // With primitive h of leading coefficient l: kappa h_monic = (kappa/l) h = (p/q) h, b = (B/(lead g l)) g h.
    const Rational k = leading_.kappa / h.leading(), c = Rational(pcf_.b.leading()) / Rational(g.leading() * h.leading());
    const Integer p = numerator(k), q = denominator(k), u = numerator(c), v = denominator(c);
    // k a y+ + k^2 h+ y++ = c g y, times q^2 v
    const Polynomial y = solved(Integer(p * p * v) * h.shifted(1), Integer(p * q * v) * pcf_.a, Integer(q * q * u) * g, degree);
    if (y.is_zero()) return;
    RationalTail tail{p * (h * y.shifted(1)), q * y, leading_.recessive, !leading_.recessive};
    if (std::ranges::none_of(found_, [&](const RationalTail& t) { return t.top * tail.bottom == tail.top * t.bottom; }))
      found_.push_back(std::move(tail));
  }

  const Pcf& pcf_;
  Leading leading_;
  int t_;
  Rational degree_of_y_;  // with h = 1
  std::vector<Orbit> orbits_;
  std::vector<Taken> taken_;  // for each orbit
  int choices_ = 0;
  std::size_t most_ = 1;
  std::vector<RationalTail> found_;
};

/// The tails of the formal solution i.
std::vector<RationalTail> tails_of(const Pcf& pcf, const Growth& growth, const Integer& root, std::size_t i, std::size_t most) {
  if (growth.m[i].sign != 0) return {};
  return TailSearch(pcf, leading_term(pcf, growth, root, i)).run(most);
}

/// The least n >= 1 from which on top and bottom have no zero; nullopt beyond kLargestStart.
std::optional<Integer> regular_from(const RationalTail& tail) {
  Integer start = 1;
  for (const Polynomial* p : {&tail.top, &tail.bottom})
    if (p->degree() > 0)
      for (const Integer& root : integer_roots(*p)) start = std::max<Integer>(start, root + 1);
  if (start > kLargestStart) return std::nullopt;
  return start;
}

}  // namespace

std::vector<RationalTail> rational_tails(const Pcf& pcf, ConvergenceClass kind, std::size_t most_dominant) {
  std::vector<RationalTail> result;
  if (kind == ConvergenceClass::terminating || kind == ConvergenceClass::divergent) return result;
  const auto root = leading_root(pcf);
  if (!root) return result;
  const auto growth = growth_of(pcf);
  if (!growth || growth->ramified) return result;
  const std::size_t formal = growth->logarithmic ? 1 : 2;  // the dominant one has a logarithm
  for (std::size_t i = 0; i < formal; ++i)
    for (RationalTail& tail : tails_of(pcf, *growth, *root, i, i == 0 ? 1 : most_dominant)) result.push_back(std::move(tail));
  return result;
}

std::optional<ProjectiveRational> rational_limit(const Pcf& pcf) {
  const auto root = leading_root(pcf);
  if (!root || pcf.b.degree() < pcf.a.degree()) return std::nullopt;
  const auto growth = growth_of(pcf);
  if (!growth || growth->ramified) return std::nullopt;
  const auto tails = tails_of(pcf, *growth, *root, 0, 1);
  if (tails.empty()) return std::nullopt;
  const RationalTail* const tail = &tails.front();
  const auto start = regular_from(*tail);
  if (!start) return std::nullopt;
  const auto before = static_cast<std::int64_t>(*start) - 1;
  const Convergent c = convergent(Terms(pcf, before), before);
  const Integer above = tail->top(*start), below = tail->bottom(*start);
  const Integer p = below * c.p + above * c.p_previous, q = below * c.q + above * c.q_previous;
  Integer common = gcd(p, q);
  if (q < 0 || (q == 0 && p < 0)) common = -common;
  return ProjectiveRational{p / common, q / common};
}

}  // namespace brouncker
