// A table of terms and parts; each value is a function of z.
#include "engine/prove/statements/named_series.hpp"

#include "engine/prove/statements/gamma_product.hpp"

namespace brouncker {
namespace {

using closed::call;
using closed::number;

const Rational kHalf(1, 2), kQuarter(1, 4);

void add(LinearForm& form, const Rational& factor, const closed::Multiple& m) { form.add(factor * m.factor, m.atom); }

/// factor sqrt(x).
void add_root(LinearForm& form, const Rational& factor, const Rational& x) {
  const closed::Root root = closed::root_of(x);
  if (root.inside == 1) form.add(Rational(factor * root.outside));
  else form.add(factor * root.outside, call("sqrt", {Expression::integer(root.inside)}));
}

/// sqrt(x) value as a multiple of an atom; x > 0.
closed::Multiple root_times(const Rational& x, const Expression& value) {
  const closed::Root root = closed::root_of(x);
  return {root.outside, root.inside == 1 ? value : call("sqrt", {Expression::integer(root.inside)}) * value};
}

/// sqrt(z) asin(sqrt z); for z < 0 -sqrt(-z) asinh(sqrt -z).
closed::Multiple root_times_asin(const Rational& z) {
  if (z > 0) return closed::root_times_asin(z);
  const closed::Root root = closed::root_of(-z), other = closed::root_of(1 - z);
  if (root.inside == 1 && other.inside == 1) {
    closed::Multiple log = closed::logarithm(root.outside + other.outside);
    log.factor *= -root.outside;
    return log;
  }
  closed::Multiple m = root_times(-z, call("asinh", {closed::square_root(-z)}));
  m.factor = -m.factor;
  return m;
}

/// T = r atan(r), r^2 = z/(1-z).
closed::Multiple root_times_angle(const Rational& z) {
  if (z > 0) return closed::root_times_atan(z / (1 - z));
  closed::Multiple m = closed::root_times_atanh(-z / (1 - z));
  m.factor = -m.factor;
  return m;
}

LinearForm binomial_pole_half(const Rational& z) {
  LinearForm form;
  add(form, 2 / z, root_times_asin(z));
  return form;
}

LinearForm binomial_pole_one_squared(const Rational& z) {
  LinearForm form;
  form.add(Rational(4 / z));
  add_root(form, -4 / z, 1 - z);
  const closed::Root root = closed::root_of(1 - z);
  if (root.inside == 1) add(form, 4 / z, closed::logarithm((1 + root.outside) / 2));
  else form.add(4 / z, call("log", {closed::over(closed::plus(number(1), closed::square_root(1 - z)), number(2))}));
  return form;
}

LinearForm inverse_binomial(const Rational& z) {
  LinearForm form;
  form.add(Rational(1 / (1 - z)));
  add(form, 1 / (1 - z), root_times_angle(z));
  return form;
}

LinearForm inverse_binomial_pole(const Rational& z) {
  LinearForm form;
  add(form, 2 / z, root_times_angle(z));
  add(form, z > 0 ? Rational(-1 / z) : Rational(1 / z), square_of_asin(z));
  return form;
}

/// arcsin(sqrt z) c, or arsinh(sqrt -z) c.
Expression angle(const Rational& z, const Rational& c) {
  constexpr std::pair<int, int> kKnown[] = {{1, 6}, {2, 4}, {3, 3}};  // arcsin(sqrt(k/4)) = pi/d
  for (const auto& [quarters, divisor] : kKnown)
    if (4 * z == quarters) return closed::times(number(c / divisor), Expression::constant("pi"));
  return closed::times(number(c), call(z > 0 ? "asin" : "asinh", {closed::square_root(abs(z))}));
}

/// factor sqrt(x) times the square root of |1 + sign s|/2, s = sqrt(1-z): that is factor sqrt(x) cos or sin of half of arcsin(sqrt z).
void add_half_angle(LinearForm& form, const Rational& factor, const Rational& x, const Rational& z, int sign) {
  const closed::Root root = closed::root_of(1 - z);
  if (root.inside == 1) return add_root(form, factor, x * abs(Rational(1 + sign * root.outside)) / 2);
  const Expression s = closed::square_root(1 - z), one = number(1);
  const Expression sum = sign > 0 ? closed::plus(s, one) : z > 0 ? closed::minus(one, s) : closed::minus(s, one);
  add(form, factor, root_times(x, call("sqrt", {closed::over(sum, number(2))})));
}

/// factor C/s and factor S.
void add_cosine(LinearForm& form, const Rational& factor, const Rational& z, const Rational& c) {
  if (c == kHalf) return add_half_angle(form, factor, 1 / (1 - z), z, 1);
  add(form, factor, root_times(1 / (1 - z), call(z > 0 ? "cos" : "cosh", {angle(z, c)})));
}
void add_sine(LinearForm& form, const Rational& factor, const Rational& z, const Rational& c) {
  const Rational signed_factor = z > 0 ? factor : Rational(-factor);
  if (c == kHalf) return add_half_angle(form, signed_factor, abs(z), z, -1);
  add(form, signed_factor, root_times(abs(z), call(z > 0 ? "sin" : "sinh", {angle(z, c)})));
}

LinearForm algebraic(const Rational& z, const Rational& c, int power) {
  LinearForm form;
  if (power == 0) add_cosine(form, 1, z, c);
  else {
    add_cosine(form, z / (2 * (1 - z)), z, c);
    add_sine(form, -c / (2 * (1 - z)), z, c);
  }
  return form;
}

Expression over_pi(const char* function, const Rational& z) { return call(function, {number(z)}) / Expression::constant("pi"); }

LinearForm elliptic(const Rational& z) {
  LinearForm form;
  form.add(2, over_pi("ellipk", z));
  return form;
}

LinearForm elliptic_times_n(const Rational& z) {
  LinearForm form;
  form.add(1 / (1 - z), over_pi("ellipe", z));
  form.add(-1, over_pi("ellipk", z));
  return form;
}

/// At z = 1/2: Bailey's theorem, and the derivative of Legendre's function at 0.
LinearForm bailey(const Rational& a, int power) {
  theorem_rows::GammaProduct product;
  product.multiply(kHalf, 1);
  product.multiply((power == 0 ? Rational(1 + a) : Rational(1 - a)) / 2, -1);
  product.multiply((power == 0 ? Rational(2 - a) : a) / 2, -1);
  LinearForm form;
  form.add(power == 0 ? product.factor() : Rational(2 * product.factor()), product.rest());
  return form;
}

LinearForm exponential(const Rational& z) {
  LinearForm form;
  form.add(1, call("exp", {number(z)}));
  return form;
}

struct Row {
  std::vector<Rational> upper, lower;
  SeriesPart part;
  LinearForm (*value)(const Rational& z);
};

const std::vector<Row>& rows() {
  static const std::vector<Row> kRows = {
      {{kHalf}, {1}, {0, kHalf, 1}, binomial_pole_half},
      {{kHalf}, {1}, {0, 1, 2}, binomial_pole_one_squared},
      {{1}, {kHalf}, {0, 0, 0}, inverse_binomial},
      {{1}, {kHalf}, {0, 1, 1}, inverse_binomial_pole},
      {{kHalf, kHalf}, {1, 1}, {0, 0, 0}, elliptic},
      {{kHalf, kHalf}, {1, 1}, {1, 0, 0}, elliptic_times_n},
      {{}, {1}, {0, 0, 0}, exponential},
  };
  return kRows;
}

}  // namespace

closed::Multiple square_of_asin(const Rational& z) {
  const Expression two = number(2);
  const auto pi = [&](const Rational& fraction) {
    return closed::Multiple{fraction * fraction, power(Expression::constant("pi"), two)};
  };
  if (z == kQuarter) return pi(Rational(1, 6));
  if (z == kHalf) return pi(kQuarter);
  if (z == Rational(3, 4)) return pi(Rational(1, 3));
  if (z == -kQuarter) return {1, power(call("log", {Expression::constant("phi")}), two)};
  return {1, power(call(z > 0 ? "asin" : "asinh", {closed::square_root(abs(z))}), two)};
}

std::optional<LinearForm> named_sum(const HypergeometricTerm& h, const SeriesPart& part) {
  for (const Row& row : rows())
    if (row.upper == h.upper && row.lower == h.lower && row.part.power == part.power && row.part.rho == part.rho &&
        row.part.order == part.order)
      return row.value(h.z);
  const bool symmetric = h.upper.size() == 2 && h.lower.size() == 2 && h.upper[0] + h.upper[1] == 1;
  if (symmetric && h.lower[0] == kHalf && h.lower[1] == 1 && part.order == 0 && part.power <= 1)
    return algebraic(h.z, h.upper[1] - h.upper[0], part.power);
  if (symmetric && h.lower[0] == 1 && h.z == kHalf && part.order == 0 && part.power <= 1) return bailey(h.upper[0], part.power);
  const bool binomial = h.upper.size() == 1 && h.lower.size() == 1 && h.lower[0] == 1;
  if (!binomial || part.power != 0 || part.order != 0) return std::nullopt;
  LinearForm form;
  if (h.upper[0] == kHalf) add_root(form, 1, 1 / (1 - h.z));
  else form.add(1, power(number(1 - h.z), number(-h.upper[0])));
  return form;
}

}  // namespace brouncker
