#include "engine/families/reflection_family.hpp"

#include "formulas/rational_polynomial.hpp"

namespace brouncker {
namespace {

/// The variables: n, t, B, p, j.
ParameterPoly variable(std::size_t i) { return ParameterPoly::variable(i); }

}  // namespace

std::optional<long> reflection_step(const AffineFamily& family) {
  const PairSystem& s = family.system;
  if (family.surface || family.frame.name != FrameName::plain || s.a.degree() != 2 || s.b.degree() != 2 || s.b != s.b_to)
    return std::nullopt;
  const auto p = general_parameters(family.parameters(), 3);
  const Rational j = s.a_to.at(p)[1] / 2 - s.a.at(p)[1] / 2;
  const bool fits = denominator(j) == 1 && from_state(family, p).a == to_state(family, p).a &&
                    s.b.coefficient(1) == Rational(j - 1) * s.b.coefficient(2);
  return fits ? std::optional(static_cast<long>(numerator(j))) : std::nullopt;
}

Family reflection_family() {
  const ParameterPoly n = variable(0), t = variable(1), scale = variable(2), p = variable(3), j = variable(4), one(Rational(1)),
                      m = n + j;
  Family family;
  family.affine.label = "theorem R";
  family.affine.names = {"t", "B", "p", "j"};
  family.affine.integers = 1;
  PairSystem& s = family.affine.system;
  s.a = n * n + t, s.a_to = m * m + t;
  s.b = s.b_to = scale * (n * n + (j - one) * n + p);
  s.denominator = one;
  family.status = FamilyStatus::proved;
  return family;
}

std::optional<std::vector<Rational>> reflection_parameters(const RelatedPair& pair) {
  if (pair.from.a.degree() != 2 || pair.from.b.degree() != 2) return std::nullopt;
  const State state = state_of(pair.from);
  const Rational scale = state.b[2];
  return std::vector<Rational>{state.a[0], scale, Rational(state.b[0] / scale), Rational(1 + state.b[1] / scale)};
}

}  // namespace brouncker
