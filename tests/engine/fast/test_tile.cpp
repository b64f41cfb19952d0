#include "engine/compare_rows.hpp"
#include "engine/evaluate/evaluate.hpp"
#include "engine/fast/tile.hpp"

#include <doctest/doctest.h>

#include <map>
#include <random>

namespace brouncker::fast {
namespace {

std::uint64_t count_of(const SearchSpace& space, bool of_a) {
  std::uint64_t count = 1;
  for (std::size_t i = 0; i < space.parameters().size(); ++i) {
    bool in_a = false;
    for (const auto& term : space.a().terms()) in_a = in_a || term.exponents[i] > 0;
    if (in_a == of_a) count *= space.parameters()[i].count();
  }
  return count;
}

/// Random a's (or b's) of a separable space.
std::vector<Polynomial> drawn(const SearchSpace& space, bool of_a, std::size_t count, std::mt19937_64& random) {
  const std::uint64_t a_count = count_of(space, true), b_count = count_of(space, false);
  std::vector<Polynomial> result;
  while (result.size() < count) {
    const std::uint64_t index = random() % (of_a ? a_count : b_count);
    Polynomial p = of_a ? space.a().at(space.values_at(index * b_count)) : space.b().at(space.values_at(index));
    if (!p.is_zero()) result.push_back(std::move(p));
  }
  return result;
}

/// Compares every pair of a tile with the generic path.
void check_tile(std::span<const Polynomial> a, std::span<const Polynomial> b, const Sampling& sampling) {
  using Rows = std::map<std::pair<std::size_t, std::size_t>, Row>;
  const auto rows_by = [&](Gcds gcds) {
    Rows rows;
    evaluate_tile(*shared_for(sampling), a, b, gcds,
                  [&](std::size_t i, std::size_t j, Row row) { CHECK(rows.emplace(std::pair(i, j), std::move(row)).second); });
    CHECK(rows.size() == a.size() * b.size());
    return rows;
  };
  const Rows by_convergents = rows_by(Gcds::of_convergents);
  for (const auto& [at, row] : rows_by(Gcds::by_primes)) {
    const Row expected = evaluate({a[at.first], b[at.second]}, sampling, kRunDigits);
    const std::string what = difference(row, expected) + difference(by_convergents.at(at), expected);
    if (what.empty()) continue;
    std::string name;
    for (const Polynomial* p : {&a[at.first], &b[at.second]})
      for (const Integer& c : p->descending()) name += c.str() + (p == &a[at.first] ? "," : ";");
    FAIL_CHECK(name << ": " << what);
  }
}

SearchSpace published() { return SearchSpace::from_templates("A*n^2 + B*n + C", "D*n^2 + E*n + F", {{"", "-5..5"}}); }

TEST_SUITE("fast/tile") {
  TEST_CASE("random pairs of the published space have the rows of the generic path") {
    std::mt19937_64 random(1);
    for (int tile = 0; tile < 8; ++tile) check_tile(drawn(published(), true, 10, random), drawn(published(), false, 5, random), {});
  }

  TEST_CASE("pairs that fall out of the common run have the rows of the generic path") {
    // a(1) = 0; a(2) = -b(2); q_n = 0 far out; a = b; cancelling growth; complex eigenvalues; factorial reduction; b ending early.
    const std::vector<Polynomial> a = {Polynomial::of({1, -1}),  Polynomial::of({1, 0, -1}), Polynomial::of({2, 1}),
                                       Polynomial::of({1}),      Polynomial::of({3, 3, 1}),  Polynomial::of({1, 1}),
                                       Polynomial::of({1, 0}),   Polynomial::of({-5, 5, 5}), Polynomial::of({-1, 0, 1}),
                                       Polynomial::of({2, 2, 1})};
    const std::vector<Polynomial> b = {Polynomial::of({1, 0, 0}), Polynomial::of({-1}),       Polynomial::of({-1, 0}),
                                       Polynomial::of({1, -3}),   Polynomial::of({-2, 1, 0}), Polynomial::of({2, 0, 0}),
                                       Polynomial::of({1}),       Polynomial::of({-1, 0, 0})};
    check_tile(a, b, {});
  }

  TEST_CASE("degree 3 with coefficients -2..2, degree 2 with coefficients to 50") {
    const SearchSpace cubic = SearchSpace::from_templates("A*n^3 + B*n^2 + C*n + D", "E*n^3 + F*n^2 + G*n + H", {{"", "-2..2"}});
    const SearchSpace large = SearchSpace::from_templates("A*n^2 + B*n + C", "D*n^2 + E*n + F", {{"", "-50..50"}});
    std::mt19937_64 random(3);
    for (const SearchSpace* space : {&cubic, &large})
      for (int tile = 0; tile < 3; ++tile) check_tile(drawn(*space, true, 12, random), drawn(*space, false, 4, random), {});
  }

  TEST_CASE("coefficients at the lane bounds and beyond") {
    const std::vector<Polynomial> a = {Polynomial::of({1LL << 33, 1}), Polynomial::of({4'000, 3, 1}),
                                       Polynomial::of({1LL << 60, 7}), Polynomial::of({1LL << 40, -1})};
    const std::vector<Polynomial> b = {Polynomial::of({1LL << 33, 1}), Polynomial::of({4'000, 1, 3}),
                                       Polynomial::of({1LL << 20, 0, 1}), Polynomial::of({1LL << 44, 1}), Polynomial::of({2, 1})};
    check_tile(a, b, {});
  }

  TEST_CASE("20,000 random pairs of the published space" * doctest::test_suite("slow")) {
    std::mt19937_64 random(4);
    for (int tile = 0; tile < 100; ++tile)
      check_tile(drawn(published(), true, 20, random), drawn(published(), false, 10, random), {});
  }

  TEST_CASE("other depths and divisors") {
    std::mt19937_64 random(2);
    for (const Sampling& sampling : {Sampling{.depth = 300}, Sampling{.depth = 1'001, .divisor = 3}, Sampling{.depth = 64}})
      check_tile(drawn(published(), true, 10, random), drawn(published(), false, 4, random), sampling);
  }
}

}  // namespace
}  // namespace brouncker::fast
