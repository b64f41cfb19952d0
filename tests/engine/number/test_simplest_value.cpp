// formulas/simplest_form: the number stays, and nothing grows.
#include "engine/number/expression_value.hpp"
#include "formulas/parse_with_symbols.hpp"
#include "formulas/simplest_form.hpp"
#include "formulas/spelling.hpp"
#include "tests/support/random_formulas.hpp"

#include <doctest/doctest.h>

namespace brouncker {
namespace {

using random_formulas::between;
using random_formulas::Generator;

/// Sums, quotients, roots, logarithms and constants at random.
Expression random_value(Generator& g, int depth) {
  const auto small = [&] { return Expression::integer(between(g, 1, 9)); };
  const auto rational = [&] { return Expression::rational(Rational(between(g, -9, 9), between(g, 1, 6))); };
  const auto inner = [&] { return random_value(g, depth - 1); };
  if (depth == 0) switch (between(g, 0, 6)) {
      case 0: return rational();
      case 1: return Expression::call("sqrt", {small()});
      case 2: return Expression::constant("pi");
      case 3: return Expression::constant("e");
      case 4: return Expression::call("log", {Expression::rational(Rational(between(g, 1, 9), between(g, 1, 6)))});
      case 5: return power(small(), Expression::rational(Rational(between(g, 1, 5), between(g, 2, 4))));
      default: return Expression::call("gamma", {Expression::rational(Rational(between(g, 1, 9), 4))});
    }
  switch (between(g, 0, 6)) {
    case 0: return inner() + inner();
    case 1: return inner() - inner();
    case 2: return inner() * inner();
    case 3: return inner() / inner();
    case 4: return -inner();
    case 5: return power(inner(), Expression::integer(between(g, 2, 3)));
    default: return Expression::call("exp", {rational()}) * inner();
  }
}

bool agree(const Expression& x, const Expression& y) {
  const auto u = evaluate(x, 400), v = evaluate(y, 400);
  if (!u || !v) return !u;  // a division by 0 may cancel, and may not appear
  const Rational size = abs(midpoint(*u)) + 1, scale = Integer(pow(Integer(10), 60U));
  return abs(Rational(midpoint(*u) - midpoint(*v))) * scale <= size;
}

}  // namespace

TEST_SUITE("number/simplest_value") {
  TEST_CASE("random values: the same to 60 digits, no longer, and read back as they are") {
    Generator g(606);
    int shorter = 0;
    for (int round = 0; round < random_formulas::repeated(600); ++round) {
      const Expression x = random_value(g, static_cast<int>(between(g, 1, 3))), y = simplest_form(x);
      const std::string before = to_plain(x), after = to_plain(y);
      CAPTURE(before);
      CAPTURE(after);
      CHECK(after.size() <= before.size());
      CHECK(parse_expression_with_symbols(after) == y);
      CHECK(agree(x, y));
      CHECK(agree(-x, negated(x)));
      shorter += after.size() < before.size();
    }
    CHECK(shorter > random_formulas::repeated(600) / 4);
  }
}

}  // namespace brouncker
