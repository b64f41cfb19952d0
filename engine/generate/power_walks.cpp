#include "engine/generate/power_walks.hpp"

#include "engine/generate/prediction.hpp"
#include "engine/generate/walk_formula.hpp"
#include "engine/prove/statements/radical.hpp"
#include "formulas/closed_form.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <tuple>

#include <fmt/format.h>

namespace brouncker::generate {
namespace {

/// Directions up to this size are tried from all base points of a box, larger ones from one.
constexpr int kSmallWalk = 10;
/// Arguments are looked for with |u|, v up to the first, and with |u| up to the second, v up to the third: 2^(1/3)
/// has 3/128, since 128/125 = 2 (4/5)^3.
constexpr int kMostArgument = 100, kSmallTop = 10, kMostBottom = 1000;

Exponents3 exponents(const Direction& d) { return {d[0], d[1], d[2]}; }

class PowerWalks final : public Source {
 public:
  explicit PowerWalks(const WalkSite& site) : site_(site) {}

  std::string title() const override {
    return fmt::format("walks of 2F1({}), exponents with fractions {} and {}", site_.z.str(), Rational(-site_.beta).str(),
                       Rational(site_.beta - 1).str());
  }

  std::vector<Direction> shell(int size) const override {
    std::vector<Direction> result;
    for (int up = (size + 1) / 2; up <= size; ++up)
      for (int e0 = 0; e0 <= up; ++e0) {
        Direction e{e0, up - e0, up - size};
        if (lists(e)) result.push_back(std::move(e));
      }
    return result;
  }

  bool lists(const Direction& d) const override {
    if (!has(d) || std::gcd(std::gcd(d[0], d[1]), d[2]) != 1) return false;
    return !is_symmetric() || d <= Direction{d[1], d[0], -(d[0] + d[1] + d[2])};
  }

  bool has(const Direction& d) const override {
    return d.size() == 3 && d[0] >= 0 && d[1] >= 0 && d[0] + d[1] > 0 && d[2] <= 0 && d[0] + d[1] + d[2] >= 0;
  }

  std::optional<Outlook> outlook(const Direction& direction) const override {
    return estimated_outlook(site_, exponents(direction));
  }

  std::optional<Made> make(const Direction& direction) const override {
    const Exponents3 e = exponents(direction);
    const auto values = critical_values(site_, e);
    if (!values) return std::nullopt;
    std::vector<Walk> walks;
    const int most = e[0] + e[1] - e[2] > kSmallWalk ? 0 : 1;
    for (int b = 0; b <= most; ++b)
      for (int c = 0; c <= most; ++c)
        for (int a = -1; a <= 0; ++a) walks.push_back({site_, e, {b, c, a}});
    return smallest_walk(walks, values->small);
  }

 private:
  bool is_symmetric() const { return 2 * site_.beta == 1; }
  WalkSite site_;
};

Integer height(const Rational& z) { return Integer(abs(numerator(z)) + denominator(z)); }

/// Of z and z/(z - 1).
bool is_smaller_of_two(const Rational& z) {
  const Rational other = z / (z - 1);
  return height(z) != height(other) ? height(z) < height(other) : z < other;
}

/// 0 < beta <= 1/2.
std::vector<Rational> residues() {
  std::vector<Rational> result;
  for (int q = 2; q <= kMostRoot; ++q)
    for (int p = 1; 2 * p <= q; ++p)
      if (std::gcd(p, q) == 1) result.emplace_back(p, q);
  return result;
}

/// Digits over size of denominators of the direction (1, 1, -1), primes left out, in millionths: which arguments are good.
long quality(const WalkSite& site) {
  const double root = std::sqrt(1 - static_cast<double>(site.z)), v = static_cast<double>(site.v());
  return std::lround(2e6 * std::log((1 + root) / std::fabs(1 - root)) / (std::log(v) + 2 * std::log1p(root)));
}

Expression value_of(const closed::Multiple& x) { return closed::times(closed::number(x.factor), x.atom); }

/// Whether x of the site is irrational and fits.
bool fits(const Wanted& wanted, const WalkSite& site) {
  const double x = std::pow(1 - static_cast<double>(site.z), static_cast<double>(site.beta) - 1);
  const auto exact = [&] { return radical(1 / (1 - site.z), 1 - site.beta); };
  return wanted.is_multiple_of(x, [&] { return value_of(exact()); }) && !closed::rational_value(exact().atom);
}

}  // namespace

std::unique_ptr<Source> power_walks(const WalkSite& site) { return std::make_unique<PowerWalks>(site); }

void add_power_walks(const Wanted& wanted, Sources& sources) {
  std::vector<WalkSite> found;
  const std::vector<Rational> betas = residues();
  for (int v = 1; v <= kMostBottom; ++v) {
    const int most = v <= kMostArgument ? kMostArgument : kSmallTop;
    for (int u = -most; u < std::min(v, most + 1); ++u) {
      const Rational z(u, v);
      if (u == 0 || std::gcd(u, v) != 1 || !is_smaller_of_two(z)) continue;
      for (const Rational& beta : betas)
        if (const WalkSite site{z, 0, false, beta, 0, true}; fits(wanted, site)) found.push_back(site);
    }
  }
  std::ranges::stable_sort(found, {}, [](const WalkSite& site) {
    return std::tuple{-quality(site), height(site.z), site.beta, site.z};
  });
  if (found.size() > kMostPowerSites) found.resize(kMostPowerSites);
  for (const WalkSite& site : found) sources.push_back(power_walks(site));
}

}  // namespace brouncker::generate
