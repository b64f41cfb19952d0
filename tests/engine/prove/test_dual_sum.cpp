#include "engine/prove/find/dual_sum.hpp"

#include "engine/evaluate/limit.hpp"
#include "engine/number/expression_value.hpp"
#include "engine/prove/certificate.hpp"
#include "engine/prove/check/check.hpp"
#include "engine/prove/find/prove.hpp"
#include "engine/prove/find/telescoped.hpp"
#include "engine/recurrence/classify.hpp"
#include "formulas/decimal.hpp"
#include "formulas/parse_polynomial.hpp"
#include "formulas/print.hpp"
#include "formulas/roots.hpp"
#include "tests/support/random_formulas.hpp"

#include <doctest/doctest.h>

#include <set>

namespace brouncker {
namespace {

using random_formulas::between;
using random_formulas::Generator;
using random_formulas::repeated;

/// The closed form against the limit, which no proof uses.
bool agrees(const Pcf& pcf, const Expression& form) {
  const Limit limit = limit_of(pcf, classify(pcf), 55);
  const auto value = evaluate(form, 400);
  if (!value || limit.kind != Limit::Kind::finite) return false;
  return abs(Rational(midpoint(*value) - parse_decimal(limit.value))) * Integer(pow(Integer(10), 50)) < 1;
}

Proof proof_of(const DualProof& found) {
  const auto form = dual_limit(found.sum);
  return {found.pcf, {}, DualSumLeaf{found.sum}, form ? *form : ClosedForm{}, form ? expression_of(*form) : std::nullopt,
          "dual-sum"};
}

/// T(n+1, k)/T(n, k) and T(n, k+1)/T(n, k) at a point, from the products themselves.
struct Term {
  DualTerm e;
  Rational operator()(int n, const Rational& k) const {
    const auto rising = [](Rational x, int count) {
      Rational product = 1;
      for (; count > 0; --count, x += 1) product *= x;
      return product;
    };
    const auto to = [](const Rational& x, int power) {
      Rational product = 1;
      for (int i = 0; i < power; ++i) product *= x;
      return product;
    };
    const Rational sign = (e.sign_n * n) % 2 != 0 ? -1 : 1;
    return sign * to(rising(1, n), e.factorial) * to(rising(k + Rational(1, 2), n), e.half) * to(rising(k - n, n), e.falling) *
           to(rising(2 * k, n), e.twice) * to(rising(k + n + 1, n), e.upper) * to(2 * k + n, e.linear) /
           to(rising(k, n + 1), e.below);
  }
};

Rational value(const BivariateRatio& r, int n, const Rational& k) {
  const auto at = [&](const Bivariate& p) {
    Rational sum = 0, power = 1;
    for (const Polynomial& c : p.by_k()) sum += Rational(c(n)) * power, power *= k;
    return sum;
  };
  return at(r.top) / at(r.bottom);
}

/// All exponents with these sums, signs and starts that the checker accepts, as text.
std::set<std::string> found_by_search(int most_below, int most_degree) {
  std::set<std::string> found;
  const auto try_term = [&](DualTerm term) {
    const auto first = dual_proof(term, most_degree);
    if (!first) return;
    if (first->pcf.a.leading() < 0) term.sign_n = 1;
    for (const int start : {1, 2, -1})
      for (const int derivative : {0, 1}) {
        if (term.sign_k && (derivative || start < 0)) continue;
        term.start = start, term.derivative = derivative;
        const auto proof = dual_proof(term, most_degree);
        if (!proof) continue;
        if (const CheckResult result = check(nlohmann::json(certificate(proof_of(*proof)))); result.valid)
          found.insert(result.statement);
      }
  };
  for (int below = 2; below <= most_below; ++below)
    for (int linear = 0; linear <= 1 && below - linear >= 2; ++linear)
      for (int half = 0; half <= below; ++half)
        for (int falling = 0; half + falling <= below; ++falling)
          for (int twice = 0; half + falling + twice <= below; ++twice)
            for (int upper = 0; half + falling + twice + upper <= below; ++upper)
              for (const int sign_k : {0, 1})
                try_term({below - half - falling - twice - upper, half, below, falling, twice, upper, linear, 0, sign_k, 1, 0});
  return found;
}

TEST_SUITE("prove/dual_sum") {
  TEST_CASE("each row gives its fraction, a valid certificate and the limit") {
    for (const DualRow& row : dual_rows()) {
      CAPTURE(row.a);
      const Pcf pcf = parse_pcf(row.a, row.b);
      const auto found = dual_proof(row.term, pcf.a.degree());
      REQUIRE(found);
      CHECK(found->pcf == pcf);
      const Proof proof = proof_of(*found);
      REQUIRE(proof.closed_form);
      CHECK(check(nlohmann::json(certificate(proof))).valid);
      CHECK(agrees(pcf, *proof.closed_form));
    }
  }

  TEST_CASE("the ratios of the term are those of its products") {
    for (const DualRow& row : dual_rows()) {
      const auto found = dual_proof(row.term, 5);
      REQUIRE(found);
      const Term t{row.term};
      for (int n = 0; n < 4; ++n)
        for (const Rational& k : {Rational(13, 3), Rational(29, 7)}) {
          CHECK(value(found->sum.term_n, n, k) == t(n + 1, k) / t(n, k));
          CHECK(value(found->sum.term_k, n, k) * (row.term.sign_k ? -1 : 1) == t(n, k + 1) / t(n, k));
        }
    }
  }

  TEST_CASE("limits that were only certified: Catalan's constant, zeta(2), zeta(3), zeta(4), and gauge steps to them") {
    struct Known {
      const char *a, *b, *value;
    };
    const Known known[] = {
        {"3n^2+3n+1", "-2n^4", "1/(2*catalan)"},
        {"3n^2+11n+5", "-2n^4-12n^3-16n^2", "64/(18*catalan + 13)"},
        {"7n^2+7n+2", "8n^4", "24/pi^2"},
        {"11n^2+11n+3", "n^4", "30/pi^2"},
        {"6n^3+9n^2+5n+1", "-n^6", "8/(7*zeta(3))"},
        {"10n^3+15n^2+9n+2", "-16n^6", "12/(7*zeta(3))"},
        {"34n^3+51n^2+27n+5", "-n^6", "6/zeta(3)"},
        {"270n^5+675n^4+702n^3+378n^2+105n+12", "27n^10-3n^8", "1170/pi^4"},
    };
    for (const auto& [a, b, form] : known) {
      CAPTURE(a);
      const auto proof = prove(parse_pcf(a, b));
      REQUIRE(proof);
      CHECK((proof->method == "dual-sum" || proof->method == "apery"));
      CHECK(to_plain(*proof->closed_form) == form);
      CHECK(check(nlohmann::json(certificate(*proof))).valid);
      CHECK(agrees(proof->pcf, *proof->closed_form));
    }
  }

  TEST_CASE("a sum that is not the recessive solution, or does not vanish at its start, is refused") {
    // The dual of Franel's numbers from k = 1 on is another solution [doc/PROOFS.md].
    DualTerm term{3, 0, 3, 0, 0, 0, 0, 0, 1, 2, 0};
    if (const auto found = dual_proof(term, 4)) CHECK_FALSE(check(nlohmann::json(certificate(proof_of(*found)))).valid);
    for (const DualRow& row : dual_rows()) {
      DualTerm other = row.term;
      other.start = row.term.start == 1 ? 2 : 1;
      const auto found = dual_proof(other, 5);
      if (!found) continue;
      const Proof proof = proof_of(*found);
      const CheckResult result = check(nlohmann::json(certificate(proof)));
      if (result.valid) CHECK(agrees(found->pcf, *proof.closed_form));
    }
  }

  TEST_CASE("the search over terms finds the rows of small size, and what it finds is true") {
    const std::set<std::string> found = found_by_search(2, 3);
    for (const char* statement : {"PCF(3*n^2 + 3*n + 1, -2*n^4) = 1/(2*catalan)",
                                  "PCF(34*n^3 + 51*n^2 + 27*n + 5, -n^6) = 6/zeta(3)", "PCF(11*n^2 + 11*n + 3, n^4) = 30/pi^2"})
      CHECK(found.count(statement) == 1);
    CHECK(found.size() == 8);
  }
}

TEST_SUITE("prove/dual_sum/slow") {
  TEST_CASE("the search over all terms of size 6 finds every row and nothing else") {
    std::set<std::string> rows;
    for (const DualRow& row : dual_rows()) {
      const auto found = dual_proof(row.term, 5);
      rows.insert(check(nlohmann::json(certificate(proof_of(*found)))).statement);
    }
    CHECK(found_by_search(6, 5) == rows);
  }
}

TEST_SUITE("prove/telescoped") {
  TEST_CASE("poles that telescope away are found, and the rest is exact") {
    Generator g(44);
    int found = 0;
    for (int round = 0; round < repeated(200); ++round) {
      // z G(n+1) - G(n) with an irreducible denominator, and a rest with rational poles
      const Polynomial q = Polynomial::of({1, between(g, -3, 3), between(g, 4, 9)}), y = round % 3 == 0 ? q * q.shifted(1) : q;
      const Polynomial top = random_formulas::small_polynomial(g, y.degree() - 1, 5),
                       rest_top = random_formulas::small_polynomial(g, 1, 5);
      const Polynomial rest_bottom = Polynomial::of({1, 0}) * Polynomial::of({2, 1});
      const Rational z = round % 2 == 0 ? Rational(1) : Rational(-1, 2);
      const Integer u = numerator(z), v = denominator(z);
      const Polynomial y1 = y.shifted(1), g_part = u * (top.shifted(1) * y) - v * (top * y1);
      Polynomial above = rest_top * (v * (y * y1)) + rest_bottom * g_part, below = v * (rest_bottom * (y * y1));
      if (top.is_zero() || above.is_zero()) continue;
      const Polynomial common = primitive_gcd(above, below);
      above = *exact_quotient(above, common), below = *exact_quotient(below, common);
      const auto parts = decomposed(above, below, z);
      if (!parts) {
        CHECK(g_part.is_zero());
        continue;
      }
      ++found;
      // above/below = rest + z G(n+1) - G(n), multiplied out
      const Polynomial &gt = parts->g_top, &gb = parts->g_bottom, gb1 = gb.shifted(1);
      CHECK(above * (v * (parts->rest_bottom * gb * gb1)) ==
            below * (parts->rest_top * (v * (gb * gb1)) + parts->rest_bottom * (u * (gt.shifted(1) * gb) - v * (gt * gb1))));
      CHECK(gt.degree() < gb.degree());
    }
    CHECK(found > 100);
  }

  TEST_CASE("poles that stay are not hidden") {
    CHECK_FALSE(decomposed(Polynomial::constant(1), Polynomial::of({1, 0, 1}), 1));  // 1/(n^2+1)
    CHECK_FALSE(
        decomposed(Polynomial::constant(1), Polynomial::of({1, 0, 1}) * Polynomial::of({1, 2, 2}), Rational(1)));  // of both
  }

  TEST_CASE("sums of two zeta values by fractions with apparent factors") {
    struct Known {
      const char *a, *b, *value;
    };
    const Known known[] = {{"2n^5+5n^4+22n^3+28n^2+23n+7", "-n^10", "2/(2*zeta(5) + 6*zeta(3) - 9)"},
                           {"2n^5+5n^4+22n^3+28n^2+15n+3", "-n^10", "2/(2*zeta(5) - 2*zeta(3) + 1)"},
                           {"2n^5+5n^4+42n^3+58n^2+45n+13", "-n^10", "64/(64*zeta(5) + 176*zeta(3) - 273)"},
                           {"2n^7+7n^6+37n^5+75n^4+99n^3+77n^2+31n+5", "-n^14", "1/(zeta(7) - 4*zeta(3) + 4)"}};
    for (const auto& [a, b, form] : known) {
      CAPTURE(a);
      const auto proof = prove(parse_pcf(a, b));
      REQUIRE(proof);
      CHECK(proof->method == "series");
      CHECK(check(nlohmann::json(certificate(*proof))).valid);
      CHECK(agrees(proof->pcf, *proof->closed_form));
    }
  }
}

}  // namespace
}  // namespace brouncker
