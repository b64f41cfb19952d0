// gauge_between(), its relation written as an equation.
#include "engine/prove/equivalent.hpp"

#include "engine/prove/certificate.hpp"

namespace brouncker {

EquivalenceProof equivalent(const Pcf& x, const Pcf& y) {
  GaugeResult found = gauge_between(x, y);
  EquivalenceProof result{found.verdict, 0, 0, 0, 0, {}, std::move(found.reason)};
  if (!found.gauge) return result;
  // L (r L' + s) = p L' + q
  const Moebius& r = found.gauge->relation;
  const Moebius ordered = Moebius{-r.q, -r.p, r.s, r.r}.reduced();
  result.a = ordered.p;
  result.b = ordered.q;
  result.c = ordered.r;
  result.d = ordered.s;
  result.certificate = certificate(*found.gauge);
  return result;
}

}  // namespace brouncker
