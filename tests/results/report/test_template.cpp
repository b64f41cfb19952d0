#include "results/report/template.hpp"

#include <doctest/doctest.h>

#include <stdexcept>

namespace brouncker::report {
namespace {

TEST_SUITE("report/template") {
  TEST_CASE("holes are filled wherever they stand, and what fills them is left alone") {
    CHECK(filled("{{a}}<b>{{long-name}}</b>{{a}}", {{"a", "{{c}}"}, {"long-name", ""}}) == "{{c}}<b></b>{{c}}");
    CHECK(filled("no { hole } here", {}) == "no { hole } here");
    CHECK(filled("", {}) == "");
  }

  TEST_CASE("a hole that is not filled and one that is not there are refused, before anything is written") {
    CHECK_THROWS_WITH_AS(filled("{{a}} {{b}}", {{"a", ""}}), "the hole b is not filled", std::logic_error);
    CHECK_THROWS_WITH_AS(filled("{{a}}", {{"a", ""}, {"b", ""}}), "the template has no hole b", std::logic_error);
    std::string text;
    CHECK_THROWS_AS(fill("x{{a}}", {}, [&](std::string_view piece) { text += piece; }), std::logic_error);
    CHECK(text.empty());
  }
}

}  // namespace
}  // namespace brouncker::report
