#include "engine/prove/find/recurrences.hpp"

#include "formulas/roots.hpp"

namespace brouncker {

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

}  // namespace brouncker
