#include "formulas/roots.hpp"
#include "tests/support/random_formulas.hpp"

#include <doctest/doctest.h>

#include <algorithm>

using brouncker::exact_quotient;
using brouncker::first_positive_root;
using brouncker::Integer;
using brouncker::integer_roots;
using brouncker::Polynomial;
using brouncker::primitive_gcd;
using brouncker::sign_settled_from;
namespace random_formulas = brouncker::random_formulas;

namespace {

using Roots = std::vector<Integer>;

Polynomial with_root(const Integer& root) { return Polynomial(std::vector<Integer>{-root, 1}); }

/// Every integer within the Cauchy bound tried.
Roots roots_by_trial(const Polynomial& p) {
  Roots result;
  const Integer bound = p.height() + 1;
  for (Integer n = -bound; n <= bound; ++n)
    if (p(n) == 0) result.push_back(n);
  return result;
}

Roots distinct(Roots roots) {
  std::sort(roots.begin(), roots.end());
  roots.erase(std::unique(roots.begin(), roots.end()), roots.end());
  return roots;
}

/// Monic in all but name: no integer root, since n^2 + n + 1 > 0 and 2n + 1 is odd.
Polynomial rootless(random_formulas::Generator& generator) {
  return generator() % 2 ? Polynomial::of({1, 1, 1}) : Polynomial::of({2, 1});
}

Integer power_of_ten(unsigned exponent) { return pow(Integer(10), exponent); }

}  // namespace

TEST_SUITE("formulas/roots") {
  TEST_CASE("integer roots of small polynomials are those found by trial") {
    for (int a = -6; a <= 6; ++a)
      for (int b = -6; b <= 6; ++b)
        for (int c = -6; c <= 6; ++c)
          for (int d = -1; d <= 1; ++d) {
            const Polynomial p = Polynomial::of({d, a, b, c});
            if (p.is_zero()) continue;
            const Roots expected = roots_by_trial(p);
            REQUIRE(integer_roots(p) == expected);
            const auto positive = std::find_if(expected.begin(), expected.end(), [](const Integer& r) { return r >= 1; });
            REQUIRE(first_positive_root(p) == (positive == expected.end() ? std::nullopt : std::optional<Integer>(*positive)));
          }
  }

  TEST_CASE("constants have no roots and the roots of powers of n are 0") {
    CHECK(integer_roots(Polynomial::of({5})).empty());
    CHECK(integer_roots(Polynomial::constant(power_of_ten(50))).empty());
    CHECK(integer_roots(Polynomial::of({3, 0, 0, 0, 0})) == Roots{0});
    CHECK_FALSE(first_positive_root(Polynomial::of({3, 0, 0, 0, 0})));
  }

  TEST_CASE("the border between the two ways for quadratics is seamless") {
    for (int shift = 27; shift <= 34; ++shift) {
      const Integer r = Integer(1) << static_cast<unsigned>(shift);
      for (const Integer& root : {Integer(r - 1), r, Integer(-r), Integer(1 - r)}) {
        CHECK(integer_roots(with_root(root)) == Roots{root});
        CHECK(integer_roots(with_root(root) * with_root(3)) == distinct({root, 3}));
        CHECK(integer_roots(with_root(root) * with_root(root)) == Roots{root});
        CHECK(integer_roots(with_root(root) * Polynomial::of({2, 1})) == Roots{root});
      }
    }
    CHECK(integer_roots(Polynomial::of({1, 0, -(1LL << 29)})).empty());
    CHECK(integer_roots(Polynomial::of({1, 0, -(1LL << 28)})) == Roots{-(1 << 14), 1 << 14});
  }

  TEST_CASE("products of linear factors give back their roots, simple and multiple, of any size") {
    random_formulas::Generator generator(1);
    for (int i = 0; i < random_formulas::repeated(150); ++i) {
      Roots roots;
      Polynomial p = Polynomial::constant(random_formulas::integer(generator, 20) * 2 + 1);
      const int bits = i % 3 == 0 ? 3 : i % 3 == 1 ? 20 : 300;
      for (int k = 0; k < i % 7; ++k) {
        roots.push_back(random_formulas::integer(generator, bits));
        for (std::int64_t m = random_formulas::between(generator, 1, 3); m > 0; --m) p = p * with_root(roots.back());
      }
      for (int k = 0; k < i % 4; ++k) p = p * rootless(generator);
      CHECK(integer_roots(p) == distinct(roots));
    }
  }

  TEST_CASE("coefficients of thousands of digits and degree 50 are no obstacle") {
    const Integer huge = power_of_ten(4000) + 7;
    CHECK(integer_roots(with_root(huge) * with_root(-huge - 2)) == Roots{-huge - 2, huge});
    CHECK(integer_roots(with_root(huge) * Polynomial::of({1, 0, 0, 0, 1})) == Roots{huge});
    CHECK(first_positive_root(with_root(huge) * with_root(huge + 1) * with_root(-5)) == huge);
    random_formulas::Generator generator(2);
    const Polynomial wide = random_formulas::polynomial(generator, 46, 30000);
    CHECK(integer_roots(wide * with_root(3) * with_root(-1000) * with_root(3)) == Roots{-1000, 3});
    Polynomial wilkinson = Polynomial::constant(1);
    for (int k = 1; k <= 50; ++k) wilkinson = wilkinson * with_root(k);
    CHECK(integer_roots(wilkinson).size() == 50);
    CHECK(first_positive_root(wilkinson) == Integer(1));
    CHECK(integer_roots(wilkinson + Polynomial::constant(1)).empty());
  }

  TEST_CASE("the gcd of products is the gcd of their factors") {
    random_formulas::Generator generator(3);
    for (int i = 0; i < random_formulas::repeated(100); ++i) {
      const int bits = i % 2 ? 5 : 200;
      Polynomial common = random_formulas::polynomial(generator, i % 6, bits);
      if (common.is_zero()) continue;
      common = common.divided_by(common.leading() < 0 ? Integer(-common.content()) : common.content());
      // x^k + 2, x^k + 3 and shifts of a prime constant are irreducible by Eisenstein or differ in their constants.
      const Polynomial x = Polynomial::of({1, 0, 0, 2}).shifted(i), y = Polynomial::of({1, 0, 3}).shifted(2 * i);
      CHECK(primitive_gcd(common * x, common * y) == common);
      CHECK(primitive_gcd(Integer(-6) * common * x, Integer(10) * common) == common);
      CHECK(primitive_gcd(common, Polynomial()) == common);
      CHECK(primitive_gcd(Polynomial(), -common) == common);
    }
  }

  TEST_CASE("coprime polynomials and constants have gcd 1, whatever their content") {
    CHECK(primitive_gcd(Polynomial::of({2, 1}), Polynomial::of({1, 0, 0})) == Polynomial::of({1}));
    CHECK(primitive_gcd(Polynomial::of({6}), Polynomial::of({4, 2})) == Polynomial::of({1}));
    CHECK(primitive_gcd(Polynomial::of({6}), Polynomial()) == Polynomial::of({1}));
    CHECK(primitive_gcd(Polynomial::of({-4, -4}), Polynomial::of({-6, -6})) == Polynomial::of({1, 1}));
  }

  TEST_CASE("primes that divide leading coefficients or make polynomials meet by accident do no harm") {
    // The first prime that is tried is 2^31 - 1.
    const long long p = 2147483647;
    CHECK(primitive_gcd(Polynomial::of({p, 1}), Polynomial::of({p, 2})) == Polynomial::of({1}));
    CHECK(primitive_gcd(Polynomial::of({1, 0}), Polynomial::of({1, p})) == Polynomial::of({1}));
    CHECK(primitive_gcd(Polynomial::of({1, 0}) * Polynomial::of({1, 5}), Polynomial::of({1, p}) * Polynomial::of({1, 5})) ==
          Polynomial::of({1, 5}));
    // n and n + p q agree modulo the first two primes, so that only the division tells.
    CHECK(primitive_gcd(Polynomial::of({1, 0}), with_root(-Integer(p) * 2147483629)) == Polynomial::of({1}));
    const Polynomial large = Polynomial(std::vector<Integer>{power_of_ten(300) + 1, -power_of_ten(299), 3});
    CHECK(primitive_gcd(large * Polynomial::of({1, 0}), large * Polynomial::of({1, 1})) == large);
  }

  TEST_CASE("exact quotients exist for multiples and for nothing else") {
    random_formulas::Generator generator(4);
    for (int i = 0; i < random_formulas::repeated(100); ++i) {
      const Polynomial x = random_formulas::polynomial(generator, i % 6, 100);
      const Polynomial y = random_formulas::polynomial(generator, i % 5, 80);
      if (y.is_zero()) continue;
      CHECK(exact_quotient(x * y, y) == x);
      if (y.degree() > 0) CHECK_FALSE(exact_quotient(x * y + Polynomial::of({1}), y));
    }
    CHECK_FALSE(exact_quotient(Polynomial::of({1, 0}), Polynomial::of({2, 0})));
    CHECK_FALSE(exact_quotient(Polynomial::of({1}), Polynomial::of({1, 0})));
    CHECK(exact_quotient(Polynomial(), Polynomial::of({1, 0})) == Polynomial());
    CHECK(exact_quotient(Polynomial::of({4, 6}), Polynomial::of({-2})) == Polynomial::of({-2, -3}));
  }

  TEST_CASE("signs are settled from the promised integer on, and not much before") {
    random_formulas::Generator generator(5);
    for (int i = 0; i < random_formulas::repeated(200); ++i) {
      const Polynomial p = random_formulas::polynomial(generator, i % 7, 1 + i % 90);
      if (p.is_zero()) continue;
      const Integer from = sign_settled_from(p);
      REQUIRE(from >= 1);
      for (int k = 0; k < 300; ++k) REQUIRE(p(from + k * k * k).sign() == p.leading().sign());
      // A Sturm-free proof for all that follows: the Taylor coefficients at `from` have one sign.
      const Polynomial taylor = p.shifted(from);
      for (const Integer& c : taylor.ascending()) REQUIRE(c.sign() * p.leading().sign() >= 0);
    }
    CHECK(sign_settled_from(Polynomial::of({1, 2, 3})) == 1);
    CHECK(sign_settled_from(Polynomial::of({-7})) == 1);
    CHECK(sign_settled_from(Polynomial::of({1, -10})) == 11);
    CHECK(sign_settled_from(Polynomial::of({-1, 0, 101})) == 11);
    CHECK(sign_settled_from(Polynomial::of({1, 0})) == 1);
    const Integer huge = power_of_ten(3000);
    const Integer from = sign_settled_from(with_root(huge));
    CHECK(from > huge);
    CHECK(from < huge + power_of_ten(2990));
  }
}
