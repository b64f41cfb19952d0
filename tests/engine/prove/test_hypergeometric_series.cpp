#include "engine/prove/find/hypergeometric_series.hpp"

#include "engine/claim/proved_claim.hpp"
#include "engine/number/expression_value.hpp"
#include "engine/prove/certificate.hpp"
#include "engine/prove/check/check.hpp"
#include "engine/prove/explain.hpp"
#include "engine/prove/find/prove.hpp"
#include "engine/prove/statements/named_series.hpp"
#include "engine/recurrence/classify.hpp"
#include "engine/recurrence/convergents.hpp"
#include "engine/sieve/sieve.hpp"
#include "formulas/arithmetic.hpp"
#include "formulas/parse_polynomial.hpp"
#include "formulas/print.hpp"
#include "tests/support/random_formulas.hpp"

#include <doctest/doctest.h>

#include <set>

namespace brouncker {
namespace {

using random_formulas::between;
using random_formulas::Generator;

Rational power_of_ten(int e) { return Integer(pow(Integer(10), static_cast<unsigned>(e))); }

Rational rounded(const Rational& x) {
  const Rational unit = power_of_ten(110);
  return Rational(Integer(numerator(Rational(x * unit))) / Integer(denominator(Rational(x * unit)))) / unit;
}

/// The sum over n >= from of weight(n) h(n), term by term.
template <class F>
Rational plain_sum(const HypergeometricTerm& h, long from, const F& weight) {
  Rational h_n = 1, sum = 0;
  for (long n = 0; n < from + 10 || abs(h_n) * (n + 1) * (n + 1) * power_of_ten(75) > 1; ++n) {
    if (n >= from) sum += rounded(weight(Rational(n)) * h_n);
    h_n *= h.z;
    for (const Rational& x : h.upper) h_n *= x + n;
    for (const Rational& x : h.lower) h_n /= x + n;
    if (n >= from) h_n = rounded(h_n);
  }
  return sum;
}

bool agree(const Expression& value, const Rational& plain, int digits) {
  const auto ball = evaluate(value, 400);
  return ball && abs(Rational(midpoint(*ball) - plain)) * power_of_ten(digits) < 1 + abs(plain);
}

/// The plain recurrence, to a depth where it has settled; the closed form to `digits` digits.
bool agrees_with_convergents(const Proof& proof, int digits) {
  Rational before = 0;
  for (long depth = 64; depth < 100'000; depth *= 2) {
    const Convergent c = convergent(Terms(proof.pcf, depth), depth);
    if (c.q == 0) continue;
    const Rational now(c.p, c.q);
    if (abs(Rational(now - before)) * power_of_ten(digits + 3) < 1)
      return proof.closed_form && agree(*proof.closed_form, now, digits);
    before = now;
  }
  return false;
}

void require_proved(const Pcf& pcf, int digits, std::set<std::string>& methods) {
  const auto proof = prove(pcf);
  REQUIRE_MESSAGE(proof, to_plain(pcf));
  methods.insert(proof->method);
  const CheckResult result = check(nlohmann::json(certificate(*proof)));
  CHECK_MESSAGE(result.valid, to_plain(pcf), " ", result.reason);
  if (proof->closed_form) CHECK_MESSAGE(agrees_with_convergents(*proof, digits), to_plain(pcf), " ", to_plain(*proof->closed_form));
}

const std::vector<std::pair<std::vector<Rational>, std::vector<Rational>>>& terms() {
  static const Rational half(1, 2), third(1, 3);
  static const std::vector<std::pair<std::vector<Rational>, std::vector<Rational>>> kTerms = {
      {{half}, {1}},
      {{1}, {half}},
      {{half, half}, {1, 1}},
      {{third}, {1}},
      {{Rational(2, 3)}, {third}},
      {{1, 1}, {half, half}},
      {{third, 1}, {half, half}},
      {{}, {1}},
      {{}, {half}},
      {{half}, {1, 1}},
      {{1, 1}, {third, half, half}},
      {{third, Rational(2, 3)}, {half, 1}},
      {{Rational(1, 6), Rational(5, 6)}, {half, 1}},
      {{Rational(1, 4), Rational(3, 4)}, {half, 1}},
      {{third, Rational(2, 3)}, {1, 1}}};
  return kTerms;
}

TEST_SUITE("prove/hypergeometric_series") {
  TEST_CASE("every sum, with a name or without, is that of its terms, to 60 digits") {
    const Rational thirds[] = {Rational(1, 2), Rational(1, 3), 1};
    for (const auto& [upper, lower] : terms())
      for (const Rational& z :
           {Rational(1, 4), Rational(-3, 5), Rational(-9, 16), Rational(2, 3), Rational(15, 16), Rational(1, 2)}) {
        const HypergeometricTerm h{z, upper, lower};
        REQUIRE(is_proper(h));
        std::vector<PartialFractions> fs;
        for (std::size_t i = 0; i <= 2; ++i) {
          std::vector<Rational> p(i + 1, Rational(0));
          p.back() = 1;
          fs.push_back({p, {}});
        }
        for (const Rational& rho : thirds)
          for (int order = 1; order <= 2; ++order) fs.push_back({{}, {{-rho, order, Rational(3, 7)}}});
        for (const PartialFractions& f : fs) {
          const auto sum = sum_of(h, f);
          if (!sum) continue;  // a pFq that has no row
          CAPTURE(z.str());
          CHECK_MESSAGE(agree(*expression_of(sum->form()), plain_sum(h, 0, [&](const Rational& n) { return value(f, n); }), 60),
                        to_plain(*expression_of(sum->form())));
        }
      }
  }

  TEST_CASE("what has a name is written by it") {
    const Rational half(1, 2), z(-1, 3);
    const auto text = [&](const HypergeometricTerm& h, const PartialFractions& f) { return to_plain(sum_of(h, f)->form().atom); };
    CHECK(text({z, {half}, {1}}, {{1}, {}}) == "sqrt(3)");
    CHECK(text({z, {half}, {1}}, {{}, {{-half, 1, 1}}}) == "sqrt(3)*asinh(sqrt(3)/3)");
    CHECK(text({Rational(1, 4), {1}, {half}}, {{1}, {}}) == "sqrt(3)*pi");
    CHECK(text({z, {half, half}, {1, 1}}, {{1}, {}}) == "ellipk(-(1/3))/pi");
    CHECK(text({z, {Rational(1, 3), Rational(2, 3)}, {half, 1}}, {{1}, {}}) == "sqrt(3)*cosh(asinh(sqrt(3)/3)/3)");
    CHECK(text({half, {Rational(1, 4), Rational(3, 4)}, {half, 1}}, {{1}, {}}) == "sqrt(2)*sqrt((sqrt(2)/2 + 1)/2)");
    CHECK(text({z, {}, {1}}, {{1}, {}}) == "exp(-(1/3))");
    CHECK(text({z, {1, 1}, {half, half}}, {{1}, {}}) == "hyp3f2(1, 1, 1, 1/2, 1/2, -(1/3))");
    CHECK(text({z, {1, 1}, {half, half}}, {{0, 1}, {}}) == "hyp3f2(2, 2, 2, 3/2, 3/2, -(1/3))");
  }

  TEST_CASE("parameters outside of (0, 1], shared ones, and series that diverge are refused") {
    const Rational half(1, 2);
    CHECK_FALSE(is_proper({half, {Rational(3, 2)}, {1}}));
    CHECK_FALSE(is_proper({half, {half, 1}, {half, 1}}));
    CHECK_FALSE(is_proper({half, {1, half}, {Rational(1, 3), Rational(1, 3)}}));  // not sorted
    CHECK_FALSE(is_proper({1, {half}, {1}}));
    CHECK_FALSE(is_proper({-1, {half}, {1}}));
    CHECK_FALSE(is_proper({half, {half, half}, {1}}));
    CHECK_FALSE(is_proper({half, {}, {}}));
    CHECK_FALSE(is_proper({0, {}, {1}}));
    CHECK(is_proper({100, {half}, {1, 1}}));
  }

  TEST_CASE("survivors of the sieve, each to 60 digits against the plain recurrence") {
    std::set<std::string> methods;
    for (const auto& [a, b] : std::initializer_list<std::pair<const char*, const char*>>{
             {"112n^2+118n+51", "-1840n^4+2760n^3-1380n^2+230n"},
             {"85n^2+99n+22", "1386n^4-1386n^3+308n^2"},
             {"57n^2+66n+45", "-656n^4+656n^3-164n^2"},
             {"33n^2+51n+10", "540n^4-810n^3+390n^2-60n"},
             {"120n^2+112n+30", "-464n^4+928n^3-696n^2+232n-29"},
             {"120n^2+98n+40", "-1836n^4+3672n^3-2703n^2+867n-102"},
             {"36n^2+84n+45", "-128n^4+256n^3-192n^2+64n-8"},
             {"140n^3+132n^2+66n+11", "-4576n^6+6864n^5-3432n^4+572n^3"},
             {"63n^3+117n^2+50n+8", "648n^6-1620n^5+1584n^4-756n^3+176n^2-16n"},
             {"108n^3+196n^2+73n+11", "3168n^6-7920n^5+7832n^4-3828n^3+924n^2-88n"}})
      require_proved(parse_pcf(a, b), 60, methods);
    CHECK(methods == std::set<std::string>{"hypergeometric-series", "series"});
  }

  TEST_CASE("fractions with a planted hypergeometric solution are proved, of every degree") {
    // K = kappa h(n) y(n+1)/y(n) with y = 1: a = G - H(n+1), b = G H; then a gauge step that is not one of scaling
    Generator g(12);
    std::set<std::string> methods;
    const auto factors = [&](int count) {
      Polynomial p = Polynomial::constant(1);
      for (int i = 0; i < count; ++i) {
        const long d = between(g, 1, 3);
        p = p * Polynomial::of({d, between(g, 1, 5)});
      }
      return p;
    };
    for (int round = 0, done = 0; done < random_formulas::repeated(40); ++round) {
      const int s = 1 + round % 3, less = round % 4 == 3 ? 1 : 0;
      const Polynomial gs = between(g, -9, 9) * factors(s - less), hs = Integer(-40) * factors(s);
      if (gs.is_zero()) continue;
      const Pcf pcf{gs - hs.shifted(1), gs * hs};
      if (pcf.a.is_zero() || classify(pcf).kind == ConvergenceClass::terminating || !classify(pcf).converges()) continue;
      // the second recurrence: b and a of the fraction that begins one later have the same solutions
      require_proved(done % 2 ? pcf : Pcf{pcf.a.shifted(1), pcf.b.shifted(1)}, 30, methods);
      ++done;
    }
    CHECK(methods.contains("hypergeometric-series"));
  }

  TEST_CASE("irrational eigenvalues: a gauge step to constant coefficients") {
    // y_n = p(n) x_n + q(n) x_(n-1) for x_n = A x_(n-1) + B x_(n-2)
    Generator g(5);
    int done = 0;
    while (done < random_formulas::repeated(6)) {
      const Integer a = between(g, 1, 5), b = between(g, -2, 5);
      if (b == 0 || a * a + 4 * b <= 0 || rational_sqrt(Rational(Integer(a * a + 4 * b)))) continue;
      const Polynomial p = random_formulas::small_polynomial(g, 1, 3), q = random_formulas::small_polynomial(g, 1, 3);
      // y_n = u x_(n-1) + v x_(n-2), y_(n-1) = p_ x_(n-1) + q_ x_(n-2), y_(n-2) = q__ /B x_(n-1) + (p__ - A q__/B) x_(n-2); times B
      const Polynomial u = a * p + q, v = b * p, p1 = p.shifted(-1), q1 = q.shifted(-1), p2 = p.shifted(-2), q2 = q.shifted(-2);
      const Polynomial w1 = q2, w2 = b * p2 - a * q2;  // B y_(n-2)
      const Polynomial d = p1 * w2 - q1 * w1, top = u * w2 - v * w1, other = p1 * v - q1 * u;
      if (d.is_zero() || top.is_zero() || other.is_zero()) continue;
      const Pcf pcf{top, b * other * d.shifted(-1)};  // d y_n = top y_(n-1) + B other y_(n-2)
      if (classify(pcf).kind != ConvergenceClass::exponential) continue;
      const auto proof = prove(pcf);
      REQUIRE_MESSAGE(proof, to_plain(pcf));
      CHECK(check(nlohmann::json(certificate(*proof))).valid);
      if (proof->closed_form) CHECK_MESSAGE(agrees_with_convergents(*proof, 30), to_plain(pcf));
      ++done;
    }
  }

  TEST_CASE("pFq without a name stand behind a matched constant, as quotients of 2F1 do; functions with a name do not") {
    const auto kind = [](const char* a, const char* b) { return proved_claim(parse_pcf(a, b))->kind; };
    CHECK(kind("85n^2+99n+22", "1386n^4-1386n^3+308n^2") == FormKind::quotient);
    CHECK(kind("112n^2+118n+51", "-1840n^4+2760n^3-1380n^2+230n") == FormKind::function);
    CHECK(kind("20n^2+44n+25", "-64n^4-96n^3-48n^2-8n") == FormKind::constant);  // pi/(pi - 3)
    CHECK(to_plain(prove(parse_pcf("48n^2+80n+35", "-512n^4-512n^3-96n^2"))->form.atom) == "sqrt(pi)/(gamma(5/8)*gamma(7/8))");
  }

  TEST_CASE("the explanation names the term, in text and in LaTeX") {
    const auto proof = prove(parse_pcf("85n^2+99n+22", "1386n^4-1386n^3+308n^2"));
    REQUIRE(proof);
    const auto plain = explained(*proof, Markup::plain), latex = explained(*proof, Markup::latex);
    CHECK(plain[1].find("h(n) = (-14/99)^n (1)_n (1)_n/((1/3)_n (2/3)_n)") != std::string::npos);
    CHECK(latex[1].find("(-14/99)^{n} (1)_n (1)_n/((1/3)_n (2/3)_n)") != std::string::npos);
  }
}

TEST_SUITE("prove/hypergeometric_series/slow") {
  TEST_CASE("all hypergeometric survivors of two boxes are proved, each to 60 digits") {
    struct Box {
      const char *a, *b;
      std::map<std::string, std::string> ranges;
    };
    const Box boxes[] = {{"A*n^2+B*n+C",
                          "E*shape(4; 0, 1/2, 1/3, 1/4, 1/6)",
                          {{"A", "0..40"}, {"B", "-40..40"}, {"C", "-40..40"}, {"E", "-80..80"}}},
                         {"A*n^3+B*n^2+C*n+D",
                          "E*n*shape(5; 0, 1/2, 1/3)",
                          {{"A", "0..40"}, {"B", "-60..60"}, {"C", "-60..60"}, {"D", "-30..30"}, {"E", "-300..300"}}}};
    for (const Box& box : boxes) {
      std::set<std::string> methods;
      int count = 0;
      sieve::sieve(SieveSpace::from_templates(box.a, box.b, box.ranges), {}, [&](const sieve::Survivor& s) {
        if (s.kind == sieve::SurvivorKind::hypergeometric && ++count > 0) require_proved(s.pcf, 60, methods);
      });
      CHECK(count > 1000);
      CHECK(methods.contains("hypergeometric-series"));
    }
  }
}

}  // namespace
}  // namespace brouncker
