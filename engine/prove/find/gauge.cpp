// The second column of U follows from the first one, (u, v): U12 = b v(n+1)/s, U22 = (u(n+1) + a v(n+1))/s. What remains are two
// linear equations, where + means n + 1 and a', b' are taken at n + k:
//
//     b (u++ + a+ v++)              = s s+ b' u + s+ a' b v+
//     (b+ + a a+) v++ + a u++       = s s+ b' v + s+ a' (u+ + a v+).
//
// With u = p/w, v = q/w, polynomials p, q of bounded degree and s = f/g they are multiplied by g g+ w w+ w++ and evaluated at n =
// 1, 2, ... modulo a prime; full rank is a proof that there is no U. A kernel is lifted to Q and checked as polynomials.
#include "engine/prove/find/gauge.hpp"

#include "engine/linear/modular_nullspace.hpp"
#include "engine/prove/find/gauge_ansatz.hpp"
#include "engine/prove/find/start.hpp"
#include "engine/recurrence/classify.hpp"
#include "engine/recurrence/limit_transfer.hpp"
#include "formulas/roots.hpp"

#include <algorithm>
#include <cstdlib>

namespace brouncker {
namespace {

using Words = std::vector<std::uint64_t>;

/// The system modulo one prime, point by point.
class PointSystem {
 public:
  PointSystem(const PrimeField& field, const Pcf& from, const Pcf& to, const GaugeAnsatz& ansatz)
      : field_(field),
        a_(field.reduced(from.a)),
        b_(field.reduced(from.b)),
        a_to_(field.reduced(to.a.shifted(ansatz.shift))),
        b_to_(field.reduced(to.b.shifted(ansatz.shift))),
        f_(field.reduced(ansatz.s_numerator)),
        g_(field.reduced(ansatz.s_denominator)),
        w_(field.reduced(ansatz.denominator)),
        upper_(static_cast<std::size_t>(std::max(ansatz.degree_upper + 1, 0))),
        lower_(static_cast<std::size_t>(std::max(ansatz.degree_lower + 1, 0))) {}

  void add(std::uint64_t n, ModularEchelon& echelon) const {
    const auto at = [&](const Words& p, std::uint64_t x) { return field_.value(p, x); };
    const auto mul = [&](auto... x) { return product(x...); };
    const std::uint64_t a = at(a_, n), a1 = at(a_, n + 1), b = at(b_, n), b1 = at(b_, n + 1), a_to = at(a_to_, n),
                        b_to = at(b_to_, n);
    const std::uint64_t f = at(f_, n), f1 = at(f_, n + 1), g = at(g_, n), g1 = at(g_, n + 1);
    const std::uint64_t w = at(w_, n), w1 = at(w_, n + 1), w2 = at(w_, n + 2);
    const std::uint64_t left = mul(g, g1, w, w1), same = mul(f, f1, b_to, w1, w2), next = mul(f1, g, a_to, w, w2);
    echelon.add(row(n, mul(left, b), same, 0, mul(left, b, a1), 0, mul(next, b)));
    const std::uint64_t b1_plus = field_.add(b1, mul(a, a1));
    echelon.add(row(n, mul(left, a), 0, next, mul(left, b1_plus), same, mul(next, a)));
  }

 private:
  std::uint64_t product(std::uint64_t x) const { return x; }
  template <class... Rest>
  std::uint64_t product(std::uint64_t x, Rest... rest) const {
    return field_.multiply(x, product(rest...));
  }
  /// u2 p++ - u0 p - u1 p+ + v2 q++ - v0 q - v1 q+ in the coefficients of p, q.
  Words row(std::uint64_t n, std::uint64_t u2, std::uint64_t u0, std::uint64_t u1, std::uint64_t v2, std::uint64_t v0,
            std::uint64_t v1) const {
    Words result(upper_ + lower_);
    fill(result.data(), upper_, n, u2, u0, u1);
    fill(result.data() + upper_, lower_, n, v2, v0, v1);
    return result;
  }
  void fill(std::uint64_t* out, std::size_t count, std::uint64_t n, std::uint64_t c2, std::uint64_t c0, std::uint64_t c1) const {
    for (std::size_t k = 0; k < count; ++k) {
      out[k] = field_.subtract(c2, field_.add(c0, c1));
      c2 = field_.multiply(c2, n + 2);
      c1 = field_.multiply(c1, n + 1);
      c0 = field_.multiply(c0, n);
    }
  }

  PrimeField field_;
  Words a_, b_, a_to_, b_to_, f_, g_, w_;
  std::size_t upper_, lower_;
};

/// N from its first column; nullopt where the second one does not have the denominator w, or an equation fails.
std::optional<Gauge> completed(const Pcf& from, const Pcf& to, const GaugeAnsatz& ansatz, Polynomial p, Polynomial q) {
  const Polynomial &f = ansatz.s_numerator, &g = ansatz.s_denominator, &w = ansatz.denominator;
  const Polynomial w1 = w.shifted(1), divisor = f * w1;
  const Polynomial p1 = p.shifted(1), q1 = q.shifted(1);
  const Integer content = divisor.content();
  const Polynomial primitive = divisor.divided_by(content);
  const auto n12 = exact_quotient(from.b * g * q1 * w, primitive);
  const auto n22 = exact_quotient((p1 + from.a * q1) * g * w, primitive);
  if (!n12 || !n22) return std::nullopt;
  Gauge gauge{from, to, ansatz.shift, f, g, {content * p, *n12, content * q, *n22}, w, 0, {}};
  const Polynomial a_to = to.a.shifted(ansatz.shift), b_to = to.b.shifted(ansatz.shift);
  const auto& n = gauge.n;
  const Polynomial n12_1 = n[1].shifted(1), n22_1 = n[3].shifted(1), left = g * w, right = f * w1;
  if (!(left * from.b * n22_1 == right * (n[0] * b_to + n[1] * a_to))) return std::nullopt;
  if (!(left * (n12_1 + from.a * n22_1) == right * (n[2] * b_to + n[3] * a_to))) return std::nullopt;
  Integer common = 0;
  for (const Polynomial& entry : n) common = gcd(common, entry.content());
  if (common > 1)
    for (Polynomial& entry : gauge.n) entry = entry.divided_by(common);
  return gauge;
}

Polynomial determinant(const std::array<Polynomial, 4>& n) { return n[0] * n[3] - n[1] * n[2]; }

enum class Solve { none, solved, singular };

struct Solution {
  Solve kind = Solve::none;
  std::optional<Gauge> gauge = {};
  std::uint64_t prime = PrimeField::kMersenne;  ///< with `none`: modulo which the rank is full
};

Polynomial slice(const std::vector<Integer>& x, std::size_t first, std::size_t count) {
  return Polynomial(std::vector<Integer>(x.begin() + static_cast<long>(first), x.begin() + static_cast<long>(first + count)));
}

/// The first nonsingular combination x_i + c x_j of the kernel, if the kernel is right at all.
std::optional<Solution> nonsingular(const Pcf& from, const Pcf& to, const GaugeAnsatz& ansatz,
                                    const std::vector<std::vector<Integer>>& basis) {
  const auto upper = static_cast<std::size_t>(std::max(ansatz.degree_upper + 1, 0));
  const auto attempt = [&](const std::vector<Integer>& x) {
    return completed(from, to, ansatz, slice(x, 0, upper), slice(x, upper, x.size() - upper));
  };
  for (const auto& x : basis) {
    std::optional<Gauge> gauge = attempt(x);
    if (!gauge) return std::nullopt;
    if (!determinant(gauge->n).is_zero()) return Solution{Solve::solved, std::move(gauge)};
  }
  for (std::size_t i = 0; i < basis.size(); ++i)
    for (std::size_t j = 0; j < i; ++j) {
      std::vector<Integer> sum = basis[i];
      for (std::size_t k = 0; k < sum.size(); ++k) sum[k] += basis[j][k];
      std::optional<Gauge> gauge = attempt(sum);
      if (gauge && !determinant(gauge->n).is_zero()) return Solution{Solve::solved, std::move(gauge)};
    }
  return Solution{Solve::singular, std::nullopt};
}

/// Points beyond the number of unknowns with which a kernel is first believed.
constexpr std::size_t kSparePoints = 2;
constexpr int kMaxPrimes = 200;

Solution solve(const Pcf& from, const Pcf& to, const GaugeAnsatz& ansatz) {
  const auto unknowns = static_cast<std::size_t>(ansatz.unknowns());
  if (unknowns == 0) return {};
  KernelLift lift;
  std::size_t points = unknowns / 2 + 1 + kSparePoints;
  for (int index = 0; index < kMaxPrimes; ++index) {
    const PrimeField field = PrimeField::number(index);
    const PointSystem system(field, from, to, ansatz);
    ModularEchelon echelon(field, unknowns);
    for (std::size_t n = 1; n <= points && echelon.rank() < unknowns; ++n) system.add(n, echelon);
    if (echelon.rank() == unknowns) return {Solve::none, std::nullopt, field.prime()};
    if (!lift.join(field, echelon)) continue;
    const auto basis = lift.candidate();
    if (!basis) continue;
    if (auto solution = nonsingular(from, to, ansatz, *basis)) return *std::move(solution);
    points += unknowns;  // the points may have been too few
    lift = KernelLift();
  }
  return {Solve::singular, std::nullopt};
}

bool carries_limit(const Gauge& gauge, ConvergenceClass kind) {
  if (beats_powers(kind)) return true;
  return kind == ConvergenceClass::polynomial &&
         (tail_keeps_limit(gauge.from, gauge.n[0], gauge.n[2]) || tail_keeps_limit(gauge.from, gauge.n[1], gauge.n[3]));
}

GaugeResult undecided(std::string reason) { return {Verdict::undecided, std::nullopt, std::move(reason)}; }

}  // namespace

bool complete(Gauge& gauge) {
  const Polynomial det = determinant(gauge.n);
  if (det.is_zero() || std::labs(gauge.shift) > kMaxStart) return false;
  const auto start =
      regular_from({gauge.denominator, det, gauge.s_numerator, gauge.s_denominator}, std::max<long>(1, 1 - gauge.shift), kMaxStart);
  if (!start || !is_followed(gauge.from, *start) || !is_followed(gauge.to, *start + gauge.shift)) return false;
  gauge.start = *start;
  const Moebius u{gauge.n[0](*start), gauge.n[1](*start), gauge.n[2](*start), gauge.n[3](*start)};
  const Moebius inverse = convergents_up_to(gauge.to, *start + gauge.shift - 1).inverse();
  gauge.relation = (convergents_up_to(gauge.from, *start - 1) * u * inverse).reduced();
  return gauge.relation.determinant() != 0;
}

GaugeResult gauge_between(const Pcf& from, const Pcf& to) {
  const ConvergenceClass kind = classify(from).kind, to_kind = classify(to).kind;
  if (kind == ConvergenceClass::terminating || to_kind == ConvergenceClass::terminating)
    return undecided("a terminating fraction has a rational limit and no recurrence to compare");
  if (kind == ConvergenceClass::divergent || to_kind == ConvergenceClass::divergent) return undecided("a divergent fraction");
  const auto growth = growth_of(from), to_growth = growth_of(to);
  if (!growth || !to_growth || growth->logarithmic || to_growth->logarithmic) return undecided("logarithmic convergence");
  const auto shape = gauge_shape(from, *growth, to, *to_growth);
  if (!shape) return undecided("the roots of b lie too far apart");
  if (shape->ansaetze.empty()) return {Verdict::no, std::nullopt, shape->obstruction};
  std::string doubt;
  std::vector<RefutedAnsatz> refuted;
  for (const GaugeAnsatz& ansatz : shape->ansaetze) {
    if (ansatz.unknowns() > kMaxGaugeUnknowns) {
      doubt = "more unknowns than are tried";
      continue;
    }
    Solution solution = solve(from, to, ansatz);
    if (solution.kind == Solve::none) refuted.push_back({ansatz, solution.prime});
    else if (solution.kind == Solve::singular) doubt = "only singular matrices: the recurrences are reducible";
    else if (!complete(*solution.gauge)) doubt = "the matrix is regular only far out";
    else if (!carries_limit(*solution.gauge, kind)) doubt = "the leading terms do not show that the limit is carried";
    else return {Verdict::yes, std::move(solution.gauge), {}};
  }
  if (!doubt.empty()) return undecided(doubt);
  return {Verdict::no, std::nullopt, "the linear system for the matrix has no solution", std::move(refuted)};
}

}  // namespace brouncker
