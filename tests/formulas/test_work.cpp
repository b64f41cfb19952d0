#include "formulas/work.hpp"

#include "formulas/polynomial.hpp"
#include "formulas/roots.hpp"

#include <doctest/doctest.h>

TEST_SUITE("formulas/work") {
  using brouncker::Integer;
  using brouncker::Polynomial;
  using brouncker::WorkExceeded;
  using brouncker::WorkLimit;

  /// 1 + n + ... + n^degree, times a power of 2.
  Polynomial full(int degree, unsigned bits) {
    return Polynomial(std::vector<Integer>(static_cast<std::size_t>(degree) + 1, Integer(1) << bits));
  }

  TEST_CASE("without a limit nothing is counted") {
    CHECK_FALSE(brouncker::is_work_limited());
    brouncker::book_work(1e300);
    CHECK((full(100, 1000) * full(100, 1000)).degree() == 200);
  }

  TEST_CASE("products, shifts, values, gcds and quotients of large polynomials end before they are made") {
    const Polynomial large = full(2000, 20'000), other = full(1999, 20'000);
    const Integer far = Integer(1) << 1000;
    const auto exceeds = [](const auto& operation) {
      const WorkLimit limit(1e6);
      try {
        operation();
      } catch (const WorkExceeded&) {
        return true;
      }
      return false;
    };
    CHECK(exceeds([&] { return large * other; }));
    CHECK(exceeds([&] { return large.shifted(far); }));
    CHECK(exceeds([&] { return large(far); }));
    CHECK(exceeds([&] { return primitive_gcd(large, other); }));
    CHECK(exceeds([&] { return exact_quotient(large, full(1000, 0)); }));
    CHECK_FALSE(exceeds([] { return full(10, 10) * full(10, 10); }));
  }

  TEST_CASE("an inner limit ends with its scope, the outer one goes on") {
    const WorkLimit outer(100);
    {
      const WorkLimit inner(10);
      brouncker::book_work(5);
      CHECK(inner.left() == 5);
    }
    brouncker::book_work(60);
    CHECK(outer.left() == 40);
    CHECK_THROWS_AS(brouncker::book_work(41), WorkExceeded);
  }
}
