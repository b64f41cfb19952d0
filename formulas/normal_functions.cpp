// What is known of functions: normal_form.hpp.
#include "formulas/arithmetic.hpp"
#include "formulas/normal_form.hpp"

#include <algorithm>

namespace brouncker::normal {
namespace {

using Arguments = const std::vector<Form>&;
/// nullopt: nothing is known, the value is an atom.
using Value = std::optional<Form>;

/// Recurrences are followed no farther.
constexpr long kMostSteps = 200;

Form pi() { return atom("pi", true); }
Form half(const Form& x) { return number(Rational(1, 2)) * x; }
Form root(const Rational& x) { return power(number(x), Rational(1, 2)); }
Form named(const std::string& name, const Form& x, bool positive = false) { return atom(name + "(" + key_of(x) + ")", positive); }

/// Is the leading coefficient, of the one term or the first, below 0? Of x and -x one is.
bool is_negative(const Form& x) { return !x.top.empty() && x.top.begin()->second < 0; }

/// c of x = c pi.
std::optional<Rational> of_pi(const Form& x) { return rational(x / pi()); }

/// sin(pi x) where it is the root of a rational number.
std::optional<Form> sin_pi(const Rational& x) {
  const Rational turn = modulo(x, 2);
  if (turn >= 1) {
    const auto mirrored = sin_pi(Rational(turn - 1));
    return mirrored ? Value(-*mirrored) : std::nullopt;
  }
  const Rational part = turn > Rational(1, 2) ? Rational(1 - turn) : turn;
  if (part == 0) return number(0);
  if (part == Rational(1, 6)) return number(Rational(1, 2));
  if (part == Rational(1, 4)) return root(Rational(1, 2));
  if (part == Rational(1, 3)) return root(Rational(3, 4));
  if (part == Rational(1, 2)) return number(1);
  return std::nullopt;
}

Form sine(const Form& x) {
  if (x.top.empty()) return x;
  if (const auto turns = of_pi(x))
    if (const auto known = sin_pi(*turns)) return *known;
  return is_negative(x) ? -named("sin", -x) : named("sin", x);
}
Form cosine(const Form& x) {
  if (const auto turns = of_pi(x))
    if (const auto known = sin_pi(Rational(*turns + Rational(1, 2)))) return *known;
  return named("cos", is_negative(x) ? -x : x);
}

Form hyperbolic(const Form& x, int sign) {
  const Form e = exponential(x);
  return half(e + number(sign) / e);
}

Form arctangent(const Form& x) {
  if (x.top.empty()) return x;
  if (is_negative(x)) return -arctangent(-x);
  const auto square = square_of_root(x);
  if (!square) return named("atan", x);
  if (*square == 1) return number(Rational(1, 4)) * pi();
  if (*square == 3) return number(Rational(1, 3)) * pi();
  if (*square > 1) return half(pi()) - arctangent(number(1) / x);
  if (*square == Rational(1, 3)) return number(Rational(1, 6)) * pi();
  return named("atan", x, true);
}

Form arcsine(const Form& x) {
  if (is_negative(x)) return -arcsine(-x);
  const auto square = square_of_root(x);
  if (!square || *square > 1) return named("asin", x);
  if (*square == 1) return half(pi());
  return arctangent(root(Rational(*square / (1 - *square))));
}

/// Where it is real: beyond, the branch would matter.
Form area_tangent(const Form& x) {
  if (is_negative(x)) return -area_tangent(-x);
  const auto square = square_of_root(x);
  if (!square || *square >= 1) return named("atanh", x);
  return half(logarithm((number(1) + x) / (number(1) - x)));
}
Form area_cosine(const Form& x) {
  const auto square = square_of_root(x);
  if (!square || *square < 1) return named("acosh", x);
  return logarithm(x + power(x * x - number(1), Rational(1, 2)));
}
Form area_sine(const Form& x) { return logarithm(x + power(x * x + number(1), Rational(1, 2))); }

/// x = whole + fraction, 0 < fraction <= 1.
struct Shifted {
  long whole;
  Rational fraction;
};
std::optional<Shifted> shifted(const Form& x) {
  const auto value = rational(x);
  if (!value) return std::nullopt;
  const Integer whole = -floor_quotient(Integer(-numerator(*value)), Integer(denominator(*value))) - 1;
  if (abs(whole) > kMostSteps) return std::nullopt;
  return Shifted{whole.convert_to<long>(), Rational(*value - whole)};
}

Form gamma_of(const Rational& x) {
  if (x == 1) return number(1);
  if (x == Rational(1, 2)) return power(pi(), Rational(1, 2));
  // Duplication: gamma(1/6) = 2^(-1/3) 3^(1/2) pi^(-1/2) gamma(1/3)^2.
  if (x == Rational(1, 6))
    return power(number(2), Rational(-1, 3)) * root(3) * power(pi(), Rational(-1, 2)) * power(gamma_of(Rational(1, 3)), 2);
  if (x > Rational(1, 2))
    if (const auto sine = sin_pi(x)) return pi() / (*sine * gamma_of(Rational(1 - x)));
  return named("gamma", number(x), true);
}

/// gamma(x + 1) = x gamma(x).
Value gamma(Arguments x) {
  const auto at = shifted(x[0]);
  if (!at) return std::nullopt;
  Form result = gamma_of(at->fraction);
  for (long k = 0; k < at->whole; ++k) result = result * number(Rational(at->fraction + k));
  for (long k = at->whole; k < 0; ++k) result = result / number(Rational(at->fraction + k));
  return result;
}

/// cot(pi x) = cos/sin where both are known.
std::optional<Form> cotangent_pi(const Rational& x) {
  const auto sine = sin_pi(x), cosine = sin_pi(Rational(x + Rational(1, 2)));
  if (!sine || !cosine) return std::nullopt;
  return *cosine / *sine;
}

/// Gauss: psi(1/q) of the denominators whose cosines are rational, 2 to 4 and 6 (DLMF 5.4.19).
Form psi_of(const Rational& x) {
  const Form minus_euler = -atom("euler", true), log2 = logarithm(number(2)), log3 = logarithm(number(3));
  if (x == 1) return minus_euler;
  if (x == Rational(1, 2)) return minus_euler - number(2) * log2;
  if (x == Rational(1, 3)) return minus_euler - pi() / number(2) / root(3) - number(Rational(3, 2)) * log3;
  if (x == Rational(1, 4)) return minus_euler - half(pi()) - number(3) * log2;
  if (x == Rational(1, 6)) return minus_euler - half(root(3) * pi()) - number(2) * log2 - number(Rational(3, 2)) * log3;
  if (x > Rational(1, 2))
    if (const auto cotangent = cotangent_pi(x)) return psi_of(Rational(1 - x)) - pi() * *cotangent;
  return named("psi", number(x));
}

/// psi(x + 1) = psi(x) + 1/x.
Value psi(Arguments x) {
  const auto at = shifted(x[0]);
  if (!at) return std::nullopt;
  Form result = psi_of(at->fraction);
  for (long k = 0; k < at->whole; ++k) result = result + number(1 / (at->fraction + k));
  for (long k = at->whole; k < 0; ++k) result = result - number(1) / number(Rational(at->fraction + k));
  return result;
}

std::optional<long> small_integer(const Form& x) {
  const auto value = rational(x);
  if (!value || !is_integer(*value) || abs(*value) > kMostSteps) return std::nullopt;
  return Integer(numerator(*value)).convert_to<long>();
}

/// B(n) for even n >= 2, by sum_k binomial(n + 1, k) B(k) = 0.
Rational bernoulli(long n) {
  std::vector<Rational> b{1};
  for (long m = 1; m <= n; ++m) {
    Rational sum = 0;
    Integer binomial = 1;
    for (long k = 0; k < m; ++k) {
      sum += binomial * b[static_cast<std::size_t>(k)];
      binomial = binomial * (m + 1 - k) / (k + 1);
    }
    b.push_back(Rational(-sum / (m + 1)));
  }
  return b.back();
}

/// zeta(2k) = |B(2k)| (2 pi)^(2k)/(2 (2k)!).
Value zeta(Arguments x) {
  const auto s = small_integer(x[0]);
  if (!s || *s < 2) return std::nullopt;
  if (*s % 2 == 1) return named("zeta", x[0], true);
  Integer factorial = 1;
  for (long k = 2; k <= *s; ++k) factorial *= k;
  return number(Rational(abs(bernoulli(*s)) / (2 * factorial))) * power(number(2) * pi(), *s);
}

/// zeta(s, a + 1) = zeta(s, a) - a^-s, zeta(s, 1) = zeta(s), zeta(s, 1/2) = (2^s - 1) zeta(s); for s = 2 reflection, and Catalan's
/// constant: zeta(2, 1/4) = pi^2 + 8 G.
Value hurwitz(Arguments x) {
  const auto s = small_integer(x[0]);
  const auto at = shifted(x[1]);
  if (!s || *s < 2 || !at || at->whole < 0) return std::nullopt;
  const Rational& a = at->fraction;
  const auto at_fraction = [&]() -> Form {
    if (a == 1) return *zeta({x[0]});
    if (a == Rational(1, 2)) return (power(number(2), *s) - number(1)) * *zeta({x[0]});
    const auto sine = sin_pi(a);
    if (*s == 2 && a == Rational(1, 4)) return power(pi(), 2) + number(8) * atom("catalan", true);
    if (*s == 2 && a > Rational(1, 2) && sine) return power(pi() / *sine, 2) - *hurwitz({x[0], number(Rational(1 - a))});
    return atom("zeta(" + key_of(x[0]) + ", " + key_of(number(a)) + ")", true);
  };
  Form result = at_fraction();
  for (long k = 0; k < at->whole; ++k) result = result - power(number(Rational(a + k)), -*s);
  return result;
}

/// gamma(s + 1, x) = s gamma(s, x) + x^s e^-x, down to 0 < s <= 1; gamma(1/2, x) by erfc.
Value incomplete(Arguments x) {
  const auto at = shifted(x[0]);
  if (!at || at->whole < 0 || !positive_product(x[1])) return std::nullopt;
  const Form decay = exponential(-x[1]);
  Form result = atom("gammainc_upper(" + key_of(number(at->fraction)) + ", " + key_of(x[1]) + ")", true);
  if (at->fraction == 1) result = decay;
  if (at->fraction == Rational(1, 2)) result = power(pi(), Rational(1, 2)) * called("erfc", {power(x[1], Rational(1, 2))});
  for (long k = 0; k < at->whole; ++k) {
    const Rational s = at->fraction + k;
    result = number(s) * result + power(x[1], s) * decay;
  }
  return result;
}

/// erfc(-x) = 2 - erfc(x).
Form complementary(const Form& x) {
  if (x.top.empty()) return number(1);
  if (is_negative(x)) return number(2) - complementary(-x);
  return named("erfc", x, positive_product(x).has_value());
}

/// Li_s(1) = zeta(s), Li_1(z) = -log(1 - z), Li_2(1/2).
Value polylogarithm(Arguments x) {
  const auto s = small_integer(x[0]);
  const auto z = rational(x[1]);
  if (!s || !z) return std::nullopt;
  if (*s == 1) return -logarithm(number(Rational(1 - *z)));
  if (*z == 1 && *s >= 2) return zeta({x[0]});
  if (*s == 2 && *z == Rational(1, 2)) return number(Rational(1, 12)) * power(pi(), 2) - half(power(logarithm(number(2)), 2));
  return std::nullopt;
}

struct Row {
  const char* name;
  std::size_t arity;
  Value (*value)(Arguments);
};
constexpr Row kRows[] = {
    {"sqrt", 1, [](Arguments x) { return Value(power(x[0], Rational(1, 2))); }},
    {"exp", 1, [](Arguments x) { return Value(exponential(x[0])); }},
    {"log", 1, [](Arguments x) { return Value(logarithm(x[0])); }},
    {"sin", 1, [](Arguments x) { return Value(sine(x[0])); }},
    {"cos", 1, [](Arguments x) { return Value(cosine(x[0])); }},
    {"tan", 1, [](Arguments x) { return Value(sine(x[0]) / cosine(x[0])); }},
    {"cot", 1, [](Arguments x) { return Value(cosine(x[0]) / sine(x[0])); }},
    {"sinh", 1, [](Arguments x) { return Value(hyperbolic(x[0], -1)); }},
    {"cosh", 1, [](Arguments x) { return Value(hyperbolic(x[0], 1)); }},
    {"tanh", 1, [](Arguments x) { return Value(hyperbolic(x[0], -1) / hyperbolic(x[0], 1)); }},
    {"coth", 1, [](Arguments x) { return Value(hyperbolic(x[0], 1) / hyperbolic(x[0], -1)); }},
    {"asin", 1, [](Arguments x) { return Value(arcsine(x[0])); }},
    {"acos", 1, [](Arguments x) { return Value(half(pi()) - arcsine(x[0])); }},
    {"atan", 1, [](Arguments x) { return Value(arctangent(x[0])); }},
    {"asinh", 1, [](Arguments x) { return Value(area_sine(x[0])); }},
    {"acosh", 1, [](Arguments x) { return Value(area_cosine(x[0])); }},
    {"atanh", 1, [](Arguments x) { return Value(area_tangent(x[0])); }},
    {"gamma", 1, gamma},
    {"psi", 1, psi},
    {"zeta", 1, zeta},
    {"zeta", 2, hurwitz},
    {"erf", 1, [](Arguments x) { return Value(number(1) - complementary(x[0])); }},
    {"erfc", 1, [](Arguments x) { return Value(complementary(x[0])); }},
    {"gammainc_upper", 2, incomplete},
    {"polylog", 2, polylogarithm},
};

}  // namespace

Form called(const std::string& name, const std::vector<Form>& x) {
  for (const Row& row : kRows)
    if (row.name == name && row.arity == x.size())
      if (auto value = row.value(x)) return *std::move(value);
  std::string key = name + "(";
  for (const Form& argument : x) key += (key.ends_with('(') ? "" : ", ") + key_of(argument);
  return atom(key + ")");
}

}  // namespace brouncker::normal
