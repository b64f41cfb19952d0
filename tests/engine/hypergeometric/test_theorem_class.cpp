#include "engine/hypergeometric/theorem_class.hpp"

#include "engine/evaluate/limit.hpp"
#include "engine/recurrence/classify.hpp"
#include "formulas/canonical.hpp"
#include "tests/support/random_formulas.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <set>

using namespace brouncker;
using random_formulas::between;
using random_formulas::Generator;

namespace {

Pcf pcf(std::initializer_list<long long> a, std::initializer_list<long long> b) { return {Polynomial::of(a), Polynomial::of(b)}; }

std::string key(const Pcf& x) { return theorem_class(x).key; }
std::string constant(const Pcf& x) { return theorem_class(x).constant; }

/// deg a <= `degree_a`, deg b <= 2.
Pcf random_pcf(Generator& generator, int degree_a, int height) {
  while (true) {
    Pcf x{random_formulas::small_polynomial(generator, static_cast<int>(generator() % static_cast<unsigned>(degree_a + 1)), height),
          random_formulas::small_polynomial(generator, static_cast<int>(generator() % 3), height)};
    if (classify(x).converges() && classify(x).kind != ConvergenceClass::terminating) return x;
  }
}

Pcf inflated(const Pcf& x, const Integer& k) { return {k * x.a, k * k * x.b}; }

double limit(const Pcf& x) { return std::stod(limit_of(x, classify(x), 20).value); }

}  // namespace

TEST_SUITE("classes/theorem_class") {
  TEST_CASE("sign, inflation and shifts do not change a key") {
    Generator generator(1);
    for (int i = 0; i < random_formulas::repeated(400); ++i) {
      const Pcf x = random_pcf(generator, 2, 9);
      CAPTURE(key(x));
      CHECK(key(negated(x).pcf) == key(x));
      CHECK(key(inflated(x, between(generator, 2, 9))) == key(x));
      CHECK(constant(inflated(x, -3)) == constant(x));
      const Pcf far = shifted(x, between(generator, -9, 9)).pcf;
      CHECK(key(far) == key(x));
      CHECK(constant(far) == constant(x));
    }
  }

  TEST_CASE("the examples of each kind") {
    CHECK(key(pcf({1}, {1})) == "Q(sqrt 5)");
    CHECK(key(pcf({2}, {4})) == "Q(sqrt 5)");
    CHECK(key(pcf({1}, {2})) == "Q");
    CHECK(key(pcf({1}, {-1})) == "divergent");
    CHECK(key(pcf({1, 0}, {1})) == "0F1: c = 0 mod 1, z = 1");
    CHECK(key(pcf({3, 4}, {5})) == "0F1: c = 1/3 mod 1, z = 5/9");
    CHECK(key(pcf({1, 0}, {1, 0})) == "1F1: alpha = 0 mod 1, beta = 0 mod 1, z = 1");
    CHECK(key(pcf({3, 1}, {-2, 1, 0})) == "2F1: {alpha, beta} = {0, 1/2} mod 1, c = 1/2 mod 1, z = -1");
    CHECK(key(pcf({1}, {1, 1, 0})) == "2F1: {alpha, beta} = {0, 0} mod 1, c = 1/2 mod 1, z = 1/2");
    CHECK(key(pcf({2, 1}, {1, 0, 0})) == "2F1: {alpha, beta} = {0, 0} mod 1, c = 1/2 mod 1, (1 - 2 z)^2 = 1/2");
    CHECK(key(pcf({1, 5}, {1, 1, -1})) ==
          "2F1: {alpha, beta} = sum 1 mod 2, difference^2 5, c = 0 mod 1 + sqrt 16/5, (1 - 2 z)^2 = 1/5");
    CHECK(key(pcf({2, 5}, {-1, 0, 0})) == "U: {alpha, beta} = {0, 0} mod 1, z = 4");
    CHECK(key(pcf({2, 2}, {-1, -1, 1})) == "Q(sqrt 5)");
    CHECK(key(pcf({2, 2}, {-1, -1, 0})) == "Q");
    CHECK(key(pcf({2, 2}, {-1, -1, -1})) == "divergent");
    CHECK(key(pcf({2, 0}, {-1, 0, 0})) == "divergent");
    CHECK(key(pcf({3}, {2, 5})) == "D: b0/b1 = 1/2 mod 1, a0^2/b1 = 9/2");
    CHECK(key(pcf({1}, {-1, 0})) == "divergent");
    CHECK(key(pcf({1, 0}, {1, -3})) == key(pcf({1, 0}, {1, 0})));
    CHECK(key(pcf({2, 3, 1}, {3, 1, 1})) ==
          "deg a = 2, deg b = 2: b/a^2 = 3/4, a1/a2 = 1/2 mod 1, {alpha, beta} = sum 1/3 mod 2, difference^2 -11/9");
    CHECK(key(pcf({1, 0, 0, 1}, {1})) == "none");
    CHECK(theorem_class(pcf({2, 1}, {1, 0, 0})).decides());
    CHECK_FALSE(theorem_class(pcf({2, 1, 1}, {1})).decides());
    CHECK(name(theorem_class(pcf({3}, {2, 5})).kind) == "parabolic cylinder D");
  }

  TEST_CASE("contiguous parameters share a key, and their limits satisfy the contiguous relations") {
    Generator generator(2);
    int seen = 0;
    for (int i = 0; i < random_formulas::repeated(300); ++i) {
      const long long p = between(generator, 1, 9), q = between(generator, -9, 9), r = between(generator, -9, 9);
      struct Relation {
        Pcf x, y;
        double one, x_only, y_only, both;
      };
      const auto d = [](long long n) { return static_cast<double>(n); };
      const std::vector<Relation> relations = {
          {pcf({3, p}, {-2, q, r}), pcf({3, p + 1}, {-2, q, r}), d(-r), d(p + q - 1), d(-2 * p - q + 2), 1},
          {pcf({1, p}, {q, r}), pcf({1, p + 1}, {q, r}), d(-r), d(q), d(-p - q), 1},
          {pcf({1, p}, {2, q, r}), pcf({1, p + 3}, {2, q, r}), d(-3 * r), d(q - p - 1), d(-2 * p - q - 2), 3}};
      for (const Relation& relation : relations) {
        if (relation.x.b.is_zero() || !classify(relation.x).converges()) continue;
        if (classify(relation.x).kind == ConvergenceClass::terminating) continue;
        CAPTURE(key(relation.x));
        CHECK(key(relation.x) == key(relation.y));
        const double x = limit(relation.x), y = limit(relation.y);
        if (!std::isfinite(x) || !std::isfinite(y)) continue;
        const double terms[] = {relation.one, relation.x_only * x, relation.y_only * y, relation.both * x * y};
        double sum = 0, scale = 0;
        for (const double term : terms) {
          sum += term;
          scale += std::abs(term);
        }
        CHECK(std::abs(sum) <= 1e-12 * scale);
        ++seen;
      }
    }
    CHECK(seen > 500);
  }

  TEST_CASE("roots of b may move by opposite integers, and alone where a0 moves with them") {
    Generator generator(3);
    for (int i = 0; i < random_formulas::repeated(200); ++i) {
      // b = b2 (n + x/u)(n + y/u), scaled to integers; D = a1^2 + 4 b2 a square, zero or neither.
      const long long u = between(generator, 1, 4), x = between(generator, 0, 20), y = between(generator, 0, 20);
      const auto b = [&](long long b2, long long left, long long right) {
        return Polynomial::of({b2 * u * u, b2 * u * (left + right), b2 * left * right});
      };
      const auto a = [&](long long a1, long long a0) { return Polynomial::of({a1 * u, a0 * u}); };
      const long long a0 = between(generator, 1, 12);
      constexpr long long kIrrational = -1;
      for (const auto& [a1, b2, s] :
           std::initializer_list<std::array<long long, 3>>{{3, -2, 1}, {1, 2, 3}, {2, -1, 0}, {2, 1, kIrrational}, {0, 1, 2}}) {
        const Pcf base{a(a1, a0), b(b2, x, y)};
        if (!classify(base).converges()) continue;
        CAPTURE(key(base));
        CHECK(key({a(a1, a0), b(b2, x + u, y - u)}) == key(base));
        if (s == kIrrational) continue;
        if (s > 0) CHECK(key({a(a1, a0 + s), base.b}) == key(base));
        if ((s - a1) % 2 == 0) CHECK(key({a(a1, a0 - (s - a1) / 2), b(b2, x + u, y)}) == key(base));
      }
    }
  }

  TEST_CASE("a root that moves alone changes the class where sqrt D is irrational") {
    CHECK(key(pcf({2, 1}, {1, 0, 0})) != key(pcf({2, 2}, {1, 1, 0})));
    CHECK(key(pcf({2, 1}, {1, 0, 0})) == key(pcf({2, 3}, {1, 2, 1})));
    CHECK(key(pcf({1}, {1, 0, 0})) == key(pcf({3}, {1, 0, 0})));
  }

  TEST_CASE("small changes of a coefficient change the key, and so do other kinds") {
    std::set<std::string> keys;
    const std::vector<Pcf> unrelated = {
        pcf({1}, {3}),           pcf({1}, {5}),           pcf({1}, {1, 0}),        pcf({2}, {1, 0}),       pcf({1, 0}, {1}),
        pcf({1, 0}, {2}),        pcf({2, 1}, {1}),        pcf({1, 0}, {1, 0}),     pcf({1, 0}, {2, 0}),    pcf({1, 0}, {2, 1}),
        pcf({3, 1}, {-2, 1, 0}), pcf({3, 1}, {-2, 0, 0}), pcf({3, 1}, {-2, 2, 1}), pcf({2, 1}, {1, 0, 0}), pcf({4, 1}, {1, 0, 0}),
        pcf({2, 2}, {1, 0, 0}),  pcf({2, 5}, {-1, 0, 0}), pcf({2, 6}, {-1, 0, 0}), pcf({1}, {1, 0, 0}),    pcf({1}, {2, 0, 0}),
        pcf({2}, {1, 0, 0}),     pcf({1, 1, 1}, {1}),     pcf({1, 1, 1}, {1, 0})};
    for (const Pcf& x : unrelated) {
      CAPTURE(key(x));
      CHECK(keys.insert(key(x)).second);
    }
  }

  TEST_CASE("transformations of Kummer, Pfaff and Euler join constants, not dynamics") {
    // e: z = 1 and z = -1. Bessel I1/I0(2): 0F1 and 1F1.
    CHECK(key(pcf({1, 0}, {1, 0})) != key(pcf({1, 2}, {-1, 0})));
    CHECK(constant(pcf({1, 0}, {1, 0})) == constant(pcf({1, 2}, {-1, 0})));
    CHECK(constant(pcf({1, 0}, {1})) == constant(pcf({1, 0}, {4, -2})));
    CHECK(constant(pcf({1, 0}, {1})) == constant(pcf({1, 0}, {-4, -2})));
    CHECK(constant(pcf({1, 0}, {1})) != constant(pcf({1, 0}, {2, -1})));
    // z = -1 and z/(z - 1) = 1/2: pi.
    CHECK(key(pcf({3, 1}, {-2, 1, 0})) != key(pcf({1}, {1, 1, 0})));
    CHECK(constant(pcf({1}, {1, 1, 0})) == constant(pcf({3, 1}, {-2, 1, 0})));
  }

  TEST_CASE("coefficients of any size are exact") {
    const Integer huge = pow(Integer(10), 60) + 7;
    const Pcf x{Polynomial(std::vector<Integer>{huge, 3}), Polynomial(std::vector<Integer>{0, 1, -2})};
    const Pcf y{Polynomial(std::vector<Integer>{huge + 1, 3}), Polynomial(std::vector<Integer>{0, 1, -2})};
    CHECK(key(x) == key(y));
    CHECK(key(Pcf{huge * x.a, huge * huge * x.b}) == key(x));
    CHECK(key(Pcf{x.a, huge * x.b}) != key(x));
    const Pcf field = pcf({1000000007}, {1});
    CHECK(key(field) == key(inflated(field, huge)));
  }
}
