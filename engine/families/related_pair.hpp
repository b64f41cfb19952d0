/// Two PCFs with related limits, and the frames in which their gauge has coordinates.
#pragma once

#include "engine/families/framed.hpp"

#include <optional>
#include <vector>

namespace brouncker {

/// Two PCFs whose limits are related, with positive leading coefficients of a.
struct RelatedPair {
  Pcf from, to;
};

struct RelatedFrames {
  std::optional<Gauge> gauge;      ///< nullopt where none was found
  std::vector<FramedPair> frames;  ///< the plainest first, the pointed one that the tangent space shows last
};

/// Cost: one gauge solution, about 100 us.
RelatedFrames frames_of(const RelatedPair& pair);

}  // namespace brouncker
