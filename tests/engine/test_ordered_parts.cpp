#include "engine/ordered_parts.hpp"

#include <atomic>
#include <stdexcept>
#include <string>
#include <vector>

#include <doctest/doctest.h>

TEST_SUITE("engine/ordered_parts") {
  using brouncker::ordered_parts;

  TEST_CASE("parts are taken in their order, and few are held at a time") {
    for (const int threads : {1, 2, 4}) {
      std::vector<std::size_t> taken;
      std::atomic<int> held{0};
      int most = 0;
      ordered_parts(
          1'000, threads,
          [&](std::size_t i) {
            ++held;
            return std::vector<std::size_t>(i % 3, i);
          },
          [&](std::vector<std::size_t> part) {
            most = std::max(most, held.load());
            --held;
            taken.insert(taken.end(), part.begin(), part.end());
          });
      std::vector<std::size_t> expected;
      for (std::size_t i = 0; i < 1'000; ++i) expected.insert(expected.end(), i % 3, i);
      CHECK(taken == expected);
      CHECK(most <= 2 * threads);
    }
  }

  TEST_CASE("what the first part threw comes out, whether made or taken, and no later part is taken") {
    for (int round = 0; round < 50; ++round)
      for (const int threads : {1, 2, 4})
        for (const bool in_take : {false, true}) {
          std::string caught;
          std::size_t last = 0;
          try {
            ordered_parts(
                500, threads,
                [&](std::size_t i) {
                  if (!in_take && i >= 70) throw std::runtime_error(std::to_string(i));
                  return i;
                },
                [&](std::size_t i) {
                  if (in_take && i >= 70) throw std::runtime_error(std::to_string(i));
                  last = i;
                });
          } catch (const std::runtime_error& error) {
            caught = error.what();
          }
          CHECK(caught == "70");
          CHECK(last == 69);
        }
  }

  TEST_CASE("no parts at all") {
    bool taken = false;
    ordered_parts(
        0, 2, [](std::size_t i) { return i; }, [&](std::size_t) { taken = true; });
    CHECK(!taken);
  }
}
