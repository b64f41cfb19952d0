#include "formulas/contraction.hpp"
#include "formulas/error.hpp"
#include "formulas/fraction.hpp"
#include "formulas/print.hpp"

#include <optional>
#include <random>
#include <string>
#include <utility>

#include <doctest/doctest.h>

using brouncker::contracted;
using brouncker::Contraction;
using brouncker::Fraction;
using brouncker::Integer;
using brouncker::Moebius;
using brouncker::parse_fraction;
using brouncker::Pcf;
using brouncker::Rational;

namespace {

struct Projective {
  Rational p, q;
};

bool equal(const Projective& x, const Projective& y) { return x.p * y.q == y.p * x.q; }

/// The n-th convergent, from the terms alone.
Projective convergent(const Fraction& f, long n) {
  Rational p_before = 1, p = f.a_at(0).value(), q_before = 0, q = 1;
  for (long i = 1; i <= n; ++i) {
    const Rational a = f.a_at(i).value(), b = f.b_at(i).value();
    const Rational p_next = a * p + b * p_before, q_next = a * q + b * q_before;
    p_before = p, p = p_next, q_before = q, q = q_next;
  }
  return {p, q};
}

Projective convergent(const Pcf& pcf, long n) {
  Rational p_before = 1, p = pcf.a(0), q_before = 0, q = 1;
  for (long i = 1; i <= n; ++i) {
    const Rational a = pcf.a(Integer(i)), b = pcf.b(Integer(i));
    const Rational p_next = a * p + b * p_before, q_next = a * q + b * q_before;
    p_before = p, p = p_next, q_before = q, q = q_next;
  }
  return {p, q};
}

Projective image(const Moebius& m, const Projective& x) { return {m.p * x.p + m.q * x.q, m.r * x.p + m.s * x.q}; }

/// The convergents of the PCF, carried over, are every period-th of the fraction.
void check_convergents(const Fraction& f, const Contraction& c) {
  for (long j = 0; j < 6; ++j) {
    const long n = c.period == 1 ? c.first + j : c.first + (j + 1) * c.period;
    CAPTURE(j);
    CHECK(equal(convergent(f, n), image(c.map, convergent(c.pcf, j))));
  }
}

void check(std::string_view a, std::string_view b, std::string_view head, const std::string& pcf) {
  CAPTURE(std::string(a));
  CAPTURE(std::string(b));
  const Fraction f = parse_fraction(a, b, head);
  const Contraction c = contracted(f);
  check_convergents(f, c);
  if (!pcf.empty()) CHECK(to_plain(c.pcf) == pcf);
}

std::string refusal(std::string_view a, std::string_view b, std::string_view head = "") {
  try {
    contracted(parse_fraction(a, b, head));
  } catch (const brouncker::Error& error) {
    CHECK(error.fault() == brouncker::Fault::input);
    return error.what();
  }
  FAIL_CHECK("was accepted: " << std::string(a) << ", " << std::string(b));
  return "";
}

bool contains(const std::string& text, std::string_view part) { return text.find(part) != std::string::npos; }

std::string random_pattern(std::mt19937_64& random, bool simple) {
  const auto pick = [&](int low, int high) {
    return std::to_string(low + static_cast<int>(random() % static_cast<unsigned>(high - low + 1)));
  };
  switch (simple ? random() % 2 : random() % 5) {
    case 0: return pick(1, 4);
    case 1: return pick(1, 3) + "*n + " + pick(1, 5);
    case 2: return "(" + pick(1, 3) + "n + " + pick(1, 4) + ")/" + pick(2, 5);
    case 3: return pick(1, 5) + "/(" + pick(1, 2) + "n + " + pick(1, 3) + ")";
    default: return "-n^2/" + pick(1, 4) + " - " + pick(1, 3) + "/(n + " + pick(1, 2) + ")";
  }
}

}  // namespace

TEST_SUITE("formulas/fraction") {
  TEST_CASE("a PCF as it stands is left as it is") {
    const Fraction f = parse_fraction("2n+1", "n^2", "");
    REQUIRE(as_pcf(f).has_value());
    CHECK(*as_pcf(f) == Pcf{brouncker::Polynomial::of({2, 1}), brouncker::Polynomial::of({1, 0, 0})});
    CHECK(as_pcf(parse_fraction("2k+1", "k²", "")) == as_pcf(f));
    CHECK(as_pcf(parse_fraction("2n+1", "n^2", "a0=1, b1=1")) == as_pcf(f));
    CHECK(as_pcf(parse_fraction("1 + ContinuedFractionK[k^2, 2k+1, {k, 1, Infinity}]", "", "")) == as_pcf(f));
    CHECK(!as_pcf(parse_fraction("ContinuedFractionK[n^2, 2n+1, {n,1,Infinity}]", "", "")));
    CHECK(as_pcf(parse_fraction("3 + ContinuedFractionK[(k-1)^2, 2k+1, {k, 2, Infinity}]", "", "")) ==
          as_pcf(parse_fraction("2n+3", "n^2", "")));
  }

  TEST_CASE("rational coefficients become integer polynomials") {
    check("(n+2)/(n+1)", "1", "", "PCF(n + 2, n^2 + n)");
    check("34n^2+17n+5/2", "-n^2(n-1/2)^2", "", "");
    check("1/2", "n/3", "", "");
    check("n + 1/n", "1/n", "a0=7", "");
    check("1/(n-3)", "n", "a3=5", "");
  }

  TEST_CASE("first terms off the pattern") {
    check("2n+1", "n^2", "a0=5/7, b1=2, a3=-1/2, b4=11", "");
    check("2n+1", "n^2", "b6=3", "");
  }

  TEST_CASE("interlaced patterns are contracted") {
    check("n+1 | 1/(n+1)", "1", "", "");
    check("1 | 4n", "n^3/8 | (n-1)^3/8", "b1=1", "");
    check("1", "n/2 | (n+1)/2", "", "");
    check("1 | 2 | 3", "n^2", "", "");
    check("0 | 1 | n", "1 | n", "", "");
    check("1 | n | 2 | 3n | 5 | n+7", "1", "", "");
  }

  TEST_CASE("random fractions of period 1 to 4 with rational coefficients and heads: the same convergents, exactly") {
    std::mt19937_64 random(20261129);
    int complete = 0;
    for (int trial = 0; trial < 120; ++trial) {
      std::string a, b, head;
      const std::size_t k = 1 + random() % 4;
      for (std::size_t i = 0; i < k; ++i) {
        a += (i ? " | " : "") + random_pattern(random, k > 2);
        b += (i ? " | " : "") + random_pattern(random, k > 2);
      }
      if (random() % 2) head = "a0=" + std::to_string(random() % 9) + "/7, b2=" + std::to_string(1 + random() % 5) + "/3";
      CAPTURE(a);
      CAPTURE(b);
      CAPTURE(head);
      const Fraction f = parse_fraction(a, b, head);
      const Contraction c = contracted(f);
      check_convergents(f, c);
      CHECK(c.map.determinant() != 0);
      complete += c.complete;
    }
    CHECK(complete > 60);
  }

  TEST_CASE("whether all convergents go to the limit of every k-th is decided, not assumed") {
    CHECK(contracted(parse_fraction("1", "n | n+1", "")).complete);  // a double root, but positive: Seidel-Stern
    CHECK(contracted(parse_fraction("-1 | 2", "-n | -n-1", "")).complete);
    CHECK(!contracted(parse_fraction("1", "n^3 | n^3+1", "")).complete);  // sum of d(n) is finite
    CHECK(!contracted(parse_fraction("1", "-n-1 | -n-2", "")).complete);
    CHECK(contracted(parse_fraction("2n+1 | 3n+1", "n^2", "")).complete);
    CHECK(contracted(parse_fraction("n+1 | 1/(n+1)", "1", "")).complete);
    CHECK(contracted(parse_fraction("1 | 2", "1", "")).complete);
    // u(n) = u(n-2) for odd n: the odd convergents 0, 0, 0, ... stay, the even ones go elsewhere.
    CHECK(contracted(parse_fraction("1/2 | 0 | 1", "1 | 2 | -1", "")).period == 3);
  }

  TEST_CASE("what is outside is named, what is wrong is shown with its place") {
    CHECK(contains(refusal("2n+1", "pi*n"), "transcendental and irrational coefficients are outside"));
    CHECK(contains(refusal("2^n", "1"), "q-series and exponential coefficients are outside"));
    CHECK(contains(refusal("n", "sqrt(2)*n/2"), "sqrt(...) in a coefficient"));
    CHECK(contains(refusal("n", "x"), "b: column 1: 'x': a second variable beside n"));
    CHECK(contains(refusal("x", "n"), "b: x and n are both used as the variable"));
    CHECK(contains(refusal("n/2", "x/2"), "b: column 1: 'x': a second variable beside n"));
    CHECK(contains(refusal("n/2 + ", "1"), "a: column 7: end of the text"));
    CHECK(contains(refusal("1/n", "1"), "a(0): has a pole"));
    CHECK(contains(refusal("1/(n-2)", "1"), "a(2): has a pole; accepted is --head \"a2=...\""));
    CHECK(contains(refusal("1/0", "1"), "a division by 0"));
    CHECK(contains(refusal("n | 1 | 1 | 1 | 1 | 1 | 2", "1"), "7 patterns; accepted are up to 6"));
    CHECK(contains(refusal("n", "1 | n-n"), "b: is identically 0"));
    CHECK(contains(refusal("0", "1/2"), "a: is identically 0"));
    CHECK(contains(refusal("n", "1/2", "c0=1"), "--head: 'c0=1': is no term"));
    CHECK(contains(refusal("n", "1/2", "b0=1"), "has no index of the head"));
    CHECK(contains(refusal("n", "1/2", "a0=n"), "depends on n"));
    CHECK(contains(refusal("n", "1/2", "a0=1, a0=2"), "is given twice"));
    CHECK(contains(refusal("n", "1/2", "b3=0"), "b(3): is 0, so that the fraction ends after 2 terms"));
    CHECK(contains(refusal("ContinuedFractionK[n^2, 2n+1, {n,1,10}]", ""), "does not end at Infinity"));
    CHECK(contains(refusal("ContinuedFractionK[n^2, 2n+1, {n,1,Infinity}", ""), "its bracket is never closed"));
    CHECK(contains(refusal("ContinuedFractionK[n^2, 2n+1, {n,1,Infinity}]", "n"), "stands alone"));
    CHECK(contains(refusal("(n/2)^1000*(n/3)^1000", "1"), "the degree exceeds 1000"));
    CHECK(contains(refusal("(10^9000*n/3)^9", "1"), "digits"));
  }
}
