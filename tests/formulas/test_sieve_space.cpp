#include "formulas/error.hpp"
#include "formulas/job.hpp"

#include <doctest/doctest.h>

namespace brouncker {
namespace {

TEST_SUITE("sieve_space") {
  TEST_CASE("demands are read, and come back as printed") {
    const auto demand = [](const char* text) { return parse_sieve_demand(text, "--sieve"); };
    CHECK(demand("full") == SieveDemand{SieveDemand::Kind::full, 0});
    CHECK(demand(" half ") == SieveDemand{SieveDemand::Kind::half, 0});
    CHECK(demand("delta > 0") == SieveDemand{SieveDemand::Kind::delta, 0});
    CHECK(demand("delta>-1/5") == SieveDemand{SieveDemand::Kind::delta, Rational(-1, 5)});
    CHECK(demand("delta>0.25") == SieveDemand{SieveDemand::Kind::delta, Rational(1, 4)});
    for (const char* text : {"full", "half", "delta>0", "delta>-1/5", "delta>1/4"}) CHECK(print(demand(text)) == text);
    for (const char* wrong : {"", "quarter", "delta", "delta>", "delta>1", "delta>-1", "delta>1/0", "delta>1/-2", "delta>x",
                              "delta<0", "full half", "delta>1e999999999", "delta>1/2/3"}) {
      CAPTURE(wrong);
      CHECK_THROWS_AS(demand(wrong), Error);
    }
  }

  TEST_CASE("a sieved space is a job, and comes back") {
    const SieveSpace space = SieveSpace::from_templates("A*n^2 + B*n + C", "E*shape(4; 0, 1/2)", {{"", "-3..3"}, {"E", "1..7"}});
    CHECK(space.size() == 5 * 7 * 7 * 7 * 7);
    for (const char* demand : {"full", "half", "delta>-1/5"}) {
      const Job job{SievedSpace{space, parse_sieve_demand(demand, "demand")}, Sampling{.depth = 300}, {}};
      const Job back = parse_job(print_job(job), "run.json");
      CHECK(back == job);
      REQUIRE(back.source.sieved());
      CHECK_FALSE(back.source.space());
      CHECK(back.source.size() == space.size());
    }
    const Job half = parse_job("[space]\na = \"A*n\"\nb = \"n^2\"\nrange = \"1..2\"\n[sieve]\ndemand = \"half\"\n", "job.toml");
    CHECK(half.source.sieved()->demand.kind == SieveDemand::Kind::half);
    CHECK(describe(half.source) == "a = A*n, b = n^2, A = 1..2, sieve half");
  }

  TEST_CASE("the depth that nobody says: less for higher degrees, where a space is sieved") {
    const std::string space = "[space]\na = \"A*n^2\"\nb = \"E*shape(4; 0, 1/2)\"\nrange = \"1..2\"\n[sieve]\ndemand = \"full\"\n";
    CHECK(parse_job(space, "job").sampling.depth == 1000);
    CHECK(parse_job(space + "[sampling]\ndivisor = 3\n", "job").sampling.depth == 1000);
    CHECK(parse_job(space + "[sampling]\ndepth = 700\n", "job").sampling.depth == 700);
    CHECK(parse_job("[space]\na = \"A\"\nb = \"n\"\nrange = \"1..2\"\n[sieve]\n", "job").sampling.depth == 2000);
    CHECK(parse_job("[space]\na = \"n^3\"\nb = \"n^6\"\n", "job").sampling.depth == 2000);
    CHECK(parse_job("[space]\na = \"n^30\"\nb = \"n^60\"\n[sieve]\n", "job").sampling.depth == 300);
  }

  TEST_CASE("what a job cannot say of a sieve") {
    const std::string space = "[space]\na = \"A*n\"\nb = \"n^2\"\nrange = \"1..2\"\n";
    for (const std::string wrong :
         {"[sieve]\ndemand = \"all\"\n", "[sieve]\ndemand = 1\n", "[sieve]\nkind = \"full\"\n", "sieve = 1\n"}) {
      CAPTURE(wrong);
      CHECK_THROWS_AS(parse_job(wrong.starts_with("[") ? space + wrong : wrong + space, "job.toml"), Error);
    }
    CHECK_THROWS_AS(parse_job("[sieve]\ndemand = \"full\"\n[list]\nformulas = 1\ndifferent = 1\nchecksum = \"x\"\n", "job.toml"),
                    Error);
    // Shapes stand for several spaces, and only a sieve takes several.
    CHECK_THROWS_AS(parse_job("[space]\na = \"A*n\"\nb = \"shape(2; 0, 1/2)\"\nrange = \"1..2\"\n", "job.toml"), Error);
  }
}

}  // namespace
}  // namespace brouncker
