#include "engine/generate/gauss_walks.hpp"

#include "engine/generate/prediction.hpp"
#include "engine/generate/walk_formula.hpp"
#include "formulas/closed_form.hpp"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <numeric>
#include <tuple>

#include <fmt/format.h>

namespace brouncker::generate {
namespace {

/// Directions up to this size are tried from all base points of a box; larger ones, where a point costs tens of milliseconds, from
/// one.
constexpr int kSmallWalk = 14;

/// The least of the orbit.
bool is_representative(const WalkSite& site, const Exponents3& e) {
  const int s = e[0] + e[1] + e[2];
  if (site.half) return s < 0 || e <= Exponents3{s, -e[2], -e[1]};
  const Exponents3 swapped{e[1], e[0], -s}, euler{-e[2], s, -e[0]}, both{s, -e[2], -e[1]};
  return e <= swapped && e <= euler && e <= both;
}

Exponents3 exponents(const Direction& d) { return {d[0], d[1], d[2]}; }

std::vector<Exponents3> base_points(int size) {
  if (size > kSmallWalk) return {{0, 0, -1}};
  std::vector<Exponents3> result;
  for (int b = 0; b <= 1; ++b)
    for (int c = 0; c <= 1; ++c)
      for (const int a : {-1, -2, 0}) result.push_back({b, c, a});
  return result;
}

class GaussWalks final : public Source {
 public:
  explicit GaussWalks(const WalkSite& site) : site_(site) {}

  std::string title() const override {
    return fmt::format("walks of 2F1({}), {}", site_.z.str(), site_.half ? "two exponents half-integers" : "integer exponents");
  }

  std::vector<Direction> shell(int size) const override {
    std::vector<Direction> result;
    for (int up = 0; up <= size; ++up)
      for (int e0 = 0; e0 <= up; ++e0) {
        Direction e{e0, up - e0, up - size};
        if (lists(e)) result.push_back(std::move(e));
      }
    return result;
  }

  bool lists(const Direction& d) const override {
    return has(d) && std::gcd(std::gcd(d[0], d[1]), d[2]) == 1 && is_representative(site_, exponents(d));
  }

  bool has(const Direction& d) const override {
    return d.size() == 3 && d[0] >= 0 && d[1] >= 0 && d[0] + d[1] > 0 && d[2] <= 0 && (site_.half || d[0] + d[1] + d[2] >= 0);
  }

  std::optional<Outlook> outlook(const Direction& direction) const override {
    const Exponents3 e = exponents(direction);
    if (const auto p = predicted(site_, e)) return Outlook{p->digits_per_term, p->delta};
    const bool is_single = e[0] + e[1] == 1 && e[2] == 0;
    const auto values = is_single ? critical_values(site_, e) : std::nullopt;
    return values ? std::optional(Outlook{values->digits_per_term()}) : std::nullopt;
  }

  std::optional<Made> make(const Direction& direction) const override {
    const Exponents3 e = exponents(direction);
    const auto values = critical_values(site_, e);
    if (!values) return std::nullopt;
    std::vector<Walk> walks;
    for (const Exponents3& base : base_points(std::abs(e[0]) + std::abs(e[1]) + std::abs(e[2]))) walks.push_back({site_, e, base});
    return smallest_walk(walks, values->small);
  }

 private:
  WalkSite site_;
};

/// log(1 - z), or sqrt|z| times artanh or arctan of it.
double approximate_constant(const WalkSite& site) {
  const double z = static_cast<double>(site.z), root = std::sqrt(std::fabs(z));
  if (!site.half) return std::log1p(-z);
  return z > 0 ? root * std::atanh(root) : root * std::atan(root);
}

/// The same exactly.
Expression constant(const WalkSite& site) {
  const closed::Multiple x = !site.half   ? closed::logarithm(1 - site.z)
                             : site.z > 0 ? closed::root_times_atanh(site.z)
                                          : closed::root_times_atan(-site.z);
  return closed::times(closed::number(x.factor), x.atom);
}

Integer height(const Rational& z) { return Integer(abs(numerator(z)) + denominator(z)); }

/// Of z and z/(z - 1) the one of less height; the negative one where they are equal.
bool is_smaller_of_two(const Rational& z) {
  const Rational other = z / (z - 1);
  return height(z) != height(other) ? height(z) < height(other) : z < other;
}

}  // namespace

std::unique_ptr<Source> gauss_walks(const WalkSite& site) { return std::make_unique<GaussWalks>(site); }

void add_gauss_walks(const Wanted& wanted, Sources& sources) {
  std::vector<WalkSite> found;
  for (int v = 1; v <= kMostArgument; ++v)
    for (int u = -kMostArgument; u < v; ++u) {
      if (u == 0 || std::gcd(u, v) != 1) continue;
      for (const int half : {0, 1}) {
        const WalkSite site{Rational(u, v), half};
        if (half == 0 && !is_smaller_of_two(site.z)) continue;
        if (wanted.is_multiple_of(approximate_constant(site), [&] { return constant(site); })) found.push_back(site);
      }
    }
  std::ranges::stable_sort(found, {}, [](const WalkSite& site) { return std::tuple{height(site.z), site.half, site.z}; });
  if (found.size() > kMostSites) found.resize(kMostSites);
  for (const WalkSite& site : found) sources.push_back(gauss_walks(site));
}

}  // namespace brouncker::generate
