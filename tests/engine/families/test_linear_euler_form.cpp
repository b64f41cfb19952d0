#include "engine/families/linear_euler_form.hpp"
#include "tests/support/random_formulas.hpp"
#include "tests/support/related_pairs.hpp"

#include <doctest/doctest.h>

namespace brouncker {
namespace {

using random_formulas::between;
using random_formulas::Generator;
using random_formulas::repeated;
using related_pairs::pcf;

/// Whether a(n) = scale (h1(n) + h2(n+1)), b(n) = -scale^2 h1(n) h2(n) with h1 = alpha n + beta, h2 = gamma n + delta over Q(sqrt
/// m).
bool is_euler_form(const LinearEulerForm& f, const Pcf& pcf, const Rational& scale) {
  const auto times = [&](const FieldNumber& u, const FieldNumber& v) {
    return FieldNumber{u.x * v.x + Rational(f.m) * u.y * v.y, u.x * v.y + u.y * v.x};
  };
  const auto sum = [](std::initializer_list<FieldNumber> terms) {
    FieldNumber result;
    for (const FieldNumber& t : terms) result.x += t.x, result.y += t.y;
    return result;
  };
  const auto is = [](const FieldNumber& u, const Rational& factor, const Integer& coefficient) {
    return u.y == 0 && u.x * factor == Rational(coefficient);
  };
  const Rational square = -scale * scale;
  return is(sum({f.alpha, f.gamma}), scale, pcf.a.coefficient(1)) &&
         is(sum({f.beta, f.gamma, f.delta}), scale, pcf.a.coefficient(0)) &&
         is(times(f.alpha, f.gamma), square, pcf.b.coefficient(2)) && is(times(f.beta, f.delta), square, pcf.b.coefficient(0)) &&
         is(sum({times(f.alpha, f.delta), times(f.beta, f.gamma)}), square, pcf.b.coefficient(1));
}

TEST_SUITE("families/linear_euler_form") {
  TEST_CASE("Euler forms of degree one: planted ones are found, and whatever is found is one") {
    Generator random(11);
    for (int i = 0; i < repeated(200); ++i) {
      // h1 = x n + y, h2 = z n + w
      const long x = between(random, -5, 5), y = between(random, -9, 9), z = between(random, -5, 5), w = between(random, -9, 9);
      const Pcf planted{Polynomial::of({x + z, y + z + w}), -Polynomial::of({x, y}) * Polynomial::of({z, w})};
      if (x + z == 0 || x == 0 || z == 0 || x == z) continue;
      const Rational scale = x + z;
      bool found = false;
      for (const LinearEulerForm& f : linear_euler_forms(planted))
        found = found ||
                (f.m == 1 && f.alpha.x * scale == x && f.beta.x * scale == y && f.gamma.x * scale == z && f.delta.x * scale == w);
      CHECK(found);
      const Pcf other{planted.a, planted.b + Polynomial::constant(1)};
      for (const Pcf& pcf : {planted, other})
        for (const LinearEulerForm& f : linear_euler_forms(pcf)) CHECK(is_euler_form(f, pcf, scale));
    }
    const auto golden = linear_euler_forms(pcf("n + 1", "n^2 + n"));
    REQUIRE(golden.size() == 1);
    for (const LinearEulerForm& f : golden) CHECK(f.m == 5);
    CHECK(linear_euler_forms(pcf("n + 1", "n^2 + n + 1")).empty());
    CHECK(linear_euler_forms(pcf("n^2", "n")).empty());
    CHECK(linear_euler_forms(pcf("n", "-n^2")).empty());
  }
}

}  // namespace
}  // namespace brouncker
