// Fractions with a parameter x in which x -> x + d is a step with V(n, x), M_x(n) V(n+1, x) = V(n, x) M_(x+d)(n), M = [[0, b], [1, a]]; b(0) = 0
// makes the relation of the limits triangular: 1/L_x = t(x) +- 1/L_(x+d), and L_x tends to infinity.
//     a = c (2n+1)(n^2 + n + 1 + 2x(x-1)), b = -c^2 n^6:   c/L = sum 1/(x+j)^3,          V = [[x^3-2nx^2+2n^2x-n^3, -n^6], [1, x^3+2nx^2+2n^2x+n^3]], d = 1
//     a = c (2n+1) x, b = c^2 n^2 (n^2 - m^2):              c/L = sum 2/((x+1+2j)^2-m^2), V = [[x^2-(2n-2)x+2n^2-2n+1-m^2, 2n^4-2m^2n^2], [2,
//                                                                                             x^2+(2n+2)x+2n^2+2n+1-m^2]], d = 2
//     a = c (8n^2+8n+3+x^2-m^2), b = -c^2 4n^2 (4n^2-m^2):  c/L = sum (-1)^j 2/((x+1+2j)^2-m^2), V = [[2(x+1)n-4n^2-g, b/c^2],
//                                                                             [1, 2(x+1)n+4n^2+g]], g = ((x+1)^2-m^2)/2, d = 2
#include "engine/prove/statements/forms.hpp"
#include "engine/prove/statements/summation.hpp"
#include "formulas/arithmetic.hpp"

namespace brouncker::theorem_rows {
namespace {

/// c/S as a map of S's constant, S = sum of z^j f(j).
Value over_sum(const Rational& c, const PartialFractions& f, int z = 1) {
  const auto sum = sum_of(z, f, 0);
  if (!sum || (sum->size() == 0 && sum->constant() == 0)) return std::nullopt;
  ClosedForm form = sum->form();
  form.map = (Moebius{0, numerator(c), denominator(c), 0} * form.map).reduced();
  return form;
}

/// c/S, S = sum of z^j 2/((2j+x+1)^2 - m^2), m >= 0, where no term is infinite:
/// 2/((2j+x+1)^2 - m^2) = 1/(2m) (1/(j + (x+1-m)/2) - 1/(j + (x+1+m)/2)).
Value over_squares(const Rational& c, const Rational& x, const Rational& m, int z) {
  const Rational low = (x + 1 - m) / 2, high = (x + 1 + m) / 2;
  if (m == 0) return over_sum(c, {{}, {{-low, 2, Rational(1, 2)}}}, z);
  if (is_integer(low) && low <= 0) return std::nullopt;
  return over_sum(c, {{}, {{-low, 1, 1 / (2 * m)}, {-high, 1, -1 / (2 * m)}}}, z);
}

/// c with b = sign c^2 times the monic of b.
std::optional<Rational> scale(const Pcf& pcf, int sign) { return rational_sqrt(Rational(sign * pcf.b.leading())); }

}  // namespace

static Value hurwitz_zeta_3(const Pcf& pcf) {
  if (pcf.a.degree() != 3 || pcf.b.degree() != 6) return std::nullopt;
  const auto c = scale(pcf, -1);
  if (!c || !(pcf.b == pcf.b.leading() * (Polynomial::of({1, 0, 0, 0, 0, 0, 0})))) return std::nullopt;
  // (2n+1)(n^2+n+1+2t) = 2n^3 + 3n^2 + (3+4t) n + 1+2t, t = x(x-1)
  const auto coefficient = [&](int i) { return Rational(pcf.a.coefficient(i)) / *c; };
  const Rational t = (coefficient(1) - 3) / 4;
  if (coefficient(3) != 2 || coefficient(2) != 3 || coefficient(0) != 1 + 2 * t) return std::nullopt;
  const auto root = rational_sqrt(1 + 4 * t);
  if (!root) return std::nullopt;
  return over_sum(*c, {{}, {{-(1 + *root) / 2, 3, 1}}});
}

static Value hurwitz_zeta_2(const Pcf& pcf) {
  if (pcf.a.degree() != 1 || pcf.b.degree() != 4) return std::nullopt;
  const auto c = scale(pcf, 1);
  const Rational m_square = -Rational(pcf.b.coefficient(2)) / Rational(pcf.b.leading());
  if (!c || pcf.a.leading() != 2 * pcf.a.coefficient(0) || pcf.b.coefficient(3) != 0 || pcf.b.coefficient(1) != 0 ||
      pcf.b.coefficient(0) != 0)
    return std::nullopt;
  const auto m = rational_sqrt(m_square);
  if (!m) return std::nullopt;
  return over_squares(*c, Rational(pcf.a.coefficient(0)) / *c, *m, 1);
}

static Value alternating_zeta_2(const Pcf& pcf) {
  if (pcf.a.degree() != 2 || pcf.b.degree() != 4) return std::nullopt;
  const Rational c = Rational(pcf.a.leading()) / 8, m_square = -4 * Rational(pcf.b.coefficient(2)) / Rational(pcf.b.leading());
  if (pcf.a.coefficient(1) != pcf.a.leading() || Rational(pcf.b.leading()) != -16 * c * c || pcf.b.coefficient(3) != 0 ||
      pcf.b.coefficient(1) != 0 || pcf.b.coefficient(0) != 0)
    return std::nullopt;
  const auto m = rational_sqrt(m_square), x = rational_sqrt(Rational(pcf.a.coefficient(0)) / c - 3 + m_square);
  if (!m || !x) return std::nullopt;
  return over_squares(c, *x, *m, -1);
}

extern constinit const TheoremRow kHurwitzZeta3{
    .name = "hurwitz-zeta-3",
    .statement = "a = c(2n+1)(n^2 + n + 1 + 2x(x-1)), b = -c^2 n^6, x >= 1/2: c/L = sum over j >= 0 of 1/(x+j)^3",
    .citation = "doc/PROOFS.md, parameter shifts",
    .value = hurwitz_zeta_3,
    .example = {"4n^3+6n^2+12n+5", "-4n^6"},
};

extern constinit const TheoremRow kHurwitzZeta2{
    .name = "hurwitz-zeta-2",
    .statement = "a = c(2n+1)x, b = c^2 n^2 (n^2 - m^2), x > 0: c/L = sum over j >= 0 of 2/((x+1+2j)^2 - m^2)",
    .citation = "doc/PROOFS.md, parameter shifts",
    .value = hurwitz_zeta_2,
    .example = {"6n+3", "9n^4-n^2"},
};

extern constinit const TheoremRow kAlternatingZeta2{
    .name = "alternating-zeta-2",
    .statement =
        "a = c(8n^2 + 8n + 3 + x^2 - m^2), b = -4c^2 n^2 (4n^2 - m^2), x >= 0: c/L = sum over j >= 0 of (-1)^j 2/((x+1+2j)^2 - m^2)",
    .citation = "doc/PROOFS.md, parameter shifts",
    .value = alternating_zeta_2,
    .example = {"8n^2+8n+3", "-16n^4"},
};

}  // namespace brouncker::theorem_rows
