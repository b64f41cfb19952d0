#include "engine/recurrence/classify.hpp"
#include "engine/recurrence/rational_tail.hpp"
#include "engine/sieve/hypergeometric_modulo.hpp"
#include "engine/sieve/large_field.hpp"
#include "formulas/parse_polynomial.hpp"
#include "tests/support/random_formulas.hpp"

#include <doctest/doctest.h>

using namespace brouncker;
using namespace brouncker::sieve;
using random_formulas::between;

namespace {
Pcf pcf(const char* a, const char* b) { return {parse_polynomial(a, "a"), parse_polynomial(b, "b")}; }
}  // namespace

TEST_SUITE("sieve/hypergeometric_modulo") {
  TEST_CASE("roots of polynomials modulo a large prime") {
    const LargeField field(large_prime(0));
    CHECK(large_prime(0) == 2'305'843'009'213'693'951U);
    random_formulas::Generator generator(4);
    for (int i = 0; i < random_formulas::repeated(30); ++i) {
      LargeField::Residues roots, product = {1};
      for (int k = 0; k < 6; ++k) roots.push_back(k % 3 == 2 ? roots.back() : generator() % field.prime());
      for (const std::uint64_t r : roots) {
        product.insert(product.begin(), 0);
        for (std::size_t k = 0; k + 1 < product.size(); ++k)
          product[k] = field.subtract(product[k], field.multiply(r, product[k + 1]));
      }
      auto found = field.roots(product);
      REQUIRE(found);
      std::ranges::sort(*found);
      std::ranges::sort(roots);
      CHECK(*found == roots);
    }
    CHECK_FALSE(field.roots({1, 0, 1}));  // p = 3 modulo 4: no root of -1
  }

  TEST_CASE("known: Apery's have no hypergeometric solution, planted ones do") {
    CHECK(has_hypergeometric_solution_modulo(pcf("34n^3+51n^2+27n+5", "-n^6")) == false);
    CHECK(has_hypergeometric_solution_modulo(pcf("11n^2+11n+3", "n^4")) == false);
    CHECK(has_hypergeometric_solution_modulo(pcf("2n+1", "n^2")) == false);
    random_formulas::Generator generator(5);
    for (int i = 0; i < random_formulas::repeated(60); ++i) {
      // K(n) = b(n)/(a(n) + K(n+1)) for the tail K(n) = f(n): b(n) = f(n) (a(n) + f(n+1)), deg f = deg a.
      const int degree = static_cast<int>(between(generator, 1, 3));
      const Polynomial f = random_formulas::small_polynomial(generator, degree, 9),
                       a = random_formulas::small_polynomial(generator, degree, 9);
      const Pcf planted{a, f * (a + f.shifted(1))};
      if (planted.b.is_zero() || planted.b.degree() != 2 * degree || a.leading() * a.leading() + 4 * planted.b.leading() == 0)
        continue;
      const auto answer = has_hypergeometric_solution_modulo(planted);
      if (answer) CHECK(*answer);
    }
  }

  TEST_CASE("where a rational tail is known the recurrence has a solution, and mostly the other way round") {
    random_formulas::Generator generator(6);
    for (int i = 0; i < random_formulas::repeated(300); ++i) {
      const Pcf random{random_formulas::small_polynomial(generator, 1, 6), random_formulas::small_polynomial(generator, 2, 6)};
      const Convergence kind = classify(random);
      if (kind.kind != ConvergenceClass::exponential) continue;
      const auto answer = has_hypergeometric_solution_modulo(random);
      if (answer && !rational_tails(random, kind.kind).empty()) CHECK(*answer);
    }
  }
}
