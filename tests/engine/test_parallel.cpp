#include "engine/parallel.hpp"

#include <atomic>
#include <stdexcept>
#include <string>
#include <vector>

#include <doctest/doctest.h>

TEST_SUITE("engine/parallel") {
  using brouncker::parallel_blocks;

  TEST_CASE("every item is in one block") {
    std::vector<std::atomic<int>> seen(1003);
    parallel_blocks(seen.size(), 10, 2, [&](std::size_t first, std::size_t last) {
      for (std::size_t i = first; i < last; ++i) ++seen[i];
    });
    for (const auto& count : seen) CHECK(count == 1);
  }

  TEST_CASE("of several exceptions the caller gets that of the lowest block, whatever the threads") {
    for (int round = 0; round < 50; ++round) {
      for (const int threads : {1, 2, 4}) {
        std::string caught;
        try {
          parallel_blocks(1000, 7, threads, [](std::size_t first, std::size_t) {
            if (first >= 70 && first % 2 == 0) throw std::runtime_error(std::to_string(first));
          });
        } catch (const std::runtime_error& error) {
          caught = error.what();
        }
        CHECK(caught == "70");
      }
    }
  }
}
