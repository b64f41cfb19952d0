#include "tests/support/brouncker.hpp"

#include <string>

using namespace brouncker::testing;

TEST_SUITE_BEGIN("cli/fractions");

TEST_CASE("eval shows what a fraction was brought to, and its limit and closed form are those of the fraction") {
  const json result = json_of({"eval", "n+1 | 1/(n+1)", "1", "--json"});
  CHECK(result["closed_form"]["expression"] == "4/log(5)");
  CHECK(result["closed_form"]["status"] == "proved");
  CHECK(result["limit"]["rigorous"] == true);
  CHECK(result["limit"]["value"].get<std::string>().substr(0, 22) == "2.48533973823844724282");
  const json& fraction = result.at("fraction");
  CHECK(fraction["a"] == json::array({"n + 1", "1/(n + 1)"}));
  CHECK(fraction["period"] == 2);
  CHECK(fraction["all_convergents"] == true);
  CHECK(fraction["map"].size() == 4);
  const std::string text = call({"eval", "n+1 | 1/(n+1)", "1"}).out;
  CHECK(contains(text, "a(n) = n + 1 | 1/(n + 1), b(n) = 1\nequals "));
  CHECK(contains(text, "that the others have the same limit is proved"));
  CHECK(!json_of({"eval", "2n+1", "n^2", "--json"}).contains("fraction"));
}

TEST_CASE("fractions as they are written: Mathematica, signs beyond ASCII, any one variable, first terms") {
  CHECK(json_of({"eval", "ContinuedFractionK[n^2, 2n+1, {n, 1, Infinity}]", "--json"})["closed_form"]["expression"] ==
        "(4 - pi)/pi");
  CHECK(json_of({"eval", "1 + ContinuedFractionK[k^2, 2k+1, {k, 1, Infinity}]", "--json"})["closed_form"]["expression"] == "4/pi");
  CHECK(json_of({"eval", "2k+1", "k²", "--json"})["closed_form"]["expression"] == "4/pi");
  CHECK(json_of({"eval", "2n+1", "n^2", "--head", "a0=0", "--json"})["closed_form"]["expression"] == "(4 - pi)/pi");
  CHECK(json_of({"identify", "1", "n/2 | (n+1)/2", "--json"})["closed_forms"][0]["expression"] == "1/(e*E1(1))");
}

TEST_CASE("what is outside is refused by name, in one line, with exit code 2") {
  const auto refused = [](const Words& words, const std::string& part) { check_refusal(call(words), 2, {part}); };
  refused({"eval", "1", "2^n"}, "q-series and exponential coefficients are outside");
  refused({"eval", "4n+2", "pi^2"}, "transcendental and irrational coefficients are outside");
  refused({"eval", "n", "x/2"}, "a second variable beside n");
  refused({"eval", "2n+1"}, "B is missing");
  refused({"eval"}, "a fraction is missing");
  refused({"eval", "2n+1", "n^2", "--head", "a0"}, "--head: 'a0': is no term");
}

TEST_SUITE_END();
