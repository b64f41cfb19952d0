// With A/B = h(n+1)/h(n), R(n) = B(n-1) Y(n), q = N/Q, Y = P/U and a common denominator C of Q, U, U(n+1) and f:
//     N C/Q = f C + A P(n+1) C/U(n+1) - B(n-1) P C/U,   linear in the coefficients of f and P.
#include "engine/prove/find/hypergeometric_series.hpp"

#include "engine/prove/find/polynomial_system.hpp"
#include "engine/prove/find/series.hpp"
#include "engine/prove/find/start.hpp"
#include "engine/prove/find/universal_denominator.hpp"
#include "engine/recurrence/orbits.hpp"
#include "formulas/rational_polynomial.hpp"
#include "formulas/roots.hpp"

#include <algorithm>

namespace brouncker {
namespace {

constexpr int kMostUnknowns = 120;
constexpr long kMostStart = 300;
constexpr std::size_t kMostOrder = 6;

/// tau(n)/tau(n-1) = -b(n-1)/(K(n-1) K(n)), or another quotient.
struct Ratio {
  Polynomial top, bottom;
};

Polynomial lcm(const Polynomial& x, const Polynomial& y) { return x * *exact_quotient(y, primitive_gcd(x, y)); }

/// h with h(n)/h(n-1) = ratio modulo shifts; nullopt where there is none.
std::optional<HypergeometricTerm> term_of(const Ratio& ratio) {
  const auto above = orbits_of(ratio.top), below = orbits_of(ratio.bottom);
  if (!above || !below) return std::nullopt;
  HypergeometricTerm h{Rational(ratio.top.leading()) / Rational(ratio.bottom.leading()), {}, {}};
  const auto count = [](const Orbits& all, const Polynomial& base) {
    const auto found = std::ranges::find_if(all.orbits, [&](const Orbit& o) { return o.base == base; });
    return found == all.orbits.end() ? std::size_t{0} : found->positions.size();
  };
  const auto share = [&](const Orbits& from, const Orbits& other, std::vector<Rational>& parameters) {
    for (const Orbit& o : from.orbits) {
      const std::size_t mine = o.positions.size(), theirs = count(other, o.base);
      if (mine <= theirs) continue;
      if (o.base.degree() != 1) return false;
      const Rational x(o.base.coefficient(0), o.base.leading());  // in [0, 1)
      parameters.insert(parameters.end(), mine - theirs, x == 0 ? Rational(1) : x);
    }
    std::ranges::sort(parameters);
    return true;
  };
  if (!share(*above, *below, h.upper) || !share(*below, *above, h.lower) || !is_proper(h)) return std::nullopt;
  return h;
}

/// 1/(n + rho)^order.
struct Pole {
  Rational rho;
  int order;
  /// The multiple of n + rho with integer coefficients.
  Polynomial linear() const { return Polynomial({Integer(numerator(rho)), Integer(denominator(rho))}); }
};

/// The poles that f may need.
std::optional<std::vector<Pole>> poles_of_f(const HypergeometricTerm& h, const Polynomial& q_bottom) {
  const auto orbits = orbits_of(q_bottom);
  if (!orbits) return std::nullopt;
  std::vector<Pole> poles;
  for (const Orbit& o : orbits->orbits) {
    if (o.base.degree() != 1) continue;  // these have to telescope away
    Rational rho(o.base.coefficient(0), o.base.leading());
    if (rho == 0) rho = 1;
    std::size_t most = 0;
    for (const long p : o.positions) most = std::max(most, static_cast<std::size_t>(std::ranges::count(o.positions, p)));
    const auto below = static_cast<std::size_t>(std::ranges::count(h.lower, rho));
    if (most > kMostOrder) return std::nullopt;
    for (std::size_t k = below + 1; k <= below + most; ++k) poles.push_back({rho, static_cast<int>(k)});
  }
  return poles;
}

Polynomial powered(const Polynomial& p, int exponent) {
  Polynomial result = Polynomial::constant(1);
  for (int i = 0; i < exponent; ++i) result = result * p;
  return result;
}

/// f and R for q; false where there are none.
bool reduce(HypergeometricReduction& r) {
  const auto poles = poles_of_f(r.h, r.q_bottom);
  if (!poles) return false;
  const SeriesRatio ratio = ratio_of(r.h);
  const Polynomial b = ratio.bottom.shifted(-1), n = Polynomial::of({1, 0});
  Polynomial denominator = r.q_bottom;
  for (const Pole& pole : *poles) denominator = lcm(denominator, powered(pole.linear(), pole.order));
  const auto u = universal_denominator(ratio.top * denominator, b * denominator, kMostUnknowns);
  if (!u) return false;
  const Polynomial next = u->shifted(1), common = lcm(lcm(denominator, *u), next);
  const auto terms = static_cast<int>(r.h.lower.size());
  const int degree = u->degree() + std::max(r.q_top.degree() - r.q_bottom.degree(), terms - 1) - terms;  // of P
  if (degree > kMostUnknowns) return false;
  std::vector<Polynomial> columns;
  for (int i = 0; i < terms; ++i) columns.push_back(powered(n, i) * common);
  for (const Pole& pole : *poles)
    columns.push_back(Integer(pow(Integer(boost::multiprecision::denominator(pole.rho)), static_cast<unsigned>(pole.order))) *
                      *exact_quotient(common, powered(pole.linear(), pole.order)));
  const Polynomial over_next = *exact_quotient(common, next), over_u = *exact_quotient(common, *u);
  for (int i = 0; i <= degree; ++i)
    columns.push_back(ratio.top * (powered(n, i).shifted(1) * over_next) - b * (powered(n, i) * over_u));
  const auto x = unique_combination(columns, r.q_top * *exact_quotient(common, r.q_bottom));
  if (!x) return false;
  const auto place = x->begin() + terms + static_cast<long>(poles->size());
  r.f.polynomial.assign(x->begin(), x->begin() + terms);
  while (!r.f.polynomial.empty() && r.f.polynomial.back() == 0) r.f.polynomial.pop_back();
  for (std::size_t i = 0; i < poles->size(); ++i)
    if (const Rational& c = (*x)[static_cast<std::size_t>(terms) + i]; c != 0)
      r.f.poles.push_back({-(*poles)[i].rho, (*poles)[i].order, c});
  const RationalPolynomial p(place, x->end());
  const Integer d = common_denominator(p);
  r.r_top = p.empty() ? Polynomial() : b * integral(p, d), r.r_bottom = d * *u;
  if (r.r_top.is_zero()) r.r_bottom = Polynomial::constant(1);
  const Polynomial shared = primitive_gcd(r.r_top.is_zero() ? Polynomial::constant(1) : r.r_top, r.r_bottom);
  if (shared.degree() > 0) r.r_top = *exact_quotient(r.r_top, shared), r.r_bottom = *exact_quotient(r.r_bottom, shared);
  return true;
}

/// f, R and q times a number.
void scale(HypergeometricReduction& r, const Rational& factor) {
  const Integer top = numerator(factor), bottom = denominator(factor);
  const auto scaled = [&](Polynomial& above, Polynomial& below) {
    above = top * above, below = bottom * below;
    const Integer common = gcd(above.content(), below.content());
    if (above.is_zero()) below = Polynomial::constant(1);
    else above = above.divided_by(common), below = below.divided_by(common);
  };
  scaled(r.q_top, r.q_bottom);
  scaled(r.r_top, r.r_bottom);
  for (Rational& c : r.f.polynomial) c *= factor;
  for (PoleTerm& pole : r.f.poles) pole.coefficient *= factor;
}

}  // namespace

std::optional<HypergeometricReduction> hypergeometric_reduction(const Pcf& pcf, const RationalTail& tail) {
  Ratio tau{-(pcf.b.shifted(-1) * tail.bottom.shifted(-1) * tail.bottom), tail.top.shifted(-1) * tail.top};
  const Polynomial common = primitive_gcd(tau.top, tau.bottom);
  tau.top = *exact_quotient(tau.top, common), tau.bottom = *exact_quotient(tau.bottom, common);
  const auto h = term_of(tau);
  if (!h) return std::nullopt;
  const SeriesRatio of_h = ratio_of(*h);
  const Polynomial above = tau.top * of_h.bottom.shifted(-1), below = tau.bottom * of_h.top.shifted(-1),
                   shared = primitive_gcd(above, below);
  const auto q = rational_ratio(*exact_quotient(above, shared), *exact_quotient(below, shared));
  if (!q) return std::nullopt;
  HypergeometricReduction r{*h, q->first, q->second, {}, {}, {}, 0};
  if (!regular_from({tail.top, tail.bottom, r.q_top, r.q_bottom}, 1, kMostStart) || !reduce(r)) return std::nullopt;
  const auto start = regular_from({tail.top, tail.bottom, r.q_top, r.q_bottom, r.r_bottom}, 1, kMostStart);
  if (!start) return std::nullopt;
  // tau(m) = -1/K(m) = q(m) h(m)
  scale(r, -Rational(tail.bottom(*start)) / Rational(tail.top(*start)) * Rational(r.q_bottom(*start)) / Rational(r.q_top(*start)) /
               term(r.h, static_cast<long>(*start)));
  r.start = static_cast<long>(*start);
  return r;
}

}  // namespace brouncker
