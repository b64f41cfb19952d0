// gauge_between(), its relation written as an equation.
#include "engine/prove/equivalent.hpp"

#include "engine/prove/certificate.hpp"
#include "formulas/limit_relation.hpp"

namespace brouncker {

EquivalenceProof equivalent(const Pcf& x, const Pcf& y) {
  GaugeResult found = gauge_between(x, y);
  EquivalenceProof result{found.verdict, 0, 0, 0, 0, {}, std::move(found.reason)};
  if (!found.gauge) return result;
  const LimitRelation relation = LimitRelation::of(found.gauge->relation);
  result.a = relation.a, result.b = relation.b, result.c = relation.c, result.d = relation.d;
  result.certificate = certificate(*found.gauge);
  return result;
}

}  // namespace brouncker
