#include "engine/linear/modular_nullspace.hpp"
#include "engine/number/expression_value.hpp"
#include "engine/number/factor.hpp"
#include "engine/prove/statements/summation.hpp"
#include "engine/recurrence/classify.hpp"
#include "engine/recurrence/growth.hpp"
#include "engine/recurrence/orbits.hpp"
#include "engine/recurrence/rational_tail.hpp"
#include "formulas/parse_polynomial.hpp"
#include "tests/support/random_formulas.hpp"

#include <doctest/doctest.h>

#include <cmath>

namespace brouncker {
namespace {

using namespace random_formulas;

/// The kernel over Q by plain elimination: the oracle.
std::vector<std::vector<Rational>> kernel_over_q(std::vector<std::vector<Rational>> rows, std::size_t columns) {
  std::vector<long> pivot(columns, -1);
  std::size_t rank = 0;
  for (std::size_t c = 0; c < columns && rank < rows.size(); ++c) {
    std::size_t r = rank;
    while (r < rows.size() && rows[r][c] == 0) ++r;
    if (r == rows.size()) continue;
    std::swap(rows[r], rows[rank]);
    const Rational lead = rows[rank][c];
    for (Rational& x : rows[rank]) x /= lead;
    for (std::size_t i = 0; i < rows.size(); ++i) {
      if (i == rank || rows[i][c] == 0) continue;
      const Rational factor = rows[i][c];
      for (std::size_t k = 0; k < columns; ++k) rows[i][k] -= factor * rows[rank][k];
    }
    pivot[c] = static_cast<long>(rank++);
  }
  std::vector<std::vector<Rational>> kernel;
  for (std::size_t free = 0; free < columns; ++free) {
    if (pivot[free] >= 0) continue;
    std::vector<Rational> x(columns);
    x[free] = 1;
    for (std::size_t c = 0; c < columns; ++c)
      if (pivot[c] >= 0) x[c] = -rows[static_cast<std::size_t>(pivot[c])][free];
    kernel.push_back(std::move(x));
  }
  return kernel;
}

TEST_SUITE("prove/parts") {
  TEST_CASE("lifted kernels are the kernels over Q, small and large") {
    Generator g(4);
    for (int round = 0; round < repeated(60); ++round) {
      const std::size_t columns = 2 + g() % 6, rank = g() % columns;
      const int bits = round % 3 == 0 ? 90 : 5;
      std::vector<std::vector<Integer>> rows;
      for (std::size_t i = 0; i < rank; ++i) {
        rows.emplace_back();
        for (std::size_t k = 0; k < columns; ++k) rows.back().push_back(integer(g, bits));
      }
      KernelLift lift;
      std::optional<std::vector<std::vector<Integer>>> found;
      std::vector<std::vector<Rational>> exact;
      for (const auto& row : rows) exact.emplace_back(row.begin(), row.end());
      const auto expected = kernel_over_q(exact, columns);
      const auto right = [&] {
        if (!found || found->size() != expected.size()) return false;
        for (std::size_t i = 0; i < expected.size(); ++i)
          for (std::size_t j = 0; j < columns; ++j)
            for (std::size_t k = 0; k < columns; ++k)
              if (Rational((*found)[i][j]) * expected[i][k] != Rational((*found)[i][k]) * expected[i][j]) return false;
        return true;
      };
      int primes = 0;
      for (; primes < 60 && !right(); ++primes) {
        const PrimeField field = PrimeField::number(primes);
        ModularEchelon echelon(field, columns);
        for (const auto& row : rows) {
          std::vector<std::uint64_t> reduced;
          for (const Integer& x : row) reduced.push_back(field.reduced(x));
          echelon.add(std::move(reduced));
        }
        if (lift.join(field, echelon)) found = lift.candidate();
      }
      CHECK(right());
    }
  }

  TEST_CASE("factors multiply to the polynomial and are irreducible where that is easy to see") {
    Generator g(6);
    for (int round = 0; round < repeated(100); ++round) {
      Polynomial p = polynomial(g, 1 + round % 3, 6) * polynomial(g, round % 4, 5) * polynomial(g, 1, 4);
      if (p.is_zero()) continue;
      Polynomial product = Polynomial::constant(1);
      for (const PolynomialFactor& f : factored(p))
        for (int i = 0; i < f.multiplicity; ++i) product = product * f.factor;
      CHECK(p.leading() * product == product.leading() * p);
    }
    CHECK(factored(Polynomial::of({1, 0, -2})).size() == 1);
    CHECK(factored(Polynomial::of({4, 4, 1})).front().multiplicity == 2);
  }

  TEST_CASE("orbits put the polynomial together again, whatever the shift") {
    Generator g(8);
    for (int round = 0; round < repeated(100); ++round) {
      const Polynomial f = small_polynomial(g, 1 + round % 2, 6), h = small_polynomial(g, 1, 3);
      const Polynomial p = f * f.shifted(between(g, -9, 9)) * f * h;
      const auto orbits = orbits_of(p);
      REQUIRE(orbits);
      Polynomial product = Polynomial::constant(1);
      for (const Orbit& o : orbits->orbits)
        for (const long k : o.positions) product = product * o.base.shifted(-k);
      CHECK(orbits->content * product == p);
      const auto moved = orbits_of(p.shifted(5));
      const Orbits expected = shifted(*orbits, 5);
      REQUIRE(moved->orbits.size() == expected.orbits.size());
      for (std::size_t i = 0; i < expected.orbits.size(); ++i) CHECK(moved->orbits[i].positions == expected.orbits[i].positions);
    }
  }

  TEST_CASE("growth exponents agree with the recurrence run backwards") {
    for (const auto& [a, b] : std::initializer_list<std::pair<const char*, const char*>>{{"2n+1", "n^2+3n"},
                                                                                         {"n^2+3n+1", "2n^3+n"},
                                                                                         {"n+4", "3n+7"},
                                                                                         {"9", "2n^2+5n+1"},
                                                                                         {"2n+7", "-n^2+n-1"},
                                                                                         {"2", "3n+1"}}) {
      const Pcf pcf = parse_pcf(a, b);
      const auto growth = growth_of(pcf);
      REQUIRE_MESSAGE(growth, a, " | ", b);
      // lambda_1(n) = a(n) + K(n+1) with the limit's tail; compare m by the ratio at n and 2n, 4n (Richardson).
      const auto coefficients = [](const Polynomial& p) {
        std::vector<long double> result;
        for (const Integer& c : p.descending()) result.push_back(static_cast<long double>(c));
        return result;
      };
      const std::vector<long double> a_coefficients = coefficients(pcf.a), b_coefficients = coefficients(pcf.b);
      const auto value = [](const std::vector<long double>& p, long double n) {
        long double v = 0;
        for (const long double c : p) v = v * n + c;
        return v;
      };
      const auto log_lambda = [&](long n) {
        long double k = 0;
        for (long i = n + 2000000; i > n; --i) k = value(b_coefficients, i) / (value(a_coefficients, i) + k);
        return std::log(value(a_coefficients, n) + k);
      };
      // log lambda = log l + e log n + h n^-1/2 + m/n + ...: eliminate the first three by four points in geometric progression.
      const long n = 1600;
      long double x[4];
      for (int i = 0; i < 4; ++i) x[i] = log_lambda(n << (2 * i));
      const auto difference = [](long double p, long double q) { return q - p; };
      const long double d0 = difference(x[0], x[1]), d1 = difference(x[1], x[2]), d2 = difference(x[2], x[3]);
      const long double e0 = d1 - d0, e1 = d2 - d1;  // h and m only
      const long double f = e1 - e0 / 2;             // h n^-1/2 halves with n -> 4n
      // of m' /n with m' = m - h^2/2: second differences m'/n (1/4 - 1)^2 and a quarter of it
      const long double m = f * n / (0.5625L * (0.25L - 0.5L));
      const Surd& exact = growth->m[0];
      const double expected = static_cast<double>(exact.rational) + exact.sign * std::sqrt(static_cast<double>(exact.square)) -
                              static_cast<double>(growth->h_square) / 2;
      CHECK_MESSAGE(std::fabs(static_cast<double>(m) - expected) < 0.25, a, " | ", b, ": ", static_cast<double>(m), " ", expected);
    }
  }

  TEST_CASE("rational tails solve their equation and are told apart") {
    Generator g(10);
    int recessive = 0, dominant = 0;
    for (int round = 0; round < repeated(300); ++round) {
      const Polynomial h = small_polynomial(g, static_cast<int>(g() % 3), 3), c = small_polynomial(g, static_cast<int>(g() % 3), 3);
      const Pcf pcf{c - h.shifted(1), c * h};
      if (pcf.a.is_zero() || pcf.b.is_zero()) continue;
      const ConvergenceClass kind = classify(pcf).kind;
      if (kind != ConvergenceClass::factorial && kind != ConvergenceClass::exponential) continue;
      const auto tails = rational_tails(pcf, kind);
      CHECK_FALSE(tails.empty());
      for (const RationalTail& t : tails) {
        CHECK(t.top * (pcf.a * t.bottom.shifted(1) + t.top.shifted(1)) == pcf.b * t.bottom * t.bottom.shifted(1));
        recessive += t.recessive;
        dominant += t.dominant;
      }
    }
    CHECK(recessive > 10);
    CHECK(dominant > 10);
  }

  TEST_CASE("sums agree with partial sums") {
    Generator g(13);
    int compared = 0;
    for (int round = 0; round < repeated(90); ++round) {
      const Rational z = round % 3 == 0 ? Rational(between(g, -2, 2), 5) : round % 3 == 1 ? Rational(1) : Rational(-1);
      PartialFractions f;
      Rational residues = 0;
      for (int i = 0; i < 3; ++i) {
        f.poles.push_back({Rational(between(g, -7, 3), between(g, 1, 4)), static_cast<int>(between(g, z == 1 ? 2 : 1, 3)),
                           Rational(between(g, 1, 5), 3)});
        if (f.poles.back().order == 1) residues += f.poles.back().coefficient;
      }
      if (z == 1) {  // two simple poles that cancel
        f.poles.push_back({Rational(-1, 3), 1, 2});
        f.poles.push_back({Rational(-3, 4), 1, -2});
      }
      if (abs(z) < 1) f.polynomial = {1, Rational(1, 2), 3};
      const auto sum = sum_of(z, f, 4);
      if (!sum) continue;
      const auto closed = expression_of(sum->form());
      REQUIRE(closed);
      const auto ball = evaluate(*closed, 200);
      REQUIRE(ball);
      const double value = arf_get_d(arb_midref(ball->get()), ARF_RND_NEAR);
      const double zd = static_cast<double>(z);
      double partial = 0, power = 1, last = 0;
      const int terms = 20000;
      for (int n = 4; n < 4 + terms; ++n, power *= zd) {
        double term = 0;
        for (std::size_t k = f.polynomial.size(); k-- > 0;) term = term * n + static_cast<double>(f.polynomial[k]);
        for (const PoleTerm& p : f.poles)
          term += static_cast<double>(p.coefficient) / std::pow(n - static_cast<double>(p.root), p.order);
        last = term * power;
        partial += last;
      }
      if (z == -1) partial -= last / 2;           // the mean of the last two partial sums
      if (z == 1) partial += last * (terms + 4);  // the rest of sum c/n^2
      CHECK(std::fabs(partial - value) < 1e-6 * (1 + std::fabs(value)));
      ++compared;
    }
    CHECK(compared > 40);
  }

  TEST_CASE("a pole far from the start adds exactly the terms between") {
    struct Case {
      Rational z;
      int order;
    };
    for (const auto& [z, order] :
         {Case{1, 2}, Case{1, 3}, Case{-1, 1}, Case{-1, 3}, Case{Rational(1, 3), 1}, Case{Rational(-2, 3), 1}}) {
      const auto power = [k = order](const Rational& x) { return k == 1 ? x : k == 2 ? Rational(x * x) : Rational(x * x * x); };
      for (const Rational& near : {Rational(1), Rational(1, 2)}) {
        const auto at = [&, z = z, k = order](const Rational& x) { return sum_of(z, {{}, {{Rational(-x), k, 1}}}, 0); };
        for (const int steps : {1, 2, 37}) {
          CAPTURE(steps);
          const auto lowest = at(near), moved = at(near + steps), below = at(near - steps);
          Rational between = 0, before = 0, z_power = 1;
          for (int j = 0; j < steps; ++j, z_power *= z) {
            between += z_power / power(near + j);
            if (near != 1) before += z_power / power(near - steps + j);
          }
          REQUIRE(lowest);
          REQUIRE(moved);
          CHECK(moved->constant() == (lowest->constant() - between) / z_power);
          CHECK(below.has_value() == (near != 1));  // 0, -1, ... are poles
          if (below) CHECK(below->constant() == before + z_power * lowest->constant());
        }
      }
    }
  }
}

}  // namespace
}  // namespace brouncker
