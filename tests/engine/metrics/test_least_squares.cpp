#include "engine/metrics/least_squares.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <random>

namespace brouncker {
namespace {

TEST_SUITE("metrics/least_squares") {
  TEST_CASE("a straight line through exact data is recovered with no variance") {
    const std::vector<std::vector<double>> columns = {{1, 1, 1, 1}, {1, 2, 3, 5}};
    const LeastSquares fit = least_squares(columns, std::vector<double>{5, 7, 9, 13});
    CHECK(fit.coefficients[0] == doctest::Approx(3).epsilon(1e-14));
    CHECK(fit.coefficients[1] == doctest::Approx(2).epsilon(1e-14));
    CHECK(fit.variances[1] == doctest::Approx(0).epsilon(1e-20));
  }

  TEST_CASE("the textbook regression has its slope and its variance") {
    // x = 0..4, y = (1, 3, 2, 5, 4): slope 0.8, intercept 1.4, RSS 3.6, s^2 = 1.2, var(slope) = 0.12, var(intercept) = 0.72
    const std::vector<std::vector<double>> columns = {{1, 1, 1, 1, 1}, {0, 1, 2, 3, 4}};
    const LeastSquares fit = least_squares(columns, std::vector<double>{1, 3, 2, 5, 4});
    CHECK(fit.coefficients[0] == doctest::Approx(1.4).epsilon(1e-14));
    CHECK(fit.coefficients[1] == doctest::Approx(0.8).epsilon(1e-14));
    CHECK(fit.variances[0] == doctest::Approx(0.72).epsilon(1e-14));
    CHECK(fit.variances[1] == doctest::Approx(0.12).epsilon(1e-14));
  }

  TEST_CASE("the residual is orthogonal to the columns") {
    std::mt19937_64 random(1);
    std::uniform_real_distribution<double> value(-1, 1);
    for (int round = 0; round < 50; ++round) {
      std::vector<std::vector<double>> columns(3, std::vector<double>(5));
      std::vector<double> y(5);
      for (double& v : y) v = value(random);
      for (auto& column : columns)
        for (double& v : column) v = value(random);
      const LeastSquares fit = least_squares(columns, y);
      REQUIRE(fit.coefficients.size() == 3);
      for (const auto& column : columns) {
        double product = 0;
        for (std::size_t i = 0; i < 5; ++i)
          product += column[i] * (y[i] - fit.coefficients[0] * columns[0][i] - fit.coefficients[1] * columns[1][i] -
                                  fit.coefficients[2] * columns[2][i]);
        CHECK(std::fabs(product) < 1e-12);
      }
    }
  }

  TEST_CASE("what has no answer gives none") {
    const std::vector<std::vector<double>> parallel = {{1, 2, 3}, {2, 4, 6}};
    CHECK(least_squares(parallel, std::vector<double>{1, 2, 4}).coefficients.empty());
    const std::vector<std::vector<double>> two = {{1, 2}, {1, 1}};
    CHECK(least_squares(two, std::vector<double>{1, INFINITY}).coefficients.empty());
    CHECK(least_squares(two, std::vector<double>{1}).coefficients.empty());
  }
}

}  // namespace
}  // namespace brouncker
