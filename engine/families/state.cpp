#include "engine/families/state.hpp"

#include "formulas/arithmetic.hpp"
#include "formulas/rational_polynomial.hpp"

namespace brouncker {

std::string State::key() const {
  std::string text = centre.str();
  for (const auto* p : {&a, &b}) {
    text += '|';
    for (const Rational& c : *p) text += c.str() + ',';
  }
  return text;
}

std::vector<Rational> times(std::vector<Rational> p, const Rational& factor) {
  for (Rational& c : p) c *= factor;
  return p;
}

Rational unit_scale(const std::vector<Rational>& a, const std::vector<Rational>& b) {
  if (a.size() > 1) return 1 / a.back();
  const auto root = rational_sqrt(b.back());
  return root && *root != 0 ? Rational(1 / *root) : Rational(1);
}

Rational centre_of(const std::vector<Rational>& a, const std::vector<Rational>& b) {
  const std::vector<Rational>& p = a.size() > 1 ? a : b;
  const std::size_t n = p.size() - 1;
  return n == 0 ? Rational(0) : Rational(-p[n - 1] / (p[n] * static_cast<long>(n)));
}

State state_of(const std::vector<Rational>& a, const std::vector<Rational>& b, const Rational& origin) {
  const Rational scale = unit_scale(a, b), centre = centre_of(a, b);
  return {shifted(times(a, scale), centre), shifted(times(b, Rational(scale * scale)), centre), fraction_part(origin + centre)};
}

State state_of(const Pcf& pcf) { return state_of(rational_polynomial(pcf.a), rational_polynomial(pcf.b)); }

}  // namespace brouncker
