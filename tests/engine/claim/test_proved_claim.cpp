#include "engine/claim/proved_claim.hpp"

#include "engine/claim/identification.hpp"
#include "engine/claim/named_atom.hpp"
#include "formulas/constants.hpp"
#include "formulas/parse_polynomial.hpp"
#include "formulas/spelling.hpp"

#include <doctest/doctest.h>

namespace brouncker {
namespace {

Claim claim_of(std::string_view a, std::string_view b) {
  const auto claim = proved_claim(parse_pcf(a, b));
  REQUIRE(claim);
  CHECK(claim->status == ClaimStatus::proved);
  CHECK_FALSE(claim->digits);
  return *claim;
}

TEST_SUITE("claim/proved_claim") {
  TEST_CASE("each kind of closed form, with its constant, its map and its mirror") {
    const Claim pi = claim_of("2n+1", "n^2");
    CHECK(pi.expression == "4/pi");
    CHECK(pi.mirrored == "-4/pi");
    CHECK(pi.kind == FormKind::constant);
    CHECK(pi.constant == "pi");
    REQUIRE(pi.map);
    CHECK(*pi.map == Moebius{0, 4, 1, 0});

    const Claim golden = claim_of("1", "1");
    CHECK(golden.kind == FormKind::quadratic);
    CHECK(golden.constant == "quadratic");
    CHECK_FALSE(golden.map);

    const Claim rational = claim_of("3n", "-2n^2-3n+2");
    CHECK(rational.kind == FormKind::rational);
    CHECK(rational.expression == "-11/7");
    CHECK(rational.mirrored == "11/7");
    CHECK(rational.expression == rational_claim(Rational(-11, 7), ConvergenceClass::exponential).expression);

    const Claim sum = claim_of("n^2*(n+1)^3+(n+1)^2*(n+2)^3", "-n^4*(n+1)^6");
    CHECK(sum.kind == FormKind::function);
    CHECK(sum.expression == "2/(pi^2 + 2*zeta(3) - 12)");
    CHECK(sum.constant.find("zeta(3)") != std::string::npos);

    const Claim quotient = claim_of("2", "2n+1");
    CHECK(quotient.kind == FormKind::quotient);
    CHECK(quotient.constant.empty());
  }

  TEST_CASE("what is the inverse or a multiple of a constant bears its name, whatever the theorem writes") {
    const Claim bessel = claim_of("n+2", "1");
    CHECK(bessel.expression == "besseli(1, 2)/(besseli(0, 2) - besseli(1, 2))");
    CHECK(bessel.constant == "continued_fraction");
    REQUIRE(bessel.map);
    CHECK(*bessel.map == Moebius{1, 0, -1, 1});
    CHECK(claim_of("n", "1").constant == "continued_fraction");
    CHECK(claim_of("n+3", "-1").constant == "bessel_j_2");
    CHECK(claim_of("4n+1", "-3n^2-3n").constant == "sqrt3_log");
    const Claim digamma = claim_of("4", "n^2");
    CHECK(digamma.expression == "6/(3*pi - 8)");
    CHECK(digamma.constant == "pi");
    CHECK(*digamma.map == Moebius{0, 6, 3, -8});
  }

  TEST_CASE("images of the catalogue's constants are found under their names, other numbers under none") {
    std::size_t looked_at = 0;
    for (std::size_t i = 0; i < constants().size(); i += 11) {
      const ConstantRow& row = constants()[i];
      if (!row.stored.empty() || row.name == "phi" || row.expression.starts_with("sqrt(") || row.name == "conway") continue;
      CAPTURE(row.name);
      const Moebius map{3, Integer(-2), 5, 7};
      const auto named = named_atom(moebius_form(map, definition(row)));
      REQUIRE(named);
      CHECK(named->constant == row.name);
      CHECK(named->map == map);
      ++looked_at;
    }
    CHECK(looked_at > 35);
    for (const char* text : {"besseli(1/7, 3)/besseli(2/7, 3)", "log(3)*zeta(5)", "gamma(1/11)", "pi + e"})
      CHECK_FALSE(named_atom(parse_expression(text)));
  }

  TEST_CASE("a PCF that a theorem names is not searched, a quotient is") {
    bool asked = false;
    const ConstantSet none({});
    const auto constants = [&]() -> const ConstantSet& {
      asked = true;
      return none;
    };
    const Answer named = identified(parse_pcf("n+2", "1"), constants, false);
    CHECK(named.outcome == Answer::Outcome::found);
    REQUIRE(named.claims.size() == 1);
    CHECK(named.claims[0] == claim_of("n+2", "1"));
    CHECK_FALSE(asked);
    const Answer quotient = identified(parse_pcf("2", "2n+1"), constants, false);
    CHECK(asked);
    CHECK(quotient.outcome == Answer::Outcome::found);
    CHECK(quotient.claims.back().kind == FormKind::quotient);
    CHECK(quotient.search);
    CHECK(identified(parse_pcf("1", "-n"), constants, false).outcome == Answer::Outcome::diverges);
  }
}

}  // namespace
}  // namespace brouncker
