#include "engine/sieve/sieve.hpp"
#include "formulas/print.hpp"

#include <doctest/doctest.h>

#include <map>
#include <set>

using namespace brouncker;
using namespace brouncker::sieve;

namespace {

using Ranges = std::map<std::string, std::string>;

std::set<std::string> irreducible_of(const char* a, const char* b, const Ranges& ranges) {
  std::set<std::string> found;
  sieve::sieve(SieveSpace::from_templates(a, b, ranges), {}, [&](const Survivor& s) {
    if (s.kind == SurvivorKind::irreducible) found.insert(to_plain(s.pcf));
  });
  return found;
}

}  // namespace

TEST_SUITE("sieve/showcases/slow") {
  TEST_CASE("zeta(2): five of 2 10^12, whatever the box") {
    const auto found = irreducible_of("A*(n^2+n)+B", "C*n^4", {{"A", "0..1000"}, {"B", "-500..500"}, {"C", "-1000000..1000000"}});
    CHECK(found == std::set<std::string>{"PCF(3*n^2 + 3*n + 1, -2*n^4)", "PCF(7*n^2 + 7*n + 2, 8*n^4)",
                                         "PCF(10*n^2 + 10*n + 3, -9*n^4)", "PCF(11*n^2 + 11*n + 3, n^4)",
                                         "PCF(17*n^2 + 17*n + 6, -72*n^4)"});
  }

  TEST_CASE("zeta(3): four of 7 10^11, Apery's and Domb's among them") {
    const auto found =
        irreducible_of("(2n+1)*(A*(n^2+n)+B)", "C*n^6", {{"A", "0..600"}, {"B", "-300..300"}, {"C", "-1000000..1000000"}});
    CHECK(found.size() == 4);
    CHECK(found.contains("PCF(34*n^3 + 51*n^2 + 27*n + 5, -n^6)"));
    CHECK(found.contains("PCF(10*n^3 + 15*n^2 + 9*n + 2, -16*n^6)"));
  }

  TEST_CASE("degrees (4, 8) and (5, 10), symmetric: what was found in such boxes before") {
    const auto four = irreducible_of("symmetric(4; A, B, C)", "E*n^6*even_shape(2; 0, 1/2, 1/3, 1/4, 1/6)",
                                     {{"A", "0..70"}, {"B", "-50..50"}, {"C", "-50..50"}, {"E", "-100..100"}});
    CHECK(four.contains("PCF(65*n^4 + 130*n^3 + 105*n^2 + 40*n + 6, -64*n^8 + 4*n^6)"));
    CHECK(four.contains("PCF(59*n^4 + 118*n^3 + 105*n^2 + 46*n + 8, -864*n^8 + 96*n^6)"));
    CHECK(four.contains("PCF(43*n^4 + 86*n^3 + 77*n^2 + 34*n + 6, -432*n^8 + 12*n^6)"));
    const auto five = irreducible_of("symmetric(5; A, B, C)", "E*n^8*even_shape(2; 0, 1/6)",
                                     {{"A", "0..100"}, {"B", "-100..100"}, {"C", "-50..50"}, {"E", "-100..100"}});
    CHECK(five.contains("PCF(52*n^5 + 130*n^4 + 140*n^3 + 80*n^2 + 24*n + 3, 108*n^10 - 3*n^8)"));
  }
}
