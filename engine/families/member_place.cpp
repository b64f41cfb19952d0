#include "engine/families/member_place.hpp"

#include "engine/families/reflection_family.hpp"
#include "engine/families/state.hpp"
#include "formulas/arithmetic.hpp"
#include "formulas/rational_polynomial.hpp"

#include <algorithm>

namespace brouncker {
namespace {

/// c with c a(n + h), c^2 b(n + h) the fraction, up to its sign; 0 where there is none.
Rational scale_between(const RationalPolynomial& a, const RationalPolynomial& b, const Pcf& pcf) {
  if (!a.empty() && pcf.a.degree() + 1 == static_cast<int>(a.size())) return Rational(pcf.a.leading()) / a.back();
  return rational_sqrt(Rational(pcf.b.leading()) / b.back()).value_or(Rational(0));
}

/// Its parameters, the values of the family in one of the frames of the pair.
std::optional<std::vector<Rational>> parameters_on(const AffineFamily& family, const RelatedFrames& found,
                                                   const RelatedPair& pair) {
  if (family.integers > 0) return reflection_parameters(pair);
  const auto frame = std::ranges::find(found.frames, family.label, &FramedPair::label);
  return frame == found.frames.end() ? std::nullopt : family.parameters_of(frame->point);
}

}  // namespace

std::optional<SidePlace> side_place(const ParameterPoly& a, const ParameterPoly& b, std::span<const Rational> parameters,
                                    const Pcf& pcf) {
  const RationalPolynomial first = a.at(parameters), second = b.at(parameters);
  if (second.empty() || pcf.b.degree() + 1 != static_cast<int>(second.size()) ||
      pcf.a.degree() + 1 != static_cast<int>(first.size()))
    return std::nullopt;
  const RationalPolynomial own_a = rational_polynomial(pcf.a), own_b = rational_polynomial(pcf.b);
  const Rational shift = centre_of(first, second) - centre_of(own_a, own_b), scale = scale_between(first, second, pcf);
  const bool fits =
      scale != 0 && times(shifted(first, shift), scale) == own_a && times(shifted(second, shift), Rational(scale * scale)) == own_b;
  return fits ? std::optional(SidePlace{shift, scale}) : std::nullopt;
}

std::optional<MemberPlace> place_on(const AffineFamily& family, const RelatedPair& pair) {
  const RelatedFrames found = frames_of(pair);
  if (!found.gauge) return std::nullopt;
  const auto parameters = parameters_on(family, found, pair);
  if (!parameters) return std::nullopt;
  const auto from = side_place(family.system.a, family.system.b, *parameters, pair.from),
             to = side_place(family.system.a_to, family.system.b_to, *parameters, pair.to);
  if (!from || !to || denominator(Rational(to->shift - from->shift)) != 1) return std::nullopt;
  return MemberPlace{*parameters, *from, *to, found.gauge->relation};
}

}  // namespace brouncker
