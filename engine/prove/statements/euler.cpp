// Euler forms (euler_form.hpp) whose series is known: L = G(0) - H(1)/Sigma.
#include "engine/prove/statements/euler_form.hpp"

#include "engine/hypergeometric/parameters.hpp"
#include "engine/prove/statements/forms.hpp"
#include "engine/prove/statements/named_series.hpp"
#include "formulas/roots.hpp"

#include <algorithm>
#include <iterator>

namespace brouncker::theorem_rows {
namespace {

using closed::call;
using closed::number;

const Rational kQuarter(1, 4);

/// t > 0 where pcf = (t A, t^2 B) for the Euler form.
std::optional<Rational> scale_of(const Pcf& pcf, const EulerForm& form) {
  const Pcf base = euler_pcf(form);
  if (pcf.a.degree() != base.a.degree() || pcf.b.degree() != base.b.degree()) return std::nullopt;
  const Integer x = pcf.a.leading(), y = base.a.leading();
  if (!(y * pcf.a == x * base.a && Integer(y * y) * pcf.b == Integer(x * x) * base.b)) return std::nullopt;
  // base is t0 times the form with H of leading coefficient -1, whose a has the leading coefficient 1 + z (or 1)
  const Rational unit = form.g.size() == form.h.size() ? Rational(1 + form.z) : Rational(1);
  if (unit == 0) return std::nullopt;
  return Rational(Rational(x) / unit);
}

/// The PCF is the Euler form with these roots.
struct Match {
  Rational t, z;
};
std::optional<Match> matched(const Pcf& pcf, std::vector<Rational> g, std::vector<Rational> h) {
  if (static_cast<std::size_t>(pcf.b.degree()) != g.size() + h.size()) return std::nullopt;
  const auto z = euler_ratio(pcf);
  if (!z) return std::nullopt;
  const auto t = scale_of(pcf, {*z, std::move(g), std::move(h)});
  if (!t || *t <= 0) return std::nullopt;
  return Match{*t, *z};
}

Bases base_of(const Pcf& pcf, int surplus, std::vector<Rational> g, std::vector<Rational> h,
              std::optional<Rational> wanted = std::nullopt) {
  if (pcf.b.degree() - 2 * pcf.a.degree() != surplus) return {};
  const auto z = euler_ratio(pcf);
  if (!z || (wanted && *z != *wanted)) return {};
  return {euler_pcf({*z, std::move(g), std::move(h)})};
}

}  // namespace

// G = g0 n^2, H = h0 n (n - 1/2): Sigma = 3F2(1, 1, 1; 3/2, 2; z) = asin(sqrt z)^2/z: L = g0/(2 asin^2), g0 = t z.
static Value arcsine_square(const Pcf& pcf) {
  const auto m = matched(pcf, {0, 0}, {0, -kHalf});
  if (!m) return std::nullopt;
  const closed::Multiple square = square_of_asin(m->z);
  return quotient(m->t * abs(m->z) / (2 * square.factor), square.atom);
}
static Bases arcsine_square_bases(const Pcf& pcf) { return base_of(pcf, 0, {0, 0}, {0, -kHalf}); }

extern constinit const TheoremRow kArcsineSquare{
    .name = "arcsine-square",
    .statement = "G = t z n^2, H = -t n(n - 1/2): L = t z/(2 arcsin(sqrt z)^2)",
    .citation = "DLMF 4.24; [Comtet1974, p. 89]; Euler",
    .value = arcsine_square,
    .bases = arcsine_square_bases,
    .example = {"5n^2+6n+2", "-4n^4+2n^3"},
};

// z = -1/4, G = t z n^3, H = -t n^2 (n - 1/2): Sigma = 4 zeta(3)/5, L = (t/2)/Sigma.
static Value binomial_zeta3(const Pcf& pcf) {
  const auto m = matched(pcf, {0, 0, 0}, {0, 0, -kHalf});
  if (!m || m->z != -kQuarter) return std::nullopt;
  return quotient(m->t * Rational(5, 8), call("zeta", {number(3)}));
}
static Bases binomial_zeta3_bases(const Pcf& pcf) { return base_of(pcf, 0, {0, 0, 0}, {0, 0, -kHalf}, -kQuarter); }

extern constinit const TheoremRow kBinomialZeta3{
    .name = "binomial-zeta3",
    .statement = "G = -(t/4) n^3, H = -t n^2(n - 1/2): L = 5t/(8 zeta(3))",
    .citation = "[vanderPoorten1979]: zeta(3) = (5/2) sum (-1)^(n-1)/(n^3 binom(2n,n))",
    .value = binomial_zeta3,
    .bases = binomial_zeta3_bases,
    .example = {"3n^3+10n^2+8n+2", "4n^6-2n^5"},
};

// z = 1/4, G = t z n^4, H = -t n^3 (n - 1/2): Sigma = 2 * 17 pi^4/3240, L = (t/2)/Sigma.
static Value binomial_zeta4(const Pcf& pcf) {
  const auto m = matched(pcf, {0, 0, 0, 0}, {0, 0, 0, -kHalf});
  if (!m || m->z != kQuarter) return std::nullopt;
  return quotient(m->t * Rational(1620, 34), power(Expression::constant("pi"), number(4)));
}
static Bases binomial_zeta4_bases(const Pcf& pcf) { return base_of(pcf, 0, {0, 0, 0, 0}, {0, 0, 0, -kHalf}, kQuarter); }

extern constinit const TheoremRow kBinomialZeta4{
    .name = "binomial-zeta4",
    .statement = "G = (t/4) n^4, H = -t n^3(n - 1/2): L = 1620 t/(34 pi^4)",
    .citation = "[Comtet1974, p. 89]: sum 1/(n^4 binom(2n,n)) = 17 pi^4/3240",
    .value = binomial_zeta4,
    .bases = binomial_zeta4_bases,
    .example = {"5n^4+14n^3+18n^2+10n+2", "-4n^8+2n^7"},
};

// z = 1/4, G = t z n (n - 1/2), H = -t (n - 1/2)^2: Sigma = sum 1/((2n+1)^2 binom(2n, n)) = (8 G - pi log(2 + sqrt 3))/3 with
// Catalan's constant G, L = (t/4)/Sigma.
static Value binomial_catalan(const Pcf& pcf) {
  const auto m = matched(pcf, {0, -kHalf}, {-kHalf, -kHalf});
  if (!m || m->z != kQuarter) return std::nullopt;
  const Expression log = call("log", {closed::plus(number(2), call("sqrt", {number(3)}))});
  return quotient(m->t * Rational(3, 4),
                  closed::minus(closed::times(number(8), Expression::constant("catalan")), Expression::constant("pi") * log));
}
static Bases binomial_catalan_bases(const Pcf& pcf) { return base_of(pcf, 0, {0, -kHalf}, {-kHalf, -kHalf}, kQuarter); }

extern constinit const TheoremRow kBinomialCatalan{
    .name = "binomial-catalan",
    .statement = "G = (t/4) n(n - 1/2), H = -t(n - 1/2)^2: L = (3t/4)/(8G - pi log(2 + sqrt 3)), G Catalan's constant",
    .citation = "[Berndt1985, entry 9.32]: 8G = pi log(2 + sqrt 3) + 3 sum 1/((2n+1)^2 binom(2n,n))",
    .value = binomial_catalan,
    .bases = binomial_catalan_bases,
    .example = {"10n^2+7n+2", "-2n(2n-1)^3"},
};

// G = t z n, H = -t n^2: Sigma = sum z^j/((j+1)! (j+1)) = (Ei(z) - gamma - log|z|)/z: L = t/Sigma.
static Value entire_exponential_integral(const Pcf& pcf) {
  const auto m = matched(pcf, {0}, {0, 0});
  if (!m) return std::nullopt;
  const Expression euler = Expression::constant("euler"), size = number(abs(m->z));
  const Expression log = abs(m->z) == 1 ? number(0) : call("log", {size});
  if (m->z > 0) return quotient(m->t * m->z, closed::minus(closed::minus(call("ei", {size}), euler), log));
  return quotient(-m->t * m->z, closed::plus(closed::plus(euler, call("E1", {size})), log));
}
static Bases entire_exponential_integral_bases(const Pcf& pcf) { return base_of(pcf, -1, {0}, {0, 0}); }

extern constinit const TheoremRow kEntireExponentialIntegral{
    .name = "entire-exponential-integral",
    .statement = "G = t z n, H = -t n^2: L = t z/(Ei(z) - gamma - log|z|)",
    .citation = "DLMF 6.6.1, 6.6.2",
    .value = entire_exponential_integral,
    .bases = entire_exponential_integral_bases,
    .example = {"n^2+n+1", "n^3"},
};

// G = t z, H = -t n (n + c), c in (-1, 1]: Sigma = (1 + c)(0F1(1 + c; z) - 1)/z: L = t z F/(F - 1), F = 0F1(1 + c; z).
static Value bessel_value(const Pcf& pcf) {
  if (pcf.a.degree() != 2 || pcf.b.degree() != 2) return std::nullopt;
  const auto roots = rational_roots(pcf.b);
  if (!roots || (roots->first != 0 && roots->second != 0)) return std::nullopt;
  const Rational c = -(roots->first == 0 ? roots->second : roots->first);
  const auto m = matched(pcf, {}, {0, c});
  if (!m || c <= -1 || c > 1) return std::nullopt;
  const Rational size = 4 * abs(m->z), g = m->t * m->z;
  const Expression x = closed::square_root(size);
  const bool grows = m->z > 0;
  if (c == -kHalf) {  // cosh(2 sqrt z), cos
    const Expression f = call(grows ? "cosh" : "cos", {x});
    return mapped(g, 0, 1, -1, f);
  }
  if (c == kHalf) {  // sinh(2 sqrt z)/(2 sqrt z), sin
    const Expression f = closed::over(call(grows ? "sinh" : "sin", {x}), x);
    return mapped(g, 0, 1, -1, f);
  }
  const char* const bessel = grows ? "besseli" : "besselj";
  if (c == 1) {  // I_1(x)/(x/2), with rational factors out of x = outside sqrt(inside)
    const closed::Root root = closed::root_of(size);
    const Expression value = call(bessel, {number(1), x});
    const Expression atom = root.inside == 1 ? value : closed::times(closed::square_root(Rational(root.inside)), value);
    const Rational factor = 2 / (root.outside * root.inside);
    return mapped(g * factor, 0, factor, -1, atom);
  }
  const Expression f = c == 0 ? call(bessel, {number(0), x}) : call("hyp0f1", {number(1 + c), number(m->z)});
  return mapped(g, 0, 1, -1, f);
}
static Bases bessel_value_bases(const Pcf& pcf) {
  if (pcf.a.degree() != 2 || pcf.b.degree() != 2) return {};
  const auto roots = rational_roots(pcf.b);
  if (!roots || (!is_integer(roots->first) && !is_integer(roots->second))) return {};
  const Rational c = fraction_part(is_integer(roots->first) ? -roots->second : -roots->first);
  Bases bases = base_of(pcf, -2, {}, {0, c == kHalf ? Rational(-kHalf) : c});
  if (c == 0) std::ranges::move(base_of(pcf, -2, {}, {0, 1}), std::back_inserter(bases));  // F of 0 and of 1 are independent
  return bases;
}

extern constinit const TheoremRow kBesselValue{
    .name = "bessel-value",
    .statement = "G = t z, H = -t n(n + c): L = t z F/(F - 1), F = 0F1(1 + c; z)",
    .citation = "DLMF 10.39.9, 10.16.9, 10.39.2",
    .value = bessel_value,
    .bases = bessel_value_bases,
    .example = {"4n^2+10n+5", "4n^2+2n"},
};

// G = t z, H = -t (n + x)(n + y): L = G - H(1)/1F2(1; 2 + x, 2 + y; z).
static Value lommel(const Pcf& pcf) {
  if (pcf.a.degree() != 2 || pcf.b.degree() != 2 || pcf.a.leading() <= 0) return std::nullopt;
  // H = -(A/B) b, G = -B/A, a = G - H(n+1)
  const Integer lead_a = pcf.a.leading(), lead_b = pcf.b.leading();
  const Polynomial right = Integer(lead_a * lead_a) * pcf.b.shifted(1) - Polynomial::constant(lead_b * lead_b);
  if (!(Integer(lead_a * lead_b) * pcf.a == right)) return std::nullopt;
  if (pcf.b.coefficient(0) + pcf.b.coefficient(1) + lead_b == 0) return std::nullopt;
  const Rational a(lead_a), b(lead_b), z = -b / (a * a), half = pcf.b.coefficient(1) / (2 * b);
  const Rational square = half * half - pcf.b.coefficient(0) / b;
  const closed::Root root = square == 0 ? closed::Root{0, 1} : closed::root_of(abs(square));
  const Expression radical =
      closed::times(number(root.outside), call("sqrt", {number(Rational(square < 0 ? Integer(-root.inside) : root.inside))}));
  const bool rational = square >= 0 && root.inside == 1;
  const Expression x = rational ? number(2 + half + root.outside) : closed::plus(number(2 + half), radical);
  const Expression y = rational ? number(2 + half - root.outside) : closed::minus(number(2 + half), radical);
  const Rational h1 = -a / b * Rational(pcf.b(1)), g = -b / a;
  return mapped(g, -h1, 1, 0, call("hyp1f2", {number(1), x, y, number(z)}));
}
static Bases lommel_bases(const Pcf& pcf) {
  if (pcf.a.degree() != 2 || pcf.b.degree() != 2) return {};
  const Integer lead_a = abs(pcf.a.leading()), lead_b = pcf.b.leading();
  // a = (A^2 b(n+1) - B^2)/(A B), times A B to be integral
  const Polynomial a = Integer(lead_a * lead_a) * pcf.b.shifted(1) - Polynomial::constant(lead_b * lead_b);
  const Pcf base{lead_b > 0 ? a : -a, Integer(lead_a * lead_a * lead_b * lead_b) * pcf.b};
  return {base};
}

extern constinit const TheoremRow kLommel{
    .name = "lommel",
    .statement = "G = t z, H = -t(n + x)(n + y): L = G - H(1)/1F2(1; 2 + x, 2 + y; z)",
    .citation = "[Perron1957, II, par. 4]; DLMF 16.2.1",
    .value = lommel,
    .bases = lommel_bases,
    .example = {"4n^2+14n+11", "-4n^2-6n"},
};

// Recurrences of Apery's, from which he proved zeta(2) and zeta(3) irrational.
static Value apery(const Pcf& pcf) {
  const Polynomial a3 = Polynomial::of({34, 51, 27, 5}), a2 = Polynomial::of({11, 11, 3});
  const auto is = [&](const Polynomial& a, const Polynomial& b) {
    const Integer x = pcf.a.leading(), y = a.leading();
    return pcf.a.degree() == a.degree() && y * pcf.a == x * a && Integer(y * y) * pcf.b == Integer(x * x) * b;
  };
  if (is(a3, Polynomial::of({-1, 0, 0, 0, 0, 0, 0})))
    return quotient(Rational(6 * pcf.a.leading()) / 34, call("zeta", {number(3)}));
  if (is(a2, Polynomial::of({1, 0, 0, 0, 0})))
    return quotient(Rational(30 * pcf.a.leading()) / 11, power(Expression::constant("pi"), number(2)));
  return std::nullopt;
}
static Bases apery_bases(const Pcf& pcf) {
  const Rational ratio = Rational(pcf.b.leading()) / Rational(pcf.a.leading() * pcf.a.leading());
  if (pcf.b.degree() != 2 * pcf.a.degree()) return {};
  if (ratio == Rational(-1, 34 * 34)) return {{Polynomial::of({34, 51, 27, 5}), Polynomial::of({-1, 0, 0, 0, 0, 0, 0})}};
  if (ratio == Rational(1, 121)) return {{Polynomial::of({11, 11, 3}), Polynomial::of({1, 0, 0, 0, 0})}};
  return {};
}

extern constinit const TheoremRow kApery{
    .name = "apery",
    .statement = "a = 34n^3 + 51n^2 + 27n + 5, b = -n^6: L = 6/zeta(3); a = 11n^2 + 11n + 3, b = n^4: L = 30/pi^2",
    .citation = "[vanderPoorten1979]",
    .value = apery,
    .bases = apery_bases,
    .example = {"34n^3+51n^2+27n+5", "-n^6"},
};

}  // namespace brouncker::theorem_rows
