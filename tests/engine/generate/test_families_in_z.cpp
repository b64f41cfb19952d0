#include "engine/generate/gauss_walks.hpp"
#include "engine/generate/prediction.hpp"
#include "engine/generate/rational_interpolation.hpp"
#include "engine/generate/z_families.hpp"
#include "formulas/print.hpp"
#include "tests/support/random_formulas.hpp"

#include <doctest/doctest.h>

#include <cmath>

namespace brouncker::generate {
namespace {

using random_formulas::between;
using random_formulas::Generator;

double value(const Polynomial& p, double z) {
  double result = 0;
  for (int k = p.degree(); k >= 0; --k) result = result * z + static_cast<double>(p.coefficient(k));
  return result;
}

/// log(1 - z), sqrt z artanh sqrt z and its continuation.
double constant(int half, double z) {
  const double root = std::sqrt(std::fabs(z));
  return half == 0 ? std::log1p(-z) : z > 0 ? root * std::atanh(root) : -root * std::atan(root);
}

double horner(const std::vector<Rational>& ascending, double n) {
  double result = 0;
  for (std::size_t k = ascending.size(); k-- > 0;) result = result * n + static_cast<double>(ascending[k]);
  return result;
}

/// The limit of the member at z by 3,000 terms in doubles; nullopt where that is not settled.
std::optional<double> limit(const WalkFamily& f, const Rational& z) {
  const Rational at[] = {z};
  const auto a = f.a.at(at), b = f.b.at(at);
  double p0 = 1, p1 = horner(a, 0), q0 = 0, q1 = 1, before = NAN;
  for (int n = 1; n <= 3000; ++n) {
    const double x = horner(a, n), y = horner(b, n), p2 = x * p1 + y * p0, q2 = x * q1 + y * q0;
    const double size = std::max(std::fabs(p2), std::fabs(q2));
    if (size == 0) return std::nullopt;
    p0 = p1 / size, p1 = p2 / size, q0 = q1 / size, q1 = q2 / size;
    if (n > 20 && std::fabs(p1 / q1 - before) < 1e-14 * std::fabs(before)) return p1 / q1;
    before = p1 / q1;
  }
  return std::nullopt;
}

Polynomial random_polynomial(Generator& g, int degree) {
  std::vector<Integer> ascending;
  for (int k = 0; k <= degree; ++k) ascending.emplace_back(between(g, -9, 9));
  ascending.back() = between(g, 1, 9);
  return Polynomial(std::move(ascending));
}

TEST_SUITE("generate/families in z") {
  TEST_CASE("rational functions come back from their values") {
    Generator g(244);
    for (int round = 0; round < random_formulas::repeated(30); ++round) {
      const RationalFunction f = lowest_terms(random_polynomial(g, static_cast<int>(between(g, 0, 4))),
                                              random_polynomial(g, static_cast<int>(between(g, 0, 4))));
      std::vector<Integer> places;
      std::vector<Rational> values;
      for (int z = -30; places.size() < 9; ++z) {
        if (f.bottom(z) == 0) continue;
        places.emplace_back(z), values.emplace_back(Rational(f.top(z), f.bottom(z)));
      }
      CHECK(rational_interpolation(places, values) == f);
    }
    const Polynomial z = Polynomial::of({1, 0}), one = Polynomial::constant(1);
    const auto ratio = over_common_denominator({{one, 2 * z}, {z, one}, {Polynomial(), one}});
    CHECK(ratio == std::vector<Polynomial>{one, 2 * (z * z), Polynomial()});
  }

  TEST_CASE("members at other z, positive ones too, have the limits in doubles") {
    int compared = 0;
    for (const int half : {0, 1}) {
      const Families families = families_in_z(half, 100, {half == 0 ? 3 : 2, 1e9}, {1});
      CHECK(families.all.size() >= 3);
      for (const WalkFamily& f : families.all) {
        CAPTURE(limit_text(f));
        for (const Rational& z : {Rational(-3, 4), Rational(-2, 9), Rational(1, 2), Rational(2, 7), Rational(1, 11)}) {
          if (!critical_values({z, half}, f.walk.direction)) continue;
          const auto found = limit(f, z);
          if (!found) continue;
          const double at = static_cast<double>(z), x = constant(half, at);
          const double expected = (value(f.map[0], at) * x + value(f.map[1], at)) / (value(f.map[2], at) * x + value(f.map[3], at));
          CHECK(*found == doctest::Approx(expected).epsilon(1e-8));
          ++compared;
        }
      }
    }
    CHECK(compared >= 15);
  }

  TEST_CASE("known families") {
    const std::string names[] = {"z"};
    const auto legendre = walk_family(0, {1, 1, -1}), square = walk_family(1, {0, 1, -1});
    REQUIRE(legendre);
    REQUIRE(square);
    CHECK(to_plain(legendre->a, names) == "(-2*z + 4)*n - z + 2");
    CHECK(to_plain(legendre->b, names) == "-z^2*n^2");
    CHECK(limit_text(*legendre) == "-2*z/log(1 - z)");
    CHECK(to_plain(square->a, names) == "(2*z + 2)*n + z + 1");
    CHECK(to_plain(square->b, names) == "-4*z*n^2");
    CHECK(limit_text(*square) == "z/(sqrt(z)*atanh(sqrt(z)))");
  }

  TEST_CASE("which functions of z have families") {
    const auto type = [](const char* text) {
      std::string variable(kVariable);
      return family_type(parse_function(text, "test", variable));
    };
    CHECK(type("log(1-z)") == 0);
    CHECK(type("7/log(1-z)") == 0);
    CHECK(type("atanh(sqrt(z))*sqrt(z)") == 1);
    CHECK(type("sqrt(-z)*atan(sqrt(-z))/3") == 1);
    CHECK_FALSE(type("log(1+z)"));
    CHECK_FALSE(type("exp(z)"));
    CHECK_FALSE(type("z"));
  }
}

}  // namespace
}  // namespace brouncker::generate
