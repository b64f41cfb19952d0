// Candidates for l: multiples of n^deg a between the moduli of the two characteristic roots.
#include "engine/prove/find/dominance.hpp"

#include "engine/prove/find/dominance_candidates.hpp"

#include <algorithm>
#include <cmath>
#include <vector>

namespace brouncker::dominance {
namespace {

/// l = c n^s, rate halfway between what l gives and 1.
std::optional<Growth> multiple(const Pcf& pcf, double c, double a, double b) {
  const auto [top, bottom] = near(c);
  const double limit = std::abs(b) / (a * c + b);
  if (top <= 0 || !(limit >= 0 && limit < 1)) return std::nullopt;
  const auto [rate_top, rate_bottom] = near((limit + 1) / 2);
  return tried(pcf, {monomial(top, pcf.a.degree()), bottom, 0, Speed::geometric, rate_top, rate_bottom, {}, 0});
}

/// Different moduli. With b < 0 both roots have one sign, and l has to lie above the smaller one.
std::vector<Growth> geometric(const Pcf& pcf, double a, double b) {
  const double root = std::sqrt(a * a + 4 * b), larger = (a + root) / 2, smaller = (a - root) / 2;
  const double low = b < 0 ? std::max(smaller, 2 * -b / a) : 0;
  std::vector<double> candidates;
  for (const double part : {0.5, 0.25, 0.1}) candidates.push_back(larger - (larger - low) * part);
  if (b > 0) candidates = {a * 15 / 16, a * 3 / 4};
  if (b == 0) candidates = {a * 3 / 4, a / 2};
  std::vector<Growth> found;
  for (const double c : candidates)
    if (const auto growth = multiple(pcf, c, a, b)) found.push_back(*growth);
  return found;
}

std::vector<Growth> candidates(const Pcf& pcf) {
  const int s = pcf.a.degree();
  if (pcf.a.is_zero() || pcf.a.leading() < 0) return {};
  if (pcf.b.degree() > 2 * s) return rising(pcf);
  const Integer &lead_a = pcf.a.leading(), lead_b = pcf.b.coefficient(2 * s);
  const Integer discriminant = lead_a * lead_a + 4 * lead_b;
  if (discriminant < 0) return {};
  if (discriminant == 0) return equal_moduli(pcf);
  const double a = static_cast<double>(lead_a), b = static_cast<double>(lead_b);
  if (!std::isfinite(a * a) || !std::isfinite(b)) return {};
  return geometric(pcf, a, b);
}

}  // namespace

std::vector<Growth> growths_of(const Pcf& pcf) {
  std::vector<Growth> found = candidates(pcf);
  std::ranges::stable_sort(found, {}, &Growth::from);
  return found;
}

std::optional<Growth> growth_of(const Pcf& pcf) {
  const std::vector<Growth> found = growths_of(pcf);
  return found.empty() ? std::nullopt : std::optional(found.front());
}

}  // namespace brouncker::dominance
