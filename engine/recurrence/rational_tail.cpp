#include "engine/recurrence/rational_tail.hpp"

#include "engine/linear/modular_nullspace.hpp"
#include "engine/recurrence/growth.hpp"
#include "engine/recurrence/limit_transfer.hpp"
#include "engine/recurrence/orbits.hpp"

#include <functional>

namespace brouncker {
namespace {

constexpr int kMaxChoices = 4096;
constexpr int kMaxDegree = 200;

/// One of the two formal solutions: kappa n^degree, lambda = b/kappa (1 + ...), exponent m.
struct Leading {
  Rational kappa;
  int degree;
  Rational m;
  bool recessive;
};

std::vector<Leading> leading_terms(const Pcf& pcf, const Growth& growth) {
  if (growth.ramified) return {};
  const int s = pcf.a.degree(), t = pcf.b.degree();
  const Rational a(pcf.a.leading()), b(pcf.b.leading());
  std::vector<Leading> result;
  const auto add = [&](std::size_t i, const Rational& kappa, int degree) {
    if (growth.m[i].sign == 0) result.push_back({kappa, degree, growth.m[i].rational, i == 0});
  };
  if (growth.kind < 0) {
    add(0, b / a, t - s);
    add(1, -a, s);
  } else if (growth.kind == 0) {
    const auto root = rational_sqrt(a * a + 4 * b);
    if (!root) return {};
    const Rational r = a > 0 ? *root : Rational(-*root);
    add(0, (r - a) / 2, s);
    add(1, (-r - a) / 2, s);
  } else {
    const auto root = rational_sqrt(b);
    if (!root) return {};
    const Rational r = a > 0 ? *root : Rational(-*root);
    add(0, r, s + 1);
    add(1, -r, s + 1);
  }
  return result;
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

class Search {
 public:
  Search(const Pcf& pcf, ConvergenceClass kind, Orbits orbits, const Leading& leading)
      : pcf_(pcf), kind_(kind), orbits_(std::move(orbits)), leading_(leading) {}

  std::vector<RationalTail> run() {
    choose(0, leading_.degree, Polynomial::constant(1), Polynomial::constant(1));
    return std::move(result_);
  }

 private:
  /// h takes the highest roots of each class, `degree` in all.
  void choose(std::size_t orbit, int degree, const Polynomial& g, const Polynomial& h) {
    if (degree < 0 || choices_ > kMaxChoices || !result_.empty()) return;
    if (orbit == orbits_.orbits.size()) {
      if (degree == 0) try_split(g, h);
      return;
    }
    const Orbit& o = orbits_.orbits[orbit];
    for (std::size_t count = 0; count <= o.positions.size(); ++count) {
      Polynomial more_g = g, more_h = h;
      for (std::size_t i = 0; i < o.positions.size(); ++i) {
        const Polynomial factor = o.base.shifted(-o.positions[i]);
        if (i + count < o.positions.size()) more_g = more_g * factor;
        else more_h = more_h * factor;
      }
      choose(orbit + 1, degree - static_cast<int>(count) * o.base.degree(), more_g, more_h);
    }
  }

  void try_split(const Polynomial& g, const Polynomial& h) {
    ++choices_;
    // deg y = b_(t-1)/B - h_(e-1) - m with monic h.
    const auto second = [](const Polynomial& p) {
      return Rational(Rational(p.coefficient(p.degree() - 1)) / Rational(p.leading()));
    };
    const Rational degree = second(pcf_.b) - second(h) - leading_.m;
    if (denominator(degree) != 1 || degree < 0 || degree > kMaxDegree) return;
    // With primitive h of leading coefficient l: kappa h_monic = (kappa/l) h = (p/q) h, b = (B/(lead g l)) g h.
    const Rational k = leading_.kappa / h.leading(), c = Rational(pcf_.b.leading()) / Rational(g.leading() * h.leading());
    const Integer p = numerator(k), q = denominator(k), u = numerator(c), v = denominator(c);
    // k a y+ + k^2 h+ y++ = c g y, times q^2 v
    const Polynomial y = solved(Integer(p * p * v) * h.shifted(1), Integer(p * q * v) * pcf_.a, Integer(q * q * u) * g,
                                static_cast<int>(Integer(numerator(degree))));
    if (y.is_zero()) return;
    RationalTail tail{p * (h * y.shifted(1)), q * y, false, false};
    tail.recessive = leading_.recessive && is_recessive(pcf_, kind_, tail.top, tail.bottom);
    tail.dominant = !leading_.recessive;
    result_.push_back(std::move(tail));
  }

  const Pcf& pcf_;
  ConvergenceClass kind_;
  Orbits orbits_;
  Leading leading_;
  int choices_ = 0;
  std::vector<RationalTail> result_;
};

}  // namespace

bool is_recessive(const Pcf& pcf, ConvergenceClass kind, const Polynomial& top, const Polynomial& bottom) {
  if (top.is_zero() || bottom.is_zero()) return false;
  const int degree = top.degree() - bottom.degree(), s = pcf.a.degree(), t = pcf.b.degree();
  const Rational lead = Rational(top.leading()) / Rational(bottom.leading()), a(pcf.a.leading());
  if (kind == ConvergenceClass::factorial) return degree == t - s;
  // kappa_1 = (sgn(A) sqrt D - A)/2 n^s
  if (kind == ConvergenceClass::exponential) return degree == s && (2 * lead + a) * a > 0;
  return kind == ConvergenceClass::polynomial && avoids_dominant_tail(pcf, top, bottom);
}

std::vector<RationalTail> rational_tails(const Pcf& pcf, ConvergenceClass kind) {
  std::vector<RationalTail> result;
  if (kind == ConvergenceClass::terminating || kind == ConvergenceClass::divergent || kind == ConvergenceClass::logarithmic)
    return result;
  const auto growth = growth_of(pcf);
  if (!growth) return result;
  const std::vector<Leading> leading = leading_terms(pcf, *growth);
  if (leading.empty()) return result;
  const auto orbits = orbits_of(pcf.b);
  if (!orbits) return result;
  for (const Leading& l : leading)
    for (RationalTail& tail : Search(pcf, kind, *orbits, l).run()) result.push_back(std::move(tail));
  return result;
}

}  // namespace brouncker
