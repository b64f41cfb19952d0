#include "formulas/constants.hpp"
#include "formulas/error.hpp"
#include "formulas/expression.hpp"
#include "formulas/functions.hpp"

#include <doctest/doctest.h>

#include <cstdlib>
#include <random>
#include <utility>

using brouncker::Expression;
using brouncker::Integer;
using brouncker::parse_expression;
using brouncker::Rational;
using brouncker::to_latex;
using brouncker::to_plain;

namespace {

using Kind = Expression::Kind;

Expression integer(long value) { return Expression::integer(value); }
Expression pi() { return Expression::constant("pi"); }

/// The message of the error; fails the test where there is none.
std::string refusal(std::string_view text) {
  try {
    parse_expression(text);
  } catch (const brouncker::Error& error) {
    CHECK(error.fault() == brouncker::Fault::input);
    return error.what();
  }
  FAIL_CHECK("was accepted: " << std::string(text.substr(0, 60)));
  return "";
}

bool contains(const std::string& text, std::string_view part) { return text.find(part) != std::string::npos; }

std::string repeat(std::string_view part, int count) {
  std::string result;
  for (int i = 0; i < count; ++i) result += part;
  return result;
}

/// How a text is read, shown by the parentheses that are put back.
std::string read(std::string_view text) { return to_plain(parse_expression(text)); }

int multiplier() {
  const char* value = std::getenv("BROUNCKER_TEST_MULTIPLIER");
  return value ? std::max(1, std::atoi(value)) : 1;
}

Expression random_tree(std::mt19937_64& random, int depth) {
  const auto pick = [&](std::size_t n) { return static_cast<std::size_t>(random() % n); };
  if (depth == 0 || pick(6) == 0) {
    if (pick(2) == 0) return integer(static_cast<long>(pick(30)));
    const auto rows = brouncker::constants();
    return Expression::constant(rows[pick(rows.size())].name);
  }
  const std::size_t kind = pick(7);
  if (kind == 0) return -random_tree(random, depth - 1);
  if (kind == 1) {
    const brouncker::FunctionRow& row = brouncker::functions()[pick(brouncker::functions().size())];
    std::vector<Expression> arguments;
    for (std::size_t i = 0; i < row.arity; ++i) arguments.push_back(random_tree(random, depth - 1));
    return Expression::call(row.name, std::move(arguments));
  }
  constexpr Kind kinds[] = {Kind::add, Kind::subtract, Kind::multiply, Kind::divide, Kind::power};
  return Expression::binary(kinds[kind - 2], random_tree(random, depth - 1), random_tree(random, depth - 1));
}

}  // namespace

TEST_SUITE("formulas/expression") {
  TEST_CASE("operators bind as in mathematics") {
    CHECK(parse_expression("4/pi") == integer(4) / pi());
    CHECK(parse_expression(" 1 + 2*pi ^ 3 ") == integer(1) + integer(2) * power(pi(), integer(3)));
    CHECK(parse_expression("1-2-3") == (integer(1) - integer(2)) - integer(3));
    CHECK(parse_expression("1/2/3") == (integer(1) / integer(2)) / integer(3));
    CHECK(parse_expression("2^3^4") == power(integer(2), power(integer(3), integer(4))));
    CHECK(parse_expression("2**3") == parse_expression("2^3"));
    CHECK(parse_expression("-2^2") == -power(integer(2), integer(2)));
    CHECK(parse_expression("2^-3") == power(integer(2), -integer(3)));
    CHECK(parse_expression("2*-3") == integer(2) * -integer(3));
    CHECK(parse_expression("+5") == integer(5));
    CHECK(parse_expression("--5") == -(-integer(5)));
    CHECK(parse_expression("1/3") == Expression::rational(Rational(1, 3)));
    CHECK(parse_expression("-1/3") == Expression::rational(Rational(-1, 3)));
    CHECK(parse_expression("zeta(3)") == Expression::call("zeta", {integer(3)}));
    CHECK(parse_expression("zeta ( 2 , 1/3 )") == Expression::call("zeta", {integer(2), integer(1) / integer(3)}));
    CHECK(parse_expression("hyp2f1(1,2,3,1/4)").operands().size() == 4);
  }

  TEST_CASE("a factor may stand without * where that is unambiguous") {
    CHECK(read("2pi") == "2*pi");
    CHECK(read("2 pi") == "2*pi");
    CHECK(read("2(1+e)") == "2*(1 + e)");
    CHECK(read("(1+e)(1-e)") == "(1 + e)*(1 - e)");
    CHECK(read("(1+e)pi") == "(1 + e)*pi");
    CHECK(read("3sqrt(2)pi") == "3*sqrt(2)*pi");
    CHECK(read("2pi^2/3") == "2*pi^2/3");
    CHECK(read("2e") == "2*e");
    CHECK(read("2E1(1)") == "2*E1(1)");
    CHECK(read("-2pi") == "-2*pi");
    CHECK(read("(2^3)pi") == "2^3*pi");
    CHECK(read("1/2*3pi") == "1/2*3*pi");
    for (const char* text : {"1/2pi", "1/2(3)", "2^3pi", "2^(3)pi", "1/(2)pi"}) CHECK(contains(refusal(text), "ambiguous"));
    for (const char* text : {"pi e", "pi 2", "2 3", "(2)3", "pi sqrt(2)"}) CHECK(contains(refusal(text), "an operator is missing"));
    CHECK(contains(refusal("pi(2)"), "a constant, not a function"));
  }

  TEST_CASE("decimals are exact rationals") {
    CHECK(parse_expression("0.5") == integer(1) / integer(2));
    CHECK(parse_expression(".25") == integer(1) / integer(4));
    CHECK(parse_expression("2.0") == integer(2));
    CHECK(parse_expression("0010.10") == integer(101) / integer(10));
    CHECK(parse_expression("2^0.5") == power(integer(2), integer(1) / integer(2)));
    CHECK(contains(refusal("1.2.3"), "one decimal point"));
    CHECK(contains(refusal("1."), "a digit is missing after the point"));
    CHECK(contains(refusal("."), "a digit is missing after the point"));
    CHECK(contains(refusal("1e5"), "a decimal exponent or the number e?"));
    CHECK(contains(refusal("2.5e-3"), "a decimal exponent or the number e?"));
  }

  TEST_CASE("integers of any size are read exactly, up to the limit") {
    const std::string digits = repeat("9", static_cast<int>(brouncker::kMaxLiteralDigits));
    CHECK(parse_expression(digits).value() == Integer(pow(Integer(10), 9999) - 1));
    CHECK(contains(refusal(digits + "9"), "more than 9999 digits"));
    CHECK(contains(refusal("0." + digits), "more than 9999 digits"));
    CHECK(refusal(digits + "99").size() < 400);
    CHECK(parse_expression("000").value() == 0);
    CHECK(parse_expression("010").value() == 10);
  }

  TEST_CASE("aliases become the name of the constant") {
    CHECK(parse_expression("golden") == parse_expression("phi"));
    CHECK(to_plain(parse_expression("ln2")) == "log2");
  }

  TEST_CASE("an error says where, what and what is accepted, in one line") {
    const std::pair<const char*, const char*> samples[] = {
        {"", "column 1: nothing: the text is empty"},
        {"   ", "column 1: nothing: the text is empty"},
        {"1 +", "column 4: end of the text: something is missing here"},
        {"1 + * 2", "column 5: '*': a number, a name or '(' is expected here"},
        {"2 * foo", "column 5: 'foo': neither a constant nor a function"},
        {"(1 + 2", "column 1: '(': this parenthesis is never closed"},
        {"sqrt(2", "column 5: '(': this parenthesis is never closed"},
        {"1 + 2)", "column 6: ')': nothing to close here"},
        {"1, 2", "column 2: ',': a comma belongs between the arguments"},
        {"sqrt(1, 2)", "column 1: 'sqrt': takes 1 argument, not 2"},
        {"zeta(1, 2, 3)", "column 1: 'zeta': takes 1 or 2 arguments, not 3"},
        {"log 2", "column 1: 'log': a function needs its argument in parentheses"},
        {"sqrt()", "column 6: ')': a number, a name or '(' is expected here"},
        {"1 # 2", "column 3: '#': not part of a closed form"},
        {"2\xc3\xa9", "column 2: '\\xc3': a byte outside ASCII"},
        {"1\n+\nx", "column 5: 'x': neither a constant nor a function"},
    };
    for (const auto& [text, expected] : samples) {
      const std::string message = refusal(text);
      CHECK_MESSAGE(contains(message, expected), message);
      CHECK(contains(message, "accepted is"));
      CHECK(!contains(message, "\n"));
    }
    CHECK(refusal(repeat("x", 50'000)).size() < 400);
    CHECK(contains(refusal(std::string_view("1\0+2", 4)), "'\\x00'"));
  }

  TEST_CASE("nesting, operators and length are bounded") {
    CHECK_NOTHROW(parse_expression(repeat("(", 199) + "1" + repeat(")", 199)));
    CHECK(contains(refusal(repeat("(", 201) + "1"), "nested deeper than 200"));
    CHECK(contains(refusal(repeat("-", 500) + "1"), "nested deeper than 200"));
    CHECK(contains(refusal(repeat("2^", 500) + "1"), "nested deeper than 200"));
    CHECK(contains(refusal(repeat("sqrt(", 500)), "nested deeper than 200"));
    CHECK(contains(refusal(repeat("2(", 50'000)), "nested deeper than 200"));
    constexpr int kOperators = (brouncker::kMaxExpressionNodes - 1) / 2;  // and one operand more
    const Expression wide = parse_expression(repeat("1+", kOperators) + "1");
    CHECK(parse_expression(to_plain(wide)) == wide);
    CHECK(to_latex(wide).size() == kOperators * 4 + 1);
    CHECK(contains(refusal(repeat("1+", kOperators + 1) + "1"), "more than 2000 operators and operands"));
    CHECK(contains(refusal(repeat(" ", 200'000)), "longer than 100000 characters"));
  }

  TEST_CASE("what is printed is read back as the same tree") {
    std::mt19937_64 random(20240611);
    for (int i = 0; i < 3'000 * multiplier(); ++i) {
      const Expression x = random_tree(random, 1 + i % 6);
      const std::string text = to_plain(x);
      CAPTURE(text);
      CHECK(parse_expression(text) == x);
    }
  }

  TEST_CASE("random texts are read or refused, and never crash") {
    constexpr std::string_view pieces[] = {"1", "2.5", "pi", "e", "sqrt(", "zeta(", "(",  ")", "+",    "-",  "*",
                                           "/", "^",   "**", ",", ".",     " ",     "E1", "x", "agm(", "00", "\xff"};
    std::mt19937_64 random(7);
    int read_count = 0;
    for (int i = 0; i < 20'000 * multiplier(); ++i) {
      std::string text;
      for (std::size_t j = random() % 12; j-- > 0;) text += pieces[random() % std::size(pieces)];
      try {
        const Expression x = parse_expression(text);
        ++read_count;
        CHECK(parse_expression(to_plain(x)) == x);
      } catch (const brouncker::Error& error) {
        CHECK(error.fault() == brouncker::Fault::input);
      }
    }
    CHECK(read_count > 500);
  }

  TEST_CASE("plain text uses no more parentheses than needed") {
    const std::pair<const char*, const char*> samples[] = {
        {"(4)/(pi)", "4/pi"},
        {"((1+2))*3", "(1 + 2)*3"},
        {"1+(2+3)", "1 + (2 + 3)"},
        {"(1+2)+3", "1 + 2 + 3"},
        {"2*(3*4)", "2*(3*4)"},
        {"2/(3*pi)", "2/(3*pi)"},
        {"(-2)*pi", "-2*pi"},
        {"-(2*pi)", "-(2*pi)"},
        {"pi*(-2)", "pi*(-2)"},
        {"(2^3)^4", "(2^3)^4"},
        {"(1/2)^2", "(1/2)^2"},
        {"(-1)^2", "(-1)^2"},
        {"gamma(1/4)^4/pi^2", "gamma(1/4)^4/pi^2"},
    };
    for (const auto& [text, expected] : samples) CHECK(read(text) == expected);
  }

  TEST_CASE("LaTeX") {
    const std::pair<const char*, const char*> samples[] = {
        {"4/pi", R"(\frac{4}{\pi})"},
        {"2pi", R"(2 \pi)"},
        {"2*3", R"(2 \cdot 3)"},
        {"2*(1/3)", R"(2 \cdot \frac{1}{3})"},
        {"(1+sqrt(5))/2", R"(\frac{1 + \sqrt{5}}{2})"},
        {"2^(1/3)", R"(\sqrt[3]{2})"},
        {"pi^(1/2)", R"(\sqrt{\pi})"},
        {"e^(1/4)*pi", R"(\sqrt[4]{e} \pi)"},
        {"exp(-1/2)*erfi(1/sqrt(2))", R"(e^{-\frac{1}{2}} \operatorname{erfi}\left(\frac{1}{\sqrt{2}}\right))"},
        {"log(2)^2", R"(\log\left(2\right)^{2})"},
        {"exp(pi)^2", R"(\left(e^{\pi}\right)^{2})"},
        {"(1+e)^2*(1-e)", R"(\left(1 + e\right)^{2} \left(1 - e\right))"},
        {"-(1+pi)", R"(-\left(1 + \pi\right))"},
        {"1 - (-pi)", R"(1 - \left(-\pi\right))"},
        {"besseli(1,2)/besseli(0,2)", R"(\frac{I_{1}\left(2\right)}{I_{0}\left(2\right)})"},
        {"hyp2f1(1,1/2,3/2,-1)", R"({}_2F_1\left(1, \frac{1}{2};\frac{3}{2};-1\right))"},
        {"hyp5f4(1,1,2,3,5,4,4,4,6,1/2)", R"({}_5F_4\left(1, 1, 2, 3, 5;4, 4, 4, 6;\frac{1}{2}\right))"},
        {"phi^2", R"(\varphi^{2})"},
        {"pi_squared^2", R"(\left(\pi^{2}\right)^{2})"},
        {"2 zeta(2,1/3)", R"(2 \zeta\left(2, \frac{1}{3}\right))"},
    };
    for (const auto& [text, expected] : samples) CHECK(to_latex(parse_expression(text)) == expected);
  }

  TEST_CASE("the table of functions is well-formed") {
    for (const brouncker::FunctionRow& row : brouncker::functions()) {
      CAPTURE(row.name);
      CHECK(brouncker::find_function(row.name, row.arity) == &row);
      CHECK(brouncker::find_constant(row.name) == nullptr);
      CHECK(!row.summary.empty());
      std::vector<int> times(row.arity);
      for (std::size_t i = 0; i + 1 < row.latex.size(); ++i)
        if (row.latex[i] == '$') ++times.at(brouncker::argument_of_place(row.latex[i + 1]));
      CHECK(std::find(times.begin(), times.end(), 0) == times.end());
    }
    CHECK(brouncker::find_function("sqrt", 2) == nullptr);
  }
}
