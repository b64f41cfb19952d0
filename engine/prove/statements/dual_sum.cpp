#include "engine/prove/statements/dual_sum.hpp"

#include "engine/prove/statements/forms.hpp"

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
  if (!x0 || !x1 || x0->size() == 0) return std::nullopt;
  const ClosedForm below = x0->form();
  ClosedForm above = x1->form();
  if (x1->size() == 0) {  // rational: the map of any atom
    above.map = {0, numerator(x1->constant()), 0, denominator(x1->constant())};
    above.atom = below.atom;
  }
  if (to_plain(above.atom) != to_plain(below.atom)) return std::nullopt;
  // X_1/X_0 = (p1 x + q1)/s1 * s0/(p0 x + q0)
  const Moebius &u = above.map, &v = below.map;
  const Moebius ratio{u.p * v.s, u.q * v.s, v.p * u.s, v.q * u.s};
  const Integer step = sum.recurrence[2](-1), a0 = -sum.recurrence[1](-1);
  const ClosedForm form{(Moebius{-step, a0, 0, 1} * ratio).reduced(), below.atom};
  if (form.map.determinant() == 0) return std::nullopt;
  return form;
}

}  // namespace brouncker
