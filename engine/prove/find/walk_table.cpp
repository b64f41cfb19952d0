#include "engine/prove/find/walk_table.hpp"

#include "engine/prove/find/root_parity.hpp"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <numeric>
#include <optional>
#include <tuple>

namespace brouncker {
namespace {

constexpr int kMostInner = 12;
constexpr double kSameRatio = 1e-9, kSameExponent = 1e-5;

struct Entry {
  double invariant = 0;
  std::int16_t u = 0, v = 0;
  std::array<std::int8_t, 3> w{};
};

double power(double x, int e) {
  double result = 1;
  for (int k = std::abs(e); k > 0; k >>= 1, x *= x)
    if (k & 1) result *= x;
  return e < 0 ? 1 / result : result;
}

/// (lambda + mu)^2/(lambda mu); NaN where they are not real, not two, or 0.
double invariant(int u, int v, const Exponents3& e) {
  const auto w = [&](double t) { return power(t, e[0]) * power(1 - t, e[1]) * power(v - u * t, e[2]); };
  // e0 (1 - t)(v - u t) - e1 t (v - u t) - u e2 t (1 - t) = 0
  const int sum = e[0] + e[1] + e[2];
  const double a = u * sum, b = -(e[0] * (u + v) + e[1] * v + e[2] * u), c = e[0] * v;
  double lambda = 0, mu = 0;
  if (sum == 0) {
    if (b == 0) return NAN;
    lambda = w(-c / b), mu = (e[1] % 2 != 0 ? -1 : 1) * power(-u, e[2]);  // the other one is at infinity
  } else {
    const double discriminant = b * b - 4 * a * c;
    if (discriminant <= 0) return NAN;
    const double root = std::sqrt(discriminant);
    lambda = w((-b + root) / (2 * a)), mu = w((-b - root) / (2 * a));
  }
  return (lambda + mu) * (lambda + mu) / (lambda * mu);
}

void add(int u, int v, const Exponents3& e, std::vector<Entry>& table) {
  const double x = invariant(u, v, e);
  if (!std::isfinite(x)) return;
  const auto small = [](int k) { return static_cast<std::int8_t>(k); };
  table.push_back({x, static_cast<std::int16_t>(u), static_cast<std::int16_t>(v), {small(e[0]), small(e[1]), small(e[2])}});
}

void add_minus_one(std::vector<Entry>& table) {
  for (int e0 = 0; e0 <= kMostWalkStep; ++e0)
    for (int e1 = 0; e1 <= kMostWalkStep; ++e1)
      for (int e2 = -kMostInner; e2 <= kMostInner; ++e2)
        if (e0 + e1 > 0) add(-1, 1, {e0, e1, e2}, table);
}

/// All i, j >= 0, l <= 0 up to a length, but the images (s, -l, -j) of earlier ones, s = i + j + l >= 0.
std::vector<Exponents3> directions(int most) {
  std::vector<Exponents3> result;
  for (int size = 1; size <= most; ++size)
    for (int up = 1; up <= size; ++up)
      for (int e0 = 0; e0 <= up; ++e0) {
        const Exponents3 e{e0, up - e0, up - size};
        const int s = e[0] + e[1] + e[2];
        if (s < 0 || e <= Exponents3{s, -e[2], -e[1]}) result.push_back(e);
      }
  return result;
}

std::vector<Entry> made() {
  std::vector<Entry> table;
  add_minus_one(table);
  const std::vector<Exponents3> all = directions(kLongWalk), small = directions(kShortWalk);
  for (int height = 3; height <= kMostWalkHeight; ++height)
    for (int v = 1; v < height; ++v)
      for (const int u : {v - height, height - v}) {
        if (u >= v || std::gcd(u, v) != 1) continue;
        for (const Exponents3& e : height <= kSmallWalkHeight ? all : small) add(u, v, e, table);
      }
  std::ranges::sort(table, {}, &Entry::invariant);
  return table;
}

/// Solutions go like n!^d lambda^n n^alpha, d = deg a: for a walk alpha is -1/2 or, where lambda is the value of w at 0, 1 or 1/z,
/// -1 or -1/2, and a gauge step adds to both the same and integers. With a = a0 n^d + a1 n^(d-1) + ..., b = b0 n^(2d) + b1 n^(2d-1) + ...: alpha = (a1 lambda + b1 + d b0)/(a0 lambda + 2 b0).
bool has_exponents_of_walk(const Pcf& pcf) {
  const int d = pcf.a.degree();
  const auto number = [](const Integer& x) { return static_cast<double>(x); };
  const double a0 = number(pcf.a.leading()), b0 = number(pcf.b.leading());
  const double a1 = number(pcf.a.coefficient(d - 1)), b1 = number(pcf.b.coefficient(2 * d - 1)) + d * b0;
  const double root = std::sqrt(a0 * a0 + 4 * b0);
  const auto alpha = [&](double lambda) { return (a1 * lambda + b1) / (a0 * lambda + 2 * b0); };
  const double twice = 2 * (alpha((a0 + root) / 2) - alpha((a0 - root) / 2));
  return !(std::fabs(twice - std::round(twice)) > kSameExponent);
}

/// p/q modulo 1.
Rational class_of(const Integer& p, const Integer& q) {
  Integer rest = p % q;
  if (rest < 0) rest += q;
  return {rest, q};
}

/// The roots of b modulo Z of odd order, where all of them are rational.
std::optional<std::set<Rational>> odd_roots(const Polynomial& b) {
  const auto classes = odd_root_classes(b, 1);
  if (!classes) return std::nullopt;
  std::set<Rational> result;
  for (const Polynomial& p : *classes) {
    if (p.degree() != 1) return std::nullopt;
    const Integer lead = p.leading();
    result.insert(lead > 0 ? class_of(-p.coefficient(0), lead) : class_of(p.coefficient(0), -lead));
  }
  return result;
}

}  // namespace

std::set<Rational> odd_roots(const WalkShape& walk) {
  std::set<Rational> result;
  const Exponents3& e = walk.w;
  const std::pair<int, int> factors[] = {
      {e[0], walk.site.half}, {e[1], 0}, {std::abs(e[2]), 0}, {std::abs(e[0] + e[1] + e[2]), walk.site.half}};
  for (const auto& [slope, twice] : factors)
    for (int j = 0; j < slope; ++j) {
      const Rational root = class_of(2 * j + twice, 2 * slope);
      if (!result.insert(root).second) result.erase(root);
    }
  return result;
}

std::vector<WalkShape> walks_like(const Pcf& pcf) {
  static const std::vector<Entry> table = made();
  const double a = static_cast<double>(pcf.a.leading()), wanted = -a * a / static_cast<double>(pcf.b.leading());
  const double room = kSameRatio * std::fabs(wanted);
  std::vector<Entry> found;
  for (auto each = std::ranges::lower_bound(table, wanted - room, {}, &Entry::invariant);
       each != table.end() && each->invariant < wanted + room; ++each)
    found.push_back(*each);
  if (found.empty() || !has_exponents_of_walk(pcf)) return {};
  const auto roots = odd_roots(pcf.b);
  if (!roots) return {};
  const auto order = [](const Entry& e) {
    const int size = e.w[0] + e.w[1] + std::abs(e.w[2]);
    return std::tuple{std::abs(e.u) + e.v, e.v, e.u, size, e.w};
  };
  std::ranges::sort(found, {}, order);
  std::vector<WalkShape> result;
  for (std::size_t i = 0, j = 0; i < found.size(); i = j) {
    while (j < found.size() && found[j].u == found[i].u && found[j].v == found[i].v) ++j;
    for (const int half : {1, 0})
      for (std::size_t k = i; k < j; ++k) {
        const WalkShape walk{{Rational(found[k].u, found[k].v), half}, {found[k].w[0], found[k].w[1], found[k].w[2]}};
        if (odd_roots(walk) == *roots) result.push_back(walk);
      }
  }
  return result;
}

}  // namespace brouncker
