#include "engine/metrics/samples.hpp"
#include "engine/recurrence/convergents.hpp"

#include <doctest/doctest.h>

#include <random>

namespace brouncker {
namespace {

Polynomial random_polynomial(std::mt19937_64& random, int degree, long height) {
  std::uniform_int_distribution<long> coefficient(-height, height);
  std::vector<Integer> ascending;
  for (int k = 0; k <= degree; ++k) ascending.emplace_back(coefficient(random));
  return Polynomial(ascending);
}

const Pcf kBrouncker{Polynomial::of({2, 1}), Polynomial::of({1, 0, 0})};

TEST_SUITE("evaluate/convergents") {
  TEST_CASE("the first convergents of 4/pi are those of Brouncker") {
    const long p[] = {1, 4, 24, 204}, q[] = {1, 3, 19, 160};
    for (std::int64_t n = 0; n < 4; ++n) {
      const Convergent c = convergent(Terms(kBrouncker, 10), n);
      CHECK(c.p == p[n]);
      CHECK(c.q == q[n]);
    }
  }

  TEST_CASE("binary splitting equals the recurrence for any degrees and sizes of coefficients") {
    std::mt19937_64 random(20260101);
    for (int round = 0; round < 60; ++round) {
      const long height = round % 3 == 0 ? 5 : round % 3 == 1 ? 1'000'000'007 : 4'000'000'000'000'000'000;
      const Pcf pcf{random_polynomial(random, round % 5, height), random_polynomial(random, (round * 7) % 6, height)};
      const std::int64_t n = static_cast<std::int64_t>(random() % 400);
      CAPTURE(round);
      CHECK(convergent(Terms(pcf, n), n) == convergent_by_recurrence(pcf, n));
    }
  }

  TEST_CASE("a product splits anywhere, and its second column is the column product") {
    const Pcf pcf{Polynomial::of({-3, 1, 4}), Polynomial::of({2, -5, 1})};
    const Terms terms(pcf, 300);
    const Convergent whole = convergent(terms, 300);
    for (const std::int64_t cut : {0, 1, 7, 150, 299, 300}) {
      const Convergent half = advanced(first_convergent(terms), product(terms, 1, cut), cut);
      CHECK(advanced(half, product(terms, cut + 1, 300), 300) == whole);
      const Matrix rest = product(terms, cut + 1, 300);
      const MatrixColumn column = product_column(terms, cut + 1, 300);
      CHECK(column.upper == rest.y);
      CHECK(column.lower == rest.w);
    }
  }

  TEST_CASE("the determinant is the product of b up to sign") {
    const Convergent c = convergent(Terms(kBrouncker, 50), 50);
    Integer product = 1;
    for (int k = 1; k <= 50; ++k) product *= kBrouncker.b(Integer(k));
    const Integer determinant = c.p * c.q_previous - c.p_previous * c.q;
    CHECK(abs(determinant) == product);
  }

  TEST_CASE("vanishing q_n are found, those only divisible by a large prime are not") {
    // q_1 = a(1) = 0 and nothing else
    const Pcf once{Polynomial::of({1, -1}), Polynomial::of({1, 0, 1})};
    CHECK(zeros_of_q(Terms(once, 500)) == std::vector<std::int64_t>{1});
    // a = 0 from the start gives q_1 = q_3 = ... = 0
    const Pcf odd{Polynomial::of({0}), Polynomial::of({1})};
    CHECK(zeros_of_q(Terms(odd, 9)) == std::vector<std::int64_t>{1, 3, 5, 7, 9});
    // q_1 = a(1) = 2^61 - 1 is 0 modulo the prime that is used
    const Pcf mersenne{Polynomial::of({(1LL << 61) - 1}), Polynomial::of({1, 0})};
    CHECK(zeros_of_q(Terms(mersenne, 20)).empty());
  }

  TEST_CASE("zeros of q_n agree with the recurrence on random small PCFs") {
    std::mt19937_64 random(7);
    int found = 0;
    for (int round = 0; round < 400; ++round) {
      const Pcf pcf{random_polynomial(random, 1, 2), random_polynomial(random, 1, 2)};
      std::vector<std::int64_t> expected;
      for (std::int64_t n = 1; n <= 30; ++n)
        if (convergent_by_recurrence(pcf, n).q == 0) expected.push_back(n);
      found += static_cast<int>(expected.size());
      CHECK(zeros_of_q(Terms(pcf, 30)) == expected);
    }
    CHECK(found > 50);
  }
}

}  // namespace
}  // namespace brouncker
