#include "formulas/closed_form.hpp"

#include "formulas/arithmetic.hpp"

#include <algorithm>
#include <cassert>

namespace brouncker::closed {
namespace {

using Kind = Expression::Kind;

/// Splits c * rest off a product, quotient or negation with a rational c in front.
struct Scaled {
  Rational factor = 1;
  std::optional<Expression> rest;  // empty: 1
};
Scaled scaled(const Expression& x) {
  if (const auto value = rational_value(x)) return {*value, std::nullopt};
  if (x.kind() == Kind::negate) {
    Scaled inner = scaled(x.operands()[0]);
    inner.factor = -inner.factor;
    return inner;
  }
  if (x.kind() == Kind::multiply) {
    if (const auto value = rational_value(x.operands()[0])) {
      Scaled inner = scaled(x.operands()[1]);
      inner.factor *= *value;
      return inner;
    }
  }
  if (x.kind() == Kind::divide) {
    const auto below = rational_value(x.operands()[1]);
    if (below && *below != 0) {
      Scaled inner = scaled(x.operands()[0]);
      inner.factor /= *below;
      return inner;
    }
    Scaled top = scaled(x.operands()[0]), bottom = scaled(x.operands()[1]);
    if (bottom.rest && bottom.factor != 1) {
      const Expression rest = (top.rest ? *top.rest : Expression::integer(1)) / *bottom.rest;
      return {top.factor / bottom.factor, rest};
    }
    if (top.factor != 1) return {top.factor, (top.rest ? *top.rest : Expression::integer(1)) / x.operands()[1]};
  }
  return {1, x};
}

bool is_unit_fraction(const Expression& x) { return x.kind() == Kind::divide && rational_value(x.operands()[0]) == Rational(1); }

/// factor * rest, factor in front: 3*x/2, -x, 4/pi.
Expression joined(const Rational& factor, const std::optional<Expression>& rest) {
  if (!rest || factor == 0) return number(factor);
  if (factor < 0) return -joined(-factor, rest);
  const Integer top = numerator(factor), bottom = denominator(factor);
  if (is_unit_fraction(*rest)) {
    const Expression& below = rest->operands()[1];
    const Expression down = bottom == 1 ? below : Expression::integer(bottom) * below;
    return Expression::integer(top) / down;
  }
  const Expression up = top == 1 ? *rest : Expression::integer(top) * *rest;
  return bottom == 1 ? up : up / Expression::integer(bottom);
}

std::optional<Expression> product(const std::optional<Expression>& x, const std::optional<Expression>& y) {
  if (!x) return y;
  if (!y) return x;
  if (*x == *y && x->kind() == Kind::call && x->name() == "sqrt") return x->operands()[0];
  if (is_unit_fraction(*y)) return *x / y->operands()[1];
  if (is_unit_fraction(*x)) return *y / x->operands()[1];
  return *x * *y;
}

}  // namespace

std::optional<Rational> rational_value(const Expression& x) {
  const auto operand = [&](std::size_t i) { return rational_value(x.operands()[i]); };
  if (x.kind() == Kind::integer) return Rational(x.value());
  if (x.kind() == Kind::negate) {
    auto value = operand(0);
    if (value) *value = -*value;
    return value;
  }
  if (x.kind() == Kind::divide) {
    auto top = operand(0);
    const auto bottom = operand(1);
    if (!top || !bottom || *bottom == 0) return std::nullopt;
    *top /= *bottom;
    return top;
  }
  return std::nullopt;
}

Expression number(const Rational& x) {
  if (x < 0) return -Expression::rational(Rational(-x));
  return Expression::rational(x);
}

Expression plus(const Expression& x, const Expression& y) {
  const auto u = rational_value(x), v = rational_value(y);
  if (u && v) return number(*u + *v);
  if (u && *u == 0) return y;
  if (v && *v == 0) return x;
  const Scaled right = scaled(y);
  if (right.factor < 0) return x - joined(-right.factor, right.rest);
  return x + y;
}

Expression minus(const Expression& x, const Expression& y) { return plus(x, times(number(-1), y)); }

Expression times(const Expression& x, const Expression& y) {
  const Scaled u = scaled(x), v = scaled(y);
  const auto rest = product(u.rest, v.rest);
  if (rest) {
    const Scaled w = scaled(*rest);
    return joined(u.factor * v.factor * w.factor, w.rest);
  }
  return joined(u.factor * v.factor, std::nullopt);
}

Expression over(const Expression& x, const Expression& y) {
  const Scaled u = scaled(x), v = scaled(y);
  assert(v.factor != 0);
  const Rational factor = u.factor / v.factor;
  if (!v.rest) return joined(factor, u.rest);
  if (u.rest && *u.rest == *v.rest) return number(factor);
  if (v.rest->kind() == Kind::divide) {
    const Expression flipped = over(v.rest->operands()[1], v.rest->operands()[0]);
    return times(joined(factor, u.rest), flipped);
  }
  return joined(factor, (u.rest ? *u.rest : Expression::integer(1)) / *v.rest);
}

Expression call(std::string_view name, std::vector<Expression> arguments) { return Expression::call(name, std::move(arguments)); }

Root root_of(const Rational& x) {
  // sqrt(p/q) = sqrt(p q)/q
  const SquareFactor top = square_factor(numerator(x)), bottom = square_factor(denominator(x));
  return {Rational(top.root, Integer(bottom.root * bottom.rest)), top.rest * bottom.rest};
}

Expression square_root(const Rational& x) {
  if (x == 0) return number(0);
  const Root root = root_of(x);
  if (root.inside == 1) return number(root.outside);
  return joined(root.outside, call("sqrt", {Expression::integer(root.inside)}));
}

Expression power_of(const Rational& base, const Rational& exponent) {
  if (base == 1 || exponent == 0) return number(1);
  const Integer top = numerator(exponent), bottom = denominator(exponent);
  if (bottom == 1 && abs(top) < 10'000) {
    const auto e = static_cast<unsigned>(abs(top));
    const Rational value(Integer(pow(Integer(numerator(base)), e)), Integer(pow(Integer(denominator(base)), e)));
    return number(top < 0 ? Rational(1 / value) : value);
  }
  if (bottom == 2 && abs(top) == 1) return square_root(top > 0 ? base : Rational(1 / base));
  return power(number(base), number(exponent));
}

Multiple logarithm(const Rational& x) {
  assert(x > 0 && x != 1);
  Rational base = x < 1 ? Rational(1 / x) : x;
  Integer top = numerator(base), bottom = denominator(base);
  Rational factor = x < 1 ? -1 : 1;
  for (unsigned long k = mpz_sizeinbase(top.backend().data(), 2); k > 1; --k) {
    Integer u, v;
    if (mpz_root(u.backend().data(), top.backend().data(), k) && mpz_root(v.backend().data(), bottom.backend().data(), k)) {
      top = u, bottom = v, factor *= k;
      break;
    }
  }
  return {factor, call("log", {number(Rational(top, bottom))})};
}

namespace {

/// factor * sqrt(m) * f(sqrt(x)) with sqrt(x) = outside sqrt(m).
Multiple general(std::string_view name, const Rational& x) {
  const Root root = root_of(x);
  const Expression value = call(name, {square_root(x)});
  return {root.outside, root.inside == 1 ? value : call("sqrt", {Expression::integer(root.inside)}) * value};
}

/// sqrt(x) * fraction * pi.
Multiple angle(const Rational& x, const Rational& fraction) {
  const Root root = root_of(x);
  const Expression pi = Expression::constant("pi");
  return {root.outside * fraction, root.inside == 1 ? pi : call("sqrt", {Expression::integer(root.inside)}) * pi};
}

}  // namespace

Multiple root_times_asin(const Rational& x) {
  if (x == 1) return angle(x, Rational(1, 2));
  if (x == Rational(1, 2)) return angle(x, Rational(1, 4));
  if (x == Rational(1, 4)) return angle(x, Rational(1, 6));
  if (x == Rational(3, 4)) return angle(x, Rational(1, 3));
  return general("asin", x);
}

Multiple root_times_atan(const Rational& x) {
  if (x == 1) return angle(x, Rational(1, 4));
  if (x == 3) return angle(x, Rational(1, 3));
  if (x == Rational(1, 3)) return angle(x, Rational(1, 6));
  return general("atan", x);
}

Multiple root_times_atanh(const Rational& x) {
  const Root root = root_of(x);
  if (root.inside != 1) return general("atanh", x);
  const Rational r = root.outside;  // atanh(r) = log((1 + r)/(1 - r))/2
  Multiple log = logarithm(Rational((1 + r) / (1 - r)));
  log.factor *= r / 2;
  return log;
}

std::optional<Expression> apply(const Moebius& map, const Expression& x) {
  if (const auto value = rational_value(x)) {
    const Rational top = map.p * *value + map.q, bottom = map.r * *value + map.s;
    if (bottom == 0) return std::nullopt;
    return number(top / bottom);
  }
  Moebius m = map.reduced();
  if (m.p * m.s == m.q * m.r) {  // constant
    const bool upper = m.r != 0 || m.s != 0;
    if (!upper) return std::nullopt;
    return number(m.r != 0 ? Rational(m.p, m.r) : Rational(m.q, m.s));
  }
  if (m.r < 0 || (m.r == 0 && m.s < 0)) m = {-m.p, -m.q, -m.r, -m.s};
  if (m.p < 0 && m.r == 0) {
    // q/s - |p|/s x
  } else if (m.s < 0 && m.p <= 0 && m.q <= 0) {
    m = {-m.p, -m.q, -m.r, -m.s};
  }
  const auto linear = [&](const Integer& factor, const Integer& constant) {
    const Expression scaled_x = times(number(Rational(factor)), x);
    if (factor == 0) return number(Rational(constant));
    if (constant == 0) return scaled_x;
    return factor < 0 ? minus(number(Rational(constant)), times(number(Rational(-factor)), x))
                      : plus(scaled_x, number(Rational(constant)));
  };
  if (m.r == 0) return over(linear(m.p, m.q), number(Rational(m.s)));
  return over(linear(m.p, m.q), linear(m.r, m.s));
}

}  // namespace brouncker::closed
