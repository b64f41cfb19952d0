#include "engine/families/framed.hpp"

#include "engine/prove/find/gauge_ansatz.hpp"
#include "formulas/rational_polynomial.hpp"

#include <algorithm>

namespace brouncker {
namespace {

/// A relation's pair, and the shapes of its gauge.
struct Shaped {
  NormalPair pair;
  std::vector<GaugeAnsatz> ansaetze;  ///< those of the gauge's shift
};

std::optional<Shaped> shaped(const Gauge& g) {
  if (g.from.a.degree() != g.to.a.degree() || g.from.b.degree() != g.to.b.degree()) return std::nullopt;
  // Where degrees agree s is a constant.
  if (g.s_numerator.degree() != 0 || g.s_denominator.degree() != 0) return std::nullopt;
  const auto pair =
      normal_pair(rational_polynomial(g.from.a), rational_polynomial(g.from.b), rational_polynomial(g.to.a.shifted(g.shift)),
                  rational_polynomial(g.to.b.shifted(g.shift)), Rational(g.s_numerator.leading(), g.s_denominator.leading()));
  if (!pair) return std::nullopt;
  const auto growth = growth_of(g.from), to_growth = growth_of(g.to);
  if (!growth || !to_growth) return std::nullopt;
  const auto shape = gauge_shape(g.from, *growth, g.to, *to_growth);
  if (!shape) return std::nullopt;
  Shaped result{*pair, {}};
  for (const GaugeAnsatz& each : shape->ansaetze)
    if (each.shift == g.shift && each.denominator.degree() >= 0) result.ansaetze.push_back(each);
  return result.ansaetze.empty() ? std::nullopt : std::optional(result);
}

/// With the bounds of the degrees that follow from the exponents, which are constant along a family; nullopt where they are too
/// large.
std::optional<FramedPair> bounded(const Placement& placement, const std::vector<GaugeAnsatz>& ansaetze) {
  FramedPair result{placement.frame, placement.frame.label(), placement.frame.polynomials(), placement.point};
  PairSystem& out = result.system;
  for (const GaugeAnsatz& ansatz : ansaetze) {
    const int extra = out.denominator.degree() - ansatz.denominator.degree();
    if (ansatz.degree_upper >= 0) out.degree_upper = std::max(out.degree_upper, ansatz.degree_upper + extra);
    if (ansatz.degree_lower >= 0) out.degree_lower = std::max(out.degree_lower, ansatz.degree_lower + extra);
  }
  return out.degree_upper + out.degree_lower > kMaxGaugeUnknowns ? std::nullopt : std::optional(result);
}

}  // namespace

std::vector<FramedPair> framed(const Gauge& gauge) {
  std::vector<FramedPair> result;
  const auto shape = shaped(gauge);
  if (!shape) return result;
  for (const Placement& placement : placements(shape->pair))
    if (auto pair = bounded(placement, shape->ansaetze)) result.push_back(*std::move(pair));
  return result;
}

std::optional<FramedPair> pointed(const Gauge& gauge, const Rational& pivot) {
  const auto shape = shaped(gauge);
  if (!shape) return std::nullopt;
  const auto placement = pointed_placement(shape->pair, pivot);
  return placement ? bounded(*placement, shape->ansaetze) : std::nullopt;
}

}  // namespace brouncker
