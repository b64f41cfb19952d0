#include "engine/sieve/residue_tables.hpp"
#include "engine/sieve/row_tester.hpp"
#include "engine/sieve/stratum.hpp"

#include <doctest/doctest.h>

#include <map>

using namespace brouncker;
using namespace brouncker::sieve;

namespace {

/// All parameter values of a stratum.
void for_each_member(const Stratum& s, std::size_t axis, ParameterValues& values, const std::function<void()>& f) {
  if (axis == s.axes.size()) return f();
  for (std::int64_t x = s.axes[axis].first; x <= s.axes[axis].last; ++x) {
    if (!s.axes[axis].contains(x)) continue;
    values[s.axes[axis].parameter] = x;
    for_each_member(s, axis + 1, values, f);
  }
}

}  // namespace

TEST_SUITE("sieve/stratum") {
  TEST_CASE("strata, holes and mirror images are the whole space, each formula once, and the degrees are the same throughout") {
    const std::pair<const char*, const char*> templates[] = {{"A*n^2+B*n+C", "D*n^4"},
                                                             {"A*n+B", "C*n^2+D"},
                                                             {"(A^2-4)*n+B", "C*(D-1)*n^2+1"},
                                                             {"A*B*n^2+C", "D*n^3+A"},
                                                             {"A*n+B", "A*n^2+B*n"}};
    for (const auto& [a, b] : templates) {
      const std::string shown = std::string(a) + "|" + b;
      CAPTURE(shown);
      const SearchSpace space = SearchSpace::from_templates(a, b, {{"", "-3..3"}});
      const Strata strata = strata_of(space);
      std::map<std::uint64_t, int> seen;
      std::uint64_t members = 0;
      for (const Stratum& s : strata.strata) {
        ParameterValues values = s.values;
        std::uint64_t count = 0;
        for_each_member(s, 0, values, [&] {
          ++count;
          ++seen[space.index_of(values)];
          CHECK(space.a().at(values) == s.a.at(values));
          CHECK(space.b().at(values) == s.b.at(values));
          if (!leading_coefficients_settled(s)) return;
          CHECK(space.a().at(values).degree() == s.degree_a());
          CHECK(space.b().at(values).degree() == s.degree_b());
        });
        CHECK(count == s.size());
        members += count;
      }
      for (const auto& [index, times] : seen) CHECK(times == 1);
      CHECK(members + strata.holes + strata.mirrored == space.size());
      // What is left out has its mirror image inside, or that image's where a parameter has no effect, or is a hole.
      for (std::uint64_t i = 0; i < space.size(); ++i) {
        const auto pcf = space.at(i);
        if (!pcf || seen.contains(i)) continue;
        bool found = false;
        for (const auto& [index, times] : seen) {
          const auto other = space.at(index);
          found = found || (other && (other->a == -pcf->a || other->a == pcf->a) && other->b == pcf->b);
        }
        CHECK(found);
      }
    }
  }

  TEST_CASE("weights") {
    const auto whole = [](const char* a, const char* b) {
      const SearchSpace space = SearchSpace::from_templates(a, b, {{"", "1..9"}});
      Stratum s{space.a(), space.b(), ParameterValues(space.parameters().size()), {}};
      for (std::size_t i = 0; i < space.parameters().size(); ++i) s.axes.push_back({i, 1, 9, {}});
      return s;
    };
    CHECK(weights_of(whole("A*n^2+B", "C*n^4+B^2")) == std::vector<int>{1, 1, 2});
    CHECK(weights_of(whole("A*n^2+1", "C*n^4")).empty());
    CHECK(weights_of(whole("A*n^2+A*B", "A*A*C*n^4")) == std::vector<int>{1, 0, 0});
  }

  TEST_CASE("tables with weights are those without") {
    const SearchSpace space = SearchSpace::from_templates("A*n^2+B*n+C", "D*n^3*(2*n-1)", {{"", "1..9"}});
    Stratum s{space.a(), space.b(), ParameterValues(4), {}};
    for (const std::size_t i : {1U, 0U, 3U, 2U}) s.axes.push_back({i, 1, 9, {}});
    for (const std::uint32_t prime : {7U, 11U, 13U}) {
      const ResidueTable table(s, prime, Demand::full, {});
      RowTester test(s, prime);
      std::uint32_t row = 0;
      for (std::uint32_t x = 0; x < prime; ++x)
        for (std::uint32_t y = 0; y < prime; ++y)
          for (std::uint32_t z = 0; z < prime; ++z, ++row) CHECK(table.last_level()[row] == test(std::array{x, y, z}));
    }
  }
}
