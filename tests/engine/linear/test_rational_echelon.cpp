#include "engine/linear/rational_echelon.hpp"

#include <doctest/doctest.h>

namespace brouncker {
namespace {

TEST_SUITE("linear/rational_echelon") {
  TEST_CASE("the one solution of a system, whatever the order of its rows") {
    using Rows = std::vector<RationalEchelon::Row>;
    const std::vector<Rational> expected{Rational(1, 2), -3, 5};
    Rows rows;
    for (const std::vector<Rational>& left : {std::vector<Rational>{0, 2, 1}, {1, 1, 1}, {2, 0, Rational(1, 3)}, {3, 3, 2}}) {
      Rational sum = 0;
      for (std::size_t k = 0; k < 3; ++k) sum += left[k] * expected[k];
      rows.push_back(left);
      rows.back().push_back(sum);
    }
    CHECK(unique_solution(rows, 3) == expected);
    std::swap(rows[0], rows[3]);
    CHECK(unique_solution(rows, 3) == expected);
    CHECK_FALSE(unique_solution(Rows(rows.begin(), rows.begin() + 2), 3));  // more than one
    rows.back().back() += 1;
    CHECK_FALSE(unique_solution(rows, 3));  // none
  }

  TEST_CASE("rows are reduced: 1 at their pivot, 0 at those of the others") {
    RationalEchelon echelon;
    for (const RationalEchelon::Row& row : {RationalEchelon::Row{0, 2, 4, 1}, {3, 1, 0, 0}, {3, 3, 4, 1}, {1, 1, 1, 1}})
      echelon.add(row);
    REQUIRE(echelon.rows().size() == 3);  // the third is the sum of the first two
    for (std::size_t i = 0; i < 3; ++i)
      for (std::size_t j = 0; j < 3; ++j) CHECK(echelon.rows()[i][echelon.pivots()[j]] == (i == j ? 1 : 0));
  }
}

}  // namespace
}  // namespace brouncker
