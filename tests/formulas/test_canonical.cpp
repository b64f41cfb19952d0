#include "formulas/canonical.hpp"
#include "formulas/parse_polynomial.hpp"
#include "formulas/print.hpp"
#include "formulas/roots.hpp"
#include "tests/support/random_formulas.hpp"

#include <doctest/doctest.h>

using brouncker::canonical;
using brouncker::deflated;
using brouncker::deflated_by_constant;
using brouncker::Equivalent;
using brouncker::Integer;
using brouncker::Moebius;
using brouncker::negated;
using brouncker::Pcf;
using brouncker::Polynomial;
using brouncker::Rational;
using brouncker::shift_form;
using brouncker::shifted;
namespace random_formulas = brouncker::random_formulas;

namespace {

Pcf read(std::string_view a, std::string_view b) { return brouncker::parse_pcf(a, b); }

/// p/q of the convergent; the exact limit where b ends the fraction before.
std::pair<Integer, Integer> convergent(const Pcf& pcf, int depth) {
  Integer p0 = 1, p1 = pcf.a(0), q0 = 0, q1 = 1;
  for (int n = 1; n <= depth; ++n) {
    const Integer a = pcf.a(n), b = pcf.b(n);
    if (b == 0) break;
    const Integer p = a * p1 + b * p0, q = a * q1 + b * q0;
    p0 = std::exchange(p1, p);
    q0 = std::exchange(q1, q);
  }
  return {p1, q1};
}

/// Difference of original and relation(equivalent) as points of the projective line, at a depth where random PCFs with
/// deg b < 2 deg a have hundreds of digits.
bool limits_agree(const Pcf& original, const Equivalent& equivalent, int digits = 30) {
  constexpr int kDepth = 300;
  const auto [p, q] = convergent(original, kDepth);
  const auto [x, y] = convergent(equivalent.pcf, kDepth);
  const Moebius& m = *equivalent.relation;
  const Integer image_p = m.p * x + m.q * y, image_q = m.r * x + m.s * y;
  const Integer difference = abs(p * image_q - q * image_p) * pow(Integer(10), static_cast<unsigned>(digits));
  return difference <= (abs(p) + abs(q)) * (abs(image_p) + abs(image_q)) && (image_p != 0 || image_q != 0);
}

Pcf inflated(const Pcf& pcf, const Polynomial& c) { return {c * pcf.a, c * c.shifted(-1) * pcf.b}; }
Pcf inflated(const Pcf& pcf, const Integer& k) { return inflated(pcf, Polynomial::constant(k)); }

/// deg a in 1..3, deg b < 2 deg a: fast convergence.
Pcf random_pcf(random_formulas::Generator& generator, int height = 9) {
  const int s = static_cast<int>(random_formulas::between(generator, 1, 3));
  const int t = static_cast<int>(random_formulas::between(generator, 0, 2 * s - 1));
  return {random_formulas::small_polynomial(generator, s, height), random_formulas::small_polynomial(generator, t, height)};
}

/// A product of factors with small integer roots, so that neighbours in one orbit are common.
Polynomial crowded(random_formulas::Generator& generator, int degree) {
  Polynomial p = Polynomial::constant(1);
  for (int i = 0; i < degree; ++i) p = p * Polynomial::of({1, random_formulas::between(generator, -2, 3)});
  return p;
}

bool has_root_in(const Polynomial& p, int first, int last) {
  for (int n = first; n <= last; ++n)
    if (p(n) == 0) return true;
  return false;
}

}  // namespace

TEST_SUITE("formulas/canonical") {
  TEST_CASE("negation changes the sign of the limit") {
    const Pcf pcf = read("2n+1", "n^2");
    CHECK(negated(pcf).pcf == read("-2n-1", "n^2"));
    CHECK(negated(pcf).relation->reduced() == Moebius{1, 0, 0, -1});
    CHECK(limits_agree(pcf, negated(pcf)));
  }

  TEST_CASE("a shift by one is one step of the fraction") {
    const Equivalent one = shifted(read("2n+1", "n^2"), 1);
    CHECK(one.pcf == read("2n+3", "(n+1)^2"));
    // L = a(0) + b(1)/L'.
    CHECK(*one.relation == Moebius{1, 1, 1, 0});
    const Equivalent back = shifted(one.pcf, -1);
    CHECK(back.pcf == read("2n+1", "n^2"));
    CHECK((*one.relation * *back.relation).reduced() == Moebius{});
  }

  TEST_CASE("shifts carry the limit where b does not vanish in between, and only there") {
    random_formulas::Generator generator(1);
    int present = 0, absent = 0;
    for (int i = 0; i < random_formulas::repeated(300); ++i) {
      Pcf pcf = random_pcf(generator);
      if (i % 3 == 0 && pcf.a.degree() > 1) pcf.b = crowded(generator, 1 + i % 3);
      const int step = static_cast<int>(random_formulas::between(generator, -7, 7));
      const Equivalent result = shifted(pcf, step);
      CHECK(result.pcf.a(0) == pcf.a(step));
      const bool broken = step > 0 ? has_root_in(pcf.b, 1, step) : has_root_in(pcf.b, step + 1, 0);
      CHECK(result.relation.has_value() == !broken);
      ++(broken ? absent : present);
      if (broken) continue;
      CHECK(result.relation->determinant() != 0);
      CHECK(limits_agree(pcf, result));
    }
    CHECK(present > 100);
    CHECK(absent > 20);
  }

  TEST_CASE("a shift across a zero of b has no relation") {
    CHECK_FALSE(shifted(read("n+5", "n-3"), 3).relation);
    CHECK(shifted(read("n+5", "n-3"), 2).relation);
    CHECK_FALSE(shifted(read("2n+1", "n^2"), -1).relation);
    CHECK_FALSE(shifted(read("n+5", "n+3"), -4).relation);
    CHECK(shifted(read("n+5", "n+3"), -3).relation);
    CHECK(shifted(read("2n+1", "n^2"), 0).relation == Moebius{});
  }

  TEST_CASE("a shift that is too far keeps the PCF and gives up the relation") {
    const Pcf far{Polynomial(std::vector<Integer>{pow(Integer(10), 9000), 1}), Polynomial::of({1})};
    const Equivalent result = canonical(far);
    CHECK(result.pcf == read("n", "1"));
    CHECK_FALSE(result.relation);
    CHECK(shifted(read("n+1", "n^2+1"), 5000).relation);
    CHECK_FALSE(shifted(read("n+1", "n^2+1"), 100'000'000).relation);
  }

  TEST_CASE("constant deflation removes the largest k with k | a and k^2 | b") {
    for (int x = 1; x <= 40; ++x)
      for (int y = 1; y <= 150; ++y) {
        int largest = 1;
        for (int k = 1; k <= x; ++k)
          if (x % k == 0 && y % (k * k) == 0) largest = k;
        const Equivalent result = deflated_by_constant({Polynomial::of({x, 0}), Polynomial::of({-y})});
        REQUIRE(result.pcf == Pcf{Polynomial::of({x / largest, 0}), Polynomial::of({-y / (largest * largest)})});
        REQUIRE(*result.relation == Moebius{largest, 0, 0, 1});
      }
  }

  TEST_CASE("constant deflation finds large primes and powers in large contents") {
    const Integer p("1000000007"), q("998244353"), r = pow(Integer(10), 60) + 7;
    const auto removed = [](const Integer& x, const Integer& y) {
      const Equivalent result = deflated_by_constant({Polynomial::constant(x), Polynomial::constant(y)});
      CHECK(result.pcf.a.leading() * result.relation->p == x);
      CHECK(result.pcf.b.leading() * result.relation->p * result.relation->p == y);
      return result.relation->p;
    };
    CHECK(removed(p, p * p) == p);
    CHECK(removed(p, p) == 1);
    CHECK(removed(p * p, p * p) == p);
    CHECK(removed(p * q, p * p * q) == p);
    // A square that no gcd and no root shows, below 2^63.
    CHECK(removed(Integer(1000003) * 1000003 * 1000033, Integer(1000003) * 1000003 * 1000033) == 1000003);
    CHECK(removed(r, r * r) == r);
    CHECK(removed(r * 6, r * r * 12) == 2 * r);
    CHECK(removed(r * r * r, pow(r, 5)) == r * r);
    CHECK(removed(r * p, r * r * q) == r);
  }

  TEST_CASE("polynomial deflation recognises inflated fractions") {
    const Equivalent simple = deflated(inflated(read("2n+1", "n^2+1"), Polynomial::of({1, 3})));
    CHECK(simple.pcf == read("2n+1", "n^2+1"));
    CHECK(*simple.relation == Moebius{3, 0, 0, 1});
    const Equivalent published = deflated(read("(2n+1)(n+3)", "(2n+1)(2n-1)(n^2+1)"));
    CHECK(published.pcf == read("n+3", "n^2+1"));
    CHECK(*published.relation == Moebius{1, 0, 0, 1});
    const Equivalent twice = deflated(inflated(inflated(read("3n+1", "n+2"), Polynomial::of({1, 1})), Polynomial::of({1, 0, 5})));
    CHECK(twice.pcf == read("3n+1", "n+2"));
    CHECK(*twice.relation == Moebius{5, 0, 0, 1});
    CHECK(deflated(inflated(read("3n+1", "n+2"), Polynomial::of({1, 2, 1}))).pcf == read("3n+1", "n+2"));
  }

  TEST_CASE("what has no factor c(n), c(n) c(n-1) is left alone") {
    for (const Pcf& pcf :
         {read("2n+1", "n^2"), read("n+1", "(n+1)^2"), read("n+1", "n+1"), read("n", "5"), read("7", "n(n+1)"), read("2n", "4n")}) {
      CHECK(deflated(pcf).pcf == pcf);
      CHECK(*deflated(pcf).relation == Moebius{});
    }
  }

  TEST_CASE("conflicting factors are taken from the left, so that deflation commutes with shifts") {
    // Both c = n and c = n - 1 are possible, and either excludes the other: the root 0 of c = n is the left one.
    CHECK(deflated(read("n(n-1)", "n(n-1)(n-2)")).pcf == read("n-1", "n-2"));
    random_formulas::Generator generator(2);
    int deflations = 0;
    for (int i = 0; i < random_formulas::repeated(400); ++i) {
      const Pcf pcf{crowded(generator, 1 + i % 4), crowded(generator, 2 + i % 6)};
      const int step = static_cast<int>(random_formulas::between(generator, -4, 4));
      CHECK(deflated(shifted(pcf, step).pcf).pcf == shifted(deflated(pcf).pcf, step).pcf);
      const Equivalent result = deflated(pcf);
      if (result.pcf == pcf) continue;
      ++deflations;
      // What was taken out can be put back, and nothing more comes out.
      const Polynomial c = *brouncker::exact_quotient(pcf.a, result.pcf.a);
      CHECK(inflated(result.pcf, c) == pcf);
      CHECK(deflated(result.pcf).pcf == result.pcf);
      // Deflation scales p_n and q_n alike, so that even fractions without a limit agree.
      if (result.relation) CHECK(limits_agree(pcf, result));
    }
    CHECK(deflations > 100);
  }

  TEST_CASE("888 fractions of degree 2 within -5..5 that do not terminate reduce to a lower degree") {
    // The count was made independently, by the roots that a and b share.
    int count = 0;
    const auto quadratic = [](int code) { return Polynomial::of({code / 121 - 5, code / 11 % 11 - 5, code % 11 - 5}); };
    for (int b = 0; b < 1331; ++b) {
      const Polynomial q = quadratic(b);
      // c divides b(n) and b(n + 1).
      if (q.degree() < 2 || brouncker::primitive_gcd(q, q.shifted(1)).degree() < 1 || brouncker::first_positive_root(q)) continue;
      for (int a = 0; a < 1331; ++a)
        if (quadratic(a).degree() == 2 && deflated({quadratic(a), q}).pcf.a.degree() < 2) ++count;
    }
    CHECK(count == 888);
  }

  TEST_CASE("deflation carries the limit, and gives up where a factor vanishes on the way") {
    random_formulas::Generator generator(3);
    int present = 0, absent = 0;
    for (int i = 0; i < random_formulas::repeated(300); ++i) {
      const Pcf pcf = random_pcf(generator);
      const Polynomial c = random_formulas::small_polynomial(generator, 1 + i % 2, 5);
      const Pcf large = inflated(pcf, c);
      const Equivalent result = deflated(large);
      if (!brouncker::first_positive_root(large.b)) CHECK(result.relation.has_value());
      ++(result.relation ? present : absent);
      if (result.relation) CHECK(limits_agree(large, result));
    }
    CHECK(present > 150);
    CHECK(absent > 10);
    // c = n - 2 ends the inflated fraction at 2, where b' goes on.
    CHECK_FALSE(deflated(inflated(read("n+1", "n+1"), Polynomial::of({1, -2}))).relation);
    // b' = n - 1 ends both before.
    const Equivalent both = deflated(inflated(read("n+1", "n-1"), Polynomial::of({1, -2})));
    REQUIRE(both.relation);
    CHECK(limits_agree(inflated(read("n+1", "n-1"), Polynomial::of({1, -2})), both));
  }

  TEST_CASE("the canonical form is in the stated normal range") {
    random_formulas::Generator generator(4);
    for (int i = 0; i < random_formulas::repeated(300); ++i) {
      const Pcf form = canonical(random_pcf(generator)).pcf;
      const int s = form.a.degree();
      CHECK(form.a.leading() > 0);
      if (s == 0) continue;  // a deflation may leave a constant
      CHECK(form.a.coefficient(s - 1) >= 0);
      CHECK(form.a.coefficient(s - 1) < s * form.a.leading());
    }
    CHECK(canonical(read("-6", "-4n^2+40")).pcf == read("3", "-n^2+10"));
    CHECK(canonical(read("1", "-n^2+5n")).pcf == read("1", "-n^2 + n + 6"));
    CHECK(canonical(read("1", "3n+7")).pcf == read("1", "3n+1"));
    CHECK(canonical(read("-2", "8")).pcf == read("1", "2"));
    CHECK(canonical(read("2n+1", "n^2")).pcf == read("2n+1", "n^2"));
    CHECK(canonical(read("-2n-7", "(n+3)^2")).pcf == read("2n+1", "n^2"));
    CHECK(canonical(read("-2n-7", "(n+3)^2")).relation);
  }

  TEST_CASE("the relation carries the limit of the canonical form back") {
    random_formulas::Generator generator(5);
    int present = 0, absent = 0;
    for (int i = 0; i < random_formulas::repeated(400); ++i) {
      Pcf pcf = random_pcf(generator, 20);
      if (i % 3 == 1) pcf = inflated(pcf, random_formulas::small_polynomial(generator, 1, 4));
      if (i % 2 == 1) pcf = inflated(pcf, random_formulas::between(generator, 1, 6));
      const Equivalent result = canonical(pcf);
      ++(result.relation ? present : absent);
      if (!result.relation) continue;
      CHECK(result.relation->determinant() != 0);
      INFO(to_plain(pcf));
      CHECK(limits_agree(pcf, result));
    }
    CHECK(present > 200);
    CHECK(absent > 20);
  }

  TEST_CASE("the canonical form of a canonical form is itself, by the identity") {
    random_formulas::Generator generator(6);
    for (int i = 0; i < random_formulas::repeated(300); ++i) {
      Pcf pcf = random_pcf(generator, 30);
      if (i % 2) pcf = {crowded(generator, 1 + i % 4), crowded(generator, i % 7)};
      const Pcf form = canonical(pcf).pcf;
      CHECK(canonical(form).pcf == form);
      if (!brouncker::first_positive_root(form.b)) CHECK(canonical(form).relation->reduced() == Moebius{});
    }
  }

  TEST_CASE("sign, constant inflation, shift and polynomial inflation do not change the canonical form") {
    random_formulas::Generator generator(7);
    for (int i = 0; i < random_formulas::repeated(400); ++i) {
      Pcf pcf = random_pcf(generator);
      if (i % 3 == 0) pcf = {crowded(generator, 1 + i % 4), crowded(generator, i % 7)};
      if (i % 3 == 1)
        pcf = {random_formulas::small_polynomial(generator, 0, 9), random_formulas::small_polynomial(generator, i % 4, 9)};
      const Pcf form = canonical(pcf).pcf;
      Pcf other = pcf;
      for (int k = 0; k < 4; ++k) {
        switch (random_formulas::between(generator, 0, 2)) {
          case 0: other = negated(other).pcf; break;
          case 1: other = inflated(other, random_formulas::between(generator, 1, 60)); break;
          default: other = shifted(other, random_formulas::between(generator, -50, 50)).pcf;
        }
      }
      // Constant a and b have nothing to shift by, and everything else is covered.
      INFO(to_plain(pcf) << " and " << to_plain(other));
      CHECK(canonical(other).pcf == form);
      // An irreducible factor that no shift of a or b has meets nothing.
      const Polynomial c = Polynomial::of({1, 0, 1009}).shifted(random_formulas::between(generator, -5, 5));
      CHECK(canonical(inflated(other, c)).pcf == form);
    }
  }

  TEST_CASE("the form without polynomial deflation is shared by signs, inflations and shifts, not by polynomial factors") {
    random_formulas::Generator generator(21);
    for (int i = 0; i < random_formulas::repeated(200); ++i) {
      const Pcf pcf{random_formulas::small_polynomial(generator, 2, 5), random_formulas::small_polynomial(generator, 2, 5)};
      Pcf other = shifted(pcf, random_formulas::between(generator, -4, 4)).pcf;
      if (generator() % 2) other = negated(other).pcf;
      const Integer k = random_formulas::between(generator, 1, 5);
      other = {k * other.a, k * k * other.b};
      CHECK(shift_form(other).pcf == shift_form(pcf).pcf);
      // With nothing polynomial to remove it is the canonical form.
      if (deflated(pcf).pcf == pcf) CHECK(shift_form(pcf).pcf == canonical(pcf).pcf);
    }
    const Pcf bare = read("n+3", "2"), inflated = read("(n+3)(n+7)", "2(n+7)(n+6)");
    CHECK(canonical(inflated).pcf == canonical(bare).pcf);
    CHECK_FALSE(shift_form(inflated).pcf == shift_form(bare).pcf);
  }

  TEST_CASE("PCFs that differ in earnest have different canonical forms") {
    CHECK_FALSE(canonical(read("2n+1", "n^2")).pcf == canonical(read("2n+1", "-n^2")).pcf);
    CHECK_FALSE(canonical(read("2n+1", "n^2")).pcf == canonical(read("2n+2", "n^2")).pcf);
    CHECK_FALSE(canonical(read("2n+1", "n^2")).pcf == canonical(read("4n+2", "2n^2")).pcf);
    CHECK_FALSE(canonical(read("n", "n^3+1")).pcf == canonical(read("n", "n^3+2")).pcf);
  }

  TEST_CASE("contents that are high powers are refined in a few steps, with the same result") {
    const auto content = [](const Integer& x, const Integer& y) {
      return deflated_by_constant({Polynomial::constant(x), Polynomial::constant(y)}).relation->p;
    };
    const Integer eleven_to_1200 = pow(Integer(11), 1200), large = pow(Integer(1'000'003), 1201);
    CHECK(content(99, pow(Integer(999'999), 1201)) == 99);
    CHECK(content(eleven_to_1200, eleven_to_1200) == pow(Integer(11), 600));
    CHECK(content(large, large * large) == large);
    CHECK(content(large * 12, large * 18) == pow(Integer(1'000'003), 600) * 3);
    CHECK(content(Integer(1'000'003) * 1'000'033, pow(Integer(1'000'003), 3) * pow(Integer(1'000'033), 2)) ==
          Integer(1'000'003) * 1'000'033);
  }
}
