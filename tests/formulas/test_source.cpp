#include "formulas/error.hpp"
#include "formulas/job.hpp"
#include "tests/support/random_formulas.hpp"

#include <doctest/doctest.h>

#include <map>

namespace brouncker {
namespace {

ListedFormula listed(std::initializer_list<long long> a, std::initializer_list<long long> b) {
  return {{Polynomial::of(a), Polynomial::of(b)}, nullptr};
}

TEST_SUITE("source") {
  TEST_CASE("formulas of a list are numbered by their first places, and each knows all its places") {
    const FormulaList list({listed({2, 1}, {1, 0, 0}), listed({1, 0}, {1}), listed({2, 1}, {1, 0, 0}), listed({2, 1}, {1})}, "sum");
    CHECK(list.size() == 4);
    REQUIRE(list.different() == 3);
    const auto places = [&](std::uint64_t i) {
      const auto span = list.places(i);
      return std::vector<std::uint64_t>(span.begin(), span.end());
    };
    CHECK(places(0) == std::vector<std::uint64_t>{0, 2});
    CHECK(places(1) == std::vector<std::uint64_t>{1});
    CHECK(places(2) == std::vector<std::uint64_t>{3});
    CHECK(list == FormulaList(4, 3, "sum"));
    CHECK(list != FormulaList(4, 3, "other"));
    CHECK(describe(Source(list)) == "a list of 4 formulas, 3 of them different, checksum sum");
  }

  TEST_CASE("what a run keeps of its list is a job, too, and comes back") {
    const Job job{FormulaList(12'345, 17, "0123456789abcdef"), Sampling{.depth = 300}, {}};
    const Job back = parse_job(print_job(job), "run.json");
    CHECK(back == job);
    REQUIRE(back.source.list());
    CHECK_FALSE(back.source.list()->has_formulas());
    CHECK_FALSE(back.source.space());
    const char* const wrong[] = {"[list]\nformulas = 3\ndifferent = 4\nchecksum = \"x\"\n", "[list]\nformulas = 3\ndifferent = 3\n",
                                 "[list]\nformulas = 3\ndifferent = 0\nchecksum = \"x\"\n", "[list]\nformulas = 3\nsurplus = 1\n",
                                 "[list]\nformulas = 1\ndifferent = 1\nchecksum = \"x\"\n[space]\na = \"n\"\nb = \"1\"\n"};
    for (const char* text : wrong) {
      CAPTURE(text);
      CHECK_THROWS_AS(parse_job(text, "job"), Error);
    }
  }
}

}  // namespace
}  // namespace brouncker
