#include "engine/families/join_slices.hpp"

#include <algorithm>

namespace brouncker {
namespace {

/// Enough of a flat family for polynomials of degree 3: the origin, and all of -2, -1, 1, 2, 3 in each parameter.
std::vector<std::vector<Rational>> sample(const AffineFamily& family) {
  std::vector<std::vector<Rational>> points{family.origin};
  for (const auto& direction : family.directions) {
    std::vector<std::vector<Rational>> next;
    for (const auto& point : points)
      for (const long t : {-2L, -1L, 1L, 2L, 3L}) {
        next.push_back(point);
        for (std::size_t k = 0; k < point.size(); ++k) next.back()[k] += Rational(t) * direction[k];
      }
    points = std::move(next);
  }
  return points;
}

/// What the second PCF has more than the first, for deg a = 2: u - t, V - T.
std::vector<std::pair<std::size_t, std::size_t>> differences(const Frame& frame) {
  std::vector<std::pair<std::size_t, std::size_t>> result;
  if (!frame.row().heads.additive || frame.constants.s != 2) return result;
  const std::vector<Coordinate> coordinates = frame.coordinates();
  const auto second = std::ranges::find(coordinates, Part::head_to, &Coordinate::part),
             first = std::ranges::find(coordinates, Part::head, &Coordinate::part);
  result.emplace_back(second - coordinates.begin(), first - coordinates.begin());
  return result;
}

}  // namespace

std::optional<AffineFamily> joined(std::span<const AffineFamily* const> slices, const FramedPair& pair) {
  std::vector<std::vector<Rational>> points;
  std::size_t most = 0;
  for (const AffineFamily* slice : slices) {
    most = std::max(most, slice->parameters());
    std::ranges::move(sample(*slice), std::back_inserter(points));
  }
  const auto steps = differences(pair.frame);
  for (auto& point : points)
    for (const auto& [x, y] : steps) point[x] -= point[y];
  std::vector<bool> last;
  for (const Coordinate& c : pair.frame.coordinates()) last.push_back(c.part == Part::head_to);
  for (const int degree : {2, 3}) {
    auto surface = parametrised(vanishing_at(points, degree), last);
    if (!surface || surface->kept.size() <= most) continue;
    AffineFamily family = curved_family(pair, with_differences(*std::move(surface), steps));
    for (const AffineFamily* slice : slices) {
      family.system.degree_upper = std::max(family.system.degree_upper, slice->system.degree_upper);
      family.system.degree_lower = std::max(family.system.degree_lower, slice->system.degree_lower);
    }
    if (holds_generically(family)) return family;
  }
  return std::nullopt;
}

}  // namespace brouncker
