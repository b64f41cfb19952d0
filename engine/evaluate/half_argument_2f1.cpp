#include "engine/evaluate/half_argument_2f1.hpp"

#include "engine/recurrence/terms.hpp"

#include <algorithm>

namespace brouncker {
namespace {

constexpr long kMaxTerms = 4'000'000;

/// b(k)/(2 b2 (c + k)(k + 1)) <= 3/4 for every k >= first and every c > 0: 3 b2 k (k + 1) - 2 b(k) has coefficients >= 0 at first.
bool ratios_bounded_from(const Polynomial& b, long first) {
  const Integer b2 = b.leading();
  const Polynomial margin = Polynomial(std::vector<Integer>{0, 3 * b2, 3 * b2}) - Integer(2) * b;
  const Polynomial shifted = margin.shifted(first);
  for (const Integer& coefficient : shifted.ascending())
    if (coefficient < 0) return false;
  return true;
}

long first_bounded(const Polynomial& b) {
  long k = 8;
  while (k <= kMaxTerms && !ratios_bounded_from(b, k)) k *= 2;
  return k;
}

}  // namespace

std::optional<Real> half_argument_2f1(const Polynomial& b, const Real& c, Bits precision) {
  const long bounded = first_bounded(b);
  if (bounded > kMaxTerms) return std::nullopt;
  const Pcf holder{Polynomial::constant(1), b};
  // A term gains at least 0.4 bits from `bounded` on; what the terms before have grown is lost soon.
  const long last = std::min(kMaxTerms, 64 * bounded + 4 * precision);
  const Terms terms(holder, last);
  const Integer twice_b2 = 2 * b.leading();
  if (!terms.is_small() || twice_b2 >= Terms::kSmall / last) return std::nullopt;
  const auto factor = static_cast<long>(twice_b2);

  Real sum, term(1), denominator = c;
  for (long k = 0; k < last; ++k) {
    if (k >= bounded && k % 8 == 0 && arf_cmpabs_2exp_si(arb_midref(term.get()), -precision) < 0) {
      arb_mul_2exp_si(term.get(), term.get(), 2);
      arb_add_error(sum.get(), term.get());
      return sum;
    }
    arb_add(sum.get(), sum.get(), term.get(), precision);
    arb_mul_si(term.get(), term.get(), terms.small_b(k), precision);
    arb_div_si(term.get(), term.get(), factor * (k + 1), precision);
    arb_div(term.get(), term.get(), denominator.get(), precision);
    arb_add_ui(denominator.get(), denominator.get(), 1, precision);
  }
  return std::nullopt;
}

}  // namespace brouncker
