#include "results/families/anchored.hpp"
#include "tests/support/related_pairs.hpp"

#include <doctest/doctest.h>

namespace brouncker {
namespace {

using related_pairs::pcf;

IdentifiedFormula formula(std::int64_t id, const Pcf& pcf, const char* expression, const char* constant, FormKind kind,
                          ClaimStatus status = ClaimStatus::proved) {
  IdentifiedFormula result{id, pcf, {}};
  result.claim.expression = expression;
  result.claim.constant = constant;
  result.claim.kind = kind;
  result.claim.status = status;
  return result;
}

TEST_SUITE("results/families/anchored") {
  TEST_CASE("formulas of one constant make a row, those of another or without a known constant do not join it") {
    std::vector<IdentifiedFormula> formulas;
    for (const long p : {6L, 4L, 8L, 10L})
      formulas.push_back(
          formula(p, {Polynomial::of({1, p}), Polynomial::of({3, 2})}, p == 4 ? "simplest" : "other", "e", FormKind::constant));
    formulas.push_back(formula(1, pcf("n + 2", "3n + 2"), "y", "pi", FormKind::constant));
    formulas.push_back(formula(2, pcf("n + 3", "3n + 2"), "1/2", "rational", FormKind::rational));
    for (const long p : {12L, 14L, 16L, 18L})
      formulas.push_back(formula(p, {Polynomial::of({1, p}), Polynomial::of({3, 2})}, "quotient", "", FormKind::quotient));
    const auto rows = anchored_rows(formulas, {});
    std::vector<AnchoredRow> lattices;
    for (const AnchoredRow& row : rows)
      if (row.name.kind == "lattice") lattices.push_back(row);
    REQUIRE(lattices.size() == 1);
    const AnchoredRow& row = lattices[0];
    CHECK(row.family == 1);
    CHECK(row.name.literature.empty());
    CHECK(row.constant == "e");
    CHECK(row.a == "n + 2*i + 4");
    CHECK(row.base == 4);
    CHECK(row.closed_form == "simplest");
    CHECK(row.formulas == 4);
    CHECK(row.members.size() == 4);
    CHECK(row.lattice == std::vector<std::vector<Rational>>{{2, 0}});
  }

  TEST_CASE("formulas in Euler's form make a row that counts their constants") {
    std::vector<IdentifiedFormula> formulas;
    for (const long beta : {1L, 3L, 5L, 7L, 9L}) {
      const Polynomial h1 = Polynomial::of({2, beta}), h2 = Polynomial::of({-1, 2});
      formulas.push_back(formula(beta, {h1 + h2.shifted(1), -h1 * h2}, "form", beta < 6 ? "log2" : "pi", FormKind::constant,
                                 ClaimStatus::conjectured));
    }
    const auto rows = anchored_rows(formulas, {});
    REQUIRE(!rows.empty());
    const AnchoredRow& row = rows.back();
    CHECK(row.name.kind == "Euler form, h1 = 2*n + 2*i + 1, h2 = -n + 2");
    CHECK(row.constant == "log2 (3), pi (2)");
    CHECK(row.status == ClaimStatus::conjectured);
    CHECK(row.formulas == 5);
    CHECK(row.steps.empty());
  }
}

}  // namespace
}  // namespace brouncker
