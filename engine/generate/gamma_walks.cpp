#include "engine/generate/gamma_walks.hpp"

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

/// Directions up to this size are tried from all base points of a box, larger ones from one.
constexpr int kSmallWalk = 10;

Exponents3 exponents(const Direction& d) { return {d[0], d[1], d[2]}; }

class GammaWalks final : public Source {
 public:
  explicit GammaWalks(const WalkSite& site) : site_(site) {}

  std::string title() const override {
    return fmt::format("walks of 2F1(-1), exponents with fractions {}, {}, {}", Rational(-site_.beta).str(),
                       Rational(-site_.gamma).str(), Rational(-site_.gamma).str());
  }

  std::vector<Direction> shell(int size) const override {
    std::vector<Direction> result;
    for (int up = 0; up <= size; ++up)
      for (int e0 = 0; e0 <= up; ++e0)
        for (int e2 = up - size; e2 <= size - up; e2 += std::max(1, 2 * (size - up)))
          if (Direction e{e0, up - e0, e2}; lists(e)) result.push_back(std::move(e));
    return result;
  }

  bool lists(const Direction& d) const override { return has(d) && std::gcd(std::gcd(d[0], d[1]), d[2]) == 1; }

  bool has(const Direction& d) const override { return d.size() == 3 && d[0] >= 0 && d[1] >= 0 && d[0] + d[1] > 0; }

  std::optional<Outlook> outlook(const Direction& direction) const override {
    if (is_rational(direction)) return std::nullopt;
    return estimated_outlook(site_, exponents(direction));
  }

  std::optional<Made> make(const Direction& direction) const override {
    const Exponents3 e = exponents(direction);
    const auto values = critical_values(site_, e);
    if (!values) return std::nullopt;
    std::vector<Walk> walks;
    const int most = e[0] + e[1] + std::abs(e[2]) > kSmallWalk ? 0 : 1, least = most == 0 && is_pole_needed(direction) ? 1 : 0;
    for (int b = least; b <= std::max(most, least); ++b)
      for (int c = 0; c <= most; ++c)
        for (int a = -most; a <= 0; ++a) walks.push_back({site_, e, {b, c, a}});
    return smallest_walk(walks, values->small);
  }

 private:
  /// The same where the exponent at infinity stays: phi has to have a pole there.
  bool is_pole_needed(const Direction& d) const {
    return denominator(Rational(site_.beta + 2 * site_.gamma)) == 1 && d[0] + d[1] + d[2] == 0;
  }
  /// A zero at infinity with an integer residue: X_n is a rational multiple of [t] from some n on.
  bool is_rational(const Direction& d) const {
    return denominator(Rational(site_.beta + 2 * site_.gamma)) == 1 && d[0] + d[1] + d[2] < 0;
  }
  WalkSite site_;
};

double approximate_tau(const WalkSite& site) {
  const double b = static_cast<double>(site.beta) / 2, c = static_cast<double>(site.gamma);
  return std::tgamma(1 - b) * std::tgamma(1.5 - b - c) / (std::tgamma(0.5 - b) * std::tgamma(2 - b - c));
}

Expression tau(const WalkSite& site) {
  using namespace closed;
  const auto gamma = [](const Rational& x) { return call("gamma", {number(x)}); };
  const Rational b = site.beta / 2, half(1, 2);
  return over(times(gamma(1 - b), gamma(3 * half - b - site.gamma)), times(gamma(half - b), gamma(2 - b - site.gamma)));
}

/// 0 <= p/q < 1 in lowest terms.
std::vector<Rational> residues() {
  std::vector<Rational> result{0};
  for (int q = 2; q <= kMostResidue; ++q)
    for (int p = 1; p < q; ++p)
      if (std::gcd(p, q) == 1) result.emplace_back(p, q);
  return result;
}

}  // namespace

std::unique_ptr<Source> gamma_walks(const WalkSite& site) { return std::make_unique<GammaWalks>(site); }

void add_gamma_walks(const Wanted& wanted, Sources& sources) {
  std::vector<WalkSite> found;
  for (const Rational& beta : residues())
    for (const Rational& gamma : residues()) {
      if (gamma == 0 || (beta == 0 && gamma == Rational(1, 2))) continue;  // 2/pi: walks of 2F1(-1) with half-integers
      const WalkSite site{-1, 0, false, beta, gamma};
      if (wanted.is_multiple_of(approximate_tau(site), [&] { return tau(site); })) found.push_back(site);
    }
  std::ranges::stable_sort(found, {}, [](const WalkSite& site) {
    return std::tuple{std::max<Integer>(denominator(site.beta), denominator(site.gamma)), site.beta, site.gamma};
  });
  if (found.size() > kMostTypes) found.resize(kMostTypes);
  for (const WalkSite& site : found) sources.push_back(gamma_walks(site));
}

}  // namespace brouncker::generate
