#include "engine/generate/walk_family.hpp"

#include "engine/generate/prediction.hpp"
#include "engine/generate/rational_interpolation.hpp"
#include "engine/prove/certificate.hpp"
#include "engine/prove/check/check.hpp"
#include "formulas/error.hpp"
#include "formulas/print.hpp"
#include "formulas/rational_polynomial.hpp"
#include "formulas/roots.hpp"

#include <algorithm>
#include <cstdlib>
#include <functional>
#include <tuple>

#include <fmt/format.h>

namespace brouncker::generate {
namespace {

/// 1/z = -kUsual is nothing special.
constexpr int kUsual = 7;

/// At z = 1/w, w < 0 an integer: the PCF, and its limit as a map of x. Far from 0 eigenvalues are too near to each other for the
/// proofs.
struct Member {
  Integer w;
  Pcf pcf;
  std::array<Rational, 4> map;
};

int steps(const Exponents3& e) { return std::abs(e[0]) + std::abs(e[1]) + std::abs(e[2]); }

Rational inverse(const Integer& w) { return Rational(-1, Integer(-w)); }

std::optional<WalkFraction> fraction_at(const Integer& w, const Walk& walk) {
  return walk_fraction({{inverse(w), walk.site.half}, walk.direction, walk.base});
}

/// nullopt where it has another form than that at the first w.
std::optional<Member> member(const Integer& w, const Walk& walk, const WalkFraction& first) {
  const auto fraction = fraction_at(w, walk);
  const auto values = critical_values({inverse(w), walk.site.half}, walk.direction);
  if (!fraction || !values || fraction->integral.phi != first.integral.phi) return std::nullopt;
  if (fraction->small.a.degree() != first.small.a.degree() || fraction->small.b.degree() != first.small.b.degree())
    return std::nullopt;
  const auto proof = walk_proof(*fraction, values->small);
  if (!proof) return std::nullopt;
  const CheckResult result = check(nlohmann::json(certificate(*proof)));
  if (!result.valid && result.exceeded) return std::nullopt;
  if (!result.valid)
    throw file_error(
        fmt::format("{}: the certificate is refused, a defect of this program: {}", to_plain(proof->pcf), result.reason));
  const closed::Multiple x = family_constant_at(inverse(w), walk.site.half);
  if (to_plain(x.atom) != to_plain(proof->form.atom)) return std::nullopt;
  const Moebius& m = proof->form.map;
  return Member{w, proof->pcf, {Rational(m.p) / x.factor, Rational(m.q), Rational(m.r) / x.factor, Rational(m.s)}};
}

class Members {
 public:
  Members(const Walk& walk, WalkFraction first) : walk_(walk), first_(std::move(first)) {}
  /// Until there are so many. @return Whether there are.
  bool extend(std::size_t count) {
    while (members_.size() < count && next_ > -static_cast<long>(3 * count) - 10) {
      if (auto found = member(Integer(next_), walk_, first_)) members_.push_back(*std::move(found));
      --next_;
    }
    return members_.size() >= count;
  }
  const std::vector<Member>& all() const { return members_; }

 private:
  Walk walk_;
  WalkFraction first_;
  std::vector<Member> members_;
  long next_ = -1;
};

using Values = std::function<Rational(const Member&)>;

/// The polynomials p_0, ..., p_k that are in the ratio of the values at all of some members, without a common factor.
std::optional<std::vector<Polynomial>> in_ratio(std::span<const Member> members, const std::vector<Values>& values) {
  const auto pivot = std::ranges::find_if(values, [&](const Values& v) { return v(members.front()) != 0; });
  if (pivot == values.end()) return std::nullopt;
  std::vector<RationalFunction> ratios;
  for (const Values& v : values) {
    std::vector<Integer> at;
    std::vector<Rational> of;
    for (const Member& m : members) {
      if ((*pivot)(m) == 0) continue;
      at.push_back(m.w), of.push_back(v(m) / (*pivot)(m));
    }
    ratios.push_back(rational_interpolation(at, of));
  }
  return over_common_denominator(ratios);
}

Rational at(const Polynomial& p, const Integer& w) { return Rational(p(w)); }

int most_degree(std::span<const Polynomial> all) {
  int most = 0;
  for (const Polynomial& p : all) most = std::max(most, p.degree());
  return most;
}

/// In w, of numerator and denominator of p + q x for an integral with these exponents: those of t = (v - y)/u and 1 - t, and the
/// integrals of y^m, m from e2 to e0 + e1 + e2.
int degree_of_integral(const Exponents3& e) { return 2 * e[0] + 2 * e[1] + 3 * std::abs(e[2]) + 4; }

/// The polynomials of a family, by powers of n.
struct Shape {
  std::vector<Polynomial> a, b, map;

  /// A member times s: PCF(s a, s^2 b).
  Rational scale(const Member& m) const { return at(a.back(), m.w) / Rational(m.pcf.a.leading()); }
  bool fits(const Member& m) const {
    const Rational s = scale(m);
    if (s == 0) return true;  // no member of the family
    for (std::size_t j = 0; j < a.size(); ++j)
      if (at(a[j], m.w) != s * Rational(m.pcf.a.coefficient(static_cast<int>(j)))) return false;
    for (std::size_t j = 0; j < b.size(); ++j)
      if (at(b[j], m.w) != s * s * Rational(m.pcf.b.coefficient(static_cast<int>(j)))) return false;
    const std::array<Rational, 4> of{s * m.map[0], s * m.map[1], m.map[2], m.map[3]};
    for (std::size_t i = 0; i < 4; ++i)
      for (std::size_t j = 0; j < i; ++j)
        if (at(map[i], m.w) * of[j] != at(map[j], m.w) * of[i]) return false;
    return true;
  }
  /// Of the identities that say that it is the family of the walk: A(n) A(n-1) b = B(n) a(n) a(n-1), and (P x + Q) a(0) X_0 = A(0)
  /// (a(0) X_0 - c2(-1) X_1)(R x + S), a, b, c those of the walk.
  int degree(const Exponents3& e, const WalkIntegral& x) const {
    const int of_a = most_degree(a), of_c = 5 * steps(e);
    const int of_integrals = degree_of_integral(x.phi) + degree_of_integral(next_weight(x));
    return std::max(2 * of_a, most_degree(b)) + 2 * of_c + most_degree(map) + 2 * of_integrals;
  }
};

std::optional<Shape> shape_of(std::span<const Member> members) {
  const auto coefficients = [&](auto part) {
    std::vector<Values> values;
    for (int j = 0; j <= part(members.front()).degree(); ++j)
      values.push_back([part, j](const Member& m) { return Rational(part(m).coefficient(j)); });
    return values;
  };
  auto a = in_ratio(members, coefficients([](const Member& m) -> const Polynomial& { return m.pcf.a; }));
  if (!a) return std::nullopt;
  Shape shape{*std::move(a), {}, {}};
  // b over the square of the scale, then both times what makes that a polynomial
  std::vector<Integer> places;
  for (const Member& m : members) places.push_back(m.w);
  std::vector<RationalFunction> b{{Polynomial::constant(1), Polynomial::constant(1)}};
  for (int j = 0; j <= members.front().pcf.b.degree(); ++j) {
    std::vector<Rational> values;
    for (const Member& m : members) {
      const Rational s = shape.scale(m);
      values.push_back(s * s * Rational(m.pcf.b.coefficient(j)));
    }
    b.push_back(rational_interpolation(places, values));
  }
  std::vector<Polynomial> over = over_common_denominator(b);
  const Polynomial common = over.front();
  over.erase(over.begin());
  for (Polynomial& p : shape.a) p = p * common;
  for (Polynomial& p : over) shape.b.push_back(p * common);
  const auto scaled = [&shape](std::size_t i) {
    return Values([&shape, i](const Member& m) { return i < 2 ? Rational(shape.scale(m) * m.map[i]) : m.map[i]; });
  };
  auto map = in_ratio(members, {scaled(0), scaled(1), scaled(2), scaled(3)});
  if (!map) return std::nullopt;
  shape.map = *std::move(map);
  return shape;
}

/// p(1/z) z^degree.
Polynomial reversed(const Polynomial& p, int degree) {
  std::vector<Integer> ascending(static_cast<std::size_t>(degree + 1));
  for (int k = 0; k <= p.degree(); ++k) ascending[static_cast<std::size_t>(degree - k)] = p.coefficient(k);
  return Polynomial(std::move(ascending));
}

/// The same in z: PCF(z^k a, z^(2k) b).
Shape in_z(const Shape& in_w) {
  const int k = std::max(most_degree(in_w.a), (most_degree(in_w.b) + 1) / 2), of_map = most_degree(in_w.map);
  Shape result;
  for (const Polynomial& p : in_w.a) result.a.push_back(reversed(p, k));
  for (const Polynomial& p : in_w.b) result.b.push_back(reversed(p, 2 * k));
  for (std::size_t i = 0; i < 4; ++i) result.map.push_back(reversed(in_w.map[i], of_map + (i < 2 ? k : 0)));
  return result;
}

void negate(std::vector<Polynomial>& all) {
  for (Polynomial& p : all) p = -p;
}

/// a > 0 far out at a small z < 0, and the limit without a leading minus below.
void choose_signs(Shape& shape) {
  const auto is_negative = [](const Polynomial& p) { return value_at(rational_polynomial(p), Rational(-1, kUsual)) < 0; };
  if (is_negative(shape.a.back())) negate(shape.a), shape.map[0] = -shape.map[0], shape.map[1] = -shape.map[1];
  const Polynomial& below = shape.map[2].is_zero() ? shape.map[3] : shape.map[2];
  if (is_negative(below)) negate(shape.map);
}

Polynomial common_factor(const std::vector<Polynomial>& all) {
  Polynomial result;
  for (const Polynomial& p : all)
    if (!p.is_zero()) result = result.is_zero() ? p.divided_by(p.content()) : primitive_gcd(result, p);
  return result;
}

void divide(std::vector<Polynomial>& all, const Polynomial& by) {
  for (Polynomial& p : all)
    if (!p.is_zero()) p = exact_quotient(p, by).value();
}

/// Without factors c(z) of a with c^2 in b.
void reduce(Shape& shape) {
  const auto take_out = [&](const Polynomial& c) {
    divide(shape.a, c), divide(shape.b, c * c);
    for (std::size_t i : {2U, 3U}) shape.map[i] = shape.map[i] * c;
  };
  while (true) {
    const Polynomial of_b = common_factor(shape.b);
    const Polynomial twice = of_b.degree() > 0 ? primitive_gcd(of_b, of_b.derivative()) : of_b;
    const Polynomial common = primitive_gcd(common_factor(shape.a), twice);
    if (common.degree() < 1) break;
    take_out(*exact_quotient(common, primitive_gcd(common, common.derivative())));
  }
  for (long prime = 2; prime < 100; ++prime) {
    const auto has = [&](const std::vector<Polynomial>& all, const Integer& d) {
      return std::ranges::all_of(all, [&](const Polynomial& p) { return p.is_zero() || p.content() % d == 0; });
    };
    while (has(shape.a, prime) && has(shape.b, prime * prime)) take_out(Polynomial::constant(prime));
  }
  std::vector<RationalFunction> map;
  for (const Polynomial& p : shape.map) map.push_back({p, Polynomial::constant(1)});
  shape.map = over_common_denominator(map);
}

/// Of the base points of a box the one with the smallest fraction.
std::optional<Walk> smallest(int half, const Exponents3& direction) {
  std::optional<std::pair<std::tuple<int, Integer>, Walk>> best;
  for (int b = 0; b <= 1; ++b)
    for (int c = 0; c <= 1; ++c)
      for (const int a : {-1, -2, 0}) {
        const Walk walk{{-1, half}, direction, {b, c, a}};
        const auto fraction = fraction_at(Integer(-kUsual), walk);
        if (!fraction) continue;
        const Pcf& pcf = fraction->small;
        std::tuple<int, Integer> size{pcf.a.degree() + pcf.b.degree(), std::max<Integer>(pcf.a.height(), pcf.b.height())};
        if (!best || size < best->first) best = {std::move(size), walk};
      }
  return best ? std::optional(best->second) : std::nullopt;
}

}  // namespace

ParameterPoly in_n_and_z(const std::vector<Polynomial>& by_n) {
  ParameterPoly result;
  for (std::size_t j = 0; j < by_n.size(); ++j)
    for (int k = 0; k <= by_n[j].degree(); ++k) {
      Exponents monomial{static_cast<int>(j), k};
      while (!monomial.empty() && monomial.back() == 0) monomial.pop_back();
      result.add(monomial, Rational(by_n[j].coefficient(k)));
    }
  return result;
}

std::optional<WalkFamily> walk_family(int half, const Exponents3& direction) {
  const auto walk = smallest(half, direction);
  const auto first = walk ? fraction_at(Integer(-kUsual), *walk) : std::nullopt;
  if (!first) return std::nullopt;
  Members members(*walk, *first);
  const std::size_t degree_of_ratios = 5 * static_cast<std::size_t>(steps(direction)) + 2;
  if (!members.extend(2 * degree_of_ratios + 1)) return std::nullopt;
  const auto shape = shape_of(members.all());
  if (!shape || shape->a.front().is_zero()) return std::nullopt;  // the limit's identity is over a(0)
  const auto degree = static_cast<std::size_t>(shape->degree(direction, first->integral));
  // where the leading coefficient is 0, nothing is tested
  if (!members.extend(degree + 1 + static_cast<std::size_t>(shape->a.back().degree()))) return std::nullopt;
  int tested = 0;
  for (const Member& m : members.all()) {
    if (!shape->fits(m)) return std::nullopt;
    tested += shape->scale(m) != 0;
  }
  Shape shown = in_z(*shape);
  reduce(shown);
  choose_signs(shown);
  WalkFamily result{in_n_and_z(shown.a), in_n_and_z(shown.b), {}, *walk, tested};
  std::ranges::copy(shown.map, result.map.begin());
  return result;
}

}  // namespace brouncker::generate
