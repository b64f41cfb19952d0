#include "engine/fast/factors.hpp"
#include "engine/fast/terms_table.hpp"

#include <doctest/doctest.h>

#include <map>

namespace brouncker::fast {
namespace {

/// p -> n -> order, by trial division.
std::map<std::int64_t, std::map<int, int>> by_trial_division(const std::vector<double>& b) {
  std::map<std::int64_t, std::map<int, int>> result;
  for (std::size_t n = 1; n < b.size(); ++n) {
    auto rest = static_cast<std::int64_t>(b[n] < 0 ? -b[n] : b[n]);
    for (std::int64_t p = 2; p * p <= rest; ++p)
      while (rest % p == 0) rest /= p, ++result[p][static_cast<int>(n)];
    if (rest > 1) ++result[rest][static_cast<int>(n)];
  }
  return result;
}

TEST_SUITE("fast/factors") {
  TEST_CASE("all prime factors of b(1) .. b(n), as by trial division") {
    // Linear; quadratic with content; cubic beyond the table; squares of large primes; constants.
    for (const Polynomial& b :
         {Polynomial::of({5, -2}), Polynomial::of({-5, 5, 5}), Polynomial::of({4, 4, 0}), Polynomial::of({2, -1, 2, 1}),
          Polynomial::of({1, 0, 46'337 * 2, 46'337LL * 46'337}), Polynomial::of({-1}), Polynomial::of({12})}) {
      const std::vector<double> terms = values(b, 400);
      const FactoredB factored(terms);
      std::map<std::int64_t, std::map<int, int>> found;
      std::int64_t last_p = 0;
      for (const PrimeOfB& prime : factored.primes()) {
        CHECK(prime.p > last_p);
        last_p = prime.p;
        for (const Occurrence& each : prime.occurrences) found[prime.p][each.n] = each.order;
        CHECK(found[prime.p].size() == prime.occurrences.size());
        CHECK(found[prime.p].begin()->first == prime.first_root());
      }
      CHECK(found == by_trial_division(terms));
    }
  }
}

}  // namespace
}  // namespace brouncker::fast
