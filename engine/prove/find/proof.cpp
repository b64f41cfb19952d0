#include "engine/prove/find/proof.hpp"

namespace brouncker {

const Pcf& target(const ProofStep& step) {
  if (const auto* gauge = std::get_if<GaugeStep>(&step)) return gauge->gauge.to;
  const FoldStep& fold = std::get<FoldStep>(step);
  return fold.back ? fold.fold.whole : fold.fold.part;
}

Moebius relation(const ProofStep& step) {
  if (const auto* gauge = std::get_if<GaugeStep>(&step)) return gauge->gauge.relation;
  const FoldStep& fold = std::get<FoldStep>(step);
  return fold.back ? fold.fold.relation.inverse().reduced() : fold.fold.relation;
}

Moebius relation(const std::vector<ProofStep>& steps) {
  Moebius map;
  for (const ProofStep& step : steps) map = (map * relation(step)).reduced();
  return map;
}

}  // namespace brouncker
