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

bool is_recessive(const Pcf& pcf, const Recurrence& c, const Rational& bound) {
  const Rational a(abs(pcf.a.leading())), excess = 2 * bound * Rational(abs(c[2].leading())) - a;
  const Rational b(pcf.b.degree() == 2 * pcf.a.degree() ? pcf.b.leading() : Integer(0));
  return excess < 0 || excess * excess < a * a + 4 * b;
}

Polynomial make_primitive(Recurrence& c) {
  Polynomial g;
  for (const Polynomial& x : c)
    if (!x.is_zero()) g = g.is_zero() ? x : primitive_gcd(g, x);
  Integer content = 0;
  for (Polynomial& x : c) {
    if (g.degree() > 0) x = *exact_quotient(x, g);
    content = gcd(content, x.content());
  }
  if (c[2].leading() < 0) content = -content;
  for (Polynomial& x : c) x = x.divided_by(content);
  return g.degree() > 0 ? content * g : Polynomial::constant(content);
}

}  // namespace brouncker::generate
