/// The end "hypergeometric-series" of a certificate: engine/prove/statements/hypergeometric_series.hpp.
#pragma once

#include "engine/prove/check/fractions.hpp"
#include "engine/prove/statements/hypergeometric_series.hpp"
#include "formulas/pcf.hpp"

namespace brouncker::certificates {

/// A dominant tail top/bottom from `start` on.
struct Tail {
  Polynomial top, bottom;
  Integer start;
};

/// Throws Invalid unless the terms tau of the tail's series, tau(m) = -1/K(m), tau(n)/tau(n-1) = -b(n-1)/(K(n-1) K(n)), are q(n) h(n).
/// @param ratio h(n+1)/h(n). @param first h(start).
void check_terms(const Pcf& pcf, const Tail& tail, const Quotient& q, const SeriesRatio& ratio, const Rational& first);

/// L(pcf) = form, as the end claims; throws Invalid.
ClosedForm check_hypergeometric(const Pcf& pcf, const nlohmann::json& end);

}  // namespace brouncker::certificates
