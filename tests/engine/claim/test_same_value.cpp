#include "engine/claim/decision.hpp"
#include "engine/claim/same_value.hpp"
#include "engine/number/expression_value.hpp"
#include "engine/prove/find/prove.hpp"
#include "formulas/error.hpp"
#include "formulas/normal_form.hpp"
#include "formulas/parse_polynomial.hpp"

#include <cstdlib>
#include <random>
#include <string>

#include <doctest/doctest.h>

using namespace brouncker;

namespace {

int multiplier() {
  const char* value = std::getenv("BROUNCKER_TEST_MULTIPLIER");
  return value ? std::max(1, std::atoi(value)) : 1;
}

SameValue same(const std::string& x, const std::string& y) { return same_value(parse_expression(x), parse_expression(y)); }

Decision decide(const char* a, const char* b, const char* expression) {
  const Pcf pcf = parse_pcf(a, b);
  return decided(Contraction{.pcf = pcf, .map = {}}, prove(pcf), parse_expression(expression));
}

Expression random_form(std::mt19937_64& random, int depth) {
  const auto pick = [&](std::size_t n) { return static_cast<std::size_t>(random() % n); };
  constexpr const char* kLeaves[] = {"pi",        "e",       "log(2)",     "log(3)",     "sqrt(2)",    "sqrt(3)",
                                     "phi",       "zeta(2)", "gamma(1/4)", "gamma(3/4)", "psi(1/3)",   "psi(2/3)",
                                     "atan(1/2)", "atan(2)", "log(6)",     "exp(1/2)",   "catalan",    "zeta(2, 1/4)",
                                     "tanh(1)",   "erf(1)",  "erfc(1)",    "sqrt(6)",    "gamma(1/6)", "2^(1/3)"};
  if (depth == 0)
    return pick(3) == 0 ? Expression::integer(1 + static_cast<long>(pick(6))) : parse_expression(kLeaves[pick(std::size(kLeaves))]);
  const Expression x = random_form(random, depth - 1), y = random_form(random, depth - 1);
  switch (pick(6)) {
    case 0: return x + y;
    case 1: return x - y;
    case 2: return x * y;
    case 3: return x / y;
    case 4: return Expression::call("sqrt", {x});
    default: return Expression::call(pick(2) == 0 ? "log" : "exp", {x});
  }
}

/// The same number, written otherwise.
Expression rewritten(const Expression& x, std::mt19937_64& random) {
  using Kind = Expression::Kind;
  if (x.operands().empty()) return random() % 2 == 0 ? x : x * Expression::integer(3) / Expression::integer(3);
  const Expression first = rewritten(x.operands()[0], random);
  if (x.kind() == Kind::add) return rewritten(x.operands()[1], random) + first;
  if (x.kind() == Kind::multiply) return rewritten(x.operands()[1], random) * first;
  if (x.kind() == Kind::divide) return first * power(rewritten(x.operands()[1], random), -Expression::integer(1));
  if (x.kind() == Kind::subtract) return -(rewritten(x.operands()[1], random) - first);
  if (x.kind() == Kind::call && x.name() == "sqrt") return power(first, Expression::rational(Rational(1, 2)));
  return x;
}

/// Do enclosures to 60 digits meet? nullopt where a value is none.
std::optional<bool> meet(const Expression& x, const Expression& y) {
  const Enclosure u = enclose(x, 60), v = enclose(y, 60);
  if (u.status != ValueStatus::enclosed || v.status != ValueStatus::enclosed) return std::nullopt;
  return abs(Rational(midpoint(*u.value) - midpoint(*v.value))) <= radius(*u.value) + radius(*v.value);
}

}  // namespace

TEST_SUITE("claim/same_value") {
  TEST_CASE("algebraic numbers are decided by the least that their difference could be") {
    for (const auto& [x, y] : std::initializer_list<std::pair<const char*, const char*>>{
             {"sqrt(5 + 2*sqrt(6))", "sqrt(2) + sqrt(3)"},
             {"(2 + sqrt(5))^(1/3)", "phi"},
             {"polyroot(x^2 - x - 1, 2)", "(1 + sqrt(5))/2"},
             {"polyroot(x^4 - 10x^2 + 1, 4)", "sqrt(2) + sqrt(3)"},
             {"sqrt(2) + 2^(1/3)", "polyroot(x^6 - 6x^4 - 4x^3 + 12x^2 - 24x - 4, 2)"},
             {"(10 + 2*sqrt(10))/(sqrt(5) + sqrt(2)) + 8/(1 - sqrt(5))", "-2"},
             {"sqrt(sqrt(2) + 1)*sqrt(sqrt(2) - 1)", "1"}}) {
      CAPTURE(std::string(x));
      CHECK(same(x, y).same == true);
    }
    CHECK(same("polyroot(x^2 - x - 1, 1)", "(1 + sqrt(5))/2").same == false);
    // Nearly equal: sqrt(n + 1) - sqrt(n) against 1/(2 sqrt(n)).
    CHECK(same("sqrt(10^60 + 1) - 10^30", "1/(2*10^30)").same == false);
    CHECK(same("sqrt(10^2000 + 1)", "10^1000").same == false);
  }

  TEST_CASE("a separation bound is below every difference that is not 0") {
    std::mt19937_64 random(5);
    for (int trial = 0; trial < 200 * multiplier(); ++trial) {
      const auto n = [&] { return Expression::integer(1 + static_cast<long>(random() % 40)); };
      const auto root = [&] { return Expression::call("sqrt", {n()}); };
      const Expression x = (root() + root() * n()) / (root() + n()) - power(n() + root(), Expression::rational(Rational(1, 3)));
      const auto bits = separation_bits(x);
      REQUIRE(bits);
      const Enclosure value = enclose(x, 30);
      if (value.status != ValueStatus::enclosed) continue;
      const Rational least = abs(midpoint(*value.value)) - radius(*value.value);
      CHECK(least * Rational(Integer(Integer(1) << static_cast<unsigned>(*bits + 1))) >= 1);
    }
    CHECK_FALSE(separation_bits(parse_expression("pi")));
    CHECK_FALSE(separation_bits(parse_expression("sqrt(2)^sqrt(2)")));
  }

  TEST_CASE("no two random forms with one normal form are different numbers, and what is rewritten keeps it") {
    std::mt19937_64 random(8);
    int compared = 0, kept = 0, rewritten_forms = 0;
    for (int trial = 0; trial < 400 * multiplier(); ++trial) {
      const Expression x = random_form(random, 2), y = trial % 2 == 0 ? random_form(random, 1) : rewritten(x, random);
      const auto close = meet(x, y);
      if (!close) continue;
      const bool equal = same_by_normal_form(x, y);
      CHECK_MESSAGE((!equal || *close), to_plain(x), " and ", to_plain(y));
      ++compared;
      if (trial % 2 == 0) continue;
      ++rewritten_forms;
      kept += equal;
    }
    CHECK(compared > 100);
    CHECK(kept > rewritten_forms * 9 / 10);
  }

  TEST_CASE("a limit is proved equal, proved different, or neither") {
    CHECK(decide("2n+1", "n^2", "4/pi").verdict == Verdict::yes);
    CHECK(decide("2n+1", "n^2", "1/arctan(1)").verdict == Verdict::yes);
    CHECK(decide("2n+1", "n^2", "4/pi + 10^-300").verdict == Verdict::no);
    CHECK(decide("2n+1", "n^2", "4/pi + 10^-300").first_difference == 302);
    CHECK(decide("2n+1", "n^6", "pi").reason == "the continued fraction diverges");
    CHECK(decide("n+1", "-n-1", "1").reason == "the limit is the point at infinity");
    // No theorem gives the limit; 60 digits of it are no proof.
    const Decision digits = decide("n^3+n+1", "n^2+7", "3.02243071883153503523657280634133958596068662335433660333338");
    CHECK(digits.verdict == Verdict::undecided);
    CHECK(digits.reason == "they agree to 50 digits, and no theorem here gives the limit");
    CHECK(decide("n^3+n+1", "n^2+7", "3.022430718831535035236572806341").verdict == Verdict::no);
    // A theorem gives the limit, and none here says that this is it.
    const Decision golden = decide("1", "1", "2*cos(pi/5)");
    CHECK(golden.verdict == Verdict::undecided);
    CHECK(golden.closed_form == "(1 + sqrt(5))/2");
    CHECK_THROWS_AS(decide("2n+1", "n^2", "sqrt(-2)"), Error);
    CHECK_THROWS_AS(decide("2n+1", "n^2", "1/0"), Error);
  }
}
