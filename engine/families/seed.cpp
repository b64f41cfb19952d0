#include "engine/families/seed.hpp"

#include "engine/number/rational_roots.hpp"

#include <algorithm>
#include <set>

namespace brouncker {
namespace {

constexpr long kTogether = 9, kEach = 2, kCentre = 3;

/// b with its roots moved: all by i, or each by up to kEach.
std::vector<Polynomial> moved_roots(const Polynomial& b) {
  std::vector<Polynomial> result;
  for (long i = -kTogether; i <= kTogether; ++i) result.push_back(b.shifted(i));
  std::vector<Rational> coefficients;
  for (const Integer& c : b.ascending()) coefficients.emplace_back(c);
  const auto roots = b.degree() == 2 ? rational_roots_of(coefficients) : std::vector<Rational>{};
  if (roots.empty()) return result;
  const ParameterPoly n = ParameterPoly::variable(0), lead{Rational(b.leading())};
  for (long i = -kEach; i <= kEach; ++i)
    for (long j = -kEach; j <= kEach; ++j) {
      const ParameterPoly p = lead * (n + ParameterPoly(Rational(i) - roots[0])) * (n + ParameterPoly(Rational(j) - roots[1]));
      if (i == j || p.denominator() != 1) continue;
      std::vector<Integer> integers;
      for (const Rational& c : p.at(std::span<const Rational>())) integers.push_back(Integer(numerator(c)));
      result.emplace_back(integers);
    }
  return result;
}

/// a with its centre and its constant term changed.
std::vector<Polynomial> moved_heads(const Pcf& pcf) {
  std::vector<Polynomial> result;
  const Polynomial& a = pcf.a;
  if (a.degree() > 2) return {a};
  const Integer size = a.degree() == 2 ? 4 * abs(a.leading()) + abs(pcf.b.leading())
                                       : 2 * abs(a.leading()) + 2 * sqrt(Integer(abs(pcf.b.leading()))) + 2;
  const long reach = size > 40 ? 40 : static_cast<long>(size);
  const long most = a.degree() == 2 ? kCentre : 0;
  for (long centre = -most; centre <= most; ++centre)
    for (long d = -reach; d <= reach; ++d) {
      std::vector<Integer> c = a.ascending();
      if (a.degree() == 2) c[1] += centre * a.leading();
      if (a.degree() == 2 && centre % 2 == 0) c = (a.shifted(centre / 2) + Polynomial::constant(Integer(d))).ascending();
      else c[0] += d;
      result.emplace_back(c);
    }
  return result;
}

}  // namespace

std::vector<RelatedPair> surroundings(const Pcf& pcf) {
  std::vector<RelatedPair> result;
  std::set<std::string> seen{state_of(pcf).key()};
  for (const Polynomial& a : moved_heads(pcf))
    for (const Polynomial& b : moved_roots(pcf.b)) {
      const Pcf other{a, b};
      if (a.is_zero() || a.degree() != pcf.a.degree()) continue;
      const std::string key = state_of(other).key();
      if (seen.count(key) || gauge_between(pcf, other).verdict != Verdict::yes) continue;
      seen.insert(key);
      result.push_back({pcf, other});
    }
  return result;
}

}  // namespace brouncker
