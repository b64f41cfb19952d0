/// Proved relations in the frames in which they have rational coordinates.
#pragma once

#include "engine/families/frame.hpp"
#include "engine/prove/find/gauge.hpp"

#include <optional>
#include <vector>

namespace brouncker {

struct FramedPair {
  Frame frame;
  std::string label;  ///< of the frame
  PairSystem system;
  std::vector<Rational> point;  ///< the coordinates of the pair
};

/// The frames in which the pair has rational coordinates, the plainest first. `gauge` comes from gauge_between(). Pairs of
/// different degrees have none.
std::vector<FramedPair> framed(const Gauge& gauge);

/// The pointed frame in which `pivot` is p. nullopt where the degrees are not 2, or b' is not b shifted.
std::optional<FramedPair> pointed(const Gauge& gauge, const Rational& pivot);

}  // namespace brouncker
