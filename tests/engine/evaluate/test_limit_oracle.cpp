/// Limits against an independent slow way: the plain recurrence to great depth in floats of 200 digits, with Richardson's
/// extrapolation where convergents creep.
#include "engine/evaluate/limit.hpp"
#include "engine/recurrence/classify.hpp"
#include "formulas/decimal.hpp"
#include "tests/support/random_formulas.hpp"

#include <doctest/doctest.h>
#include <boost/multiprecision/mpfr.hpp>

#include <algorithm>
#include <map>

namespace brouncker {
namespace {

using namespace random_formulas;
using enum ConvergenceClass;
using Big = boost::multiprecision::number<boost::multiprecision::mpfr_float_backend<200>, boost::multiprecision::et_off>;

Big big(const Integer& x) { return Big(x.str()); }

/// p_n/q_n for n = first .. last; 0 where q_n = 0.
std::vector<Big> convergents(const Pcf& pcf, long first, long last) {
  Big p0 = 1, p1 = big(pcf.a(0)), q0 = 0, q1 = 1;
  std::vector<Big> result;
  for (long n = 1; n <= last; ++n) {
    const Big a = big(pcf.a(Integer(n))), b = big(pcf.b(Integer(n)));
    const Big p = a * p1 + b * p0, q = a * q1 + b * q0;
    p0 = p1, q0 = q1, p1 = p, q1 = q;
    if (n >= first) result.push_back(q == 0 ? Big(0) : Big(p / q));
  }
  return result;
}

/// The exponent delta of the error n^-delta: |A|/sqrt(B), or sqrt(1 + 4 e2) at a double root, see classify().
Big error_exponent(const Pcf& pcf) {
  const Big lead = abs(big(pcf.a.leading()));
  if (pcf.b.degree() > 2 * pcf.a.degree()) return lead / sqrt(big(pcf.b.leading()));
  const Polynomial excess = pcf.a * pcf.a.shifted(-1) + Integer(4) * pcf.b;
  return sqrt(1 + 4 * big(excess.coefficient(2 * pcf.a.degree() - 2)) / (lead * lead));
}

/// From the values at n = base, 2 base, 4 base, ... of L + sum over i >= 1, j >= 0 of c_ij n^-(i delta + j): eliminates the
/// exponents one after the other, smallest first. (p_n - L q_n is the minimal solution, q_n a mixture of both, hence the multiples
/// of delta.)
Big richardson(std::vector<Big> values, const Big& delta) {
  std::vector<Big> exponents;
  for (unsigned i = 1; i <= values.size(); ++i)
    for (unsigned j = 0; j <= values.size(); ++j) exponents.push_back(i * delta + j);
  std::sort(exponents.begin(), exponents.end());
  for (std::size_t k = 0; values.size() > 1;) {
    const Big factor = pow(Big(2), exponents[k]);
    for (std::size_t i = 0; i + 1 < values.size(); ++i) values[i] = (factor * values[i + 1] - values[i]) / (factor - 1);
    values.pop_back();
    const Big last = exponents[k];
    while (exponents[k] < last + Big("1e-20")) ++k;
  }
  return values.front();
}

/// The value, and how far off it may be.
struct Approximation {
  Big value, error;
};

/// Two depths, or two extrapolations, tell the error of the better one.
Approximation compared(const Big& worse, const Big& better) {
  return {better, 100 * abs(better - worse) + Big("1e-65") * abs(better)};
}

Approximation oracle(const Pcf& pcf, ConvergenceClass kind) {
  if (kind != polynomial) {
    const long depth = kind == factorial ? 400 : kind == exponential ? 3000 : 12'000;
    const std::vector<Big> all = convergents(pcf, depth / 2, depth);
    return compared(all.front(), all.back());
  }
  // Even n, where the alternating sign of the error is one.
  std::vector<Big> at_powers;
  const std::vector<Big> all = convergents(pcf, 1, 20 << 10);
  for (int k = 0; k <= 10; ++k) at_powers.push_back(all[static_cast<std::size_t>((20L << k) - 1)]);
  const std::vector<Big> fewer(at_powers.begin(), at_powers.end() - 1);
  return compared(richardson(fewer, error_exponent(pcf)), richardson(at_powers, error_exponent(pcf)));
}

struct Sample {
  Pcf pcf;
  ConvergenceClass kind = divergent;
};

/// Of degrees up to 3 and 6; every second one is steered to a double root.
Sample random_sample(Generator& generator, int round) {
  const int s = static_cast<int>(between(generator, 0, 3));
  const Polynomial a = small_polynomial(generator, s, 3);
  if (round % 2 == 0) {
    const int t = std::min(6, static_cast<int>(between(generator, 0, 2 * s + 2)));
    const Pcf pcf{a, small_polynomial(generator, t, 5)};
    return {pcf, classify(pcf).kind};
  }
  Polynomial b = -(a * a.shifted(-1));  // 4b = -(2a(n))(2a(n-1)) + lower powers
  if (s > 0) b = b + small_polynomial(generator, static_cast<int>(between(generator, std::max(0, 2 * s - 3), 2 * s - 1)), 6);
  const Pcf pcf{Integer(2) * a, b};
  return {pcf, pcf.b.is_zero() ? divergent : classify(pcf).kind};
}

/// How near the oracle has to come to say something.
double wanted(ConvergenceClass kind) {
  if (kind == factorial || kind == exponential) return 1e-60;
  return kind == stretched_exponential ? 1e-10 : 1e-4;
}

TEST_SUITE("evaluate/limit_oracle") {
  TEST_CASE("limits of every class and of degrees up to 6 agree with the slow oracle") {
    Generator generator(314159);
    std::map<std::pair<ConvergenceClass, bool>, int> agreed;
    for (int round = 0; round < repeated(600); ++round) {
      const Sample sample = random_sample(generator, round);
      if (sample.kind == divergent || sample.kind == terminating || sample.kind == logarithmic) continue;
      const bool double_root = sample.pcf.b.degree() == 2 * sample.pcf.a.degree();
      int& count = agreed[{sample.kind, double_root}];
      if (count >= repeated(12)) continue;
      const auto rate = classify(sample.pcf).digits_per_term;
      if (rate && *rate < 0.03) continue;
      if (sample.kind == polynomial && error_exponent(sample.pcf) < 0.4) continue;  // too slow for the oracle
      const Limit limit = limit_of(sample.pcf, classify(sample.pcf), 70);
      if (limit.kind != Limit::Kind::finite || limit.value == "0") continue;
      const Approximation expected = oracle(sample.pcf, sample.kind);
      if (expected.error > wanted(sample.kind) * abs(expected.value)) continue;
      CAPTURE(name(sample.kind));
      CAPTURE(sample.pcf.a.degree());
      CAPTURE(sample.pcf.b.degree());
      CAPTURE(limit.value);
      CAPTURE(expected.value.str(70));
      CHECK(limit.rigorous);
      CHECK(abs(Big(limit.value) - expected.value) <= expected.error);
      ++count;
    }
    CHECK(agreed[{factorial, false}] >= repeated(12));
    CHECK(agreed[{exponential, true}] >= repeated(12));
    CHECK(agreed[{stretched_exponential, false}] >= repeated(12));
    CHECK(agreed[{stretched_exponential, true}] >= repeated(12));
    CHECK(agreed[{polynomial, false}] >= repeated(12));
    CHECK(agreed[{polynomial, true}] >= repeated(5));
  }

  TEST_CASE("error bounds are never violated and rounding is correct, against three times the digits") {
    Generator generator(271828);
    int compared = 0;
    for (int round = 0; round < repeated(400); ++round) {
      const Sample sample = random_sample(generator, round);
      if (sample.kind == divergent || sample.kind == terminating) continue;
      const Convergence kind = classify(sample.pcf);
      if (kind.digits_per_term && *kind.digits_per_term < 1e-3) continue;
      const long digits = between(generator, 1, 60);
      const Limit limit = limit_of(sample.pcf, kind, digits), precise = limit_of(sample.pcf, kind, 3 * digits + 20);
      CHECK(limit.kind == precise.kind);
      CHECK(limit.rigorous == precise.rigorous);
      if (limit.kind != Limit::Kind::finite || limit.rational || limit.value == "0") continue;
      ++compared;
      const Rational exact = parse_decimal(precise.value), bound = parse_decimal(limit.error_bound);
      CHECK(significant_decimal(exact, digits) == limit.value);
      // The bound is that of the value before rounding: between 10^-(digits + 3) and 10^-(digits + 1) of it.
      const Rational relative = bound / abs(exact) * Rational(pow(Integer(10), static_cast<unsigned>(digits)));
      CHECK(relative <= Rational(1, 100));
      CHECK(relative > Rational(1, 1000));
      // Rounding moved it by at most half a unit of the last digit, that is 500 bounds.
      CHECK(abs(exact - parse_decimal(limit.value)) <= 501 * bound);
    }
    CHECK(compared > repeated(400) / 3);
  }

  TEST_CASE("the limit of (-a, b) is the negative, to the letter") {
    Generator generator(5772);
    for (int round = 0; round < repeated(150); ++round) {
      const Sample sample = random_sample(generator, round);
      if (sample.kind == divergent) continue;
      const Limit limit = limit_of(sample.pcf, classify(sample.pcf), 40);
      const Pcf mirror{-sample.pcf.a, sample.pcf.b};
      const Limit other = limit_of(mirror, classify(mirror), 40);
      CHECK(limit.kind == other.kind);
      CHECK(limit.error_bound == other.error_bound);
      CHECK(limit.rigorous == other.rigorous);
      if (limit.kind == Limit::Kind::finite) CHECK(parse_decimal(limit.value) == -parse_decimal(other.value));
    }
  }
}

}  // namespace
}  // namespace brouncker
