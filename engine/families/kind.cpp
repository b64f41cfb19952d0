#include "engine/families/kind.hpp"

#include <fmt/format.h>

namespace brouncker {
namespace {

/// Whether x / y does not depend on n: the tail modified by a constant, for U or for its inverse [Perron1957, II].
bool constant_ratio(const ParameterPoly& x, const ParameterPoly& y) {
  return !y.is_zero() && x.degree() == y.degree() && x * y.coefficient(y.degree()) == y * x.coefficient(x.degree());
}

}  // namespace

std::string kind_of(const Family& family) {
  const PairSystem& s = family.affine.system;
  if (s.a == s.a_to && s.b == s.b_to) return "same recurrence";
  if (s.a.degree() <= 1) return "contiguity";
  if (family.theorem && family.theorem->n[1].is_zero() && family.theorem->n[2].is_zero()) return "equivalence transformation";
  // a = n^2 + t, b = B(n^2 + (j - 1) n + p), a'(n) = a(n + j), b' = b: theorem R.
  if (family.affine.frame.name == FrameName::plain && s.a.degree() == 2 && s.b.degree() == 2 && s.b == s.b_to) {
    const auto p = general_parameters(family.affine.parameters(), 3);
    const Rational j = s.a_to.at(p)[1] / 2 - s.a.at(p)[1] / 2;
    if (from_state(family.affine, p).a == to_state(family.affine, p).a &&
        s.b.coefficient(1) == Rational(j - 1) * s.b.coefficient(2))
      return fmt::format("reflection (theorem R, j = {})", j.str());
  }
  if (family.theorem &&
      (constant_ratio(family.theorem->n[0], family.theorem->n[2]) || constant_ratio(family.theorem->n[3], family.theorem->n[2])))
    return "Bauer-Muir step";
  return "gauge";
}

}  // namespace brouncker
