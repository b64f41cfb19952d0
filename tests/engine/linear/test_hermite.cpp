#include "engine/linear/hermite.hpp"
#include "tests/support/random_formulas.hpp"

#include <doctest/doctest.h>

namespace brouncker {
namespace {

using random_formulas::between;
using random_formulas::Generator;
using random_formulas::repeated;

TEST_SUITE("linear/hermite") {
  TEST_CASE("Hermite normal form: equal lattices, equal forms") {
    Generator random(3);
    for (int i = 0; i < repeated(200); ++i) {
      std::vector<std::vector<Integer>> rows(3, std::vector<Integer>(3));
      for (auto& row : rows)
        for (Integer& x : row) x = between(random, -9, 9);
      const auto form = hermite_normal_form(rows);
      // Unimodular changes, and further vectors of the lattice.
      auto other = rows;
      for (std::size_t k = 0; k < 3; ++k) other[0][k] += 3 * rows[1][k], other[2][k] -= 2 * rows[1][k];
      std::swap(other[0], other[1]);
      other.push_back(rows[2]);
      CHECK(hermite_normal_form(other) == form);
      std::size_t last = 0;
      for (std::size_t r = 0; r < form.size(); ++r) {
        std::size_t pivot = 0;
        while (form[r][pivot] == 0) ++pivot;
        CHECK(form[r][pivot] > 0);
        CHECK((r == 0 || pivot > last));
        for (std::size_t above = 0; above < r; ++above) CHECK((form[above][pivot] >= 0 && form[above][pivot] < form[r][pivot]));
        last = pivot;
      }
    }
  }
}

}  // namespace
}  // namespace brouncker
