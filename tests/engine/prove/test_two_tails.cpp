#include "engine/prove/statements/two_tails.hpp"

#include "engine/evaluate/limit.hpp"
#include "engine/number/expression_value.hpp"
#include "engine/prove/certificate.hpp"
#include "engine/prove/check/check.hpp"
#include "engine/prove/find/prove.hpp"
#include "engine/recurrence/classify.hpp"
#include "formulas/decimal.hpp"
#include "formulas/parse_polynomial.hpp"
#include "formulas/print.hpp"
#include "formulas/roots.hpp"
#include "tests/support/random_formulas.hpp"

#include <doctest/doctest.h>

namespace brouncker {
namespace {

using random_formulas::between;

/// The closed form against the limit, which no proof uses.
bool agrees(const Proof& proof) {
  const Limit limit = limit_of(proof.pcf, classify(proof.pcf), 30);
  const auto value = evaluate(*proof.closed_form, 400);
  if (!value || limit.kind != Limit::Kind::finite) return false;
  const Rational error = midpoint(*value) - parse_decimal(limit.value);
  return abs(error) * Integer(pow(Integer(10), 20)) < 1 + abs(midpoint(*value));
}

/// The PCF with the tails -c (2n+p)(2n+q) and -c (2n+r)(2n+s), p + q = r + s, c = rs - pq.
std::optional<Pcf> with_tails(long p, long q, long r, long s) {
  const Integer c = r * s - p * q;
  if (c == 0) return std::nullopt;
  const Polynomial k1 = -(Polynomial::of({2, p}) * Polynomial::of({2, q})), k2 = -(Polynomial::of({2, r}) * Polynomial::of({2, s}));
  const Polynomial a = k2 * k2.shifted(1) - k1 * k1.shifted(1);  // times c/(K_1 - K_2) = 1
  return Pcf{a, c * k1 * (a + c * k1.shifted(1))};
}

TEST_SUITE("prove/two_tails") {
  TEST_CASE("fractions of pi by Wallis's product") {
    struct Known {
      const char *a, *b, *value;
    };
    const Known known[] = {{"8n^2+16n+9", "-16n^4-32n^3-20n^2-4n", "4/(4 - pi)"},
                           {"8n^2+20n+13", "-16n^4-48n^3-36n^2-8n", "32/(32 - 9*pi)"},
                           {"8n^2+44n+65", "-16n^4-144n^3-484n^2-720n-400", "(11200 - 3600*pi)/(704 - 225*pi)"}};
    for (const auto& [a, b, form] : known) {
      const auto proof = prove(parse_pcf(a, b));
      REQUIRE_MESSAGE(proof, a);
      CHECK(proof->method == "two-tails");
      CHECK(proof->closed_form);
      CHECK(to_plain(proof->form.atom) == "pi");
      CHECK(check(nlohmann::json(certificate(*proof))).valid);
      CHECK(agrees(*proof));
    }
  }

  TEST_CASE("random pairs of tails: every one is proved, and true") {
    random_formulas::Generator g(8);
    int proved = 0;
    for (int round = 0; round < 4000 && proved < random_formulas::repeated(30); ++round) {
      const long p = between(g, 0, 5), q = between(g, 0, 5), r = between(g, 0, 5), s = p + q - r;
      const auto pcf = with_tails(p, q, r, s);
      // Zeros of K and rational limits are for other proofs.
      if (!pcf || s < 1 || p * q == 0 || r == 0 || (p + q) % 2 != 0 || p % 2 == r % 2) continue;
      if (!classify(*pcf).converges() || classify(*pcf).kind == ConvergenceClass::terminating) continue;
      const auto proof = prove(*pcf);
      REQUIRE_MESSAGE(proof, to_plain(*pcf));
      CHECK(check(nlohmann::json(certificate(*proof))).valid);
      if (proof->closed_form) CHECK_MESSAGE(agrees(*proof), to_plain(*pcf));
      ++proved;
    }
    CHECK(proved > 20);
  }

  TEST_CASE("a product that does not converge, or with irrational zeros, has no closed form") {
    const Polynomial n = Polynomial::of({1, 0}), one = Polynomial::constant(1);
    CHECK_FALSE(tail_of_two(n * Polynomial::of({1, 1}), one, n * n, one, 1));                     // prod (j+1)/j
    CHECK_FALSE(tail_of_two(Polynomial::of({1, 0, 1}), one, Polynomial::of({1, 0, 2}), one, 1));  // prod (j^2+1)/(j^2+2)
    CHECK_FALSE(tail_of_two(Polynomial::of({1, 2, 0}), one, Polynomial::of({1, 2, 1}), one, 1));  // 1/2
    CHECK(tail_of_two(Polynomial::of({4, 4, 1}), one, Polynomial::of({4, 4, 0}), one, 1)->map.determinant() != 0);  // Wallis
  }
}

}  // namespace
}  // namespace brouncker
