#include "engine/sieve/cells.hpp"
#include "engine/sieve/sieve.hpp"
#include "engine/sieve/stratum_sieve.hpp"
#include "engine/sieve/verifier.hpp"
#include "engine/sieve/walk.hpp"
#include "formulas/parse_polynomial.hpp"
#include "formulas/print.hpp"
#include "tests/support/random_formulas.hpp"

#include <doctest/doctest.h>

#include <set>

#include <fmt/format.h>

using namespace brouncker;
using namespace brouncker::sieve;
using random_formulas::between;
using random_formulas::Generator;

namespace {

using Ranges = std::map<std::string, std::string>;

std::vector<Survivor> survivors_of(const SieveSpace& space, const SieveOptions& options = {}, SieveResult* result = nullptr) {
  std::vector<Survivor> all;
  const SieveResult r = sieve::sieve(space, options, [&](const Survivor& s) { all.push_back(s); });
  if (result) *result = r;
  return all;
}

/// A template for a polynomial with parameters out of A, B, C; `used` notes them.
std::string random_template(Generator& generator, int degree, int most, std::set<char>& used) {
  std::string text;
  for (int power = degree; power >= 0; --power) {
    const auto kind = between(generator, 0, 5);
    std::string coefficient = fmt::format("({})", between(generator, -3, 3));
    if (kind >= 2 || power == degree) {
      const char name = static_cast<char>('A' + between(generator, 0, most - 1));
      used.insert(name);
      coefficient = fmt::format("({}*{}+({}))", between(generator, 1, 2), name, kind == 3 ? between(generator, -2, 2) : 0);
      if (kind == 5) {
        const char other = static_cast<char>('A' + between(generator, 0, most - 1));
        used.insert(other);
        coefficient = fmt::format("({}+{}*{})", coefficient, between(generator, 0, 1) ? "2" : std::string(1, name), other);
      }
    }
    text += fmt::format("{}{}*n^{}", power == degree ? "" : "+", coefficient, power);
  }
  return text;
}

std::string random_b(Generator& generator, int degree, int most, std::set<char>& used) {
  if (between(generator, 0, 1)) return random_template(generator, degree, most, used);
  const char name = static_cast<char>('A' + between(generator, 0, most - 1));
  used.insert(name);
  return degree % 2 == 0 ? fmt::format("{}*shape({}; 0, 1/2, 1/3)", name, degree) : fmt::format("{}*n^{}", name, degree);
}

const std::vector<std::uint32_t> kTablePrimes = {7, 11, 13, 17, 19, 23, 29, 31, 37, 41, 43, 47, 53, 59, 61};

bool passes_with_fewer(const Pcf& pcf, Demand demand) {
  for (std::vector<std::uint32_t> primes = kTablePrimes; !primes.empty();) {
    primes.pop_back();
    if (Verifier(primes, demand).survives(pcf)) return true;
  }
  return false;
}

/// What the plain test says of every formula: indices of those that pass and are no mirror images of others that do.
/// @return Survivors and tables that were made.
std::pair<std::size_t, std::uint64_t> check_box(const SieveSpace& space, Demand demand = Demand::full) {
  SieveResult result;
  SieveOptions options;
  options.demand.kind = demand == Demand::half ? SieveDemand::Kind::half : SieveDemand::Kind::full;
  std::set<std::uint64_t> sieved;
  for (const Survivor& s : survivors_of(space, options, &result)) {
    CHECK(sieved.insert(s.index).second);
  }
  std::uint64_t holes = 0;
  std::set<std::uint64_t> expected;
  for (std::size_t p = 0; p < space.parts().size(); ++p) {
    const SearchSpace& part = space.parts()[p];
    std::map<std::pair<std::string, std::string>, bool> seen;
    for (std::uint64_t i = 0; i < part.size(); ++i) {
      const auto pcf = part.at(i);
      if (!pcf) {
        ++holes;
        continue;
      }
      // How many of the primes have tables depends on the stratum: what passes all of them must be found, and what is found must pass with
      // some number of them.
      const std::uint64_t id = space.first_index(p) + i;
      if (Verifier(kTablePrimes, demand).survives(*pcf)) expected.insert(id);
      else if (sieved.contains(id)) CHECK(passes_with_fewer(*pcf, demand));
    }
  }
  // What is missing is the mirror image of a survivor.
  for (const std::uint64_t id : expected) {
    if (sieved.contains(id)) continue;
    std::size_t p = 0;
    while (space.first_index(p + 1) <= id) ++p;
    const SearchSpace& part = space.parts()[p];
    const auto pcf = part.at(id - space.first_index(p));
    bool found = false;
    for (const std::uint64_t other : sieved) {
      if (other < space.first_index(p) || other >= space.first_index(p + 1)) continue;
      const auto candidate = part.at(other - space.first_index(p));
      found = found || ((candidate->a == -pcf->a || candidate->a == pcf->a) && candidate->b == pcf->b);
    }
    CAPTURE(to_plain(*pcf));
    CHECK(found);
  }
  CHECK(result.is_complete);
  const SieveCounts& c = result.counts;
  CHECK(c.indices() == space.size());
  CHECK(c.survived() == sieved.size());
  CHECK(c.holes <= holes);
  return {sieved.size(), result.tables};
}

}  // namespace

TEST_SUITE("sieve/sieve") {
  TEST_CASE("known members come out, and nothing else does") {
    const SieveSpace space =
        SieveSpace::from_templates("A*(n^2+n)+B", "C*n^4", {{"A", "0..20"}, {"B", "-10..10"}, {"C", "-100..100"}});
    std::vector<std::string> found;
    SieveResult result;
    for (const Survivor& s : survivors_of(space, {}, &result))
      if (s.kind == SurvivorKind::irreducible) found.push_back(to_plain(s.pcf));
    CHECK(found == std::vector<std::string>{"PCF(3*n^2 + 3*n + 1, -2*n^4)", "PCF(7*n^2 + 7*n + 2, 8*n^4)",
                                            "PCF(10*n^2 + 10*n + 3, -9*n^4)", "PCF(11*n^2 + 11*n + 3, n^4)",
                                            "PCF(17*n^2 + 17*n + 6, -72*n^4)"});
    CHECK(result.counts.indices() == 21 * 21 * 201);
    CHECK(result.counts.failed > result.counts.covered() * 99 / 100);
  }

  TEST_CASE("random boxes: what testing every formula finds") {
    Generator generator(1919);
    int boxes = 0;
    std::uint64_t survivors = 0, tables = 0;
    for (int i = 0; i < random_formulas::repeated(50); ++i) {
      const int parameters = static_cast<int>(between(generator, 1, 4)), degree = static_cast<int>(between(generator, 1, 3));
      std::set<char> used;
      const std::string a = random_template(generator, degree, parameters, used),
                        b = random_b(generator, 2 * degree, parameters, used);
      Ranges ranges;
      double size = 1;
      for (const char name : used) {
        const auto half = between(generator, 0, parameters > 2 ? 3 : 12),
                   middle = between(generator, -3, 3) * between(generator, 0, 1);
        ranges[std::string(1, name)] = fmt::format("{}..{}", middle - half, middle + half);
        size *= static_cast<double>(2 * half + 1);
      }
      CAPTURE(a);
      CAPTURE(b);
      try {
        const auto [some, made] = check_box(SieveSpace::from_templates(a, b, ranges), i % 3 == 0 ? Demand::half : Demand::full);
        ++boxes;
        survivors += some, tables += made;
      } catch (const std::exception&) {
        continue;  // a template that vanishes, or a parameter that cancels out
      }
    }
    CHECK(2 * boxes > random_formulas::repeated(50));
    CHECK(survivors > 100);
    CHECK(tables > 100);
  }

  TEST_CASE("half: primes that split in the field of the eigenvalues") {
    const SieveSpace space = SieveSpace::from_templates("n+B", "C*n^2", {{"B", "-3..3"}, {"C", "1..6"}});
    SieveOptions options;
    const auto count = [&](SieveDemand::Kind kind) {
      options.demand.kind = kind;
      std::set<std::string> found;
      for (const Survivor& s : survivors_of(space, options)) found.insert(to_plain(s.pcf));
      return found;
    };
    const auto full = count(SieveDemand::Kind::full), half = count(SieveDemand::Kind::half);
    CHECK_FALSE(full.contains("PCF(n, n^2)"));
    CHECK(half.contains("PCF(n, n^2)"));
    CHECK(std::ranges::includes(half, full));
    CHECK(half.size() > full.size());
  }

  TEST_CASE("half: members of lower degrees are judged by their own eigenvalues") {
    // D + 2B = 0 takes degrees (2, 2) down to (1, 2), at B = -1 with equal eigenvalues.
    const SieveSpace space = SieveSpace::from_templates("(D+2B)*n^2+2B*n-1", "B*n^2-n+3D", {{"B", "-4..4"}, {"D", "-6..6"}});
    CHECK(check_box(space, Demand::half).first > 0);
    std::set<std::string> found;
    SieveOptions options;
    options.demand.kind = SieveDemand::Kind::half;
    for (const Survivor& s : survivors_of(space, options)) found.insert(to_plain(s.pcf));
    CHECK(found.contains("PCF(-2*n - 1, -n^2 - n + 6)"));
  }

  TEST_CASE("long ranges go by the Chinese remainder theorem, whatever the level") {
    // The five formulas again, far from 0 as well: only multiples by squares of n's unit are there.
    const SieveSpace far = SieveSpace::from_templates("A*(n^2+n)+B", "C*n^4",
                                                      {{"A", "11"}, {"B", "-100000..100000"}, {"C", "-1000000000..1000000000"}});
    std::set<std::string> found;
    for (const Survivor& s : survivors_of(far)) found.insert(to_plain(s.pcf));
    CHECK(found.contains("PCF(11*n^2 + 11*n + 3, n^4)"));
    const SieveSpace one = SieveSpace::from_templates("11n^2+11n+3", "C*n^4", {{"C", "-400000000000000..500000000000000"}});
    CHECK(survivors_of(one).size() == 1);
  }

  TEST_CASE("shards and threads: the same survivors, the same counts") {
    const SieveSpace space = SieveSpace::from_templates("A*n^2+B*n+C", "E*shape(4; 0, 1/2)", {{"", "-12..12"}});
    SieveResult whole;
    SieveOptions options;
    options.work.threads = 1;
    const auto expected = survivors_of(space, options, &whole);
    options.work.threads = 3;
    const auto threaded = survivors_of(space, options);
    REQUIRE(threaded.size() == expected.size());
    for (std::size_t i = 0; i < expected.size(); ++i) CHECK(threaded[i].index == expected[i].index);
    std::set<std::uint64_t> sharded;
    std::uint64_t covered = 0, holes = 0;
    options.shards = 3;
    for (options.shard = 0; options.shard < 3; ++options.shard) {
      SieveResult part;
      for (const Survivor& s : survivors_of(space, options, &part)) CHECK(sharded.insert(s.index).second);
      covered += part.counts.covered(), holes += part.counts.holes + part.counts.mirrored;
    }
    CHECK(sharded.size() == expected.size());
    CHECK(covered == whole.counts.covered());
    CHECK(covered + holes == space.size());
  }

  TEST_CASE("cells of any size hold the same") {
    const SieveSpace space = SieveSpace::from_templates("A*n^2+B*n+C", "E*shape(4; 0, 1/2)", {{"", "-7..7"}});
    SieveResult whole;
    const auto expected = survivors_of(space, {}, &whole);
    for (const std::uint64_t size : {std::uint64_t{1}, std::uint64_t{100}, std::uint64_t{7000}, std::uint64_t{1} << 40}) {
      CAPTURE(size);
      const SieveCells cells(space, size);
      SieveCounts counts;
      std::vector<std::uint64_t> found;
      for (const SieveBlock& block : cells.blocks()) {
        counts += block.untested;
        if (!block.stratum) continue;
        const SievePart part{space.parts()[block.part], space.first_index(block.part)};
        const auto stratum = stratum_sieve(part, *block.stratum, {}, {});
        for (std::uint64_t i = 0; i < block.slices; ++i) {
          const auto done = stratum->sieve(first_piece(stratum->pieces(), block.slices, i),
                                           first_piece(stratum->pieces(), block.slices, i + 1), nullptr);
          counts += done->counts;
          for (const Survivor& s : done->survivors) found.push_back(s.index);
        }
      }
      CHECK(counts == whole.counts);
      REQUIRE(found.size() == expected.size());
      for (std::size_t i = 0; i < found.size(); ++i) CHECK(found[i] == expected[i].index);
      for (std::uint64_t number = 0, block = 0, slice = 0; number < cells.count(); ++number, ++slice) {
        if (slice == cells.blocks()[block].slices) ++block, slice = 0;
        CHECK(cells.cell(number).block == block);
        CHECK(cells.cell(number).slice == slice);
      }
    }
  }

  TEST_CASE("more parameters than tables have axes") {
    const SieveSpace space = SieveSpace::from_templates(
        "A*n+B+C", "(D*n+E)*(F*n+G)",
        {{"A", "1..2"}, {"B", "-1..1"}, {"C", "0..1"}, {"D", "1..2"}, {"E", "0..1"}, {"F", "1..2"}, {"G", "-1..1"}});
    check_box(space);
  }

  TEST_CASE("it ends at once where it is told to") {
    const std::atomic<bool> stop{true};
    SieveOptions options;
    options.work.stop = &stop;
    SieveResult result;
    CHECK(survivors_of(SieveSpace::from_templates("A*(n^2+n)+B", "C*n^4", {{"", "-100..100"}}), options, &result).empty());
    CHECK_FALSE(result.is_complete);
  }
}
