#include "engine/match/confirm.hpp"

#include "engine/match/relation.hpp"

namespace brouncker {
namespace {

struct Checked {
  const Approximation& limit;
  const Reevaluate& constant;
  long digits;
  double log2_tests;

  std::optional<Support> operator()(const RationalMatch& m) const {
    const Integer coefficients[] = {numerator(m.value), Integer(-denominator(m.value))};
    const Approximation terms[] = {exact_one(), limit};
    return support(coefficients, terms, log2_tests);
  }
  std::optional<Support> operator()(const QuadraticMatch& m) const {
    const Integer coefficients[] = {m.coefficients[2], m.coefficients[1], m.coefficients[0]};
    const Approximation terms[] = {exact_one(), limit, product(limit, limit)};
    return support(coefficients, terms, log2_tests);
  }
  std::optional<Support> operator()(const ConstantMatch& m) const {
    const auto c = constant(digits);
    if (!c) return std::nullopt;
    return moebius_support(m.moebius.map, *c, limit, log2_tests);
  }
};

}  // namespace

std::optional<Support> confirm(const Hit& hit, const Reevaluate& limit, const Reevaluate& constant, long digits) {
  // Relations with large coefficients lose a few digits to them.
  constexpr long kSpareDigits = 25, kAllowedLoss = 2;
  const auto better = limit(digits + kSpareDigits);
  if (!better) return std::nullopt;
  const auto held = std::visit(Checked{*better, constant, digits + kSpareDigits, hit.support().log2_tests}, hit.match);
  if (!held || held->digits_matched() < digits - kAllowedLoss || !held->accepted()) return std::nullopt;
  return held;
}

}  // namespace brouncker
