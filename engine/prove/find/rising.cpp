// q_n/q_(n-1) stays between l = lambda n^e + x n^(e-1) and u = mu n^f + y n^(f-1), e + f = deg b. For an even degree e = f,
// lambda mu = B, and lambda y + mu x lies between two bounds that a gives; for an odd one f = e + 1, and the leading terms suffice.
#include "engine/prove/find/dominance_candidates.hpp"

#include <cmath>

namespace brouncker::dominance {
namespace {

struct Line {
  Polynomial numbers;
  Integer denominator;
};

/// high n^degree + low n^(degree - 1).
Line line(const Rational& high, const Rational& low, int degree) {
  const Integer d = lcm(denominator(high), denominator(low));
  const auto scaled = [&](const Rational& x) { return Integer(numerator(x) * (d / denominator(x))); };
  return {monomial(scaled(high), degree) + (low == 0 ? Polynomial() : monomial(scaled(low), degree - 1)), d};
}

std::optional<Growth> enclosed(const Pcf& pcf, const Rational& lambda) {
  const int degree = pcf.b.degree(), e = degree / 2, f = degree - e;
  const bool even = e == f;
  const Rational b(pcf.b.leading()), a(pcf.a.degree() == e - (even ? 1 : 0) ? pcf.a.leading() : Integer(0));
  if (lambda <= 0 || (!even && lambda <= a / 2)) return std::nullopt;
  const Rational mu = even ? Rational(b / lambda) : Rational(b / (lambda - a / 2));
  const Rational sum = a * (lambda + mu) / 2 + Rational(e) * b + Rational(pcf.b.coefficient(degree - 1));
  const Rational x = even ? Rational(sum / (2 * mu)) : Rational(0), y = even ? Rational(sum / (2 * lambda)) : Rational(0);
  const Rational delta = Rational(31, 32) * Rational(pcf.a.leading()) * lambda / b;
  const Line low = line(lambda, x, e), high = line(mu, y, f);
  return tried(
      pcf, {low.numbers, low.denominator, 0, Speed::rising, numerator(delta), denominator(delta), high.numbers, high.denominator});
}

}  // namespace

std::vector<Growth> rising(const Pcf& pcf) {
  const double b = static_cast<double>(pcf.b.leading()), a = static_cast<double>(pcf.a.leading());
  if (!(b > 0 && b < 1e15 && a < 1e9)) return {};
  std::vector<Growth> found;
  for (const double part : {31.0 / 32, 15.0 / 16, 0.75, 0.5, 0.25, 0.125}) {
    const auto [top, bottom] = near(pcf.b.degree() % 2 == 0 ? std::sqrt(b) * part : a / part);
    if (const auto growth = enclosed(pcf, Rational(top) / Rational(bottom))) found.push_back(*growth);
  }
  return found;
}

}  // namespace brouncker::dominance
