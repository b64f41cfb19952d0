#include "engine/families/frame.hpp"
#include "tests/support/random_formulas.hpp"

#include <doctest/doctest.h>

#include <algorithm>

namespace brouncker {
namespace {

using random_formulas::between;
using random_formulas::Generator;
using random_formulas::repeated;

Rational fraction(Generator& random, long size) { return Rational(between(random, -size, size)) / between(random, 1, 4); }

/// Constants with which the row has members.
FrameConstants random_constants(const FrameRow& row, Generator& random) {
  FrameConstants c;
  const bool quadratic = &row.heads == &kRootHeads || &row.heads == &kBasedHeads;
  c.s = &row.heads == &kConstantHeads ? 0
        : &row.heads == &kSquareHeads ? 1
        : quadratic                   ? 2
                                      : static_cast<int>(between(random, 1, 3));
  c.t = &row.heads == &kSquareHeads || row.name == FrameName::pointed ? 2 : static_cast<int>(between(random, 1, c.s == 0 ? 3 : 4));
  c.scale = Rational(between(random, 1, 5)) / 3;
  // e = (sum of the steps)/2 is excluded.
  c.offset = &row.heads == &kSquareHeads ? Rational(between(random, -20, 20)) / 7 + Rational(1, 21) : fraction(random, 9);
  for (int k = 0; k < c.t; ++k) c.steps.push_back(row.numerators.together && k > 0 ? c.steps[0] : between(random, -3, 3));
  c.base = row.name == FrameName::based ? static_cast<std::size_t>(between(random, 0, c.t - 1)) : 0;
  if (row.name == FrameName::pointed) c.kappa = Rational(between(random, 1, 9)) / 5;
  c.double_root = &row.heads == &kTermHeads && c.s == 1 && c.t == 2 && between(random, 0, 1) == 1;
  return c;
}

/// Decreasing, each in its class modulo the integers; for deg a = 0 of sum 0, without the last.
std::vector<Rational> random_roots(const FrameConstants& c, Generator& random) {
  std::vector<Rational> roots;
  Rational sum = 0;
  for (int k = 0; k < (c.s == 0 ? c.t - 1 : c.t); ++k) {
    roots.push_back(Rational(between(random, -6, 6)) + Rational(k + 1, 11));
    sum += roots.back();
  }
  if (c.s == 0) roots.push_back(-sum);
  std::ranges::sort(roots, std::greater{});
  if (c.s == 0) roots.pop_back();
  return roots;
}

/// A point whose pair has no plainer description: L and D are no squares, square roots are taken positive.
std::vector<Rational> random_point(const Frame& frame, Generator& random) {
  const auto roots = random_roots(frame.constants, random);
  std::vector<Rational> point;
  for (const Coordinate& c : frame.coordinates()) {
    const bool positive = &frame.row().heads == &kSquareHeads || &frame.row().heads == &kRootHeads;
    if (c.part == Part::leading) point.emplace_back(-between(random, 1, 9) * 4 - 2);
    else if (c.part == Part::numerator && frame.row().numerators.any_order) point.push_back(roots[c.index]);
    else if (positive) point.push_back(abs(fraction(random, 9)) + Rational(1, 9));
    else point.push_back(fraction(random, 9) + Rational(1, 13));  // no constant a or a' is 0
  }
  return point;
}

std::optional<NormalPair> pair_at(const Frame& frame, const std::vector<Rational>& point) {
  const PairSystem s = frame.polynomials();
  return normal_pair(s.a.at(point), s.b.at(point), s.a_to.at(point), s.b_to.at(point), s.s);
}

TEST_SUITE("families/frame") {
  TEST_CASE("in every row a pair made of coordinates has these coordinates") {
    Generator random(41);
    for (const FrameRow& row : frame_rows()) {
      CAPTURE(row.label);
      for (int i = 0; i < repeated(60); ++i) {
        const Frame frame{row.name, random_constants(row, random)};
        const auto point = random_point(frame, random);
        CAPTURE(frame.label());
        const auto pair = pair_at(frame, point);
        REQUIRE(pair);
        std::vector<Placement> found;
        if (row.name != FrameName::pointed) found = placements(*pair);
        else if (auto placed = pointed_placement(*pair, point[1])) found.push_back(*std::move(placed));
        const auto same =
            std::ranges::find_if(found, [&](const Placement& p) { return p.frame.label() == frame.label() && p.point == point; });
        REQUIRE(same != found.end());
        CHECK(same->frame.name == row.name);
        CHECK(same->frame.is_like(frame));
        CHECK(same->frame.weight() == frame.weight());
      }
    }
  }

  TEST_CASE("in every row the first PCF alone gives the coordinates that are not of the second") {
    Generator random(43);
    for (const FrameRow& row : frame_rows()) {
      CAPTURE(row.label);
      for (int i = 0; i < repeated(60); ++i) {
        const Frame frame{row.name, random_constants(row, random)};
        const auto point = random_point(frame, random);
        const PairSystem s = frame.polynomials();
        const auto coordinates = frame.coordinates();
        REQUIRE(coordinates.size() == point.size());
        const auto ways = coordinates_of_state(frame, state_of(s.a.at(point), s.b.at(point)));
        CHECK(std::ranges::any_of(ways, [&](const auto& way) {
          for (std::size_t k = 0; k < point.size(); ++k)
            if (coordinates[k].part == Part::head_to ? way[k].has_value() : way[k] != point[k]) return false;
          return true;
        }));
        // A state of irrational roots has no coordinates where the roots are coordinates.
        if (!row.numerators.any_order || frame.constants.t != 2) continue;
        State other = state_of(s.a.at(point), s.b.at(point));
        other.b = {frame.constants.kappa * other.b[2] * other.b[2] + 2 * other.b[2], 0, other.b[2]};
        CHECK(coordinates_of_state(frame, other).empty());
      }
    }
  }

  TEST_CASE("names and order of the coordinates") {
    const auto names = [](FrameName name, int s, int t) {
      Frame frame{name, {}};
      frame.constants.s = s, frame.constants.t = t;
      std::string text;
      for (const Coordinate& c : frame.coordinates()) text += c.name + ' ';
      return text;
    };
    CHECK(names(FrameName::plain, 2, 2) == "t u B q p ");
    CHECK(names(FrameName::plain, 3, 3) == "t1 u1 t2 u2 B p2 p1 p ");
    CHECK(names(FrameName::plain, 1, 1) == "B p ");
    CHECK(names(FrameName::constant, 0, 2) == "c B p ");
    CHECK(names(FrameName::constant_roots, 0, 3) == "c B p q ");
    CHECK(names(FrameName::square, 1, 2) == "z q p ");
    CHECK(names(FrameName::roots_of_a, 2, 4) == "g h B p q r v ");
    CHECK(names(FrameName::based, 2, 2) == "B p q T V ");
    CHECK(names(FrameName::pointed, 2, 2) == "B p q T V ");
  }

  TEST_CASE("the table is in the order of its names") {
    for (std::size_t i = 0; i < frame_rows().size(); ++i) CHECK(static_cast<std::size_t>(frame_rows()[i].name) == i);
  }
}

}  // namespace
}  // namespace brouncker
