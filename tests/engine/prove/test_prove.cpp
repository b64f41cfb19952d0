#include "engine/prove/find/prove.hpp"

#include "engine/evaluate/limit.hpp"
#include "engine/number/expression_value.hpp"
#include "engine/prove/certificate.hpp"
#include "engine/prove/check/check.hpp"
#include "engine/prove/explain.hpp"
#include "engine/recurrence/classify.hpp"
#include "formulas/decimal.hpp"
#include "formulas/parse_polynomial.hpp"
#include "formulas/print.hpp"
#include "tests/support/random_formulas.hpp"

#include <doctest/doctest.h>

#include <map>

namespace brouncker {
namespace {

using random_formulas::between;
using random_formulas::Generator;
using random_formulas::repeated;

/// The closed form agrees with the numeric limit, which no proof uses.
bool agrees(const Proof& proof, long digits) {
  const Limit limit = limit_of(proof.pcf, classify(proof.pcf), digits + 5);
  if (!proof.closed_form) return limit.kind == Limit::Kind::infinite;
  if (limit.kind != Limit::Kind::finite) return false;
  const std::optional<Real> value = evaluate(*proof.closed_form, 20 * digits);
  if (!value) return false;
  const Rational difference = midpoint(*value) - parse_decimal(limit.value);
  const Rational scale = Integer(pow(Integer(10), static_cast<unsigned>(digits)));
  return abs(difference) * scale <= 1 + abs(midpoint(*value));
}

Pcf random_pcf(Generator& g, int height) {
  const auto c = [&] { return between(g, -height, height); };
  return {Polynomial::of({c(), c()}), Polynomial::of({c(), c(), c()})};
}

/// The recurrence, exactly.
Rational convergent_at(const Pcf& pcf, std::int64_t n) {
  const Convergent c = convergent(Terms(pcf, n), n);
  return Rational(c.p, c.q);
}

bool converges(const Pcf& pcf) { return !pcf.a.is_zero() && !pcf.b.is_zero() && classify(pcf).converges(); }

TEST_SUITE("prove") {
  TEST_CASE("classical formulas get the closed form a mathematician would write") {
    struct Known {
      const char *a, *b, *value;
    };
    const Known known[] = {
        {"2n+1", "n^2", "4/pi"},
        {"3n+2", "-2n^2", "1/log(2)"},
        {"n", "n", "1/(e - 1)"},
        {"n+1", "n", "1/(e - 2)"},
        {"2n+1", "-1", "1/tan(1)"},
        {"4n+2", "1", "(e + 1)/(e - 1)"},
        {"n", "1", "besseli(1, 2)/besseli(0, 2)"},
        {"4n+1", "-2n^2+n", "2/lemniscate"},
        {"2n+2", "-n^2", "1/(e*E1(1))"},
        {"1", "n", "2/(sqrt(2)*(sqrt(pi)*(exp(1/2)*erfc(sqrt(2)/2))))"},
        {"1", "1", "(sqrt(5) + 1)/2"},
        {"1", "n^2", "1/log(2)"},
        {"6", "(2n-1)^2", "pi + 3"},
        {"n^3+(n+1)^3", "-n^6", "1/zeta(3)"},
        {"34n^3+51n^2+27n+5", "-n^6", "6/zeta(3)"},
        {"11n^2+11n+3", "n^4", "30/pi^2"},
        {"5n^2+6n+2", "-4n^4+2n^3", "18/pi^2"},
        {"3n^3+10n^2+8n+2", "4n^6-2n^5", "5/(2*zeta(3))"},
        {"3n^2+3n+1", "n^6", "4/(3*zeta(3))"},
        {"8n", "(2n-1)^4", "(1 - catalan)/catalan"},
        {"n^2+n+1", "n^3", "1/(euler + E1(1))"},
    };
    for (const Known& k : known) {
      const Pcf pcf = parse_pcf(k.a, k.b);
      const auto proof = prove(pcf);
      REQUIRE_MESSAGE(proof, to_plain(pcf));
      CHECK(agrees(*proof, 20));
      const auto expected = evaluate(parse_expression(k.value), 400), found = evaluate(*proof->closed_form, 400);
      REQUIRE((expected && found));
      CHECK_MESSAGE(arb_overlaps(expected->get(), found->get()), to_plain(pcf), " = ", to_plain(*proof->closed_form));
      CHECK_MESSAGE(to_plain(*proof->closed_form) == std::string(k.value), to_plain(pcf));
      CHECK(check(nlohmann::json(certificate(*proof))).valid);
    }
  }

  TEST_CASE("every converging PCF with deg a <= 1, deg b <= 2 is proved, checked, and agrees with its limit") {
    Generator g(2024);
    int proved = 0;
    for (int round = 0; round < repeated(1000); ++round) {
      const Pcf pcf = random_pcf(g, 5);
      if (!converges(pcf)) continue;
      const auto proof = prove(pcf);
      REQUIRE_MESSAGE(proof, to_plain(pcf));
      CHECK_MESSAGE(agrees(*proof, 20), to_plain(pcf), " [", proof->method, "]");
      const CheckResult result = check(nlohmann::json(certificate(*proof)));
      CHECK_MESSAGE(result.valid, to_plain(pcf), ": ", result.reason);
      ++proved;
    }
    CHECK(proved > 400);
  }

  TEST_CASE("the same for coefficients beyond the published box") {
    Generator g(77);
    for (int round = 0; round < repeated(60); ++round) {
      const Pcf pcf = random_pcf(g, 60);
      if (!converges(pcf)) continue;
      const auto proof = prove(pcf);
      REQUIRE_MESSAGE(proof, to_plain(pcf));
      CHECK_MESSAGE(agrees(*proof, 15), to_plain(pcf), " [", proof->method, "]");
    }
  }

  TEST_CASE("the example of every theorem is proved by it, checked, and agrees with its limit") {
    for (const TheoremRow* row : theorems()) {
      CAPTURE(row->name);
      const Pcf pcf = parse_pcf(row->example.a, row->example.b);
      REQUIRE(converges(pcf));
      const auto form = row->value(pcf);
      REQUIRE(form);
      CHECK(agrees({pcf, {}, TheoremLeaf{row->name}, *form, expression_of(*form), std::string(row->name)}, 20));
      const auto proof = prove(pcf);
      REQUIRE(proof);
      // Other values may be found on a shorter way: an algebraic one after deflation, a quotient under a name.
      if (row->yields == Yields::function) CHECK(proof->method == row->name);
      CHECK(check(nlohmann::json(certificate(*proof))).valid);
      CHECK(find_theorem(row->name) == row);
    }
  }

  TEST_CASE("members of every theorem agree with numbers") {
    std::map<std::string_view, int> seen;
    const auto examine = [&](const TheoremRow& row, const Pcf& pcf) {
      if (pcf.a.is_zero() || pcf.b.is_zero() || pcf.a.leading() < 0 || seen[row.name] >= repeated(8)) return;
      const Convergence kind = classify(pcf);
      if (!kind.converges() || kind.kind == ConvergenceClass::terminating) return;
      const auto form = row.value(pcf);
      if (!form) return;
      ++seen[row.name];
      Proof proof{pcf, {}, TheoremLeaf{row.name}, *form, expression_of(*form), std::string(row.name)};
      CHECK_MESSAGE(agrees(proof, 20), row.name, ": ", to_plain(pcf), " = ",
                    proof.closed_form ? to_plain(*proof.closed_form) : "inf");
    };
    // The examples, others with structure, and random ones; of each also the bases that a row finds for it.
    std::vector<Pcf> pool;
    for (const TheoremRow* row : theorems()) pool.push_back(parse_pcf(row->example.a, row->example.b));
    for (const auto& [a, b] : std::initializer_list<std::pair<const char*, const char*>>{
             {"3n^2+3n+1", "-2n^4+n^3"}, {"2n^2+n", "4n^2-1"},  {"11n^2+11n+3", "n^4"}, {"n^2+2n+2", "n^2"}, {"2n+5", "-4n^2+1"},
             {"8n+9", "-16n^2+4"},       {"1", "(3n+1)(3n+2)"}, {"2", "4n^2-1"},        {"1", "4n^2+2n"},    {"2n+3", "3n^2-2n"},
             {"5n", "-4n^2+2n"},         {"5n+1", "-4n^2+2n"},  {"4", "n^2+2n+5"},      {"2", "4n^2+4n+5"},  {"4", "4n^2+3"},
             {"1", "n^2+n+1"},           {"2n+3", "n^2+2n+2"},  {"2n+1", "3n^2+2"},     {"6n+3", "-2n^2-1"}, {"6n+3", "-2n^2+1"},
             {"n^2+3n+1", "n^2+n"}})
      pool.push_back(parse_pcf(a, b));
    Generator g(5);
    for (int i = 0; i < 12000; ++i) {
      Pcf pcf = random_pcf(g, 4);
      if (i % 2 == 0)
        pcf.b = between(g, -6, 6) *
                (Polynomial::of({between(g, 1, 4), between(g, -3, 3)}) * Polynomial::of({between(g, 1, 4), between(g, -3, 3)}));
      if (i % 8 == 0) pcf.a = Polynomial::of({between(g, 1, 4), between(g, -4, 4), between(g, -4, 4)});
      pool.push_back(std::move(pcf));
    }
    for (const TheoremRow* row : theorems())
      for (const Pcf& pcf : pool) {
        if (pcf.a.is_zero() || pcf.b.is_zero()) continue;
        examine(*row, pcf);
        if (row->bases)
          for (const Pcf& base : row->bases(pcf)) examine(*row, base);
        if (seen[row->name] >= repeated(8)) break;
      }
    for (const TheoremRow* row : theorems()) CHECK_MESSAGE(seen[row->name] > 0, row->name);
  }

  TEST_CASE("rational limits, the point at infinity and terminating fractions are exact") {
    CHECK(to_plain(*prove(parse_pcf("n", "n-3"))->closed_form) == "-4");
    CHECK_FALSE(prove(parse_pcf("n+1", "-n-1"))->closed_form);
    CHECK(to_plain(*prove(parse_pcf("n", "-n"))->closed_form) == "0");
    Generator g(9);
    int rational = 0;
    for (int round = 0; round < 4000; ++round) {
      // a = h1 + h2(n+1), b = -h1 h2: K = -h2 solves the tail equation; recessive for deg h2 < deg h1
      const Polynomial h1 = random_formulas::small_polynomial(g, 2, 4), h2 = random_formulas::small_polynomial(g, 0, 4);
      const Pcf pcf{h1 + h2.shifted(1), -(h1 * h2)};
      if (!converges(pcf)) continue;
      const auto proof = prove(pcf);
      REQUIRE(proof);
      if (proof->method == "terminating") continue;
      CHECK(proof->method == "rational-tail");
      CHECK(agrees(*proof, 20));
      if (++rational > 30) break;
    }
    CHECK(rational > 20);
  }

  TEST_CASE("rational limits of the logarithmic class are proved, and checked") {
    CHECK(to_plain(*prove(parse_pcf("2n^2+n+1", "-n^4+n^3-n^2"))->closed_form) == "0");
    Generator g(23);
    int proved = 0;
    for (int round = 0; round < 40'000 && proved < 30; ++round) {
      // K = -h2 again; the two solutions grow alike where the exponents of h1 and h2 do
      const Polynomial h1 = random_formulas::small_polynomial(g, 1 + round % 2, 4),
                       h2 = random_formulas::small_polynomial(g, 1 + round % 2, 4);
      const Pcf pcf{h1 + h2.shifted(1), -(h1 * h2)};
      if (pcf.a.is_zero() || pcf.b.is_zero() || classify(pcf).kind != ConvergenceClass::logarithmic) continue;
      const auto proof = prove(pcf);
      REQUIRE_MESSAGE(proof, to_plain(pcf));
      CHECK(proof->method == "rational-tail");
      CHECK(check(nlohmann::json(certificate(*proof))).valid);
      if (!proof->closed_form) continue;
      ++proved;
      // L - p_n/q_n ~ C/(log n + c): its reciprocals at n, 10 n, 100 n are equally spaced.
      const Rational limit = midpoint(evaluate(*proof->closed_form, 300).value());
      const auto reciprocal = [&](std::int64_t n) { return 1 / static_cast<double>(Rational(convergent_at(pcf, n) - limit)); };
      const double first = reciprocal(50), second = reciprocal(500), third = reciprocal(5000);
      CHECK_MESSAGE((third - second) / (second - first) == doctest::Approx(1).epsilon(0.1), to_plain(pcf));
    }
    CHECK(proved > 20);
  }

  TEST_CASE("zeta(3, x), zeta(2, x) and psi differences at random x, m and scales") {
    Generator g(77);
    int cubic = 0, quadratic = 0, alternating = 0;
    for (int round = 0; round < repeated(40); ++round) {
      const Integer q = between(g, 1, 4), r = between(g, 1, 9), c = between(g, 1, 3);
      const Rational x(r, q), t = x * (x - 1);
      // times 2 q^2: a = c 2q^2 (2n+1)(n^2+n+1+2t)
      const Rational scale = c * 2 * q * q;
      const auto integral = [](const Rational& y) { return Integer(numerator(y)); };
      const Polynomial a = Polynomial::of({2, 1}) * Polynomial({integral(scale * (1 + 2 * t)), integral(scale), integral(scale)});
      const Pcf hurwitz{a, Polynomial::constant(integral(-scale * scale)) * Polynomial::of({1, 0, 0, 0, 0, 0, 0})};
      if (const auto proof = prove(hurwitz); proof) {
        CHECK_MESSAGE(agrees(*proof, 15), to_plain(hurwitz));
        cubic += proof->method == "hurwitz-zeta-3";
      }
      // m = k/q: a = c q^2 (2n+1) x, b = c^2 q^4 n^2 (n^2 - m^2)
      const Integer k = between(g, 0, 5);
      const Pcf psi{c * q * r * Polynomial::of({2, 1}),
                    c * c * q * q * (Polynomial({Integer(-k * k), 0, Integer(q * q)}) * Polynomial::of({1, 0, 0}))};
      if (!converges(psi) || classify(psi).kind == ConvergenceClass::terminating) continue;
      const auto proof = prove(psi);
      REQUIRE_MESSAGE(proof, to_plain(psi));
      if (proof->closed_form) CHECK_MESSAGE(agrees(*proof, 15), to_plain(psi));
      quadratic += proof->method == "hurwitz-zeta-2";
    }
    for (int round = 0; round < repeated(40); ++round) {
      // x = r/q, m = k/q: a = c q^2 (8n^2+8n+3+x^2-m^2), b = -4 c^2 q^4 n^2 (4n^2-m^2)
      const Integer q = between(g, 1, 4), r = between(g, 0, 9), c = between(g, 1, 3), k = between(g, 0, 5);
      const Pcf pcf{c * Polynomial({Integer(3 * q * q + r * r - k * k), Integer(8 * q * q), Integer(8 * q * q)}),
                    -4 * c * c * q * q * (Polynomial({Integer(-k * k), 0, Integer(4 * q * q)}) * Polynomial::of({1, 0, 0}))};
      if (!converges(pcf) || classify(pcf).kind == ConvergenceClass::terminating) continue;
      const auto proof = prove(pcf);
      if (!proof) continue;
      if (proof->closed_form) CHECK_MESSAGE(agrees(*proof, 12), to_plain(pcf));
      alternating += proof->method == "alternating-zeta-2";
    }
    CHECK(cubic > 15);
    CHECK(quadratic > 15);
    CHECK(alternating > 15);
  }

  TEST_CASE("multiple angles at rational v: algebraic numbers, and one gauge step away") {
    // a = x (2n+1), b = +-(c^2 n^2 - m^2): v = m/c; -: c (m/c) (E + 1)/(E - 1), E = ((x + c)/(x - c))^(m/c)
    Generator g(451);
    int angles = 0, steps = 0;
    for (int round = 0; round < repeated(60); ++round) {
      const std::int64_t c = between(g, 3, 7), m = between(g, 1, c - 1), x = c + between(g, 1, 9), sign = between(g, 0, 1) * 2 - 1;
      if (2 * m % c == 0) continue;
      const Pcf plain{Polynomial::of({2 * x, x}), Polynomial::of({sign * c * c, 0, -sign * m * m})};
      const auto proof = prove(plain);
      REQUIRE_MESSAGE(proof, to_plain(plain));
      CHECK_MESSAGE(proof->method == "multiple-angle", to_plain(plain));
      CHECK_MESSAGE(agrees(*proof, 20), to_plain(plain));
      ++angles;
      // roots v and 1 - v, with x, c so that the root of the discriminant is rational: x^2 - c^2 = s^2 for (5, 3, 4) and its like
      const std::int64_t k = between(g, 1, 3), v = between(g, 1, 2);
      const Pcf step{Polynomial::of({10 * k, 4 * k * between(g, -1, 3)}),
                     Polynomial::of({-9 * k * k, 9 * k * k, -k * k * v * (3 - v)})};
      const auto second = prove(step);
      if (!second || second->method != "multiple-angle") continue;
      CHECK_MESSAGE(agrees(*second, 20), to_plain(step));
      ++steps;
    }
    CHECK(angles > 40);
    CHECK(steps > 10);
  }

  TEST_CASE("every Euler form of degrees (2, 2) has its sum of 1F2") {
    Generator g(14);
    int summed = 0;
    for (int round = 0; round < repeated(40000) && summed < 25; ++round) {
      const std::int64_t a2 = between(g, 1, 3), b2 = between(g, 1, 3);
      const Pcf pcf{Polynomial::of({a2, between(g, -5, 5), between(g, -5, 5)}),
                    Polynomial::of({b2, between(g, -9, 9), between(g, -5, 5)})};
      if (!converges(pcf)) continue;
      const auto proof = prove(pcf);
      if (!proof || proof->method != "lommel-series") continue;
      CHECK_MESSAGE(agrees(*proof, 20), to_plain(pcf));
      ++summed;
    }
    CHECK(summed > 10);
  }

  TEST_CASE("what diverges or is not understood is not proved") {
    CHECK_FALSE(prove(parse_pcf("1", "-1")));
    CHECK_FALSE(prove(parse_pcf("n^2+1", "2n^2+n+1")));
    CHECK_FALSE(prove(parse_pcf("n^3+n+1", "n^2+7")));
  }

  TEST_CASE("a proof is explained line by line") {
    const auto lines = explained(*prove(parse_pcf("2n+3", "n^2+2n+1")));
    REQUIRE(lines.size() == 4);
    CHECK(lines.back().substr(0, 4) == "L = ");
    CHECK(explained(*prove(parse_pcf("n^2+n", "n^2+n")), Markup::latex).size() >= 3);
  }
}

}  // namespace
}  // namespace brouncker
