#include "engine/match/fixed_point.hpp"
#include "engine/match/pair_test.hpp"
#include "engine/match/relation.hpp"
#include "engine/match/small_lattice.hpp"
#include "tests/support/random_numbers.hpp"

#include <doctest/doctest.h>

#include <cmath>

using namespace brouncker;
namespace rnd = brouncker::random_formulas;

namespace {

constexpr long kBits = 260;

/// Whether the exact lattice has a vector of coefficients up to 2^height_bits that holds to 120 bits.
bool exact_relation_exists(const Approximation& c, const Approximation& limit, int height_bits) {
  const Approximation terms[] = {exact_one(), c, limit, product(c, limit)};
  const FoundRelation found = find_relation(terms, 0);
  return found.support.verified_bits > 0 && found.support.height_bits <= height_bits;
}

std::vector<std::uint8_t> open_pairs(const Approximation& c, const std::vector<Prepared>& limits, int height_bits) {
  std::vector<const Prepared*> pointers;
  for (const Prepared& limit : limits) pointers.push_back(&limit);
  const LimitBatch batch = limit_batch(pointers);
  std::vector<std::uint8_t> open(batch.padded_size());
  find_open(sliced_constant(prepared(c)->small), batch, height_bits, open);
  open.resize(limits.size());
  return open;
}

}  // namespace

TEST_SUITE("match/lattice") {
  TEST_CASE("planted relations of every height are left open and then found, by every width of vectors") {
    rnd::Generator generator(2024);
    int planted = 0;
    for (int height_bits : {0, 1, 3, 6, 9, 12, 15, 18}) {
      for (int round = 0; round < rnd::repeated(4); ++round) {
        const Approximation c = rnd::number(generator, kBits);
        std::vector<Moebius> maps;
        std::vector<Prepared> limits;
        while (limits.size() < 61) {
          const Moebius map = rnd::map_of_height(generator, std::int64_t{1} << height_bits);
          if (map.r * c.centre() + map.s == 0) continue;
          const auto ready = prepared(rnd::image(map, c, kBits - 30));
          if (!ready) continue;
          maps.push_back(map);
          limits.push_back(*ready);
        }
        const auto open = open_pairs(c, limits, height_bits);
        for (std::size_t i = 0; i < limits.size(); ++i) {
          CAPTURE(height_bits);
          CAPTURE(i);
          CHECK(open[i] == 1);
          const auto match = test_pair(*prepared(c), limits[i], height_bits, 20);
          REQUIRE(match);
          CHECK(match->map == maps[i]);
          ++planted;
        }
      }
    }
    MESSAGE(planted, " relations planted, all found");
  }

  TEST_CASE("a number is an image of itself") {
    rnd::Generator generator(11);
    for (int round = 0; round < 40; ++round) {
      const Approximation c = rnd::number(generator, kBits);
      CHECK(open_pairs(c, {*prepared(c)}, 12)[0] == 1);
      CHECK(test_pair(*prepared(c), *prepared(c), 12, 20)->map == Moebius{});
    }
  }

  TEST_CASE("numbers close to a rational, or close to 0, lose no relation") {
    rnd::Generator generator(12);
    for (long gap : {8L, 20L, 30L, 40L, 50L, 55L, 60L, 70L, 100L}) {
      const Rational base(rnd::between(generator, 0, 5), rnd::between(generator, 6, 9));
      Approximation c = rnd::number(generator, kBits);
      c.bits += gap;  // c < 2^(3 - gap)
      c = approximation(Rational(base + c.centre()), Rational(1, Integer(Integer(1) << 400)));
      for (int round = 0; round < 20; ++round) {
        const Moebius map = rnd::map_of_height(generator, 1 << (generator() % 13));
        const auto limit = prepared(rnd::image(map, c, 380));
        if (!limit) continue;
        CAPTURE(gap);
        CHECK(open_pairs(c, {*limit}, 12)[0] == 1);
        CHECK(open_pairs(limit->value, {*prepared(c)}, 12)[0] == 1);
        CHECK(open_pairs(c, {*prepared(c)}, 12)[0] == 1);
      }
    }
  }

  TEST_CASE("what the filter refuses has no relation by exact LLL, on random pairs of small precision") {
    // The height is chosen so that about half of the random lattices have a vector that short.
    rnd::Generator generator(5);
    int refused = 0, left = 0;
    for (int round = 0; round < rnd::repeated(30); ++round) {
      const Approximation c = rnd::number(generator, kBits);
      std::vector<Prepared> limits;
      for (int i = 0; i < 16; ++i) limits.push_back(*prepared(rnd::number(generator, kBits)));
      for (int height_bits : {12, 14, 18}) {
        const auto open = open_pairs(c, limits, height_bits);
        for (std::size_t i = 0; i < limits.size(); ++i) {
          (open[i] ? left : refused)++;
          if (!open[i]) CHECK_FALSE(exact_relation_exists(c, limits[i].value, height_bits));
        }
      }
    }
    CHECK(refused > 0);
    CHECK(left < refused / 20);
  }

  TEST_CASE("no instruction set of this machine refuses a relation, and on random pairs they hardly differ") {
    rnd::Generator generator(17);
    const auto sets = instruction_sets();
    REQUIRE(sets.back() == "base");
    std::size_t pairs = 0, different = 0;
    for (int round = 0; round < rnd::repeated(10); ++round) {
      const Approximation number = rnd::number(generator, kBits);
      const SlicedConstant c = sliced_constant(prepared(number)->small);
      for (int height_bits : {12, 13, 18}) {
        std::vector<Prepared> limits;
        while (limits.size() < 203) {  // every fourth has a relation
          const Moebius map = rnd::map_of_height(generator, std::int64_t{1} << height_bits);
          const auto ready = limits.size() % 4 == 0 && map.r * number.centre() + map.s != 0
                                 ? prepared(rnd::image(map, number, kBits - 30))
                                 : prepared(rnd::number(generator, kBits));
          if (ready) limits.push_back(*ready);
        }
        std::vector<const Prepared*> pointers;
        for (const Prepared& limit : limits) pointers.push_back(&limit);
        const LimitBatch batch = limit_batch(pointers);
        std::vector<std::uint8_t> base(batch.padded_size());
        find_open_with("base", c, batch, height_bits, base);
        for (const auto set : sets) {
          std::vector<std::uint8_t> open(batch.padded_size());
          find_open_with(set, c, batch, height_bits, open);
          for (std::size_t i = 0; i < limits.size(); ++i) {
            ++pairs;
            different += open[i] != base[i];
            if (open[i] != base[i] || i % 4 == 0)
              CHECK((open[i] == 1 || !exact_relation_exists(number, limits[i].value, height_bits)));
          }
        }
      }
    }
    CHECK(different <= pairs / 1'000);
  }

  TEST_CASE("the staged lattice agrees with exact LLL on relations of three to five terms") {
    rnd::Generator generator(99);
    for (int round = 0; round < rnd::repeated(150); ++round) {
      const std::size_t n = 3 + generator() % 3;
      const int height_bits = static_cast<int>(generator() % 13);
      std::vector<Approximation> numbers{exact_one()};
      for (std::size_t i = 1; i < n; ++i) {
        Approximation x = rnd::number(generator, kBits);
        x.bits += 4;  // below 1
        numbers.push_back(x);
      }
      const bool planted = generator() % 2;
      if (planted) {
        // x_1 = -(c_0 + c_2 x_2 + ...)/c_1, reduced to [-1, 1] by the choice of c_0.
        const std::int64_t height = std::int64_t{1} << height_bits;
        Rational sum = 0;
        for (std::size_t i = 2; i < n; ++i) sum += Rational(rnd::between(generator, -height, height)) * numbers[i].centre();
        const std::int64_t c1 = rnd::between(generator, 1, height);
        Integer whole = numerator(sum) / denominator(sum);
        numbers[1] = approximation(Rational((sum - whole) / c1), Rational(1, Integer(Integer(1) << 250)));
      }
      std::vector<Int128> fixed;
      for (const Approximation& x : numbers) fixed.push_back(fixed_point(x));
      const SmallRelation fast = find_small_relation(fixed, height_bits + 3);
      const FoundRelation exact = find_relation(numbers, 0);
      const bool exists = exact.support.verified_bits > 0 && exact.support.height_bits <= height_bits + 3;
      CAPTURE(n);
      CAPTURE(height_bits);
      REQUIRE(fast.verdict != SmallRelation::Verdict::undecided);
      CHECK((fast.verdict == SmallRelation::Verdict::found) == exists);
      if (planted) CHECK(exists);
      if (fast.verdict != SmallRelation::Verdict::found) continue;
      std::vector<Integer> coefficients(fast.coefficients.begin(), fast.coefficients.begin() + static_cast<long>(n));
      CHECK(support(coefficients, numbers, 0).verified_bits > 150);
    }
  }

  TEST_CASE("fixed-point products agree with exact ones to 2^-118") {
    rnd::Generator generator(3);
    for (int round = 0; round < 500; ++round) {
      Approximation x = rnd::number(generator, kBits), y = rnd::number(generator, kBits);
      x.bits += 3 + static_cast<long>(generator() % 60), y.bits += 4;
      if (generator() % 2) x.scaled = -x.scaled;
      const Int128 difference = fixed_product(fixed_point(x), fixed_point(y)) - fixed_point(product(x, y));
      CHECK(std::fabs(static_cast<double>(difference)) <= 4);
    }
  }
}

// 100,000 relations of height up to 2^18: "nothing is lost by the stages".
TEST_SUITE("match/lattice/slow") {
  TEST_CASE("100,000 planted relations of heights up to 2^18 are all found") {
    rnd::Generator generator(20241118);
    int found = 0, total = 0;
    while (total < 100'000) {
      const Approximation c = rnd::number(generator, kBits);
      std::vector<Moebius> maps;
      std::vector<Prepared> limits;
      while (limits.size() < 1'000) {
        const Moebius map = rnd::map_of_height(generator, rnd::between(generator, 1, 1 << (1 + generator() % 18)));
        const auto ready = prepared(rnd::image(map, c, kBits - 30));
        if (!ready) continue;
        maps.push_back(map);
        limits.push_back(*ready);
      }
      const auto open = open_pairs(c, limits, 18);
      for (std::size_t i = 0; i < limits.size(); ++i, ++total) {
        const auto match = open[i] ? test_pair(*prepared(c), limits[i], 18, 27) : std::nullopt;
        found += match && match->map == maps[i];
      }
    }
    CHECK(found == total);
  }
}
