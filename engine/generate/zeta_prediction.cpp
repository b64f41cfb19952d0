#include "engine/generate/zeta_prediction.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <numeric>

#include <boost/math/special_functions/digamma.hpp>

namespace brouncker::generate {
namespace {

using Slopes = std::array<int, 5>;

/// Valuation of the quotient of factorials prod (e n)!^m at a prime p = n/x, sum of m floor(e x): m by e.
using Factorials = std::map<int, int>;

/// A lower bound of v(S): of the factorials, and minus one for each of M n and N n that is at least p.
struct Bound {
  Factorials factorials;
  int m = 0, n = 0;
};

int excess(const Slopes& d) { return d[3] + d[4] - d[0] - d[1] - d[2]; }

Slopes sorted(Slopes d) {
  std::sort(d.begin(), d.begin() + 3, std::greater());
  std::sort(d.begin() + 3, d.end(), std::greater());
  return d;
}

void multiply(Factorials& f, int e, int power) {
  if (e > 0) f[e] += power;
}

/// S = (i + j - l)!/(i! j!) I for each choice of a3 and of which b belongs to a1.
void add_integrals(const Slopes& d, const Factorials& before, std::vector<Bound>& bounds) {
  for (std::size_t third = 0; third < 3; ++third)
    for (const bool swap : {false, true}) {
      const int a3 = d[third], a1 = d[(third + 1) % 3], a2 = d[(third + 2) % 3];
      const int b1 = swap ? d[4] : d[3], b2 = swap ? d[3] : d[4];
      std::array<int, 5> of_lcm{a3, b1 - a2, b1 - a3, b2 - a1, b2 - a3};
      std::ranges::sort(of_lcm, std::greater());
      Bound bound{before, of_lcm[0], of_lcm[1]};
      multiply(bound.factorials, a3, 1), multiply(bound.factorials, b1 - a1, -1), multiply(bound.factorials, b2 - a2, -1);
      std::erase_if(bound.factorials, [](const auto& each) { return each.second == 0; });
      bounds.push_back(std::move(bound));
    }
}

/// All images under Thomae's S(a, b, c; d, e) = Gamma(b) Gamma(c)/(Gamma(d-a) Gamma(e-a)) S(d-a, e-a, s; s+b, s+c), with the
/// factor of each.
std::map<Slopes, Factorials> orbit_of(const Slopes& direction) {
  std::map<Slopes, Factorials> orbit{{sorted(direction), {}}};
  std::vector<Slopes> open{sorted(direction)};
  while (!open.empty()) {
    const Slopes d = open.back();
    open.pop_back();
    for (std::size_t i = 0; i < 3; ++i) {
      const int s = excess(d), b = d[(i + 1) % 3], c = d[(i + 2) % 3];
      const Slopes image = sorted({d[3] - d[i], d[4] - d[i], s, s + b, s + c});
      if (orbit.contains(image)) continue;
      Factorials f = orbit[d];
      multiply(f, b, 1), multiply(f, c, 1), multiply(f, d[3] - d[i], -1), multiply(f, d[4] - d[i], -1);
      orbit.emplace(image, std::move(f));
      open.push_back(image);
    }
  }
  return orbit;
}

/// m(x), times a3!/(i! j!) for S instead of I.
int valuation(const std::vector<Bound>& bounds, double x) {
  int most = -1000;
  for (const Bound& bound : bounds) {
    int sum = -(bound.m * x >= 1 ? 1 : 0) - (bound.n * x >= 1 ? 1 : 0);
    for (const auto& [e, power] : bound.factorials) sum += power * static_cast<int>(std::floor(e * x));
    most = std::max(most, sum);
  }
  return most;
}

/// All k/e in [0, 1], e one of the ten numbers that the transformations permute.
std::vector<double> breakpoints(const std::vector<Bound>& bounds) {
  std::vector<int> slopes;
  for (const Bound& bound : bounds) {
    slopes.push_back(bound.m), slopes.push_back(bound.n);
    for (const auto& [e, power] : bound.factorials) slopes.push_back(e);
  }
  std::ranges::sort(slopes);
  const auto repeated_slopes = std::ranges::unique(slopes);
  slopes.erase(repeated_slopes.begin(), repeated_slopes.end());
  std::vector<std::pair<int, int>> fractions{{0, 1}};
  for (const int e : slopes)
    for (int k = 1; k <= e; ++k) {
      const int g = std::gcd(k, e);
      fractions.emplace_back(k / g, e / g);
    }
  std::ranges::sort(fractions, [](const auto& x, const auto& y) { return x.first * y.second < y.first * x.second; });
  const auto repeated = std::ranges::unique(fractions);
  fractions.erase(repeated.begin(), repeated.end());
  std::vector<double> result;
  for (const auto& [k, e] : fractions) result.push_back(static_cast<double>(k) / e);
  return result;
}

double kappa(const Slopes& d) {
  std::vector<Bound> bounds;
  for (const auto& [image, factor] : orbit_of(d)) add_integrals(image, factor, bounds);
  const std::vector<double> points = breakpoints(bounds);
  const auto m = [&](double x) {
    const auto floor = [&](int e) { return static_cast<int>(std::floor(e * x)); };
    return valuation(bounds, x) + floor(d[3] - d[0]) + floor(d[4] - d[1]) - floor(d[2]);
  };
  const auto psi = [](double x) { return boost::math::digamma(x); };
  double result = 0;
  for (std::size_t i = 0; i + 1 < points.size(); ++i) {
    const double from = points[i], to = points[i + 1], middle = (from + to) / 2;
    if (from > 0) result -= m(middle) * (1 / from - 1 / to);
    result -= m(1 + middle) * (psi(1 + to) - psi(1 + from));
  }
  return result;
}

/// exponent log|x|, 0 for exponent 0.
double part(int exponent, double x) { return exponent == 0 ? 0 : exponent * std::log(std::fabs(x)); }

/// log lambda at x.
double log_value(const Slopes& d, double x) {
  return part(d[0], d[0] + x) + part(d[1], d[1] + x) + part(d[2], d[2] + x) - part(d[3], d[3] + x) - part(d[4], d[4] + x);
}

/// At the larger and the smaller solution of (a1 + x)(a2 + x)(a3 + x) = (b1 + x)(b2 + x) x.
std::optional<CriticalValues> critical_values(const Slopes& d) {
  const double square = -excess(d), linear = d[0] * d[1] + d[0] * d[2] + d[1] * d[2] - d[3] * d[4], constant = d[0] * d[1] * d[2];
  CriticalValues result;
  if (square == 0) {
    if (linear >= 0) return std::nullopt;
    result = {log_value(d, -constant / linear), 0};  // lambda is 1 at infinity
  } else {
    const double discriminant = linear * linear - 4 * square * constant;
    if (discriminant <= 0) return std::nullopt;
    const double root = std::sqrt(discriminant), x = (-linear + root) / (2 * square), y = (-linear - root) / (2 * square);
    result = {log_value(d, std::max(x, y)), log_value(d, std::min(x, y))};
  }
  if (!std::isfinite(result.small) || !std::isfinite(result.large) || result.large - result.small < 1e-6) return std::nullopt;
  return result;
}

}  // namespace

std::optional<Prediction> predicted_zeta_2(const Direction& direction) {
  // An image without factors that cancel, which would hide a solution; its fractions are equivalent.
  const auto orbit = orbit_of({direction[0], direction[1], direction[2], direction[3], direction[4]});
  const auto free = std::ranges::find_if(orbit, [](const auto& each) { return each.first[0] < each.first[4]; });
  if (free == orbit.end()) return std::nullopt;
  const Slopes& d = free->first;
  const auto values = critical_values(d);
  if (!values) return std::nullopt;
  const auto power = [](int e) { return part(e, e); };
  const double log_q = values->large + power(d[3] - d[0]) + power(d[4] - d[1]) - power(d[2]) + kappa(d);
  if (!(log_q > 0)) return std::nullopt;
  return Prediction{values->digits_per_term(), log_q, (values->large - values->small) / log_q - 1};
}

}  // namespace brouncker::generate
