#include "engine/prove/statements/dual_sum.hpp"

namespace brouncker {
namespace {

/// f'(k + start); c/(k - r)^o -> -o c/(k - (r - start))^(o+1).
PartialFractions moved(const PartialFractions& f, const Rational& start, int derivative) {
  PartialFractions result;
  for (const PoleTerm& pole : f.poles) {
    PoleTerm term{pole.root - start, pole.order, pole.coefficient};
    for (int i = 0; i < derivative; ++i) {
      term.coefficient *= -term.order;
      ++term.order;
    }
    result.poles.push_back(term);
  }
  return result;
}

}  // namespace

std::optional<LinearForm> dual_series(const DualSum& sum, const PartialFractions& f) {
  if (!f.polynomial.empty()) return std::nullopt;
  LinearForm total;
  for (const DualSum::Start& start : sum.starts) {
    const auto part = sum_of(sum.z, moved(f, start.k, sum.derivative), 0);
    if (!part) return std::nullopt;
    total.add(Rational(start.weight), *part);
  }
  return total;
}

std::optional<ClosedForm> dual_limit(const DualSum& sum) {
  const auto x0 = dual_series(sum, sum.first), x1 = dual_series(sum, sum.second);
  if (!x0 || !x1) return std::nullopt;
  return recessive_limit(sum.recurrence, *x0, *x1);
}

}  // namespace brouncker
