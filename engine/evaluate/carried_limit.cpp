#include "engine/evaluate/carried_limit.hpp"

#include "engine/evaluate/limit.hpp"
#include "engine/evaluate/rounding.hpp"

#include <utility>

namespace brouncker {
namespace {

/// Digits beyond those asked for, one after the other: cancellation in the map takes some.
constexpr long kSpareDigits[] = {20, 80, 400};

/// map(value +- error); nullopt where it contains the pole or `digits` digits are not decided. A Moebius map is monotone beside its pole.
std::optional<Limit> image(const Moebius& map, const Rational& value, const Rational& error, long digits, bool rigorous) {
  const auto denominator = [&](const Rational& x) { return Rational(map.r * x + map.s); };
  const Rational low = value - error, high = value + error;
  if (denominator(low) * denominator(high) <= 0) return std::nullopt;
  Rational x = (map.p * low + map.q) / denominator(low), y = (map.p * high + map.q) / denominator(high);
  if (y < x) std::swap(x, y);
  if (x <= 0 && y >= 0) return std::nullopt;
  return rounded_limit((x + y) / 2, (y - x) / 2, digits, rigorous);
}

Limit of_rational(const Moebius& map, const Rational& x, long digits) {
  const Rational top = map.p * x + map.q, bottom = map.r * x + map.s;
  if (bottom == 0) return infinite_limit(true, digits);
  const Rational value = top / bottom;
  return exact_limit(Integer(numerator(value)), Integer(denominator(value)), digits);
}

Limit carried(const Moebius& map, const Pcf& pcf, const Convergence& convergence, long digits) {
  for (const long spare : kSpareDigits) {
    const auto [limit, enclosure] = enclosed_limit_of(pcf, convergence, digits + spare);
    if (limit.kind == Limit::Kind::none) return limit;
    if (limit.rational) return of_rational(map, *limit.rational, digits);
    if (limit.kind == Limit::Kind::infinite) {
      Limit result = exact_limit(map.p, map.r, digits);
      result.rigorous = limit.rigorous;
      if (!limit.rigorous) result.rational.reset();
      return result;
    }
    if (limit.value == "0" || !enclosure) continue;
    if (auto result = image(map, enclosure->centre, enclosure->radius, digits, enclosure->rigorous)) return *std::move(result);
  }
  return {};
}

}  // namespace

Limit carried_limit(const Contraction& contraction, const Convergence& convergence, long digits) {
  Limit limit = contraction.map == Moebius{} ? limit_of(contraction.pcf, convergence, digits)
                                             : carried(contraction.map, contraction.pcf, convergence, digits);
  if (contraction.complete) return limit;
  limit.rigorous = false;
  limit.rational.reset();
  return limit;
}

}  // namespace brouncker
