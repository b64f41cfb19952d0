#include "engine/generate/contiguous_sums.hpp"
#include "engine/generate/generate.hpp"
#include "engine/generate/measured.hpp"
#include "engine/generate/sum_term.hpp"
#include "engine/number/expression_value.hpp"
#include "engine/prove/certificate.hpp"
#include "engine/prove/check/check.hpp"
#include "engine/prove/find/gauge.hpp"
#include "formulas/parse_polynomial.hpp"
#include "formulas/print.hpp"
#include "tests/support/random_formulas.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <string_view>

namespace brouncker::generate {
namespace {

using random_formulas::between;
using random_formulas::Generator;

SumTerm double_integral(int h, int i, int j, int k, int l) {
  return {{{2, h}, {2, k}, {2, i + j - l}}, {{4, h + i}, {4, k + j}, {2, 0}}, {}, 1};
}

SumTerm zeta_3(int e0, const std::vector<int>& e) {
  SumTerm t{{{4, e0}}, {{2, 0}}, Form{4, e0}, 1};
  for (const int each : e) t.upper.push_back({2, each}), t.lower.push_back({4, e0 - each});
  return t;
}

/// log|T(n, k)| by lgamma, and its sign by that of (-1)^k: no factor is negative for k >= 0.
double term(const SumTerm& t, int n, int k) {
  double log = 0;
  for (const Form& u : t.upper) log += std::lgamma(u.twice / 2.0 + u.slope * n + k);
  for (const Form& l : t.lower) log -= std::lgamma(l.twice / 2.0 + l.slope * n + k);
  const double lambda = t.prefactor ? t.prefactor->twice / 2.0 + t.prefactor->slope * n + 2 * k : 1;
  return std::exp(log) * lambda * (t.sign < 0 && k % 2 != 0 ? -1 : 1);
}

/// Of fast convergent sums.
double sum(const SumTerm& t, int n) {
  double total = 0;
  for (int k = 0; k < 4000; ++k) total += term(t, n, k);
  return total;
}

TEST_SUITE("generate/sums") {
  TEST_CASE("Apery's fractions of zeta(2) and zeta(3) come out") {
    const auto two = sum_fraction(double_integral(1, 1, 1, 1, 1)), three = sum_fraction(zeta_3(3, {1, 1, 1, 1, 1}));
    REQUIRE(two);
    REQUIRE(three);
    CHECK(two->small == parse_pcf("11n^2+11n+3", "n^4"));
    CHECK(three->small == parse_pcf("34n^3+51n^2+27n+5", "-n^6"));
    CHECK(to_plain(*sum_proof(*two)->closed_form) == "30/pi^2");
    CHECK(to_plain(*sum_proof(*three)->closed_form) == "6/zeta(3)");
    CHECK(digits_per_term(two->small) == doctest::Approx(2.0899).epsilon(1e-4));
    CHECK(*measured_delta(two->small) == doctest::Approx(0.0921).epsilon(0.3));
  }

  TEST_CASE("the recurrence holds for the sums, in doubles") {
    const SumTerm terms[] = {double_integral(1, 1, 1, 1, 1), double_integral(2, 2, 2, 2, 3), double_integral(1, 1, 1, 1, 2),
                             zeta_3(3, {1, 1, 1, 1, 1}), zeta_3(4, {1, 1, 1, 1, 1})};
    for (const SumTerm& t : terms) {
      CAPTURE(to_plain(t));
      const auto f = sum_fraction(t);
      REQUIRE(f);
      int excess = 0;
      for (const Form& l : t.lower) excess += l.slope;
      for (const Form& u : t.upper) excess -= u.slope;
      // DualSum's T is n!^excess 2^(excess n) times this one... up to the power of 2 that its factors 2k + ... leave
      int above = 0, below = 0;
      for (const Form& u : t.upper) above += u.slope;
      for (const Form& l : t.lower) below += l.slope;
      const Recurrence& c = f->sum.recurrence;
      const auto first = [&](const Polynomial& p) { return static_cast<double>(p(3)); };
      const double x0 = sum(t, 3), x1 = sum(t, 4) * std::pow(4, excess), x2 = sum(t, 5) * std::pow(20, excess);
      bool holds = false;
      for (const double base : {1.0, std::pow(2, above - below)}) {
        const double a = first(c[0]) * x0, b = first(c[1]) * x1 * base, d = first(c[2]) * x2 * base * base;
        holds = holds || std::fabs(a + b + d) < 1e-6 * std::max({std::fabs(a), std::fabs(b), std::fabs(d)});
      }
      CHECK(holds);
    }
  }

  TEST_CASE("the images under Thomae's and Bailey's transformations are equivalent") {
    const auto two = sum_fraction({{{2, 1}, {2, 1}, {2, 1}}, {{4, 3}, {4, 2}, {2, 0}}, {}, 1});    // (1, 1, 1; 3, 2), s = 2
    const auto image = sum_fraction({{{2, 2}, {2, 2}, {2, 1}}, {{4, 3}, {4, 3}, {2, 0}}, {}, 1});  // (2, 1, s; s + 1, s + 1)
    REQUIRE(two);
    REQUIRE(image);
    CHECK(gauge_between(two->small, image->small).verdict == Verdict::yes);
    const auto three = sum_fraction(zeta_3(4, {1, 1, 1, 1, 1})), bailey = sum_fraction(zeta_3(5, {2, 2, 2, 1, 1}));
    REQUIRE(three);
    REQUIRE(bailey);
    CHECK(gauge_between(three->small, bailey->small).verdict == Verdict::yes);
  }

  TEST_CASE("random directions of the three sources have certificates that the checker accepts") {
    Generator g(236);
    int proved = 0;
    for (int round = 0; round < random_formulas::repeated(12); ++round) {
      const auto e = [&](int most) { return static_cast<int>(between(g, 0, most)); };
      const auto f = sum_fraction(double_integral(1 + e(1), 1 + e(1), 1 + e(1), 1 + e(1), 1 + e(1)));
      if (!f) continue;
      const auto proof = sum_proof(*f);
      if (!proof) continue;
      const CheckResult result = check(nlohmann::json(certificate(*proof)));
      CHECK_MESSAGE(result.valid, result.reason);
      ++proved;
    }
    CHECK(proved >= 8);
  }

  TEST_CASE("contiguous sums: the values are those of the sums, the matrices those of telescoping") {
    Generator g(239);
    int compared = 0;
    for (int round = 0; round < random_formulas::repeated(16); ++round) {
      const auto e = [&](int least, int most) { return static_cast<int>(between(g, least, most)); };
      const Direction d{e(0, 2), e(0, 2), e(0, 2), e(2, 4), e(2, 4)};
      if (d[3] + d[4] < d[0] + d[1] + d[2]) continue;

      const SumTerm t{{{2, d[0]}, {2, d[1]}, {2, d[2]}}, {{6, d[3]}, {6, d[4]}, {2, 0}}, {}, 1};
      CAPTURE(to_plain(t));
      const ContiguousSum value{{d[0], d[1], d[2]}, {d[3], d[4]}, 0, {}, 0};
      for (int n = 0; n <= 2; ++n)
        CHECK(static_cast<double>(midpoint(*evaluate(*expression_of(contiguous_value(value, n).form()), 800))) ==
              doctest::Approx(sum(t, n) * std::pow(std::tgamma(n + 1), value.excess())).epsilon(1e-5));
      const auto made = contiguous_sum(d);
      if (!made) continue;
      const CheckResult result = check(nlohmann::json(certificate(made->proof)));
      CHECK_MESSAGE(result.valid, result.reason);
      const auto telescoped = sum_fraction(t);
      if (!telescoped || telescoped->small.a.degree() > 12) continue;
      CHECK(gauge_between(telescoped->small, made->proof.pcf).verdict == Verdict::yes);
      ++compared;
    }
    CHECK(compared >= 4);
  }

  TEST_CASE("contiguous sums that are the smaller solution from a later n on only") {
    for (const Direction& d : {Direction{1, 0, 0, 11, 1}, {0, 0, 0, 12, 1}, {2, 0, 0, 15, 2}}) {
      const auto made = contiguous_sum(d);
      REQUIRE(made);
      const auto& leaf = std::get<ContiguousLeaf>(made->proof.leaf);
      CHECK(leaf.sum.shift > 0);
      nlohmann::json json = certificate(made->proof);
      CHECK(check(json).valid);
      json["end"]["shift"] = "0";
      CHECK_FALSE(check(json).valid);
      // (n+1)^e T(n+1, k)/T(n, k) from n = shift on, a few values
      const auto a = [](int slope, int n, int k) { return std::lgamma(1 + slope * n + k); };
      const auto log_term = [&](int n, int k) {
        return a(d[0], n, k) + a(d[1], n, k) + a(d[2], n, k) - a(d[3], n, k + 2) - a(d[4], n, k + 2) - std::lgamma(k + 1) +
               leaf.sum.excess() * std::lgamma(n + 1);
      };
      const double most = std::log(static_cast<double>(leaf.sum.bound)) + 1e-9;
      for (int n = leaf.sum.shift; n < leaf.sum.shift + 20; ++n)
        for (int k = 0; k < 40; ++k) CHECK(log_term(n + 1, k) - log_term(n, k) <= most);
    }
  }

  TEST_CASE("Rhin and Viola's direction for zeta(2)") {
    const auto made = contiguous_sum({12, 14, 13, 24, 28});
    REQUIRE(made);
    const nlohmann::json json = certificate(made->proof);
    CHECK(check(json).valid);
    CHECK(digits_per_term(made->proof.pcf) == doctest::Approx(26.7917).epsilon(1e-5));
    CHECK(*measured_delta(made->proof.pcf) >= 0.2252);
    nlohmann::json other = json;
    other["end"]["a"][0] = "13";
    CHECK_FALSE(check(other).valid);
  }

  TEST_CASE("formulas for zeta(2), zeta(3) and Catalan's constant") {
    struct Case {
      const char *constant, *name;
      int size;
      std::size_t least;
    };
    for (const auto& [constant, name, size, least] :
         {Case{"zeta(2)", "pi", 7, 4}, Case{"zeta(3)", "zeta3", 8, 2}, Case{"catalan", "catalan", 8, 2}, Case{"e", "e", 5, 5}}) {
      const Sources sources = sources_of(parse_expression(constant));
      const Generated made = generate(sources, {}, {size, 1e9}, {1});
      CAPTURE(constant);
      CHECK(made.formulas.size() >= least);
      if (std::string_view(constant).starts_with("zeta")) CHECK(made.merged == 0);  // one direction of each orbit
      for (const Formula& f : made.formulas) CHECK(f.claim.is_proved());
    }
  }
}

}  // namespace
}  // namespace brouncker::generate
