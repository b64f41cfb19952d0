#include "formulas/moebius.hpp"
#include "tests/support/random_formulas.hpp"

#include <doctest/doctest.h>

using brouncker::Integer;
using brouncker::Moebius;
using brouncker::Rational;
namespace random_formulas = brouncker::random_formulas;

namespace {

Rational image(const Moebius& m, const Rational& x) { return (m.p * x + m.q) / (m.r * x + m.s); }

Moebius random_moebius(random_formulas::Generator& generator) {
  const auto entry = [&] { return random_formulas::integer(generator, 30); };
  return {entry(), entry(), entry(), entry()};
}

}  // namespace

TEST_SUITE("formulas/moebius") {
  TEST_CASE("the default is the identity") {
    CHECK(image(Moebius{}, Rational(3, 7)) == Rational(3, 7));
    CHECK(Moebius{}.determinant() == 1);
  }

  TEST_CASE("a product is a composition, an inverse undoes, and reduction changes no value") {
    random_formulas::Generator generator(1);
    for (int i = 0; i < random_formulas::repeated(50); ++i) {
      const Moebius f = random_moebius(generator), g = random_moebius(generator);
      const Rational x(random_formulas::integer(generator, 20), 12345);
      CHECK(image(f * g, x) == image(f, image(g, x)));
      CHECK(image(f.inverse(), image(f, x)) == x);
      CHECK(image(f.reduced(), x) == image(f, x));
      CHECK((f * f.inverse()).reduced() == Moebius{});
      CHECK((f * g).determinant() == f.determinant() * g.determinant());
    }
  }

  TEST_CASE("reduction removes the common factor and makes the first entry that is not 0 positive") {
    CHECK(Moebius{-6, 4, 0, 2}.reduced() == Moebius{3, -2, 0, -1});
    CHECK(Moebius{0, -5, 10, 0}.reduced() == Moebius{0, 1, -2, 0});
    CHECK(Moebius{0, 0, 0, 0}.reduced() == Moebius{0, 0, 0, 0});
    CHECK(Moebius{7, 0, 0, 7}.reduced() == Moebius{});
  }
}
