#include "engine/match/formula_moves.hpp"

#include "formulas/arithmetic.hpp"
#include "formulas/roots.hpp"

#include <algorithm>
#include <array>

namespace brouncker {
namespace {

/// v n - u for the rational u/v.
Polynomial linear_factor(const Rational& root) { return Polynomial({Integer(-numerator(root)), Integer(denominator(root))}); }

/// The distinct rational roots of a polynomial of degree 1 or 2.
std::vector<Rational> distinct_roots(const Polynomial& p) {
  if (p.degree() == 1) return {Rational(Integer(-p.coefficient(0)), p.leading())};
  const auto roots = rational_roots(p);
  if (!roots) return {};
  if (roots->first == roots->second) return {roots->first};
  return {roots->first, roots->second};
}

bool has_root(const Polynomial& p, const Rational& x) {
  const auto roots = distinct_roots(p);
  return std::find(roots.begin(), roots.end(), x) != roots.end();
}

/// p with the factor of one root replaced by that of another one with the same denominator.
Polynomial moved(const Polynomial& p, const Rational& from, const Rational& to) {
  return *exact_quotient(p * linear_factor(to), linear_factor(from));
}

/// c(n) = (n - r + 1)/(n - r) has a pole at r and a zero at r - 1: harmless unless at an integer >= 0.
bool harmless(const Rational& r) { return !is_integer(r) || r < 0; }

}  // namespace

std::vector<Move> moves_d(const Pcf& pcf) {
  std::vector<Move> result;
  if (pcf.a.degree() < 1 || pcf.b.degree() < 1 || pcf.a.degree() > 2 || pcf.b.degree() > 2) return result;
  for (const Rational& r : distinct_roots(pcf.a)) {
    // c(0) = (r - 1)/r.
    if (has_root(pcf.b, Rational(r + 1)) && harmless(r) && r != 0 && r != 1)
      result.push_back({"move-d",
                        {moved(pcf.a, r, Rational(r - 1)), moved(pcf.b, Rational(r + 1), Rational(r - 1))},
                        Moebius{numerator(r), 0, 0, Integer(numerator(r) - denominator(r))}.reduced()});
    // The inverse, c of the root r + 1: 1/c(0) = (r + 1)/r.
    if (has_root(pcf.b, r) && harmless(Rational(r + 1)) && r != 0 && r != -1)
      result.push_back({"move-d",
                        {moved(pcf.a, r, Rational(r + 1)), moved(pcf.b, r, Rational(r + 2))},
                        Moebius{numerator(r), 0, 0, Integer(numerator(r) + denominator(r))}.reduced()});
  }
  return result;
}

std::vector<Move> moves_r(const Pcf& pcf) {
  if (pcf.a.degree() != 2 || pcf.b.degree() != 2) return {};
  const Rational in_a(pcf.a.coefficient(1), pcf.a.coefficient(2)), in_b(pcf.b.coefficient(1), pcf.b.coefficient(2));
  const Rational j = 1 + in_b - in_a;
  if (!is_integer(j) || j == 0) return {};
  return {{"theorem-r", {pcf.a, pcf.b.shifted(Integer(-numerator(j)))}, std::nullopt}};
}

}  // namespace brouncker
