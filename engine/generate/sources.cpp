#include "engine/generate/source.hpp"

#include "engine/generate/base_theorems.hpp"
#include "engine/generate/constant_fractions.hpp"
#include "engine/generate/exponential_walks.hpp"
#include "engine/generate/gamma_walks.hpp"
#include "engine/generate/gauss_walks.hpp"
#include "engine/generate/power_walks.hpp"
#include "engine/generate/zeta_sums.hpp"
#include "engine/linear/integer_lattice.hpp"
#include "engine/number/expression_value.hpp"
#include "formulas/closed_form.hpp"
#include "formulas/error.hpp"
#include "formulas/print.hpp"

#include <cmath>
#include <cstdlib>

#include <fmt/format.h>

namespace brouncker::generate {
namespace {

constexpr long kDigits = 100, kHeight = 1000;
constexpr Bits kBits = 500;

/// p/q with |p|, q <= kHeight that agrees with x to double precision.
std::optional<std::pair<long, long>> simple_fraction(double x) {
  constexpr double kTolerance = 1e-12;
  double rest = std::fabs(x);
  long p0 = 0, q0 = 1, p1 = 1, q1 = 0;
  for (int i = 0; i < 12; ++i) {
    const double whole = std::floor(rest);
    if (whole > kHeight) return std::nullopt;
    const long k = static_cast<long>(whole), p = k * p1 + p0, q = k * q1 + q0;
    if (p > kHeight || q > kHeight) return std::nullopt;
    p0 = p1, q0 = q1, p1 = p, q1 = q;
    if (std::fabs(static_cast<double>(p) / static_cast<double>(q) - std::fabs(x)) < kTolerance * std::fabs(x))
      return std::pair{x < 0 ? -p : p, q};
    rest = 1 / (rest - whole);
  }
  return std::nullopt;
}

}  // namespace

int Source::size(const Direction& direction) const {
  int sum = 0;
  for (const int e : direction) sum += std::abs(e);
  return sum;
}

Wanted::Wanted(const Expression& value) {
  const Enclosure e = enclose(value, kDigits + 10);
  if (e.status != ValueStatus::enclosed)
    throw input_error(fmt::format("--constant {}: {}; accepted is a closed form with a real value", to_plain(value), e.reason));
  value_ = midpoint(*e.value);
  approximate_ = static_cast<double>(value_);
}

bool Wanted::is_multiple_of(double approximate, const std::function<Expression()>& x) const {
  for (const bool inverse : {false, true}) {
    const auto r = simple_fraction(inverse ? approximate_ * approximate : approximate_ / approximate);
    if (!r || r->first == 0) continue;
    const auto exact = evaluate(x(), kBits);
    if (!exact) return false;
    const Rational other = midpoint(*exact), ratio(r->first, r->second);
    const Rational gap = inverse ? Rational(value_ * other - ratio) : Rational(value_ - ratio * other);
    if (abs(gap) * Rational(Integer(pow(Integer(10), static_cast<unsigned>(kDigits)))) < abs(ratio)) return true;
  }
  return false;
}

bool Wanted::is_multiple_of(const Expression& x) const {
  const auto value = evaluate(x, kBits);
  return value && is_multiple_of(static_cast<double>(midpoint(*value)), [&] { return x; });
}

bool Wanted::is_image(const Expression& x, const Moebius& map) const {
  const auto exact = evaluate(x, kBits);
  if (!exact) return false;
  const Rational top = Rational(map.p) * value_ + map.q, gap = midpoint(*exact) * (Rational(map.r) * value_ + map.s) - top;
  return abs(gap) * Rational(Integer(pow(Integer(10), static_cast<unsigned>(kDigits)))) < abs(top);
}

std::optional<Integer> Wanted::radicand() const {
  const Integer scale = pow(Integer(10), static_cast<unsigned>(kDigits)), most = pow(Integer(10), 20U);
  const auto scaled = [&](const Rational& x) { return Integer(numerator(x) * scale / denominator(x)); };
  std::vector<std::vector<Integer>> rows{{1, 0, 0, scale}, {0, 1, 0, scaled(value_)}, {0, 0, 1, scaled(value_ * value_)}};
  lll_reduce(rows);
  const std::vector<Integer>& c = rows[0];
  for (const Integer& each : c)
    if (abs(each) > most) return std::nullopt;
  const Integer discriminant = c[1] * c[1] - 4 * c[0] * c[2];
  if (c[2] == 0 || discriminant <= 0) return std::nullopt;
  const closed::Root root = closed::root_of(Rational(discriminant));
  return root.inside == 1 ? std::nullopt : std::optional(root.inside);
}

Sources sources_of(const Expression& value) {
  if (closed::rational_value(value)) return {};
  Wanted wanted(value);
  if (const auto d = wanted.radicand()) wanted = Wanted(closed::square_root(Rational(*d)));
  Sources result;
  add_gauss_walks(wanted, result);
  add_gamma_walks(wanted, result);
  add_power_walks(wanted, result);
  add_constant_fractions(wanted, result);
  add_zeta_sums(wanted, result);
  add_exponential_walks(wanted, result);
  add_base_theorems(wanted, result);
  return result;
}

}  // namespace brouncker::generate
