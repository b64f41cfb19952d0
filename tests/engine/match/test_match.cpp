#include "engine/match/match.hpp"
#include "engine/match/special.hpp"
#include "tests/support/random_numbers.hpp"

#include <doctest/doctest.h>

#include <cmath>

using namespace brouncker;
namespace rnd = brouncker::random_formulas;

namespace {

std::vector<NamedValue> random_constants(rnd::Generator& generator, std::size_t count) {
  std::vector<NamedValue> result;
  for (std::size_t i = 0; i < count; ++i)
    result.push_back({"decoy" + std::to_string(i), rnd::number(generator, 400), Expression::symbol("decoy")});
  return result;
}

const ConstantSet& catalogue() {
  static const ConstantSet set(catalogue_values(80));
  return set;
}

std::size_t index_of(std::string_view name) {
  return static_cast<std::size_t>(catalogue().find(name) - catalogue().entries().data());
}

Approximation rational_number(const Integer& p, const Integer& q, long bits) {
  return approximation(Rational(p, q), Rational(1, Integer(Integer(1) << static_cast<unsigned>(bits))));
}

}  // namespace

TEST_SUITE("match/acceptance") {
  TEST_CASE("height, matched, explained and needed digits") {
    const Integer c[] = {3, -4, 0, 1};
    CHECK(height_bits(c) == 2);
    const Integer one[] = {1, -1}, two[] = {2}, many[] = {5, 4096};
    CHECK(height_bits(one) == 0);
    CHECK(height_bits(two) == 1);
    CHECK(height_bits(many) == 12);
    const Support s{4, 12, 160, 27};
    CHECK(s.explained_bits() == 79);
    CHECK(s.accepted());
    CHECK(s.digits_matched() == 48);
    CHECK(s.digits_explained() == 24);
    CHECK(s.digits_needed() == 44);
    CHECK(Support{4, 12, 143, 27}.accepted());
    CHECK_FALSE(Support{4, 12, 142.9, 27}.accepted());
  }

  TEST_CASE("a relation just above the rule is claimed, one just below is not") {
    rnd::Generator generator(77);
    for (int round = 0; round < 40; ++round) {
      const Approximation c = rnd::number(generator, 400);
      const int bits = static_cast<int>(rnd::between(generator, 2, 18));
      const Moebius map = rnd::map_of_height(generator, std::int64_t{1} << bits);
      const double log2_tests = 20;
      // P is about the bits of the limit plus log2 of the height less the growth of the uncertainty: search the last precision
      // refused.
      bool before = false, seen = false;
      for (long precision = 120; precision < 260; ++precision) {
        const auto limit = prepared(rnd::image(map, c, precision));
        if (!limit) continue;
        const auto match = test_pair(*prepared(c), *limit, kMaxHeightBits, log2_tests);
        const Support held = moebius_support(map, c, limit->value, log2_tests);
        CHECK(match.has_value() == held.accepted());
        CHECK(held.accepted() == (held.verified_bits - 4 * (bits + 1) - log2_tests >= 64));
        if (match) CHECK(match->map == map);
        if (match && !before) seen = true;
        before = match.has_value();
      }
      CHECK(seen);
      CHECK(before);
    }
  }
}

TEST_SUITE("match/special") {
  TEST_CASE("rationals of every height that the digits justify, and none above") {
    rnd::Generator generator(4);
    for (int bits = 1; bits <= 70; ++bits) {
      Integer p = rnd::integer(generator, bits), q = abs(rnd::integer(generator, bits)) + 1;
      const Rational value(p, q);
      if (value == 0) continue;
      const auto match = match_rational(rational_number(p, q, 300), 27);
      REQUIRE(match);
      CHECK(match->value == value);
      CHECK(match->support.accepted());
      // With no more bits than the height explains, the fraction may be seen but not claimed.
      const auto doubtful = match_rational(rational_number(p, q, 2 * bits + 30), 27);
      CHECK((!doubtful || !doubtful->support.accepted()));
    }
    for (int round = 0; round < 200; ++round) CHECK_FALSE(match_rational(rnd::number(generator, 230), 27));
    const auto digits = [](std::string start, char digit) { return from_decimal(start + std::string(66, digit)); };
    CHECK(match_rational(digits("0.", '3'), 27)->value == Rational(1, 3));
    CHECK(match_rational(digits("-2.5", '0'), 27)->value == Rational(-5, 2));
  }

  TEST_CASE("quadratic numbers of both signs and sizes") {
    rnd::Generator generator(8);
    int found = 0;
    for (int round = 0; round < rnd::repeated(300); ++round) {
      const std::int64_t h = 1 << (1 + generator() % 14);
      std::int64_t u = rnd::between(generator, 1, h), v = rnd::between(generator, -h, h), w = rnd::between(generator, -h, h);
      const Integer g = gcd(gcd(Integer(u), Integer(v)), Integer(w)), discriminant = Integer(v) * v - 4 * Integer(u) * w;
      if (g != 1 || discriminant <= 0 || mpz_perfect_square_p(discriminant.backend().data())) continue;
      const int sign = generator() % 2 ? 1 : -1;
      const Integer root = sqrt(Integer(discriminant << 600));
      const Rational x = (Rational(sign * root, Integer(Integer(1) << 300)) - v) / (2 * u);
      const auto match = match_quadratic(approximation(x, Rational(1, Integer(Integer(1) << 250))), 27);
      REQUIRE(match);
      CHECK(match->coefficients == std::array{u, v, w});
      CHECK(match->root == sign);
      CHECK(match->support.accepted());
      ++found;
    }
    CHECK(found > 100);
    for (int round = 0; round < 200; ++round) CHECK_FALSE(match_quadratic(rnd::number(generator, 230), 27));
  }
}

TEST_SUITE("match/match") {
  TEST_CASE("planted, rational, quadratic and foreign limits side by side") {
    rnd::Generator generator(1);
    std::vector<MatchLimit> limits;
    std::vector<Moebius> maps;
    const Approximation& pi = catalogue().find("pi")->constant.value;
    for (std::uint64_t id = 0; id < 40; ++id) {
      if (id % 4 == 0) limits.push_back({id, rational_number(rnd::between(generator, 1, 99), 100 + id, 212)});
      else if (id % 4 == 1) limits.push_back({id, rnd::number(generator, 212)});
      else limits.push_back({id, rnd::image(rnd::map_of_height(generator, 4096), pi, 200), id % 4 == 2 ? 12 : 18});
    }
    limits.push_back({40, from_decimal("1.4142135623730950488016887242096980785696718753769480731766797379907")});
    limits.push_back({41, from_decimal("3.14159265358979323846")});
    const MatchResult result = match(limits, catalogue(), {.log2_tests = 20});
    CHECK(result.control_found);
    CHECK(result.undetermined == std::vector<std::uint64_t>{41});
    REQUIRE(result.hits.size() == 31);
    CHECK(result.tests <= 30 * catalogue().entries().size());
    CHECK(result.tests >= 10 * catalogue().entries().size());
    for (const Hit& hit : result.hits) {
      CAPTURE(hit.id);
      CHECK(hit.support().accepted());
      if (hit.id == 40) CHECK(std::get<QuadraticMatch>(hit.match).coefficients == std::array<std::int64_t, 3>{1, 0, -2});
      else if (hit.id % 4 == 0) CHECK(std::holds_alternative<RationalMatch>(hit.match));
      else CHECK(std::get<ConstantMatch>(hit.match).constant == index_of("pi"));
    }
  }

  TEST_CASE("chunks give the hits of the whole") {
    rnd::Generator generator(6);
    std::vector<MatchLimit> limits;
    const Approximation& e = catalogue().find("e")->constant.value;
    for (std::uint64_t id = 0; id < 50; ++id)
      limits.push_back({id, id % 3 ? rnd::number(generator, 212) : rnd::image(rnd::map_of_height(generator, 100), e, 212)});
    const MatchResult whole = match(limits, catalogue(), {.log2_tests = 20});
    std::vector<std::uint64_t> ids, in_parts;
    for (const Hit& hit : whole.hits) ids.push_back(hit.id);
    for (std::size_t first = 0; first < limits.size(); first += 13) {
      const auto part = std::span(limits).subspan(first, std::min<std::size_t>(13, limits.size() - first));
      for (const Hit& hit : match(part, catalogue(), {.log2_tests = 20}).hits) in_parts.push_back(hit.id);
    }
    CHECK(ids.size() == 17);
    CHECK(ids == in_parts);
  }

  TEST_CASE("250 random numbers instead of constants give no hit on thousands of limits") {
    rnd::Generator generator(31);
    std::vector<MatchLimit> limits;
    for (std::uint64_t id = 0; id < 3'000; ++id) limits.push_back({id, rnd::number(generator, 212), id % 3 ? 12 : 18});
    const ConstantSet decoys(random_constants(generator, 250));
    REQUIRE(decoys.entries().size() == 250);
    const MatchResult result = match(limits, decoys, {.log2_tests = 20});
    CHECK(result.hits.empty());
    CHECK(result.control_found);
    CHECK(result.tests == 750'000);
    CHECK(result.left_open < result.tests / 50);
  }

  TEST_CASE("images of rationals and quadratics are never claimed for a constant") {
    rnd::Generator generator(13);
    const Approximation root2 = user_value({"x", parse_expression("sqrt(2)"), ""}, 80).value;
    std::vector<MatchLimit> limits;
    for (std::uint64_t id = 0; id < 100; ++id)
      limits.push_back({id, id % 2 ? rnd::image(rnd::map_of_height(generator, 1 << 30), root2, 230)
                                   : rational_number(rnd::integer(generator, 60), abs(rnd::integer(generator, 62)) + 1, 230)});
    for (const Hit& hit : match(limits, catalogue(), {.log2_tests = 20}).hits)
      CHECK_FALSE(std::holds_alternative<ConstantMatch>(hit.match));
  }
}
