#include "engine/sieve/residue_set.hpp"
#include "tests/support/random_formulas.hpp"

#include <doctest/doctest.h>

using namespace brouncker;
using namespace brouncker::sieve;
using random_formulas::between;

namespace {

std::vector<std::int64_t> found_in(std::int64_t first, std::int64_t last, std::span<const ResidueSet> sets) {
  std::vector<std::int64_t> found;
  for_each_allowed(first, last, sets, [&](std::int64_t x) { return found.push_back(x), true; });
  std::ranges::sort(found);
  return found;
}

}  // namespace

TEST_SUITE("sieve/residue_set") {
  TEST_CASE("integers with allowed residues, against asking each") {
    random_formulas::Generator generator(7);
    for (int i = 0; i < random_formulas::repeated(200); ++i) {
      std::vector<ResidueSet> sets;
      for (const std::uint32_t p : {61U, 53U, 31U, 13U, 11U, 7U}) {
        std::uint64_t mask = generator() & generator() & ResidueSet::full_mask(p);
        if (between(generator, 0, 3) == 0) mask = ResidueSet::full_mask(p);
        if (between(generator, 0, 1)) sets.push_back({p, mask});
      }
      const std::int64_t length = between(generator, 0, 1) ? between(generator, 1, 300) : between(generator, 4000, 30'000);
      const std::int64_t first = between(generator, -1'000'000, 1'000'000);
      std::vector<std::int64_t> expected;
      for (std::int64_t x = first; x < first + length; ++x)
        if (std::ranges::all_of(sets, [x](const ResidueSet& s) { return s.allows(x); })) expected.push_back(x);
      CHECK(found_in(first, first + length - 1, sets) == expected);
    }
  }

  TEST_CASE("one residue of each prime in a range of 10^15: what the Chinese remainder theorem says") {
    std::vector<ResidueSet> sets;
    const std::int64_t x = 123'456'789'012'345;
    for (const std::uint32_t p : {61U, 59U, 53U, 47U, 43U, 41U, 37U, 31U, 29U, 23U})
      sets.push_back({p, std::uint64_t{1} << ResidueSet::residue(x, p)});
    const auto found = found_in(-500'000'000'000'000, 500'000'000'000'000, sets);
    CHECK(found == std::vector<std::int64_t>{x});
  }

  TEST_CASE("an enumeration ends where it is told to, and a full set costs nothing") {
    int calls = 0;
    for_each_allowed(-5, 1'000'000'000'000, {}, [&](std::int64_t) { return ++calls < 10; });
    CHECK(calls == 10);
  }
}
