// folded_gauge_between(), its relation written as an equation.
#include "engine/prove/equivalent.hpp"

#include "engine/prove/certificate.hpp"
#include "formulas/limit_relation.hpp"

namespace brouncker {

EquivalenceProof equivalent(const Pcf& x, const Pcf& y) {
  FoldedGauge found = folded_gauge_between(x, y);
  EquivalenceProof result{found.verdict, found.steps, 0, 0, 0, 0, {}, std::move(found.reason)};
  if (found.verdict == Verdict::no) result.certificate = certificate(x, y, found.refuted);
  if (found.verdict != Verdict::yes) return result;
  const LimitRelation equation = LimitRelation::of(relation(found.path));
  result.a = equation.a, result.b = equation.b, result.c = equation.c, result.d = equation.d;
  result.certificate = certificate(x, found.path);
  return result;
}

}  // namespace brouncker
