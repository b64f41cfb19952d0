#include "formulas/closed_form.hpp"

#include <doctest/doctest.h>

namespace brouncker {
namespace {

using namespace closed;

Expression pi() { return Expression::constant("pi"); }

TEST_SUITE("closed_form") {
  TEST_CASE("rational arithmetic is carried out") {
    CHECK(to_plain(plus(number(Rational(1, 2)), number(Rational(1, 3)))) == "5/6");
    CHECK(to_plain(times(number(3), over(pi(), number(6)))) == "pi/2");
    CHECK(to_plain(over(number(4), pi())) == "4/pi");
    CHECK(to_plain(minus(number(1), times(number(2), pi()))) == "1 - 2*pi");
    CHECK(to_plain(over(pi(), pi())) == "1");
    CHECK(rational_value(parse_expression("-(3/4)")) == Rational(-3, 4));
    CHECK_FALSE(rational_value(pi()));
  }

  TEST_CASE("roots, powers and logarithms are in lowest terms") {
    CHECK(to_plain(square_root(Rational(8, 9))) == "2*sqrt(2)/3");
    CHECK(to_plain(square_root(Rational(1, 2))) == "sqrt(2)/2");
    CHECK(to_plain(square_root(49)) == "7");
    CHECK(to_plain(power_of(Rational(2, 3), -2)) == "9/4");
    CHECK(to_plain(power_of(5, Rational(1, 3))) == "5^(1/3)");
    const Multiple log = logarithm(Rational(4, 9));
    CHECK(log.factor == -2);
    CHECK(to_plain(log.atom) == "log(3/2)");
  }

  TEST_CASE("special angles are recognised") {
    const Multiple quarter = root_times_atan(1), sixth = root_times_asin(Rational(1, 4)), third = root_times_atan(3);
    CHECK((quarter.factor == Rational(1, 4) && to_plain(quarter.atom) == "pi"));
    CHECK((sixth.factor == Rational(1, 12) && to_plain(sixth.atom) == "pi"));
    CHECK((third.factor == Rational(1, 3) && to_plain(third.atom) == "sqrt(3)*pi"));
    const Multiple log = root_times_atanh(Rational(1, 9));  // (1/3) artanh(1/3) = log(2)/6
    CHECK((log.factor == Rational(1, 6) && to_plain(log.atom) == "log(2)"));
    const Multiple other = root_times_atan(2);
    CHECK((other.factor == 1 && to_plain(other.atom) == "sqrt(2)*atan(sqrt(2))"));
  }

  TEST_CASE("Moebius images are written plainly") {
    CHECK(to_plain(*apply({0, 4, 1, 0}, pi())) == "4/pi");
    CHECK(to_plain(*apply({1, 0, 0, 2}, pi())) == "pi/2");
    CHECK(to_plain(*apply({1, 1, 1, -1}, pi())) == "(pi + 1)/(pi - 1)");
    CHECK(to_plain(*apply({-2, 0, 0, -2}, pi())) == "pi");
    CHECK(to_plain(*apply({1, 2, 3, 4}, number(Rational(1, 2)))) == "5/11");
    CHECK_FALSE(apply({1, 0, 1, -1}, number(1)));
    CHECK(to_plain(*apply({2, 4, 1, 2}, pi())) == "2");
  }
}

}  // namespace
}  // namespace brouncker
