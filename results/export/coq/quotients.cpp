// The names in the head of each function are those of Quotients.v and Pfaff.v. With s = sqrt(a1^2 + 4 b2) irrational the parameters
// of 2F1 are written with s.
#include "results/export/coq/quotients.hpp"

#include "formulas/arithmetic.hpp"
#include "results/export/coq/literal.hpp"

#include <fmt/format.h>

namespace brouncker::coq {
namespace {

Rational ratio(const Integer& x, const Integer& y) { return Rational(x) / Rational(y); }

std::optional<Integer> whole_root(const Integer& x) {
  return x >= 0 && is_square(x) ? std::optional<Integer>(sqrt(x)) : std::nullopt;
}

/// The coefficients of a = a1 n + a0, b = b2 n^2 + b1 n + b0, and the growth as Coq's record.
struct Coefficients {
  Integer a1, a0, b2, b1, b0;
  std::string growth;
};

Value constant(const Coefficients& k) {
  const Integer d = k.a0 * k.a0 + 4 * k.b0;
  return named(
      fmt::format("({} + sqrt {}) / 2", literal(k.a0), literal(d)),
      fmt::format("apply (constant_value {} {} {} {}). by_computation.", literal(k.a0), literal(k.b0), literal(d), k.growth));
}

/// x under the map p/(q x).
Value inverse(const Integer& p, const Integer& q, std::string x, std::string proof) {
  Value value = named(std::move(x), std::move(proof));
  value.map = {0, p, q, 0};
  return value;
}

/// a1 = 2 a0, b = -+(a0 x)^2 with x rational: L = a0 x cot x or a0 x coth x. Beyond 3/2 it is not seen that tan x is finite.
std::optional<Value> lambert(const Coefficients& k) {
  const auto root = whole_root(abs(k.b0));
  if (k.a1 != 2 * k.a0 || !root) return std::nullopt;
  const Rational x = ratio(*root, k.a0);
  const bool circular = k.b0 < 0;
  if (circular && x > Rational(3, 2))
    return named(fmt::format("{0} * cos {1} / sin {1}", literal(*root), literal(x)),
                 fmt::format("apply (value_cot {} {} {} {} {}); [by_computation|by_arithmetic..].", literal(k.a1), literal(k.a0),
                             literal(k.b0), k.growth, literal(x)));
  const char* const name = circular ? "tan" : "tanh";
  return inverse(*root, 1, fmt::format("{} {}", name, literal(x)),
                 fmt::format("apply (named_{} {} {} {} {} {} {} 1); [by_computation|by_arithmetic..].", name, literal(k.a1),
                             literal(k.a0), literal(k.b0), k.growth, literal(x), root->str()));
}

/// a0 = a1 (nu + 1), nu an integer >= 0: L = (a1 x/2) I_nu(x)/I_(nu+1)(x), or J, x = 2 sqrt |b0|/a1.
std::optional<Value> bessel_of_integer_order(const Coefficients& k) {
  if (k.a0 <= 0 || k.a0 % k.a1 != 0 || k.a0 / k.a1 > 1000) return std::nullopt;
  const Integer nu = k.a0 / k.a1 - 1, size = abs(k.b0);
  const char kind = k.b0 > 0 ? 'i' : 'j';
  const auto quotient = [&](const std::string& x) {
    return fmt::format("bessel{0} {1} {3} / bessel{0} {2} {3}", kind, nu.str(), Integer(nu + 1).str(), x);
  };
  const std::string given = fmt::format("{} {} {} {} {}", literal(k.a1), literal(k.a0), literal(k.b0), k.growth, nu.str());
  if (const auto root = whole_root(size)) {
    const std::string x = literal(ratio(2 * *root, k.a1));
    Value value =
        named(quotient(x), fmt::format("apply (multiple_of _ _ {0} 1 {0}); [by_arithmetic..|apply (named_bessel{1} {2} {3} {0}); "
                                       "[by_computation|simpl INR; by_arithmetic..]].",
                                       root->str(), kind, given, x));
    value.map = {*root, 0, 0, 1};
    return value;
  }
  const std::string x = k.a1 == 1   ? fmt::format("(2 * sqrt {})", size.str())
                        : k.a1 == 2 ? fmt::format("(sqrt {})", size.str())
                                    : fmt::format("(2 * sqrt {} / {})", size.str(), k.a1.str());
  return named(fmt::format("sqrt {} * ({})", size.str(), quotient(x)),
               fmt::format("apply (root_bessel{} {} {}{}); [by_computation|simpl INR; by_arithmetic..].", kind, given, x,
                           kind == 'j' ? " " + size.str() : ""));
}

/// c = a0/a1, z = b0/a1^2.
Value bessel(const Coefficients& k) {
  if (const auto special = lambert(k)) return *special;
  if (const auto special = bessel_of_integer_order(k)) return *special;
  const Rational c = ratio(k.a0, k.a1), z = ratio(k.b0, k.a1 * k.a1);
  const auto f = [&](const Rational& at) { return fmt::format("hyp0f1 {} {}", literal(at), literal(z)); };
  return named(fmt::format("{} * {} / {}", literal(k.a0), f(c), f(c + 1)),
               fmt::format("apply (value_0f1 {} {} {} {}); [by_computation|by_arithmetic..].", literal(k.a1), literal(k.a0),
                           literal(k.b0), k.growth));
}

/// z = b1/a1^2, c = a0/a1 + z.
Value kummer(const Coefficients& k) {
  const Rational z = ratio(k.b1, k.a1 * k.a1), c = ratio(k.a0, k.a1) + z, first = c - ratio(k.b0, k.b1);
  if (k.b0 == 0 && c == 1) {
    Value value =
        named(fmt::format("exp {}", literal(z)), fmt::format("apply (named_exp {} {} {} {}); [by_computation|by_arithmetic..].",
                                                             literal(k.a1), literal(k.a0), literal(k.b1), k.growth));
    value.map = {0, k.b1, k.a1, -k.a1};
    return value;
  }
  const auto f = [&](const Rational& at) {
    return fmt::format("hyp1f1 {} {} {}", literal(first), literal(at), literal(Rational(-z)));
  };
  return named(fmt::format("{} * {} / {}", literal(Rational(Rational(k.a1) * c)), f(c), f(c + 1)),
               fmt::format("apply (value_1f1 {} {} {} {} {}) with (z := {}); [by_computation|by_arithmetic..].", literal(k.a1),
                           literal(k.a0), literal(k.b1), literal(k.b0), k.growth, literal(z)));
}

/// What 2F1 depends on where s is rational: z = (1 - a1/s)/2, alpha + beta = sum, alpha beta = product, c = a0/s + (sum + 1) z.
struct Gauss {
  Rational s, z, sum, product, c;
};

Gauss parameters(const Coefficients& k, const Integer& root) {
  Gauss g{root, (1 - ratio(k.a1, root)) / 2, ratio(k.b1, k.b2), ratio(k.b0, k.b2), 0};
  g.c = ratio(k.a0, root) + (g.sum + 1) * g.z;
  return g;
}

std::string call(const char* theorem, const Coefficients& k, const Integer& d) {
  return fmt::format("apply ({} {} {} {} {} {} {} {} ", theorem, literal(k.a1), literal(k.a0), literal(k.b2), literal(k.b1),
                     literal(k.b0), literal(d), k.growth);
}

/// b2 < 0, s rational, alpha and beta rational, gamma = c - beta >= 0: 2F1(alpha, gamma; c; w), w = (a1 - s)/(a1 + s).
std::optional<Value> pfaff(const Coefficients& k, const Integer& d, const Integer& root) {
  const Gauss g = parameters(k, root);
  const Rational w = ratio(k.a1 - root, k.a1 + root);
  const std::string s = literal(root), wt = literal(w);
  if (k.b1 == 0 && k.b0 == 0 && g.c == 1) {
    const Rational half = ratio(k.a1 - root, 2);
    const Integer p = numerator(half), q = denominator(half);
    return inverse(
        p, q, fmt::format("ln {}", literal(ratio(k.a1 + root, 2 * root))),
        fmt::format("apply (named_ln {} {} {} {} {} {} {} {} {}); [by_computation|by_arithmetic..].", literal(k.a1), literal(k.a0),
                    literal(k.b2), literal(d), k.growth, s, literal(ratio(k.a1 + root, 2 * root)), p.str(), q.str()));
  }
  const auto roots = rational_roots(Polynomial({k.b0, k.b1, k.b2}));
  if (!roots) return std::nullopt;
  Rational alpha = -roots->first, beta = -roots->second;
  if (g.c < beta || (g.c >= alpha && beta == 0)) std::swap(alpha, beta);
  const Rational gamma = g.c - beta;
  if (gamma < 0) return std::nullopt;
  const auto f = [&](const Rational& top, const Rational& c) {
    return fmt::format("hyp2f1 {} {} {} {}", literal(top), literal(gamma), literal(c), wt);
  };
  return named(fmt::format("{} * {} / {}", literal(Rational(Rational(Integer(k.a1 + root)) * g.c / 2)), f(alpha, g.c),
                           f(alpha + 1, g.c + 1)),
               fmt::format("{}{}); [by_computation|by_arithmetic..].", call("value_pfaff", k, d), s));
}

/// b = y^2 n^2, a1 = 2 a0: y/atan(y/a0), or 4 y/PI.
std::optional<Value> arctan(const Coefficients& k, const Integer& d) {
  if (k.b1 != 0 || k.b0 != 0 || k.b2 < 0 || k.a1 != 2 * k.a0 || !is_square(k.b2)) return std::nullopt;
  const Integer y = sqrt(k.b2);
  const std::string given = fmt::format("{} {} {} {} {}", literal(k.a1), literal(k.a0), literal(k.b2), literal(d), k.growth);
  if (y == k.a0)
    return inverse(
        4 * y, 1, "PI",
        fmt::format("apply (named_pi {} {} {}); [by_computation|by_arithmetic..].", given, y.str(), Integer(4 * y).str()));
  const std::string v = literal(ratio(y, k.a0));
  return inverse(y, 1, fmt::format("atan {}", v),
                 fmt::format("apply (named_atan {} {} {} {}); [by_computation|by_arithmetic..].", given, y.str(), v, y.str()));
}

Value gauss(const Coefficients& k) {
  const Integer d = k.a1 * k.a1 + 4 * k.b2;
  if (d <= 0) return refused("the roots of the recurrence have equal moduli");
  const auto root = whole_root(d);
  if (root && k.b2 < 0)
    if (const auto value = pfaff(k, d, *root)) return *value;
  if (const auto value = arctan(k, d)) return *value;
  if (k.a1 * k.a1 >= 9 * d) return refused("the power series of 2F1 does not converge at this argument");
  if (root) {
    const Gauss g = parameters(k, *root);
    const std::string s = literal(*root), z = literal(g.z), c = literal(g.c), first = literal(Rational(2 * g.c - g.sum)),
                      second = literal(Rational(g.c * g.c - g.sum * g.c + g.product));
    return named(
        fmt::format("{0} * (1 - {1}) * {2} * hyp2f1_pair {3} {4} {2} {1} / hyp2f1_pair {3} {4} ({2} + 1) {1}", s, z, c, first,
                    second),
        fmt::format("{}{} {} {} {} {}); [by_computation|by_arithmetic..].", call("value_2f1", k, d), s, z, c, first, second));
  }
  Value value =
      named("s * (1 - z) * c * hyp2f1_pair A B c z / hyp2f1_pair A B (c + 1) z",
            call("value_2f1", k, d) + "s z c A B); [by_computation|apply sqrt_lt_R0; lra|apply sqrt_sqrt; lra|reflexivity..].");
  const std::string sum = fmt::format("{} / {}", literal(k.b1), literal(k.b2));
  value.lets = fmt::format(
      "let s := sqrt {} in let z := (1 - {} / s) / 2 in let c := {} / s + ({} + 1) * z in\n  let A := 2 * c - {} in let B := c ^ 2 - {} * "
      "c + {} / {} in ",
      d.str(), literal(k.a1), literal(k.a0), sum, sum, sum, literal(k.b0), literal(k.b2));
  value.intros = "intros s z c A B. ";
  return value;
}

}  // namespace

std::optional<Value> value_by_degrees(const Pcf& pcf, const Growth& growth) {
  const int a = pcf.a.degree(), b = pcf.b.degree();
  if (a > 1 || b > 2 * a) return std::nullopt;
  const Coefficients k{pcf.a.coefficient(1), pcf.a.coefficient(0), pcf.b.coefficient(2),
                       pcf.b.coefficient(1), pcf.b.coefficient(0), record(growth)};
  if (a == 0) return constant(k);
  return b == 0 ? bessel(k) : b == 1 ? kummer(k) : gauss(k);
}

}  // namespace brouncker::coq
