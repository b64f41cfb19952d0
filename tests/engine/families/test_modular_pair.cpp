#include "engine/families/discover.hpp"
#include "engine/families/framed.hpp"
#include "engine/families/modular_pair.hpp"
#include "tests/support/related_pairs.hpp"

#include <doctest/doctest.h>

namespace brouncker {
namespace {

using related_pairs::reflected;

TEST_SUITE("families/modular_pair") {
  TEST_CASE("a tangent space is where the family goes, and nowhere else") {
    const RelatedPair pair = reflected(1, 1, 4);
    const GaugeResult found = gauge_between(pair.from, pair.to);
    REQUIRE(found.gauge);
    const auto frames = framed(*found.gauge);
    REQUIRE(!frames.empty());
    // t, u, B, q, p: u follows t, q stays.
    std::vector<std::string> names;
    for (const Coordinate& c : frames[0].frame.coordinates()) names.push_back(c.name);
    REQUIRE(names == std::vector<std::string>{"t", "u", "B", "q", "p"});
    const auto tangent = tangent_space(frames[0].system, frames[0].point);
    REQUIRE(tangent);
    CHECK(*tangent == std::vector<std::vector<Rational>>{{1, 1, 0, 0, 0}, {0, 0, 1, 0, 0}, {0, 0, 0, 0, 1}});
  }
}

}  // namespace
}  // namespace brouncker
