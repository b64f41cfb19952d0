#include "engine/prove/find/walk_matrix.hpp"

#include "engine/prove/find/recurrences.hpp"
#include "formulas/roots.hpp"

#include <cstdlib>

namespace brouncker {
namespace {

/// A matrix of integers or polynomials, and what it has to be divided by.
template <class Number>
struct Scaled {
  std::array<Number, 4> matrix;
  Number divisor;
};

/// b + 1, c + 1, a + 1 times the unit of the site.
template <class Number>
using Multiples = std::array<Number, 3>;

template <class Number>
Number times(const Integer& x, const Number& y) {
  return x * y;
}

Polynomial constant(const Polynomial*, const Integer& x) { return Polynomial::constant(x); }
Integer constant(const Integer*, const Integer& x) { return x; }

/// T_i of 1F1, i = 0, 1: z [t^2] = (b + 1)[1] + (z - b - c - 2)[t].
template <class Number>
Scaled<Number> raising_exponential(const WalkSite& site, int i, const Multiples<Number>& x) {
  const Number* type = nullptr;
  const Integer v = site.v();
  const Number zero = constant(type, 0), twice_u = constant(type, 2 * site.u()), low = times(v, x[0]);
  const Number middle = twice_u - times<Number>(v, x[0] + x[1]);
  if (i == 0) return {{zero, twice_u, low, middle}, twice_u};
  return {{twice_u, zero - twice_u, zero - low, twice_u - middle}, twice_u};
}

/// T_i.
template <class Number>
Scaled<Number> raising(const WalkSite& site, int i, const Multiples<Number>& x) {
  if (site.exponential) return raising_exponential(site, i, x);
  const Integer u = site.u(), v = site.v();
  const Number s = x[0] + x[1] + x[2];
  const Number us = times(u, s), low = times(v, x[0]);
  const Number middle = times<Number>(u + v, x[0]) + times(v, x[1]) + times(u, x[2]);
  const Number minus_us = times(Integer(-1), us);
  if (i == 0) return {{us - us, us, times(Integer(-1), low), middle}, us};
  if (i == 1) return {{us, minus_us, low, us - middle}, us};
  const Number vs = times(v, s);
  return {{vs, minus_us, low, vs - middle}, s};
}

/// The inverse of T_i.
template <class Number>
Scaled<Number> lowering(const WalkSite& site, int i, const Multiples<Number>& x) {
  const Integer u = site.u(), v = site.v();
  const auto m = raising(site, i, x).matrix;
  const Integer factor = i == 0 ? v : i == 1 ? Integer(u - v) : Integer(v * (v - u));
  return {{m[3], times(Integer(-1), m[1]), times(Integer(-1), m[2]), m[0]}, times(factor, x[static_cast<std::size_t>(i)])};
}

template <class Number>
std::array<Number, 4> product(const std::array<Number, 4>& x, const std::array<Number, 4>& y) {
  return {x[0] * y[0] + x[1] * y[2], x[0] * y[1] + x[1] * y[3], x[2] * y[0] + x[3] * y[2], x[2] * y[1] + x[3] * y[3]};
}

/// The steps in order, those up before those down, since S must not come to 0. @param apply Is given (matrix, what it is divided
/// by).
template <class Number, class Move, class Apply>
void follow(const WalkSite& site, const Exponents3& steps, Multiples<Number> at, const Move& move, const Apply& apply) {
  const bool up_first = steps[0] + steps[1] + steps[2] >= 0;
  for (const bool up : {up_first, !up_first})
    for (int i = 0; i < 3; ++i)
      for (int k = up ? steps[static_cast<std::size_t>(i)] : -steps[static_cast<std::size_t>(i)]; k > 0; --k) {
        Number& x = at[static_cast<std::size_t>(i)];
        if (!up) x = move(x, -1);
        apply(up ? raising(site, i, at) : lowering(site, i, at));
        if (up) x = move(x, 1);
      }
}

Polynomial common_factor(const StepMatrix& m) {
  Polynomial g;
  for (const Polynomial& entry : m) {
    if (entry.is_zero()) continue;
    g = g.is_zero() ? entry : primitive_gcd(g, entry);
  }
  return g;
}

/// Common factors of the entries go into the scale.
void simplify(WalkMatrix& walk) {
  const Polynomial g = common_factor(walk.matrix);
  if (g.degree() > 0) {
    for (Polynomial& entry : walk.matrix) entry = *exact_quotient(entry, g);
    walk.top = walk.top * g;
  }
  Integer content = 0;
  for (const Polynomial& entry : walk.matrix) content = gcd(content, entry.content());
  if (content > 1) {
    for (Polynomial& entry : walk.matrix) entry = entry.divided_by(content);
    walk.top = content * walk.top;
  }
}

/// The exponents + 1 of t, 1 - t, v - u t at the point, times the unit.
Multiples<Integer> multiples(const WalkSite& site, const Integer& unit, const Exponents3& base) {
  Multiples<Integer> result;
  for (std::size_t i = 0; i < 3; ++i) result[i] = numerator(Rational((base[i] + 1 - site.fractions()[i]) * Rational(unit)));
  return result;
}

}  // namespace

Polynomial determinant(const StepMatrix& m) { return m[0] * m[3] - m[1] * m[2]; }

void append(WalkMatrix& walk, const StepMatrix& matrix, const Polynomial& divisor) {
  walk.matrix = product(matrix, walk.matrix);
  walk.bottom = walk.bottom * divisor;
  simplify(walk);
}

void reduce(WalkMatrix& walk) {
  Polynomial &top = walk.top, &bottom = walk.bottom;
  const Polynomial g = primitive_gcd(top, bottom);
  if (g.degree() > 0) top = *exact_quotient(top, g), bottom = *exact_quotient(bottom, g);
  const Integer content = gcd(top.content(), bottom.content());
  top = top.divided_by(content), bottom = bottom.divided_by(content);
}

WalkMatrix walk_matrix(const WalkSite& site, const Exponents3& direction, const Exponents3& base) {
  WalkMatrix walk{{Polynomial::constant(1), {}, {}, Polynomial::constant(1)}};
  Multiples<Polynomial> at;
  const Integer unit = site.unit();
  const Multiples<Integer> start = multiples(site, unit, base);
  for (std::size_t i = 0; i < 3; ++i) at[i] = Polynomial({start[i], Integer(unit * direction[i])});
  follow(
      site, direction, at, [&](const Polynomial& x, int by) { return x + Polynomial::constant(unit * by); },
      [&](const Scaled<Polynomial>& step) { append(walk, step.matrix, step.divisor); });
  reduce(walk);
  return walk;
}

NumericWalk numeric_walk(const WalkSite& site, const Exponents3& steps, const Exponents3& from) {
  NumericWalk walk;
  Integer top = 1, bottom = 1;
  const Integer unit = site.unit();
  follow(
      site, steps, multiples(site, unit, from), [&](const Integer& x, int by) { return Integer(x + unit * by); },
      [&](const Scaled<Integer>& step) {
        walk.matrix = product(step.matrix, walk.matrix);
        bottom *= step.divisor;
      });
  Integer content = 0;
  for (const Integer& entry : walk.matrix) content = gcd(content, entry);
  if (content > 1)
    for (Integer& entry : walk.matrix) entry /= content;
  if (content != 0) top = content;
  walk.scale = bottom == 0 ? Rational(0) : Rational(top, bottom);
  return walk;
}

Recurrence recurrence_of(const WalkMatrix& walk) {
  const auto& [a, b, c, d] = walk.matrix;
  const Polynomial a1 = a.shifted(1), b1 = b.shifted(1), top1 = walk.top.shifted(1), bottom1 = walk.bottom.shifted(1);
  Recurrence result{top1 * walk.top * b1 * determinant(walk.matrix), -(top1 * walk.bottom * (a1 * b + b1 * d)),
                    walk.bottom * bottom1 * b};
  if (!result[0].is_zero()) make_primitive(result);
  return result;
}

}  // namespace brouncker
