#include "engine/evaluate/carried_limit.hpp"

#include "engine/evaluate/rounding.hpp"

#include <utility>

namespace brouncker {
namespace {

/// Digits beyond those asked for, one after the other: cancellation in the map takes some.
constexpr long kSpareDigits[] = {20, 80, 400};

/// map(x +- error); nullopt where it contains the pole or 0, or `digits` digits are not decided. A Moebius map is monotone beside its pole.
std::optional<EnclosedLimit> image(const Moebius& map, const LimitEnclosure& x, long digits) {
  const auto denominator = [&](const Rational& at) { return Rational(map.r * at + map.s); };
  const Rational low = x.centre - x.radius, high = x.centre + x.radius;
  if (denominator(low) * denominator(high) <= 0) return std::nullopt;
  Rational from = (map.p * low + map.q) / denominator(low), to = (map.p * high + map.q) / denominator(high);
  if (to < from) std::swap(from, to);
  if (from <= 0 && to >= 0) return std::nullopt;
  const LimitEnclosure enclosure{(from + to) / 2, (to - from) / 2, x.rigorous};
  auto limit = rounded_limit(enclosure.centre, enclosure.radius, digits, x.rigorous);
  if (!limit) return std::nullopt;
  return EnclosedLimit{*std::move(limit), enclosure};
}

EnclosedLimit exactly(const Integer& p, const Integer& q, long digits) {
  EnclosedLimit result{exact_limit(p, q, digits), std::nullopt};
  if (q != 0) result.enclosure = LimitEnclosure{Rational(p, q), 0, true};
  return result;
}

EnclosedLimit of_rational(const Moebius& map, const Rational& x, long digits) {
  const Rational top = map.p * x + map.q, bottom = map.r * x + map.s;
  if (bottom == 0) return {infinite_limit(true, digits), std::nullopt};
  const Rational value = top / bottom;
  return exactly(Integer(numerator(value)), Integer(denominator(value)), digits);
}

EnclosedLimit carried(const Moebius& map, const Pcf& pcf, const Convergence& convergence, long digits) {
  for (const long spare : kSpareDigits) {
    const EnclosedLimit limit = enclosed_limit_of(pcf, convergence, digits + spare);
    if (limit.limit.kind == Limit::Kind::none) return limit;
    if (limit.limit.rational) return of_rational(map, *limit.limit.rational, digits);
    if (limit.limit.kind == Limit::Kind::infinite) {
      if (limit.limit.rigorous) return exactly(map.p, map.r, digits);
      return {{}, std::nullopt};  // whether it is infinite is an estimate, which no map makes a number
    }
    if (!limit.enclosure) continue;
    if (auto result = image(map, *limit.enclosure, digits)) return *std::move(result);
  }
  return {};
}

}  // namespace

EnclosedLimit enclosed_limit_of(const Contraction& fraction, const Convergence& convergence, long digits) {
  EnclosedLimit result = fraction.map == Moebius{} ? enclosed_limit_of(fraction.pcf, convergence, digits)
                                                   : carried(fraction.map, fraction.pcf, convergence, digits);
  if (fraction.complete) return result;
  result.limit.rigorous = false;
  result.limit.rational.reset();
  if (result.enclosure) result.enclosure->rigorous = false;
  return result;
}

Limit carried_limit(const Contraction& fraction, const Convergence& convergence, long digits) {
  if (fraction.map == Moebius{} && fraction.complete) return limit_of(fraction.pcf, convergence, digits);
  return enclosed_limit_of(fraction, convergence, digits).limit;
}

}  // namespace brouncker
