#include "engine/families/member_place.hpp"

#include "engine/evaluate/limit.hpp"
#include "engine/families/discover.hpp"
#include "engine/families/outside.hpp"
#include "engine/recurrence/classify.hpp"
#include "formulas/decimal.hpp"
#include "tests/support/random_formulas.hpp"
#include "tests/support/related_pairs.hpp"

#include <doctest/doctest.h>

namespace brouncker {
namespace {

using random_formulas::between;
using random_formulas::Generator;
using random_formulas::repeated;
using related_pairs::pcf;
using related_pairs::reflected;

/// The image of a side, multiplied out coefficient by coefficient at many n: the definition.
bool is_image(const ParameterPoly& p, const std::vector<Rational>& parameters, const SidePlace& side, int power,
              const Polynomial& image) {
  const auto coefficients = p.at(parameters);
  for (long n = -20; n <= 20; ++n) {
    Rational value = 0, x = n + side.shift;
    for (auto c = coefficients.rbegin(); c != coefficients.rend(); ++c) value = value * x + *c;
    for (int k = 0; k < power; ++k) value *= side.scale;
    if (value != Rational(image(Integer(n)))) return false;
  }
  return true;
}

Rational value_of(const Pcf& pcf) {
  const Limit limit = limit_of(pcf, classify(pcf), 60);
  REQUIRE(limit.kind == Limit::Kind::finite);
  return parse_decimal(limit.value);
}

/// L (r L' + s) - (p L' + q), which is 0.
bool is_related(const Moebius& m, const Rational& x, const Rational& y) {
  const Rational top = Rational(m.p) * y + Rational(m.q), bottom = Rational(m.r) * y + Rational(m.s);
  return abs(Rational(x * bottom - top)) * Rational(pow(Integer(10), 40)) < 1 + abs(top);
}

const std::vector<RelatedPair>& pairs() {
  static const std::vector<RelatedPair> list = {reflected(1, 1, 4),
                                                reflected(2, -1, 5),
                                                {pcf("n^2 + 2", "n^2 - 3n + 3"), pcf("n^2 + 2", "n^2 + n + 1")},
                                                {pcf("n + 4", "3n + 2"), pcf("n + 5", "3n + 2")},
                                                {pcf("2n + 8", "12n + 8"), pcf("n + 6", "3n + 5")},
                                                {pcf("n + 4", "3n + 2"), pcf("n + 7", "3n + 2")},
                                                {pcf("3n + 1", "-2n^2 + 3n"), pcf("3n + 2", "-2n^2 + 3n")},
                                                {pcf("n^2 + 2n + 2", "-n^2 - n"), pcf("n^2 + 4n + 5", "-n^2 - 3n - 2")},
                                                {pcf("5", "n^2"), pcf("7", "n^2")},
                                                {pcf("n^2 + 2n + 2", "-n^2 - n"), pcf("n^2 + n + 1", "-n^2 - 2n - 1")}};
  return list;
}

TEST_SUITE("families/member_place") {
  TEST_CASE("every pair of a family is an image of its sides there, and its limits are related by the map") {
    const FamilySet set = discover_families(pairs(), {});
    int checked = 0;
    for (const Family& family : set.families)
      for (const std::size_t i : family.relations) {
        const RelatedPair& pair = pairs()[i];
        const auto place = place_on(family.affine, pair);
        REQUIRE(place);
        const PairSystem& s = family.affine.system;
        CHECK(is_image(s.a, place->parameters, place->from, 1, pair.from.a));
        CHECK(is_image(s.b, place->parameters, place->from, 2, pair.from.b));
        CHECK(is_image(s.a_to, place->parameters, place->to, 1, pair.to.a));
        CHECK(is_image(s.b_to, place->parameters, place->to, 2, pair.to.b));
        CHECK(is_related(place->map, value_of(pair.from), value_of(pair.to)));
        ++checked;
      }
    CHECK(checked >= 12);
  }

  TEST_CASE("the place of a relation is the family that it lies on, whatever the order of the families") {
    const FamilySet set = discover_families(pairs(), {});
    int same = 0;
    for (std::size_t i = 0; i < pairs().size(); ++i) {
      const RelationPlace& at = set.places[i];
      if (!at.has_family()) continue;
      CHECK(place_on(set.families[at.family].affine, pairs()[i]));
      const bool is_same = set.families[at.family].status == FamilyStatus::same_recurrence;
      CHECK(is_same == (at.kind == RelationPlace::Kind::same_recurrence));
      same += is_same;
      for (const std::size_t part : at.path) CHECK(set.families[part].path == std::vector<std::size_t>{at.family});
    }
    CHECK(same == 1);
  }

  TEST_CASE("U at h + 1 is the relation of the tails, as the header says") {
    const FamilySet set = discover_families(pairs(), {});
    Generator random(12);
    int compared = 0;
    for (const Family& family : set.families) {
      if (!family.theorem) continue;
      for (int trial = 0; trial < repeated(20); ++trial) {
        std::vector<Rational> parameters;
        for (std::size_t k = 0; k < family.affine.parameters(); ++k) parameters.emplace_back(between(random, 1, 9));
        const long h = between(random, 3, 9);
        const auto m = member(family.affine, parameters, h);
        if (!m || !classify(m->from).converges() || !classify(m->to).converges()) continue;
        const PairSystem& s = family.affine.system;
        const auto from = side_place(s.a, s.b, parameters, m->from), to = side_place(s.a_to, s.b_to, parameters, m->to);
        REQUIRE(from);
        REQUIRE(to);
        CHECK(from->shift == h);
        const auto at = [&](const ParameterPoly& p, long n) {
          const auto c = p.at(parameters);
          Rational value = 0;
          for (auto each = c.rbegin(); each != c.rend(); ++each) value = value * n + *each;
          return value;
        };
        std::array<Rational, 4> u;
        for (std::size_t k = 0; k < 4; ++k) u[k] = at(family.theorem->n[k], h + 1);
        if (u[0] * u[3] == u[1] * u[2] || at(s.denominator, h + 1) == 0) continue;
        const auto slow = [](const Pcf& p) {
          const auto c = classify(p);
          return c.digits_per_term && *c.digits_per_term < 0.2;
        };
        if (slow(m->from) || slow(m->to) || !member_gauge(family.affine, *family.theorem, *m)) continue;
        const Rational x = value_of(m->from) / from->scale - at(s.a, h), y = value_of(m->to) / to->scale - at(s.a_to, h);
        const Rational top = u[0] * y + u[1], bottom = u[2] * y + u[3];
        CHECK(abs(Rational(x * bottom - top)) * Rational(pow(Integer(10), 35)) < 1 + abs(top));
        ++compared;
      }
    }
    CHECK(compared > 20);
  }

  TEST_CASE("what is no member has no place") {
    const FamilySet set = discover_families(std::span(pairs()).first(2), {});
    RelatedPair other = reflected(3, 1, 4);
    other.to.a = other.to.a + Polynomial::constant(1);
    for (const Family& family : set.families) CHECK(!place_on(family.affine, other));
  }
}

}  // namespace
}  // namespace brouncker
