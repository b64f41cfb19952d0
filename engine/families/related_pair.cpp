#include "engine/families/related_pair.hpp"

#include "engine/families/affine_family.hpp"

namespace brouncker {

RelatedFrames frames_of(const RelatedPair& pair) {
  RelatedFrames result{gauge_between(pair.from, pair.to).gauge, {}};
  if (!result.gauge) return result;
  result.frames = framed(*result.gauge);
  if (result.frames.empty()) return result;
  const auto pivot = pivot_shown(result.frames.front());
  if (auto extra = pivot ? pointed(*result.gauge, *pivot) : std::nullopt) result.frames.push_back(*std::move(extra));
  return result;
}

}  // namespace brouncker
