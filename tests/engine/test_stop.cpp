#include "engine/stop.hpp"

#include "engine/claim/evaluated.hpp"
#include "engine/evaluate/limit.hpp"
#include "engine/evaluate/verify.hpp"
#include "engine/linear/rational_echelon.hpp"
#include "engine/match/relation.hpp"
#include "engine/parallel.hpp"
#include "engine/recurrence/ball_convergent.hpp"
#include "engine/recurrence/classify.hpp"
#include "engine/recurrence/convergents.hpp"
#include "formulas/parse_polynomial.hpp"

#include <functional>
#include <vector>

#include <doctest/doctest.h>

using namespace brouncker;

TEST_SUITE_BEGIN("stop");

namespace {

Limit limit_to(const char* a, const char* b, long digits) {
  const Pcf pcf = parse_pcf(a, b);
  return limit_of(pcf, classify(pcf), digits);
}

Limit long_limit() { return limit_to("n^2+n+7", "n^3+5", 3'000); }

/// What takes long for one formula, each by another way.
const std::vector<std::function<void()>>& long_work() {
  static const std::vector<std::function<void()>> all = {
      [] { long_limit(); },
      [] { convergent(Terms(parse_pcf("2n+1", "n^2"), 5'000), 5'000); },
      [] { product_column(Terms(parse_pcf("2n+1", "n^2"), 5'000), 1, 5'000); },
      [] { ball_convergent(parse_pcf("2n+1", "n^2"), 5'000, 200); },
      [] { limit_to("7", "n^2+5", 300); },  // a closed form
      [] { limit_to("n", "n^3+1", 100); },  // a tail series
      [] { verify(parse_pcf("2n+1", "n^2"), parse_expression("3/pi + 1/pi"), 50); },
      [] {
        evaluated(Contraction{parse_pcf("2n+1", "n^2"), {}}, Sampling{}, 2'000);
      },
      [] {
        unique_solution({{1, 2, 3}, {0, 1, 5}}, 2);
      },
      [] {
        find_relation(std::vector{exact_one(), exact_one()}, 10);
      },
  };
  return all;
}

}  // namespace

TEST_CASE("work of every kind ends where the flag is true, and is not ended elsewhere") {
  const std::atomic<bool> yes{true}, no{false};
  for (const auto& work : long_work()) {
    CAPTURE(&work - long_work().data());
    {
      const StopScope scope(&yes);
      CHECK_THROWS_AS(work(), Stopped);
    }
    const StopScope scope(&no);
    CHECK_NOTHROW(work());
  }
}

TEST_CASE("what was stopped gives the same afterwards") {
  const Limit before = long_limit();
  const std::atomic<bool> yes{true};
  {
    const StopScope scope(&yes);
    CHECK_THROWS_AS(long_limit(), Stopped);
  }
  CHECK(long_limit().value == before.value);
}

TEST_CASE("scopes are of one thread, stand in each other, and can be left") {
  const std::atomic<bool> yes{true};
  {
    const StopScope outer(&yes);
    {
      const StopScope inner(nullptr);
      CHECK_NOTHROW(end_if_stopped());
    }
    CHECK_THROWS_AS(end_if_stopped(), Stopped);
    leave_stop_scope();
    CHECK_NOTHROW(end_if_stopped());
  }
  CHECK_NOTHROW(end_if_stopped());
  const StopScope scope(&yes);
  CHECK_THROWS_AS(parallel_blocks(100, 1, 2,
                                  [](std::size_t, std::size_t) {
                                    const StopScope own(stop::flag);
                                    end_if_stopped();
                                    throw Stopped{};  // of the other thread
                                  }),
                  Stopped);
}

TEST_SUITE_END();
