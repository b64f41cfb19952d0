#include "engine/evaluate/limit.hpp"
#include "engine/hypergeometric/bucket_key.hpp"
#include "engine/match/formula_moves.hpp"
#include "engine/match/pair_test.hpp"
#include "engine/match/pairs.hpp"
#include "engine/recurrence/classify.hpp"
#include "formulas/parse_polynomial.hpp"
#include "tests/support/random_numbers.hpp"

#include <doctest/doctest.h>

using namespace brouncker;
namespace rnd = brouncker::random_formulas;

namespace {

std::optional<Approximation> limit(const Pcf& pcf) {
  const Convergence convergence = classify(pcf);
  if (!convergence.converges() || convergence.kind == ConvergenceClass::terminating) return std::nullopt;
  const Limit value = limit_of(pcf, convergence, 64);
  if (value.kind != Limit::Kind::finite || value.value == "0") return std::nullopt;
  return from_decimal(value.value, value.digits);
}

PcfClass class_of(std::uint64_t id, const Pcf& pcf) {
  const Equivalent form = canonical(pcf);
  return {id, form.pcf, *limit(form.pcf)};
}

}  // namespace

TEST_SUITE("match/pairs") {
  TEST_CASE("move D relates limits exactly as it says, in both directions") {
    rnd::Generator generator(21);
    int checked = 0;
    for (int round = 0; round < 400; ++round) {
      // a(r) = 0 and b(r + 1) = 0 or b(r) = 0 for r = u/v.
      const long v = rnd::between(generator, 1, 3), u = rnd::between(generator, -7, 7);
      const Polynomial at_r({Integer(-u), Integer(v)}), after_r({Integer(-u - v), Integer(v)});
      const Polynomial other_a = rnd::small_polynomial(generator, 1, 4), other_b = rnd::small_polynomial(generator, 1, 4);
      const Pcf pcf{at_r * other_a, (round % 2 ? after_r : at_r) * other_b};
      const auto value = limit(pcf);
      if (!value) continue;
      for (const Move& move : moves_d(pcf)) {
        const auto image = limit(move.pcf);
        if (!image) continue;
        CHECK(moebius_support(*move.relation, *image, *value, 0).verified_bits > 150);
        ++checked;
      }
    }
    CHECK(checked > 100);
  }

  TEST_CASE("theorem R in its proved form: b L M - sA L + (sA - tB) M - sB = 0 for a = A n^2 + A n + t, b = B n^2 -+ B n + s") {
    const Pcf pcf = parse_pcf("2n^2 + 2n + 3", "n^2 - n + 5"), partner = parse_pcf("2n^2 + 2n + 3", "n^2 + n + 5");
    const auto moves = moves_r(pcf);
    REQUIRE(moves.size() == 1);
    CHECK(moves[0].pcf == partner);
    const PairResult result = match_pairs(std::vector{class_of(1, pcf), class_of(2, partner)}, {});
    REQUIRE(result.hits.size() == 1);
    const auto [a, b, c, d] = result.hits[0].relation;
    CHECK(result.hits[0].method == "theorem-r");
    // L = PCF(b -), M = PCF(b +), A = 2, B = 1, s = 5, t = 3: L M - 10 L + 7 M - 5 = 0.
    CHECK(std::array{a, b, c, d} == std::array<Integer, 4>{5, -7, 10, -1});
    CHECK(moves_r(parse_pcf("2n^2 + n + 3", "n^2 - n + 5")).empty());
  }

  TEST_CASE("relations inside buckets are found, joined once, and hold for the members") {
    // e-like: L L' + q L - (p + q) L' - r = 0 for p -> p + 1 with a = n + p, b = q n + r; here q = 2, r = 3.
    std::vector<Pcf> pcfs;
    for (int p = 1; p <= 4; ++p) pcfs.push_back({Polynomial::of({1, p}), Polynomial::of({2, 3})});
    pcfs.push_back(parse_pcf("n + 1", "3n + 1"));  // another bucket
    std::vector<PcfClass> classes;
    for (std::size_t i = 0; i < pcfs.size(); ++i) classes.push_back(class_of(i, pcfs[i]));
    const PairResult result = match_pairs(classes, {});
    CHECK(result.control_found);
    CHECK(result.hits.size() == 3);
    CHECK(result.buckets == 2);
    CHECK(result.component == std::vector<std::size_t>{0, 0, 0, 0, 4});
    for (const PairHit& hit : result.hits) {
      CHECK(hit.relation.map().determinant() != 0);
      const auto relation = transported(hit.relation.map(), canonical(pcfs[hit.id]), canonical(pcfs[hit.other]));
      REQUIRE(relation);
      CHECK(moebius_support(relation->map(), *limit(pcfs[hit.other]), *limit(pcfs[hit.id]), 0).verified_bits > 150);
    }
  }

  TEST_CASE("the bucket does not depend on the shift, and random unrelated PCFs have no relation") {
    rnd::Generator generator(2);
    std::vector<PcfClass> classes;
    for (std::uint64_t round = 0; round < 300; ++round) {
      const Pcf pcf = canonical({rnd::small_polynomial(generator, 2, 5), rnd::small_polynomial(generator, 2, 5)}).pcf;
      const Integer step = rnd::between(generator, -9, 9);
      CHECK(bucket_key(pcf) == bucket_key(shifted(pcf, step).pcf));
      if (limit(pcf)) classes.push_back({round, pcf, rnd::number(generator, 212)});
    }
    const PairResult result = match_pairs(classes, {});
    CHECK(result.hits.empty());
    CHECK(result.control_found);
  }
}
