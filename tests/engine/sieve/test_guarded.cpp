#include "engine/recurrence/classify.hpp"
#include "engine/sieve/budget.hpp"
#include "engine/sieve/sieve.hpp"
#include "engine/sieve/weighted_words.hpp"
#include "formulas/print.hpp"
#include "tests/support/random_formulas.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <set>

using namespace brouncker;
using namespace brouncker::sieve;

namespace {

const std::vector<std::uint32_t> kPrimes = {3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37, 41, 43, 47, 53, 59, 61};

bool is_proved(const Pcf& pcf, const Rational& threshold) {
  std::vector<std::uint32_t> primes;
  for (const std::uint32_t prime : kPrimes)
    if (limits_delta(pcf, prime)) primes.push_back(prime);
  return is_delta_below(pcf, primes, threshold);
}

/// Is the budget more than all primes cost, in units of 1/64 rounded to the safe side? @param fixed The part of b without parameters.
bool is_beyond(const Pcf& pcf, const Polynomial& fixed, const Rational& threshold) {
  double total = 0;
  for (const std::uint32_t prime : kPrimes) total += std::floor(64 * static_cast<double>(midpoint(prime_cost(fixed, prime, 64))));
  return 64 * static_cast<double>(midpoint(delta_budget(pcf.a.leading(), pcf.b.leading(), threshold, 64))) + 1 >= total;
}

SieveOptions above(const Rational& threshold) {
  SieveOptions options;
  options.demand = {SieveDemand::Kind::delta, threshold};
  return options;
}

/// Every formula is kept, or its mirror image is, or the theorem does not speak of it, or it is proved to be below the threshold.
void check_space(const SieveSpace& space, const std::vector<Polynomial>& fixed, const Rational& threshold) {
  std::set<std::uint64_t> kept;
  std::set<std::pair<std::string, std::string>> shown;
  const SieveResult result = sieve::sieve(space, above(threshold), [&](const Survivor& s) {
    CHECK(kept.insert(s.index).second);
    shown.emplace(to_plain(s.pcf.a), to_plain(s.pcf.b));
  });
  const SieveCounts& c = result.counts;
  CHECK(result.is_complete);
  CHECK(c.candidates == kept.size());
  CHECK(c.indices() == space.size());
  CHECK(c.failed > 0);
  for (std::size_t p = 0; p < space.parts().size(); ++p)
    for (std::uint64_t i = 0; i < space.parts()[p].size(); ++i) {
      const auto pcf = space.parts()[p].at(i);
      if (!pcf || pcf->b.degree() != 2 * pcf->a.degree() || classify(*pcf).kind != ConvergenceClass::exponential) continue;
      if (kept.contains(space.first_index(p) + i) || shown.contains({to_plain(-pcf->a), to_plain(pcf->b)})) continue;
      CHECK((is_proved(*pcf, threshold) || is_beyond(*pcf, fixed[p], threshold)));
    }
}

}  // namespace

TEST_SUITE("sieve/guarded") {
  TEST_CASE("sums of weights in bit planes") {
    random_formulas::Generator generator(12);
    for (int i = 0; i < 100; ++i) {
      const auto slack = static_cast<std::uint32_t>(generator() % 600);
      WeightedWords words(slack);
      std::array<std::uint32_t, 64> sums{};
      for (int k = 0; k < 12; ++k) {
        const auto weight = static_cast<std::uint32_t>(generator() % 120);
        const std::uint64_t mask = generator();
        words.add(weight, mask);
        for (std::size_t l = 0; l < 64; ++l) sums[l] += mask >> l & 1 ? weight : 0;
      }
      for (std::size_t l = 0; l < 64; ++l) CHECK((words.exceeded() >> l & 1) == (sums[l] > slack));
    }
  }

  TEST_CASE("what is dropped is proved, formula by formula") {
    const Polynomial n = Polynomial::of({1, 0}), h = Polynomial::of({2, -1});
    check_space(SieveSpace::from_templates("A*(n^2+n)+B", "C*n^4", {{"A", "1..12"}, {"B", "-6..6"}, {"C", "-20..20"}}),
                {n * n * n * n}, 0);
    check_space(SieveSpace::from_templates("A*n^2+B*n+C", "E*shape(4; 0, 1/2)", {{"", "-3..3"}}),
                {n * n * n * n, n * n * n * h, n * n * h * h, n * h * h * h, h * h * h * h}, Rational(-1, 4));
    check_space(SieveSpace::from_templates("A*n+B", "n*(C*n+D)", {{"", "-5..5"}}), {n}, Rational(1, 2));
    check_space(SieveSpace::from_templates("A*n+B", "C*n^2", {{"", "-20..20"}}), {n * n}, 0);
  }

  TEST_CASE("Apery's is kept, and nearly nothing else") {
    const SieveSpace space =
        SieveSpace::from_templates("A*(n^2+n)+B", "C*n^4", {{"A", "1..30"}, {"B", "-200..200"}, {"C", "-100..100"}});
    std::set<std::string> kept;
    const SieveResult result = sieve::sieve(space, above(0), [&](const Survivor& s) { kept.insert(to_plain(s.pcf)); });
    CHECK(kept.contains("PCF(11*n^2 + 11*n + 3, n^4)"));
    CHECK(result.counts.failed > 100 * result.counts.candidates);
  }
}
