#include "formulas/error.hpp"
#include "formulas/parse_polynomial.hpp"
#include "formulas/print.hpp"
#include "formulas/printed_polynomial.hpp"

#include <doctest/doctest.h>

#include <random>

namespace brouncker {
namespace {

/// The slow way round.
bool is_printed(const std::string& text) {
  try {
    return to_plain(parse_polynomial(text, "p")) == text;
  } catch (const Error&) {
    return false;
  }
}

Polynomial random_polynomial(std::mt19937_64& random) {
  std::vector<Integer> coefficients;
  for (std::uint64_t i = random() % 6; i-- > 0;) {
    Integer c = static_cast<long>(random() % 7) - 3;
    if (random() % 8 == 0) c *= pow(Integer(10), 30);
    coefficients.push_back(c);
  }
  return Polynomial(coefficients);
}

TEST_SUITE("formulas/printed_polynomial") {
  TEST_CASE("what is printed is read back, and a text with one character changed is read where parser and printer agree on it") {
    std::mt19937_64 random(7);
    constexpr std::string_view kCharacters = "0123456789n^*+- ()\n\tx/";
    int read = 0;
    for (int i = 0; i < 3000; ++i) {
      const Polynomial p = random_polynomial(random);
      const std::string text = to_plain(p);
      REQUIRE(printed_polynomial(text).has_value());
      CHECK(*printed_polynomial(text) == p);
      std::string changed = text;
      const char c = kCharacters[random() % kCharacters.size()];
      const std::size_t at = random() % changed.size();
      switch (random() % 3) {
        case 0: changed[at] = c; break;
        case 1: changed.insert(at, 1, c); break;
        default: changed.erase(at, 1);
      }
      CAPTURE(changed);
      const auto found = printed_polynomial(changed);
      CHECK(found.has_value() == is_printed(changed));
      if (found) CHECK(to_plain(*found) == changed);
      read += found.has_value();
    }
    CHECK(read > 300);
  }

  TEST_CASE("what nobody prints is refused") {
    for (const char* text : {"",      "-",   "-0",   "+1",    "00",      "1*n",    "0*n",
                             "n^1",   "n^0", "n^02", "n + n", "n + n^2", "2n",     "n +1",
                             "n+ 1",  " n",  "n ",   "n + ",  "n - -1",  "n^1001", "n^99999999999999999999",
                             "2*n*n", "n\n", "N",    "2*m"})
      CHECK(!printed_polynomial(text));
    CHECK(printed_polynomial("n^1000").has_value());
    CHECK(printed_polynomial(std::string(9'999, '9')).has_value());
    CHECK(!printed_polynomial(std::string(10'000, '9')));
  }
}

}  // namespace
}  // namespace brouncker
