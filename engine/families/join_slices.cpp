#include "engine/families/join_slices.hpp"

#include <algorithm>

namespace brouncker {
namespace {

/// Coordinates of the second PCF: what the first decides.
bool of_second(const std::string& name) { return name.starts_with('u') || name == "V" || name == "h"; }

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

/// What the second PCF has more than the first: u - t, V - T.
std::vector<std::pair<std::size_t, std::size_t>> differences(const std::vector<std::string>& names) {
  std::vector<std::pair<std::size_t, std::size_t>> result;
  for (const auto& [second, first] : {std::pair{"u", "t"}, std::pair{"V", "T"}}) {
    const auto x = std::ranges::find(names, second), y = std::ranges::find(names, first);
    if (x != names.end() && y != names.end()) result.emplace_back(x - names.begin(), y - names.begin());
  }
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
  const auto steps = differences(pair.names);
  for (auto& point : points)
    for (const auto& [x, y] : steps) point[x] -= point[y];
  std::vector<bool> last;
  for (const std::string& name : pair.names) last.push_back(of_second(name));
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
