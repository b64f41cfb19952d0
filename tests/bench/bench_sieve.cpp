// The sieve on structured spaces, as JSON: formulas, seconds of tables and of the walk, survivors. bench_sieve [NAME...] runs some only.
#include "engine/resources.hpp"
#include "engine/sieve/sieve.hpp"
#include "formulas/print.hpp"

#include <cstdlib>
#include <cstring>
#include <iostream>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

using namespace brouncker;
using namespace brouncker::sieve;

namespace {

struct Showcase {
  const char *name, *a, *b;
  std::map<std::string, std::string> ranges;
};

const std::vector<Showcase> kShowcases = {
    {"Z2", "A*(n^2+n)+B", "C*n^4", {{"A", "0..200"}, {"B", "-100..100"}, {"C", "-10000..10000"}}},
    {"Z2L", "A*(n^2+n)+B", "C*n^4", {{"A", "0..1000"}, {"B", "-500..500"}, {"C", "-1000000..1000000"}}},
    {"Z3", "(2n+1)*(A*(n^2+n)+B)", "C*n^6", {{"A", "0..120"}, {"B", "-60..60"}, {"C", "-10000..10000"}}},
    {"Z3L", "(2n+1)*(A*(n^2+n)+B)", "C*n^6", {{"A", "0..600"}, {"B", "-300..300"}, {"C", "-1000000..1000000"}}},
    {"C3", "(2n+1)*(A*(n^2+n)+B)", "n^4*(C*n^2+D)", {{"A", "0..30"}, {"B", "-30..40"}, {"C", "-300..300"}, {"D", "-100..100"}}},
    {"Z4",
     "(2n+1)*(A*(n^2+n)^2+B*(n^2+n)+C)",
     "D*n^8*(9n^2-1)",
     {{"A", "0..200"}, {"B", "0..200"}, {"C", "0..60"}, {"D", "-20..20"}}},
    {"(2,4)",
     "A*n^2+B*n+C",
     "E*shape(4; 0, 1/2, 1/3, 1/4, 1/6)",
     {{"A", "0..120"}, {"B", "-120..120"}, {"C", "-80..80"}, {"E", "-250..250"}}},
    {"(3,6)",
     "A*n^3+B*n^2+C*n+D",
     "E*n*shape(5; 0, 1/2, 1/3)",
     {{"A", "0..140"}, {"B", "-210..210"}, {"C", "-140..140"}, {"D", "-60..60"}, {"E", "-2500..2500"}}},
    {"(4,8) symmetric",
     "symmetric(4; A, B, C)",
     "E*n^4*even_shape(4; 0, 1/2, 1/3, 1/4)",
     {{"A", "0..1000"}, {"B", "-500..500"}, {"C", "-250..250"}, {"E", "-1000..1000"}}},
    {"(5,10) symmetric",
     "symmetric(5; A, B, C)",
     "E*n^6*even_shape(4; 0, 1/2, 1/3, 1/4, 1/6)",
     {{"A", "0..300"}, {"B", "-300..300"}, {"C", "-150..150"}, {"E", "-1000..1000"}}},
};

nlohmann::ordered_json run(const Showcase& showcase) {
  const SieveSpace space = SieveSpace::from_templates(showcase.a, showcase.b, showcase.ranges);
  nlohmann::ordered_json irreducible = nlohmann::ordered_json::array();
  SieveOptions options;
  options.work.threads = 1;
  const double begin = process_cpu_seconds();
  const SieveResult result = sieve::sieve(space, options, [&](const Survivor& s) {
    if (s.kind == SurvivorKind::irreducible || s.kind == SurvivorKind::undecided) irreducible.push_back(to_plain(s.pcf));
  });
  const double seconds = process_cpu_seconds() - begin;
  nlohmann::ordered_json kinds = nlohmann::ordered_json::object();
  for (std::size_t i = 0; i < kSurvivorKinds; ++i) kinds[std::string(kSurvivorKindNames[i])] = result.counts.survivors[i];
  return {{"name", showcase.name},
          {"formulas", space.size()},
          {"parts", space.parts().size()},
          {"holes", result.counts.holes},
          {"mirrored", result.counts.mirrored},
          {"covered", result.counts.covered()},
          {"candidates", result.counts.candidates},
          {"tables", result.tables},
          {"primes", result.primes},
          {"table_seconds", result.table_seconds},
          {"walk_seconds", result.walk_seconds},
          {"cpu_seconds", seconds},
          {"formulas_a_second", static_cast<double>(space.size()) / seconds},
          {"survivors", kinds},
          {"irreducible", irreducible}};
}

}  // namespace

int main(int argc, char** argv) {
  for (const Showcase& showcase : kShowcases) {
    bool is_wanted = argc < 2;
    for (int i = 1; i < argc; ++i) is_wanted = is_wanted || std::strcmp(argv[i], showcase.name) == 0;
    if (is_wanted) std::cout << run(showcase).dump(2) << std::endl;
  }
}
