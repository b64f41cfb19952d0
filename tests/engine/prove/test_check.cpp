#include "engine/prove/check/check.hpp"

#include "engine/generate/contiguous_sums.hpp"
#include "engine/generate/prediction.hpp"
#include "engine/generate/walk_formula.hpp"
#include "engine/prove/certificate.hpp"
#include "engine/prove/equivalent.hpp"
#include "engine/prove/find/prove.hpp"
#include "engine/recurrence/classify.hpp"
#include "engine/resources.hpp"
#include "formulas/parse_polynomial.hpp"
#include "tests/support/changed_json.hpp"
#include "tests/support/random_formulas.hpp"

#include <doctest/doctest.h>

#include <cmath>

#include <set>

namespace brouncker {
namespace {

using nlohmann::json;

void reject_all_mutations(const json& certificate, std::set<std::string>& kinds) {
  const CheckResult original = check(certificate);
  REQUIRE_MESSAGE(original.valid, original.reason);
  kinds.insert(certificate["end"]["kind"].get<std::string>());
  for (const json& step : certificate["steps"]) kinds.insert(step["label"].get<std::string>());
  std::vector<json> changed;
  changed_json::changes(certificate, json::json_pointer(), changed);
  for (const json& c : changed) {
    const CheckResult result = check(c);
    if (!result.valid || c == certificate) continue;
    // Where b ends the fraction early, other coefficients of a do not matter: that proves the same of another PCF, truly.
    if (c["end"] == certificate["end"] && result.statement != original.statement && c["end"]["kind"] == "terminating") continue;
    FAIL_CHECK("accepted: " << json::diff(certificate, c).dump() << " of " << certificate.dump());
  }
}

TEST_SUITE("prove/check") {
  TEST_CASE("a certificate with anything changed is rejected, for every kind of step") {
    std::set<std::string> kinds;
    for (const auto& [a, b] : std::initializer_list<std::pair<const char*, const char*>>{
             {"2n+3", "n^2+2n+1"},
             {"-4n-2", "4n^2"},
             {"n", "n-3"},
             {"n+1", "-n-1"},
             {"n^3+(n+1)^3", "-n^6"},
             {"10n+5", "n^4"},
             {"3n^2+4n+2", "-2n^4"},
             {"n^2+n", "n^2+n"},
             {"4n+2", "-4n^2"},
             {"n^2-2n-5", "n^2-5n-1"},
             {"n^2-n-4", "n^2-4n+2"},
             {"1", "n^2+n"},
             {"n^3+2n^2+n", "n^4-n^2"},
             {"2n^3+3n^2+11n+5", "-n^6"},
             {"3n^2+9n+5", "-2n^4-9n^3-9n^2+n+3"},
             {"3n^2+7n+3", "-2n^4-4n^3"},
             {"8n^2+16n+9", "-16n^4-32n^3-20n^2-4n"},
             {"112n^2+118n+51", "-1840n^4+2760n^3-1380n^2+230n"},
             {"85n^2+99n+22", "1386n^4-1386n^3+308n^2"},
             {"40n^3+148n^2+166n+55", "-256n^6-896n^5-832n^4+96n^3+288n^2"},
             {"240n^4+736n^3+792n^2+336n+39", "-9216n^8-16896n^7-2560n^6+9984n^5+6336n^4+1120n^3"},
             {"48n^3+108n^2+70n+12", "-64n^6-96n^5+12n^4+52n^3+15n^2"},
             {"34n^3+51n^2+27n+5", "-n^6"},
             {"12n^3+18n^2+10n+2", "64n^6-4n^4"},
             {"5670n^5+14175n^4+11124n^3+2511n^2-244n-68", "164025n^10-371790n^8+233361n^6-38988n^4+1936n^2"},
             {"2n^5+5n^4+22n^3+28n^2+23n+7", "-n^10"}}) {
      const auto proof = prove(parse_pcf(a, b));
      REQUIRE_MESSAGE(proof, a, " | ", b);
      reject_all_mutations(json(certificate(*proof)), kinds);
    }
    // The kinds that `generate` makes: walks at another argument, of the other type, of 1F1, and sums.
    for (const generate::Walk& walk :
         {generate::Walk{{-2, 0}, {2, 1, -1}, {0, 1, -2}}, generate::Walk{{Rational(1, 4), 1}, {1, 2, -2}, {1, 0, -1}},
          generate::Walk{{Rational(2, 3), 0, true}, {1, 2, 0}, {1, 0, 0}},
          generate::Walk{{-1, 0, false, Rational(1, 2), Rational(1, 4)}, {2, 1, -1}, {0, 1, 0}}}) {
      const auto fraction = generate::walk_fraction(walk);
      REQUIRE(fraction);
      const auto values = walk.site.exponential ? std::nullopt : generate::critical_values(walk.site, walk.direction);
      const auto proof = generate::walk_proof(*fraction, values ? values->small : std::log(4.0 / 27));
      REQUIRE(proof);
      reject_all_mutations(json(certificate(*proof)), kinds);
    }
    const auto sum = generate::contiguous_sum({1, 0, 1, 2, 2});
    REQUIRE(sum);
    reject_all_mutations(json(certificate(sum->proof)), kinds);
    const EquivalenceProof e = equivalent(parse_pcf("n^2+2", "3n^2-3n+1"), parse_pcf("n^2+n+5", "n^2+n+5"));
    CHECK(e.verdict != Verdict::yes);
    const EquivalenceProof shifted = equivalent(parse_pcf("n^2+2", "3n^2-3n+1"), parse_pcf("n^2+4n+6", "3n^2+9n+7"));
    REQUIRE(shifted.verdict == Verdict::yes);
    reject_all_mutations(json(shifted.certificate), kinds);
    const EquivalenceProof folded =
        equivalent(parse_pcf("2n+1", "n^2"),
                   parse_pcf("5670n^5+14175n^4+11124n^3+2511n^2-244n-68", "164025n^10-371790n^8+233361n^6-38988n^4+1936n^2"));
    CHECK(folded.steps == StepRatio{3, 1});
    reject_all_mutations(json(folded.certificate), kinds);
    for (const char* kind :
         {"theorem", "rational-tail", "terminating", "series", "lommel-series", "dual-sum", "two-tails", "ramanujan-series",
          "hypergeometric-series", "integral", "contiguous-sum", "equivalence", "gauge", "deflation", "scaling", "fold", "unfold"})
      CHECK_MESSAGE(kinds.count(kind) == 1, kind);
  }

  TEST_CASE("200 random certificates, every field") {
    random_formulas::Generator g(31);
    std::set<std::string> kinds;
    int done = 0;
    while (done < random_formulas::repeated(200)) {
      const auto c = [&] { return random_formulas::between(g, -5, 5); };
      Pcf pcf{Polynomial::of({c(), c()}), Polynomial::of({c(), c(), c()})};
      if (done % 5 == 1) {  // a = h1 + h2(n+1), b = -h1 h2: rational tails and series
        const Polynomial h1 = Polynomial::of({c(), c(), c()}), h2 = Polynomial::of({c(), c()});
        pcf = {h1 + h2.shifted(1), -(h1 * h2)};
      }
      if (pcf.a.is_zero() || pcf.b.is_zero()) continue;
      if (done % 5 == 2) {  // an equivalence
        const GaugeResult found = gauge_between(pcf, {pcf.a, pcf.b.shifted(c())});
        if (found.gauge) reject_all_mutations(json(certificate(*found.gauge)), kinds), ++done;
        if (found.gauge) continue;
      }
      const auto proof = prove(pcf);
      if (!proof || (proof->steps.empty() && done % 4 != 0)) continue;
      reject_all_mutations(json(certificate(*proof)), kinds);
      ++done;
    }
    for (const char* kind : {"theorem", "rational-tail", "terminating", "equivalence", "gauge"})
      CHECK_MESSAGE(kinds.count(kind) == 1, kind);
  }

  TEST_CASE("nonsense is invalid, never an exception") {
    for (const char* text : {"{}", "[]", "1", "null", R"({"format": "brouncker-certificate"})",
                             R"({"format": "brouncker-certificate", "version": 1, "a": ["1"],
         "b": ["1"], "steps": [], "end": {"kind": "theorem", "name": "quadratic"}})"})
      CHECK_FALSE(check(json::parse(text)).valid);
  }

  /// Seconds until a certificate is found not to be valid.
  double seconds_of_check(const json& certificate, const std::string& reason) {
    const double begin = thread_cpu_seconds();
    const CheckResult result = check(certificate);
    CHECK_FALSE(result.valid);
    CHECK_MESSAGE(result.reason.find(reason) != std::string::npos, result.reason);
    return thread_cpu_seconds() - begin;
  }

  json certificate_of(const json& a, const json& b, const json& end) {
    return {{"format", "brouncker-certificate"},
            {"version", 1},
            {"a", a},
            {"b", b},
            {"steps", json::array()},
            {"end", end},
            {"relation", {"1", "0", "0", "1"}},
            {"atom", "1"},
            {"closed_form", "1"}};
  }

  TEST_CASE("a certificate of a few hundred bytes takes seconds at most, whatever it asks for") {
    const std::string nines(100, '9');
    const json short_b = {"1", "-100000"}, end = {{"kind", "terminating"}, {"zero", "100000"}};
    CHECK(seconds_of_check(certificate_of({nines, "1"}, short_b, end), "too large to be followed") < 1);
    CHECK(seconds_of_check(certificate_of({"1", "1"}, short_b, end), "the relation is not that") < 10);
    const json pole = {{"root", {"-99999", "1"}}, {"order", "1000"}, {"coefficient", {"1", "1"}}};
    const json far_pole = {{"kind", "series"}, {"top", {"-1", "0"}},          {"bottom", json::array({"1"})}, {"start", "1"},
                           {"z", {"1", "1"}},  {"polynomial", json::array()}, {"poles", json::array({pole})}};
    CHECK(seconds_of_check(certificate_of({"2", "1"}, {"-1", "0", "0"}, far_pole), "") < 10);
  }

  TEST_CASE("polynomials of a degree and size that no proof has are given up before they are multiplied") {
    json wide = json::array();
    for (int i = 0; i < 5'000; ++i) wide.push_back(std::string(200, '7'));
    const json tail = {{"kind", "rational-tail"}, {"top", wide}, {"bottom", wide}, {"start", "1"}};
    const double begin = thread_cpu_seconds();
    const CheckResult result = check(certificate_of(wide, wide, tail));
    CHECK_FALSE(result.valid);
    CHECK(result.exceeded);
    CHECK(thread_cpu_seconds() - begin < 20);
  }
}

}  // namespace
}  // namespace brouncker
