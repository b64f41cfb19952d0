#include "engine/match/identify_methods.hpp"
#include "engine/match/spelling.hpp"
#include "engine/number/factor.hpp"
#include "engine/number/real_roots.hpp"
#include "formulas/arithmetic.hpp"
#include "formulas/polynomial_root.hpp"
#include "formulas/simplest_form.hpp"

#include <array>
#include <cmath>

namespace brouncker::identification {

void rational(Search& search) {
  const Approximation terms[] = {exact_one(), search.x};
  const FoundRelation found = search.relation(terms);
  const Integer &p = found.coefficients[0], &q = found.coefficients[1];
  if (q == 0) return;
  search.offer({Expression::rational(Rational(Integer(-p), q)), "rational", {}, found.support, FormKind::rational});
}

void quadratic(Search& search) {
  const Approximation terms[] = {exact_one(), search.x, product(search.x, search.x)};
  const FoundRelation found = search.relation(terms);
  const auto& c = found.coefficients;
  const Integer discriminant = c[1] * c[1] - 4 * c[0] * c[2];
  if (c[2] == 0 || discriminant <= 0 || mpz_perfect_square_p(discriminant.backend().data())) return;
  const SquareFactor square = square_factor(discriminant);
  const Expression one = Expression::integer(1), root = Expression::call("sqrt", {Expression::integer(square.rest)});
  // 2 c2 x + c1 = +-sqrt(discriminant).
  const int sign = 2 * c[2] * search.x.centre() + c[1] > 0 ? 1 : -1;
  search.offer({quotient({{Integer(-c[1]), one}, {Integer(sign * square.root), root}}, {{Integer(2 * c[2]), one}}),
                "quadratic",
                {},
                found.support,
                FormKind::quadratic});
}

namespace {

/// u + v sqrt d.
struct Surd {
  Integer u, v;
};
Surd times(const Surd& x, const Surd& y, const Integer& d) { return {x.u * y.u + d * x.v * y.v, x.u * y.v + x.v * y.u}; }

Approximation square_root_of(const Integer& d, long bits) {
  Integer root = sqrt(Integer(d << static_cast<unsigned>(2 * bits)));
  return {root, bits};
}

/// Relations with coefficients in Z[sqrt d] between terms that come in pairs t, t sqrt d.
std::vector<Approximation> doubled(std::span<const Approximation> terms, const Approximation& root) {
  std::vector<Approximation> result;
  for (const Approximation& t : terms) result.push_back(t), result.push_back(product(t, root));
  return result;
}

void field_element(Search& search, const Approximation& root, const Expression& sqrt_d) {
  const Approximation terms[] = {exact_one(), search.x};
  const FoundRelation found = search.relation(doubled(terms, root));
  const auto& c = found.coefficients;
  if (c[2] == 0 && c[3] == 0) return;
  const Expression one = Expression::integer(1);
  search.offer({simplest_form(quotient({{Integer(-c[0]), one}, {Integer(-c[1]), sqrt_d}}, {{c[2], one}, {c[3], sqrt_d}})),
                "quadratic",
                {},
                found.support,
                FormKind::quadratic});
}

}  // namespace

void quadratic_field(Search& search) {
  const Integer& d = search.options.radicand;
  const Approximation root = square_root_of(d, search.x.bits + 64);
  const Expression sqrt_d = Expression::call("sqrt", {Expression::integer(d)}), one = Expression::integer(1);
  field_element(search, root, sqrt_d);
  for (const auto& entry : search.constants.entries()) {
    const Approximation& c = entry.constant.value;
    const Approximation terms[] = {exact_one(), c, search.x, product(c, search.x)};
    const FoundRelation found = search.relation(doubled(terms, root));
    const auto& r = found.coefficients;
    const Surd A{r[0], r[1]}, B{r[2], r[3]}, C{r[4], r[5]}, D{r[6], r[7]};
    const Surd ad = times(A, D, d), bc = times(B, C, d);
    if (ad.u == bc.u && ad.v == bc.v) continue;
    const Expression& name = entry.constant.expression;
    const Expression scaled_name = sqrt_d * name;
    search.offer({simplest_form(
                      quotient({{Integer(-A.u), one}, {Integer(-A.v), sqrt_d}, {Integer(-B.u), name}, {Integer(-B.v), scaled_name}},
                               {{C.u, one}, {C.v, sqrt_d}, {D.u, name}, {D.v, scaled_name}})),
                  entry.constant.name,
                  {},
                  found.support});
  }
}

namespace {

/// The real root of p that may be x, from 1; nullopt where none or more than one lies within its error.
std::optional<int> root_at(const Polynomial& p, const Approximation& x) {
  const Rational centre = x.centre(), error = Approximation{1, x.bits}.centre();
  std::optional<int> index;
  const std::vector<Real> roots = real_roots(p, static_cast<Bits>(x.known_bits()) + 32);
  for (std::size_t i = 0; i < roots.size(); ++i) {
    if (abs(Rational(midpoint(roots[i]) - centre)) > error + radius(roots[i])) continue;
    if (index) return std::nullopt;
    index = static_cast<int>(i) + 1;
  }
  return index;
}

/// 1, x, ..., x^degree.
std::vector<Approximation> powers(const Approximation& x, int degree) {
  std::vector<Approximation> result{exact_one(), x};
  while (static_cast<int>(result.size()) <= degree) result.push_back(product(result.back(), x));
  return result;
}

/// Of the polynomial found the irreducible factor that has the root: it alone is what holds.
void offer_root(Search& search, const Polynomial& found) {
  for (const PolynomialFactor& each : factored(found)) {
    const Polynomial& p = each.factor;
    if (p.degree() < 3) continue;  // the other methods say it shorter
    const auto index = root_at(p, search.x);
    if (!index || !refused_root(p, *index).empty()) continue;
    const Support held = support(p.ascending(), powers(search.x, p.degree()), search.log2_tests);
    search.offer({expression_of(PolynomialRoot{p, *index}), "algebraic", {}, held, FormKind::function});
  }
}

}  // namespace

void algebraic(Search& search) {
  if (search.x.known_bits() < 8) return;
  for (int degree = 3; degree <= kMaxAlgebraicDegree && search.accepted.empty(); ++degree) {
    const FoundRelation found = search.relation(powers(search.x, degree));
    // What noise gives would take long to factor.
    if (chance_bits(found.support) > 0) offer_root(search, Polynomial(found.coefficients));
  }
}

}  // namespace brouncker::identification
