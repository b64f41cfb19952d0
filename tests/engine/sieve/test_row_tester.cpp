#include "engine/sieve/row_tester.hpp"
#include "formulas/space.hpp"
#include "tests/support/random_formulas.hpp"

#include <doctest/doctest.h>

using namespace brouncker;
using namespace brouncker::sieve;
using random_formulas::between;

namespace {

/// Every residue of the last axis by the plain test.
std::uint64_t plain_row(const Stratum& s, std::uint32_t prime, std::span<const std::uint32_t> residues) {
  std::uint64_t mask = 0;
  for (std::uint32_t last = 0; last < prime; ++last) {
    ParameterValues values = s.values;
    for (std::size_t i = 0; i < residues.size(); ++i) values[s.axes[i].parameter] = residues[i];
    values[s.axes.back().parameter] = last;
    const Pcf pcf{s.a.at(values), s.b.at(values)};
    const bool same_degrees = pcf.a.degree() == s.degree_a() && pcf.b.degree() == s.degree_b();
    const auto reduced = same_degrees ? modulo(pcf, prime) : std::nullopt;
    if (!reduced || is_reducing(*reduced)) mask |= std::uint64_t{1} << last;
  }
  return mask;
}

}  // namespace

TEST_SUITE("sieve/row_tester") {
  TEST_CASE("rows are what the plain test says, residue by residue") {
    random_formulas::Generator generator(3);
    const std::pair<const char*, const char*> templates[] = {{"A*n+B", "C*n^2"},
                                                             {"A*n+B", "C*n^2+D"},
                                                             {"A*n^2+B*n+C", "D*n^4"},
                                                             {"A*(n^2+n)+B", "D*n^2*(2*n-1)^2"},
                                                             {"(2*n+1)*(A*(n^2+n)+B)", "C*n^6"},
                                                             {"A*n^2+B", "n^4+C*n^2+D"},
                                                             {"A*n^2+A*B*n+3", "(C*n^2+B)^2"},
                                                             {"B", "A*n^3+C*n"},
                                                             {"A*n^2+B*n", "C*n^2*(n^2-2)"},
                                                             {"(2*n+1)*(A*(n^2+n)^2+B)", "C*n^4*(n^2+D)^3"},
                                                             {"A*n^2+B", "C*n^3+D"}};
    for (const auto& [a, b] : templates) {
      const std::string shown = std::string(a) + "|" + b;
      CAPTURE(shown);
      const SearchSpace space = SearchSpace::from_templates(a, b, {{"", "1..9"}});
      Stratum s{space.a(), space.b(), ParameterValues(space.parameters().size()), {}};
      for (std::size_t i = 0; i < space.parameters().size(); ++i) s.axes.push_back({i, 1, 9, {}});
      for (const std::uint32_t prime : {13U, 17U, 31U, 37U, 53U, 61U}) {
        for (int i = 0; i < random_formulas::repeated(3); ++i) {
          std::rotate(s.axes.begin(), s.axes.begin() + 1, s.axes.end());
          RowTester test(s, prime);
          std::vector<std::uint32_t> residues;
          for (std::size_t k = 1; k < s.axes.size(); ++k)
            residues.push_back(static_cast<std::uint32_t>(between(generator, 0, prime - 1)));
          CHECK(test(residues) == plain_row(s, prime, residues));
        }
      }
    }
  }
}
