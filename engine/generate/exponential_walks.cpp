#include "engine/generate/exponential_walks.hpp"

#include "engine/generate/walk_formula.hpp"
#include "formulas/closed_form.hpp"

#include <cmath>
#include <numeric>

#include <fmt/format.h>

namespace brouncker::generate {
namespace {

constexpr int kMostArgument = 12;
/// Directions up to this size are tried from four base points, larger ones from one.
constexpr int kSmallWalk = 14;

/// log of the maximum of t^i (1 - t)^j on [0, 1].
double log_maximum(int i, int j) {
  const auto part = [&](int e) { return e == 0 ? 0 : e * std::log(static_cast<double>(e) / (i + j)); };
  return part(i) + part(j);
}

class ExponentialWalks final : public Source {
 public:
  explicit ExponentialWalks(const Rational& x) : site_{x, 0, true} {}

  std::string title() const override { return fmt::format("walks of 1F1({})", site_.z.str()); }

  std::vector<Direction> shell(int size) const override {
    std::vector<Direction> result;
    for (int i = 0; i <= size; ++i)
      if (Direction d{i, size - i}; lists(d)) result.push_back(std::move(d));
    return result;
  }

  bool lists(const Direction& d) const override { return has(d) && std::gcd(d[0], d[1]) == 1; }

  bool has(const Direction& d) const override { return d.size() == 2 && d[0] >= 0 && d[1] >= 0 && d[0] + d[1] > 0; }

  std::optional<Outlook> outlook(const Direction&) const override { return Outlook{}; }

  std::optional<Made> make(const Direction& d) const override {
    std::vector<Walk> walks;
    const int most = d[0] + d[1] > kSmallWalk ? 0 : 1;
    for (int b = 0; b <= most; ++b)
      for (int c = 0; c <= most; ++c) walks.push_back({site_, {d[0], d[1], 0}, {b, c, 0}});
    return smallest_walk(walks, log_maximum(d[0], d[1]));
  }

 private:
  WalkSite site_;
};

}  // namespace

void add_exponential_walks(const Wanted& wanted, Sources& sources) {
  for (int size = 2; size <= 2 * kMostArgument; ++size)
    for (int p = 1; p < size; ++p) {
      const int q = size - p;
      if (p > kMostArgument || q > kMostArgument || std::gcd(p, q) != 1) continue;
      const Rational x(p, q);
      const auto exact = [&] { return closed::call("exp", {closed::number(x)}); };
      if (!wanted.is_multiple_of(std::exp(static_cast<double>(p) / q), exact)) continue;
      sources.push_back(std::make_unique<ExponentialWalks>(x));
      return;
    }
}

}  // namespace brouncker::generate
