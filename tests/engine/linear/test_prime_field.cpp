#include "engine/linear/prime_field.hpp"

#include <doctest/doctest.h>

#include <random>

using namespace brouncker;

TEST_SUITE("linear/prime_field") {
  TEST_CASE("products are those of GMP, at both ends of the range, modulo the first primes") {
    std::mt19937_64 generator(61);
    for (int index = 0; index < 30; ++index) {
      const PrimeField field = PrimeField::number(index);
      const std::uint64_t p = field.prime();
      CAPTURE(p);
      CHECK(p > PrimeField::kMersenne - (1 << 12));
      std::vector<std::uint64_t> values = {0, 1, 2, p / 2, p / 2 + 1, p - 2, p - 1};
      for (int i = 0; i < 20; ++i) values.push_back(generator() % p);
      for (int i = 0; i < 5; ++i) values.push_back(p - 1 - generator() % 1'000);
      int wrong = 0;
      for (const std::uint64_t x : values)
        for (const std::uint64_t y : values) wrong += Integer(field.multiply(x, y)) != Integer(x) * y % p;
      CHECK(wrong == 0);
      for (const std::uint64_t x : values)
        if (x != 0) {
          CHECK(field.multiply(x, field.inverse(x)) == 1);
          CHECK(field.power(x, p - 1) == 1);
          CHECK(field.power(x, 5) == field.multiply(x, field.multiply(field.multiply(x, x), field.multiply(x, x))));
        }
    }
  }
}
