// Certificates of a "no": they hold for pairs that are unlike by construction, nothing passes for equivalent ones, and the bounds behind
// them admit every matrix that is known.
#include "engine/prove/certificate.hpp"
#include "engine/prove/check/check.hpp"
#include "engine/prove/check/formal_solutions.hpp"
#include "engine/prove/check/gauge_bounds.hpp"
#include "engine/prove/check/modular.hpp"
#include "engine/prove/check/reader.hpp"
#include "engine/prove/equivalent.hpp"
#include "engine/prove/statements/bounds.hpp"
#include "engine/recurrence/growth.hpp"
#include "formulas/parse_polynomial.hpp"
#include "formulas/print.hpp"
#include "tests/support/changed_json.hpp"
#include "tests/support/planted_folds.hpp"

#include <doctest/doctest.h>

#include <numeric>
#include <set>

namespace brouncker {
namespace {

using namespace certificates;
using nlohmann::json;
using random_formulas::between;
using random_formulas::Generator;
using random_formulas::is_usable;
using random_formulas::repeated;

std::string kind_of(const json& ground) {
  std::string kind = ground["kind"];
  return kind != "matrix"                                   ? kind
         : ground["systems"].empty()                        ? "exponents"
         : ground.contains("from") || ground.contains("to") ? "fold"
                                                            : "system";
}

/// Valid, for every k:l. Adds the grounds to `seen`.
void require_certified(const Pcf& x, const Pcf& y, const EquivalenceProof& found, std::multiset<std::string>& seen) {
  const std::string what = to_plain(x) + " against " + to_plain(y);
  REQUIRE_MESSAGE(found.verdict == Verdict::no, what, ": ", found.reason);
  const json document(found.certificate);
  const CheckResult result = check(document);
  CHECK_MESSAGE(result.valid, what, ": ", result.reason);
  CHECK_MESSAGE(result.is_negative, what);
  CHECK_MESSAGE(result.statement.find("not certified") == std::string::npos, what, ": ", result.statement);
  for (const json& ground : document["end"]["grounds"]) seen.insert(kind_of(ground));
}

void check_unlike(int count, std::uint64_t seed) {
  Generator g(seed);
  std::multiset<std::string> seen;
  for (int done = 0; done < count; ++done) {
    const auto pair = random_formulas::unlike(g, done % 4);
    auto x = random_formulas::moved(g, pair->first);
    if (!x || !is_usable(*x)) x = pair->first;
    require_certified(*x, pair->second, equivalent(*x, pair->second), seen);
  }
  for (const std::string kind : {"growth", "roots", "exponents", "system"}) CHECK_MESSAGE(seen.count(kind) > 0, kind);
}

/// Every class of convergence, small coefficients: whatever the prover denies.
void check_random(int count, std::uint64_t seed) {
  Generator g(seed);
  std::multiset<std::string> seen, classes;
  for (int done = 0, tried = 0; done < count && tried < 20 * count; ++tried) {
    const Pcf x = random_formulas::random_pcf(g, 2, 3);
    const auto c = [&] { return between(g, -2, 2); };
    const Pcf y =
        tried % 2 == 0 ? random_formulas::random_pcf(g, 2, 3) : Pcf{x.a + Polynomial::of({c()}), x.b + Polynomial::of({c(), c()})};
    if (y.a.is_zero() || y.b.is_zero() || !is_usable(y)) continue;
    const EquivalenceProof found = equivalent(x, y);
    if (found.verdict != Verdict::no) continue;
    ++done;
    classes.insert(std::string(name(classify(x).kind)));
    require_certified(x, y, found, seen);
  }
  for (const std::string kind : {"growth", "roots", "exponents", "system", "fold"}) CHECK_MESSAGE(seen.count(kind) > 0, kind);
  CHECK(std::set<std::string>(classes.begin(), classes.end()).size() >= 4);
}

/// The two classes of roots of b and b' as the certificate states them.
std::vector<RootClass> classes_of(const Pcf& x, const Pcf& y) {
  const json document(certificate(x, y, {RefutedSteps{{1, 1}, false, {}, {}, {}}}));
  std::vector<RootClass> result;
  for (const json& entry : document["end"]["grounds"][0]["roots"]) result.push_back(read_root_class(entry));
  return result;
}

/// A matrix exists for every shift, for one sign of s: the bounds admit it, modulo whatever number.
void require_admitted(Generator& g, const Pcf& x, const Pcf& y) {
  const std::vector<RootClass> classes = classes_of(x, y);
  REQUIRE_NOTHROW(require_classes(classes, x.b, y.b));
  const long shift = between(g, -3, 3);
  const std::uint64_t m = g() % 2 == 0 ? kTestPrime : static_cast<std::uint64_t>(between(g, 1'000, 1'000'000'000));
  bool admitted = false;
  for (const int sign : {1, -1}) {
    const auto bounds = gauge_bounds(x, y, classes, shift, sign);
    admitted = admitted || (bounds && !has_only_zero(x, y, *bounds, shift, m));
  }
  CHECK_MESSAGE(admitted, to_plain(x), " against ", to_plain(y), ", shift ", shift);
}

/// Certificates that would have to be wrong.
void require_no_forgery(const Pcf& x, const Pcf& y, const StepRatio& steps) {
  const auto refused = [&](const std::vector<RefutedSteps>& grounds) {
    const CheckResult result = check(json(certificate(x, y, grounds)));
    CHECK_MESSAGE((!result.valid || result.statement.find("not certified") != std::string::npos), to_plain(x), " against ",
                  to_plain(y), ": ", result.statement);
  };
  refused({});
  refused({RefutedSteps{steps, true, {}, {}, {}}});
  RefutedSteps matrix{steps, false, {}, {}, {}};
  if (steps.k > 1) matrix.from = fold_of(x, steps.k);
  if (steps.l > 1) matrix.to = fold_of(y, steps.l);
  refused({matrix});
  const Pcf &from = matrix.from ? matrix.from->part : x, &to = matrix.to ? matrix.to->part : y;
  const auto growth = growth_of(from), to_growth = growth_of(to);
  if (!growth || !to_growth || growth->logarithmic || to_growth->logarithmic) return;
  const auto shape = gauge_shape(from, *growth, to, *to_growth);
  REQUIRE(shape);
  for (const GaugeAnsatz& ansatz : shape->ansaetze) matrix.systems.push_back({ansatz, kTestPrime});
  refused({matrix});
}

/// Gauge steps and folds in turn.
void check_alike(int count, std::uint64_t seed) {
  Generator g(seed);
  for (int done = 0; done < count;) {
    const Pcf base = random_formulas::random_pcf(g, done % 2 == 0 ? 2 : 1, 4);
    long k = 1, l = 1;
    if (done % 2 != 0) k = between(g, 1, 3), l = k == 1 ? 2 : k == 2 ? 1 + 2 * between(g, 0, 1) : between(g, 1, 2);
    const auto pair = random_formulas::planted(g, base, k, l);
    if (!pair) continue;
    ++done;
    const auto& [x, y] = *pair;
    CHECK_MESSAGE(equivalent(x, y).verdict != Verdict::no, to_plain(x), " against ", to_plain(y));
    require_no_forgery(x, y, {k, l});
    if (k == 1 && l == 1 && classify(x).kind != ConvergenceClass::logarithmic) require_admitted(g, x, y);
  }
}

/// A change is refused, or proves the same by another modulus, or something else of other fractions, which is true. Every stride-th one.
void check_changes(const Pcf& x, const Pcf& y, std::size_t stride) {
  const EquivalenceProof found = equivalent(x, y);
  REQUIRE(found.verdict == Verdict::no);
  const json original(found.certificate);
  const std::string statement = check(original).statement;
  std::vector<json> changed;
  changed_json::changes(original, json::json_pointer(), changed);
  std::size_t refused = 0, tried = 0;
  for (std::size_t i = 0; i < changed.size(); i += stride) {
    const json& each = changed[i];
    ++tried;
    const CheckResult result = check(each);
    refused += !result.valid;
    if (!result.valid || each == original) continue;
    json same = each;
    for (const char* field : {"a", "b"}) same[field] = original[field], same["end"][field] = original["end"][field];
    const bool is_of_others = same == original && result.statement != statement;
    bool is_modulus = result.statement == statement;
    for (const json& step : json::diff(original, each))
      is_modulus = is_modulus && step["path"].get<std::string>().ends_with("/modulus");
    CHECK_MESSAGE((is_of_others || is_modulus), "accepted: ", json::diff(original, each).dump());
    if (is_of_others) CHECK(equivalent(pcf(each), pcf(each["end"])).verdict != Verdict::yes);
  }
  CHECK(refused * 10 >= tried * 8);
}

TEST_SUITE("prove/inequivalence") {
  TEST_CASE("certificates of pairs that are unlike by construction hold") { check_unlike(repeated(24), 71); }
  TEST_CASE("certificates of whatever the prover denies hold, for all classes") { check_random(repeated(150), 72); }
  TEST_CASE("equivalent pairs have none, and their bounds admit the matrix that exists") { check_alike(repeated(40), 73); }

  TEST_CASE("anything changed is refused, or is another truth") {
    check_changes(parse_pcf("3n+1", "-2n^2"), parse_pcf("5n+2", "-4n^2+1"), 3);
    check_changes(parse_pcf("2n+1", "n^2"), parse_pcf("2n+2", "n^2+1"), 11);
    check_changes(parse_pcf("3n^2+3n+1", "-2n^4"), parse_pcf("3n^2+3n+2", "-2n^4"), 101);
    check_changes(parse_pcf("n+1", "1"), parse_pcf("2n+1", "3"), 1);
  }

  TEST_CASE("growth and exponents are those of engine/recurrence/growth") {
    Generator g(74);
    for (int done = 0; done < repeated(300);) {
      const Pcf pcf = random_formulas::random_pcf(g, 3, 5);
      const auto growth = growth_of(pcf);
      if (!growth || growth->logarithmic) continue;
      ++done;
      const FormalSolutions own = formal_solutions(pcf);
      CHECK(own.is_ramified() == growth->ramified);
      CHECK(own.h_square == growth->h_square);
      CHECK(own.twice_separation == growth->twice_separation);
      for (std::size_t i : {0, 1}) {
        CHECK(own.twice_tail[i] == growth->twice_degree[i]);
        const Surd m = surd(growth->m[i].rational - growth->h_square / 2, growth->m[i].sign, growth->m[i].square);
        const Surd mine = surd(own.centre, (i == 0 ? 1 : -1) * own.sign, own.square);
        CHECK_MESSAGE(rational_difference(m, mine) == Rational(0), to_plain(pcf));
      }
    }
  }

  TEST_CASE("the growth of k steps is that of the contracted recurrence") {
    Generator g(75);
    for (int done = 0; done < repeated(40);) {
      const Pcf pcf = random_formulas::random_pcf(g, 2, 4);
      const long k = between(g, 2, kMaxFold);
      const auto fold = fold_of(pcf, k);
      if (!fold) continue;
      ++done;
      CHECK_MESSAGE(quotient_growth(pcf, k) == quotient_growth(fold->part, 1), to_plain(pcf), ", ", k);
    }
  }

  TEST_CASE("roots that differ by an integer are seen, others are not") {
    Generator g(76);
    for (int round = 0; round < repeated(60); ++round) {
      const Polynomial common = Polynomial::of({between(g, 1, 4), between(g, -9, 9), between(g, -9, 9)});
      const Polynomial f = common * Polynomial::of({2, between(g, -9, 9)}),
                       g_ = common.shifted(between(g, -20, 20)) * Polynomial::of({3, 1});
      CHECK_THROWS_AS(require_apart(f, g_), Invalid);
    }
    CHECK_NOTHROW(require_apart(Polynomial::of({2, 1}), Polynomial::of({3, 1, 5})));
    CHECK_NOTHROW(require_apart(Polynomial::of({1, 0, 1}), Polynomial::of({1, 0, 1})));
    CHECK_THROWS_AS(require_apart(Polynomial::of({1, 0, -1}), Polynomial::of({1, 0, -1})), Invalid);
    CHECK_THROWS_AS(require_apart(Polynomial::of({1, 2, 1}), Polynomial::of({1, 2, 1})), Invalid);
    CHECK_NOTHROW(require_apart(Polynomial::of({4, 0, -1}), Polynomial::of({9, 0, -1})));
  }

  TEST_CASE("a certificate that asks for too much work is given up, not followed") {
    json document(equivalent(parse_pcf("2n+1", "n^2"), parse_pcf("2n+2", "n^2+1")).certificate);
    REQUIRE(document["end"]["grounds"][0]["kind"] == "roots");
    json far = document;
    far["end"]["grounds"][0]["class"]["base"] = {"1", "0", "-" + std::string(30, '9')};
    CHECK(check(far).exceeded);
    json long_a = json::array();
    for (int i = 0; i < 9'000; ++i) long_a.push_back(std::string(100, '9'));
    json wide(equivalent(parse_pcf("n+1", "1"), parse_pcf("2n+1", "3")).certificate);
    wide["a"] = long_a;
    const CheckResult result = check(wide);
    CHECK_MESSAGE((result.valid || result.exceeded), result.reason);
    json matrix(equivalent(parse_pcf("3n^2+3n+1", "-2n^4"), parse_pcf("3n^2+3n+2", "-2n^4")).certificate);
    json& system = matrix["end"]["grounds"][0]["systems"][0];
    system["shift"] = "1000000000000";
    CHECK_FALSE(check(matrix).valid);
  }

  TEST_CASE("k:l without a ground are said not to be certified, never passed over") {
    json document(equivalent(parse_pcf("n+1", "1"), parse_pcf("2n+1", "3")).certificate);
    json& grounds = document["end"]["grounds"];
    REQUIRE(check(document).valid);
    const json steps = grounds[0]["steps"];
    grounds[0] = {{"kind", "none"}, {"steps", steps}, {"reason", "not tried"}};
    const CheckResult open = check(document);
    CHECK(open.valid);
    CHECK_MESSAGE(open.statement.find("not certified: " + steps[0][0].get<std::string>()) != std::string::npos, open.statement);
    grounds.erase(0);
    CHECK_FALSE(check(document).valid);
  }
}

TEST_SUITE("prove/inequivalence/slow") {
  TEST_CASE("500 certificates of pairs that are unlike by construction") { check_unlike(repeated(500), 77); }
  TEST_CASE("every change of four certificates") {
    check_changes(parse_pcf("3n+1", "-2n^2"), parse_pcf("5n+2", "-4n^2+1"), 1);
    check_changes(parse_pcf("2n+1", "n^2"), parse_pcf("2n+2", "n^2+1"), 1);
    check_changes(parse_pcf("3n^2+3n+1", "-2n^4"), parse_pcf("3n^2+3n+2", "-2n^4"), 1);
    check_changes(parse_pcf("2", "4n^2-4n+1"), parse_pcf("3", "4n^2-4n+1"), 1);
  }
  TEST_CASE("500 certificates of what the prover denies") { check_random(repeated(500), 78); }
  TEST_CASE("500 equivalent pairs have none") { check_alike(repeated(500), 79); }
}

}  // namespace
}  // namespace brouncker
