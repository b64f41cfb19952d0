// Folds: against convergents one by one, and back from planted ones.
#include "engine/prove/certificate.hpp"
#include "engine/prove/check/check.hpp"
#include "engine/prove/equivalent.hpp"
#include "engine/prove/find/folded_gauge.hpp"
#include "engine/prove/find/prove.hpp"
#include "engine/prove/find/root_parity.hpp"
#include "engine/prove/find/unfold.hpp"
#include "engine/prove/statements/bounds.hpp"
#include "engine/recurrence/classify.hpp"
#include "engine/recurrence/convergents.hpp"
#include "formulas/parse_polynomial.hpp"
#include "formulas/print.hpp"
#include "tests/support/planted_folds.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <numeric>
#include <set>

namespace brouncker {
namespace {

using random_formulas::between;
using random_formulas::Generator;
using random_formulas::is_usable;
using random_formulas::planted;
using random_formulas::random_pcf;
using random_formulas::repeated;
using random_formulas::unlike;

void check_planted(int count, int degree, long most_product, std::uint64_t seed) {
  Generator g(seed);
  std::set<std::string> seen;
  int undecided = 0;
  for (int done = 0; done < count;) {
    const long k = between(g, 1, kMaxFold), l = between(g, 1, kMaxFold), common = std::gcd(k, l);
    if (k == l || k / common * (l / common) > most_product) continue;
    const Pcf base = random_pcf(g, degree, 4);
    const auto pair = planted(g, base, k / common, l / common);
    if (!pair) continue;
    ++done;
    const EquivalenceProof found = equivalent(pair->first, pair->second);
    const std::string what = to_plain(base) + ", " + std::to_string(k / common) + ":" + std::to_string(l / common);
    if (found.verdict == Verdict::undecided) {
      ++undecided;
      MESSAGE("undecided: ", what, ": ", found.reason);
      continue;
    }
    REQUIRE_MESSAGE(found.verdict == Verdict::yes, what, ": ", found.reason);
    const bool is_polynomial = classify(base).kind == ConvergenceClass::polynomial;  // there several ratios may do
    CHECK_MESSAGE((is_polynomial || found.steps.k * l == found.steps.l * k), what);
    const CheckResult checked = check(nlohmann::json(found.certificate));
    CHECK_MESSAGE(checked.valid, what, ": ", checked.reason);
    seen.insert(std::string(name(classify(base).kind)));
  }
  CHECK(seen.size() >= 3);
  CHECK(undecided == 0);
}

void check_unlike(int count, int kinds, std::uint64_t seed) {
  Generator g(seed);
  for (int done = 0; done < count; ++done) {
    const auto pair = unlike(g, done % kinds);
    const long k = between(g, 1, 2);
    auto x = random_formulas::moved(g, pair->first);
    const auto fold = k == 2 ? fold_of(pair->second, 2) : std::nullopt;
    const Pcf& y = fold ? fold->part : pair->second;
    if (!x || !is_usable(*x)) x = pair->first;
    const FoldedGauge found = folded_gauge_between(*x, y);
    CHECK_MESSAGE(found.verdict == Verdict::no, to_plain(*x), " against ", to_plain(y), ": ", found.reason);
  }
}

TEST_SUITE("prove/fold") {
  TEST_CASE("the convergents of a fold are every k-th one of the whole") {
    Generator g(1);
    int done = 0;
    while (done < repeated(60)) {
      const Pcf pcf = random_pcf(g, 2, 6);
      const long k = between(g, 2, kMaxFold);
      const auto fold = fold_of(pcf, k);
      if (!fold) continue;
      ++done;
      for (long m = 0; m < 5; ++m) {
        const Convergent whole = convergent_by_recurrence(pcf, k * (m + 1) + fold->first);
        const Convergent part = convergent_by_recurrence(fold->part, m);
        const Moebius& r = fold->relation;
        CHECK_MESSAGE(whole.p * (r.r * part.p + r.s * part.q) == whole.q * (r.p * part.p + r.q * part.q), to_plain(pcf), " k ", k);
      }
    }
  }

  TEST_CASE("the ratios k:l are those of the growth in floating point") {
    Generator g(2);
    for (int round = 0; round < repeated(300); ++round) {
      const auto pcf = [&] { return Pcf{Polynomial::of({between(g, 1, 6), 1}), Polynomial::of({between(g, -9, 9), 1, 1})}; };
      const Pcf x = pcf(), y = pcf();
      if (classify(x).kind != ConvergenceClass::exponential || classify(y).kind != ConvergenceClass::exponential) continue;
      const auto log_rho = [](const Pcf& p) {
        const double a = static_cast<double>(p.a.leading()), d = std::sqrt(a * a + 4 * static_cast<double>(p.b.leading()));
        return std::pair{std::log((a + d) / std::fabs(a - d)), p.b.leading() > 0};
      };
      const auto [u, u_negative] = log_rho(x);
      const auto [v, v_negative] = log_rho(y);
      const std::vector<StepRatio> found = step_ratios(x, y);
      for (long k = 1; k <= kMaxFold; ++k)
        for (long l = 1; l <= kMaxFold; ++l) {
          const bool alike = std::fabs(static_cast<double>(k) * u - static_cast<double>(l) * v) < 1e-9 &&
                             (u_negative && k % 2 != 0) == (v_negative && l % 2 != 0);
          CHECK((std::ranges::find(found, StepRatio{k, l}) != found.end()) == alike);
        }
    }
  }

  TEST_CASE("gauge moves and folds keep the parities of the roots of det") {
    Generator g(3);
    for (int done = 0; done < repeated(30);) {
      const Pcf pcf = random_pcf(g, 2, 5);
      const long k = between(g, 2, 4);
      const auto fold = fold_of(pcf, k);
      const auto there = fold ? random_formulas::moved(g, fold->part) : std::nullopt;
      if (!there) continue;
      ++done;
      CHECK(odd_root_classes(there->b, 1) == odd_root_classes(pcf.b, k));
    }
  }

  TEST_CASE("Brouncker's 4/pi and its even part, from both sides") {
    const Pcf whole = parse_pcf("2n+1", "n^2"), even = parse_pcf("48n^3+108n^2+70n+12", "-64n^6-96n^5+12n^4+52n^3+15n^2");
    const EquivalenceProof there = equivalent(whole, even), back = equivalent(even, whole);
    CHECK(there.steps == StepRatio{2, 1});
    CHECK(back.steps == StepRatio{1, 2});
    for (const EquivalenceProof* proof : {&there, &back}) {
      REQUIRE(proof->verdict == Verdict::yes);
      CHECK(check(nlohmann::json(proof->certificate)).valid);
    }
    const EquivalenceProof none = equivalent(even, parse_pcf("2n+1", "n^2+1"));
    CHECK(none.verdict == Verdict::no);
    CHECK(none.reason.find("1:2") != none.reason.npos);
  }

  TEST_CASE("folds of the forms of theorems are proved, with certificates") {
    struct Row {
      const char *a, *b;
      long k;
    };
    for (const auto& [a, b, k] : std::initializer_list<Row>{{"2n+1", "n^2", 3},
                                                            {"5n+1", "-6n^2+n", 2},
                                                            {"5n+3", "n^2+3n+1", 2},
                                                            {"4n+1", "3n^2+n", 3},
                                                            {"n+1", "n", 3},
                                                            {"n+2", "3n+1", 4},
                                                            {"2n+1", "1", 2},
                                                            {"2n+1", "-4", 5},
                                                            {"2", "n", 3},
                                                            {"3", "2n+1", 4},
                                                            {"2n+3", "-n^2", 3},
                                                            {"2", "n^2", 3},
                                                            {"4", "n^2", 2},
                                                            {"3n^2+3n+1", "-2n^4", 2},
                                                            {"34n^3+51n^2+27n+5", "-n^6", 2}}) {
      const Pcf whole = parse_pcf(a, b);
      const auto fold = fold_of(whole, k);
      REQUIRE(fold);
      const auto proof = prove({Integer(-2) * fold->part.a, Integer(4) * fold->part.b});
      REQUIRE_MESSAGE(proof, a, " | ", b);
      const auto is_fold = [](const ProofStep& step) { return std::holds_alternative<FoldStep>(step); };
      CHECK_MESSAGE(std::ranges::any_of(proof->steps, is_fold), a, " | ", b, ": ", proof->method);
      const CheckResult checked = check(nlohmann::json(certificate(*proof)));
      CHECK_MESSAGE(checked.valid, checked.reason);
    }
  }

  TEST_CASE("what is no fold has no base") {
    const auto candidates = [](const char* a, const char* b) {
      const Pcf pcf = parse_pcf(a, b);
      return unfoldings(pcf, classify(pcf).kind, false);
    };
    CHECK(candidates("2n+1", "n^2").empty());
    CHECK(candidates("3n^2+3n+1", "-2n^4").empty());
    for (const Unfolding& u : candidates("34n^3+51n^2+27n+5", "-n^6"))  // rho = (1 + sqrt 2)^8
      CHECK(gauge_between(parse_pcf("34n^3+51n^2+27n+5", "-n^6"), fold_of(u.base, u.steps)->part).verdict == Verdict::no);
  }

  TEST_CASE("planted folds are found, and only with the right k:l") { check_planted(repeated(25), 1, 6, 4); }
  TEST_CASE("pairs that are not equivalent for any k:l are told so") { check_unlike(repeated(21), 3, 5); }
}

TEST_SUITE("prove/fold/slow") {
  TEST_CASE("500 planted folds") {
    check_planted(repeated(400), 1, 12, 6);
    check_planted(repeated(100), 2, 4, 7);
  }
  TEST_CASE("500 pairs that are not equivalent for any k:l") { check_unlike(repeated(500), 4, 8); }
}

}  // namespace
}  // namespace brouncker
