#include "engine/generate/reduction.hpp"

#include "engine/prove/find/gauge.hpp"
#include "formulas/canonical.hpp"
#include "formulas/roots.hpp"

namespace brouncker::generate {
namespace {

/// From `small` to raw with raw.a = c small.a, c = gamma r with r primitive: U = diag(1, c(n-1))/r(n-1), s = 1/c(n).
std::optional<Gauge> inflation(const Pcf& small, const Pcf& raw) {
  const auto c = exact_quotient(raw.a, small.a);
  if (!c) return std::nullopt;
  const Polynomial below = c->shifted(-1), one = Polynomial::constant(1);
  const Polynomial primitive = below.divided_by(below.leading() < 0 ? Integer(-below.content()) : below.content());
  Gauge gauge{small, raw, 0, one, *c, {one, {}, {}, below}, primitive, 0, {}};
  if (!complete(gauge)) return std::nullopt;
  return gauge;
}

}  // namespace

Pcf simplified(const Pcf& pcf) {
  Pcf result = deflated_by_constant(deflated(pcf).pcf).pcf;
  if (result.a.leading() < 0) result.a = -result.a;
  return result;
}

std::optional<Proof> proof_of(const Pcf& small, const Pcf& raw, decltype(Proof::leaf) leaf, ClosedForm form, std::string method) {
  if (form.map.determinant() == 0) return std::nullopt;
  std::vector<ProofStep> steps;
  if (!(small == raw)) {
    auto gauge = inflation(small, raw);
    if (!gauge) return std::nullopt;
    steps.push_back(GaugeStep{"gauge", *std::move(gauge)});
    form.map = (relation(steps) * form.map).reduced();
  }
  auto closed_form = expression_of(form);
  if (!closed_form) return std::nullopt;
  return Proof{small, std::move(steps), std::move(leaf), std::move(form), std::move(closed_form), std::move(method)};
}

}  // namespace brouncker::generate
