#include "engine/prove/statements/two_tails.hpp"

#include "engine/number/factor.hpp"
#include "engine/prove/statements/forms.hpp"
#include "engine/prove/statements/gamma_product.hpp"
#include "formulas/roots.hpp"

namespace brouncker {
namespace {

/// prod Gamma(m - root)^exponent over the roots; false where one is irrational.
bool multiply(theorem_rows::GammaProduct& product, const Polynomial& p, const Integer& m, int exponent) {
  for (const PolynomialFactor& f : factored(p)) {
    if (f.factor.degree() != 1) return false;
    product.multiply(Rational(m) + Rational(f.factor.coefficient(0), f.factor.leading()), exponent * f.multiplicity);
  }
  return true;
}

Rational second(const Polynomial& p) { return Rational(p.coefficient(p.degree() - 1), p.leading()); }

}  // namespace

std::optional<ClosedForm> tail_of_two(const Polynomial& top1, const Polynomial& bottom1, const Polynomial& top2,
                                      const Polynomial& bottom2, const Integer& m) {
  const Polynomial above = top1 * bottom2, below = bottom1 * top2;
  // The product converges to a value that is not 0.
  if (above.degree() != below.degree() || above.leading() != below.leading() || above.degree() < 1 ||
      second(above) != second(below))
    return std::nullopt;
  const Polynomial common = primitive_gcd(above, below);
  // c, or 1/c where that is shorter: 4/pi is written by pi.
  theorem_rows::GammaProduct c, inverse;
  for (auto& [product, sign] : {std::pair{&c, -1}, std::pair{&inverse, 1}})
    if (!multiply(*product, *exact_quotient(above, common), m, sign) ||
        !multiply(*product, *exact_quotient(below, common), m, -sign))
      return std::nullopt;
  const Expression rest = c.rest(), inverse_rest = inverse.rest();
  if (rest == Expression::integer(1)) return std::nullopt;
  const Rational k1 = Rational(top1(m)) / Rational(bottom1(m)), k2 = Rational(top2(m)) / Rational(bottom2(m));
  if (to_plain(inverse_rest).size() < to_plain(rest).size())
    return theorem_rows::mapped(k1 * inverse.factor(), -k2, inverse.factor(), -1, inverse_rest);
  return theorem_rows::mapped(-k2 * c.factor(), k1, -c.factor(), 1, rest);
}

}  // namespace brouncker
