#include "formulas/error.hpp"
#include "formulas/fraction.hpp"
#include "formulas/textbook.hpp"

#include <string>

#include <doctest/doctest.h>

using namespace brouncker;

namespace {

std::string read(const std::string& a, const std::string& b = "", const std::string& head = "") {
  return to_plain(parse_fraction(a, b, head));
}

std::string refusal(const std::string& a, const std::string& b = "", const std::string& head = "") {
  try {
    return "accepted: " + read(a, b, head);
  } catch (const Error& error) {
    return error.what();
  }
}

bool contains(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

}  // namespace

TEST_SUITE("formulas/textbook") {
  TEST_CASE("a textbook's fraction with its general term stands alone, in plain and in LaTeX's notation") {
    const std::string brouncker = "a(n) = 2*n + 1, b(n) = n^2";
    CHECK(read("1 + 1/(3 + 4/(5 + ... + n^2/(2n+1 + ...)))") == brouncker);
    CHECK(read("1 + 1²/(3 + 2²/(5 + … + k²/(2k+1 + …)))") == brouncker);
    CHECK(read(R"(1+\cfrac{1}{3+\cfrac{4}{5+\ddots+\cfrac{n^2}{2n+1+\ddots}}})") == brouncker);
    CHECK(read("... + n^2/(2n+1 + ...)") == brouncker);
    CHECK(read("3 + 1/(6 + 9/(6 + ... + (2n-1)^2/(6 + ...)))") == "a(n) = 6, b(n) = 4*n^2 - 4*n + 1, a(0) = 3");
    CHECK(read("1/(1 - 1/(3 - ... - 1/(2n-1 - ...)))") == "a(n) = 2*n - 1, b(n) = -1, a(0) = 0, b(1) = 1");
  }

  TEST_CASE("the head of a fraction may be written so, with parentheses left open") {
    const std::string wanted = "a(n) = 6, b(n) = 4*n^2 - 4*n + 1, a(0) = 3";
    CHECK(read("6", "(2n-1)^2", "3 + 1/(6 + 9/(6 + 25/(6 + ...") == wanted);
    CHECK(read("6", "(2n-1)^2", "3 + ...") == wanted);
    CHECK(read("6", "(2n-1)^2", R"(3 + \cfrac{1}{6 + \cdots})") == wanted);
    CHECK(read("6", "(2n-1)^2", "a0=3") == wanted);
    CHECK(read("1", "n", "1/(2 - 3/4/(5 + ...") == "a(n) = 1, b(n) = n, a(0) = 0, a(1) = 2, a(2) = 5, b(2) = -3/4");
  }

  TEST_CASE("what does not say how it goes on, or is no chain, is refused with its place") {
    CHECK(contains(refusal("1 + 1/(3 + 4/(5 + ...))"), "no term after the dots says how it goes on"));
    CHECK(contains(refusal("1 + 1/(3 + ... + 4/(5 + ...))"), "the term after the dots has no variable"));
    CHECK(contains(refusal("1 + 1/(3 + n/(5 + ...))"), "a variable is accepted in the term after the dots only"));
    CHECK(contains(refusal("1 + 1/3 + n..."), "A: column"));
    CHECK(contains(refusal("1 + .../3"), "A: column"));
    CHECK(contains(refusal("1 + 1/(3 + ... + n^2/(2n+1))"), "A: column"));
    CHECK(contains(refusal("1 + ... + 2^n/(2n+1 + ...)"), "exponential"));
    CHECK(contains(refusal("1 + ... + n^2/(2n+1 + ...)", "n"), "stands alone, without B"));
    CHECK(contains(refusal("6", "n", "3 + 1/(6 + ... + n/(6 + ...))"), "--head"));
    CHECK(contains(refusal("1 + ... + n^2/(2n+1 + ...)", "", "1 + ..."), "A has its first terms already"));
    CHECK(contains(refusal("6", "n", "3 + pi/(6 + ..."), "pi"));
    std::string deep = "...";
    for (int i = 0; i < 1'100; ++i) deep = "1 + 1/(" + deep + ")";
    CHECK(contains(refusal("6", "n", deep), "more than 1000 levels"));
  }
}
