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
  CHECK(json_of({"eval", "ContinuedFractionK[n^2, 2n+1, {n, 1, Infinity}]", "--json"})["closed_form"]["expression"] == "4/pi - 1");
  CHECK(json_of({"eval", "1 + ContinuedFractionK[k^2, 2k+1, {k, 1, Infinity}]", "--json"})["closed_form"]["expression"] == "4/pi");
  CHECK(json_of({"eval", "2k+1", "k²", "--json"})["closed_form"]["expression"] == "4/pi");
  CHECK(json_of({"eval", "2n+1", "n^2", "--head", "a0=0", "--json"})["closed_form"]["expression"] == "4/pi - 1");
  CHECK(json_of({"identify", "1", "n/2 | (n+1)/2", "--json"})["closed_forms"][0]["expression"] == "1/(e*E1(1))");
}

TEST_CASE("verify and prove are about the fraction that was given") {
  CHECK(json_of({"verify", "n+1 | 1/(n+1)", "1", "4/log(5)", "--digits", "200", "--json"})["rigorous"] == true);
  CHECK(call({"verify", "n+1 | 1/(n+1)", "1", "4/log(5) + 10^-60"}).exit_code == 1);
  CHECK(call({"verify", "5(2n+1)", "-n^2", "2/ln(3/2)"}).exit_code == 0);
  const json proof = json_of({"prove", "1 | 4n", "n^3/8 | (n-1)^3/8", "--head", "b1=1", "--json"});
  CHECK(proof["proved"] == true);
  CHECK(proof["closed_form"] == "zeta(3)");
  CHECK(proof["fraction"]["period"] == 2);
  CHECK(contains(output_of({"prove", "2n+1", "n^2", "--head", "a0=0"}), "so that the fraction is 4/pi - 1"));
}

TEST_CASE("a textbook's fraction stands alone; its first terms may be the head of A and B") {
  CHECK(json_of({"eval", "1 + 1/(3 + 4/(5 + ... + n^2/(2n+1 + ...)))", "--json"})["closed_form"]["expression"] == "4/pi");
  const std::string pi = "3 + \\cfrac{1}{6 + \\cfrac{9}{6 + \\ddots + \\cfrac{(2n-1)^2}{6 + \\ddots}}}";
  CHECK(json_of({"identify", pi, "--json"})["closed_forms"][0]["expression"] == "pi");
  CHECK(json_of({"prove", "6", "(2n-1)^2", "--head", "3 + 1/(6 + 9/(6 + ...", "--json"})["closed_form"] == "pi");
  check_refusal(call({"eval", "1 + 1/(3 + 4/(5 + ..."}), 2, {"no term after the dots"});
  check_refusal(call({"eval", "1 + 1/(3 + ... + n^2/(2n+1))"}), 2, {"column"});
}

TEST_CASE("prove A B EXPR: equal by theorem, another number, or undecided") {
  const json equal = json_of({"prove", "2n+1", "n^2", "1/arctan(1)", "--json"});
  CHECK(equal["proved"] == true);
  CHECK(equal["answer"] == true);
  CHECK(equal["verdict"] == "proved");
  CHECK(equal["closed_form"] == "4/pi");
  CHECK(equal["method"] == "brouncker-arctan");
  const Outcome other = call({"prove", "2n+1", "n^2", "4/pi + 10^-100", "--json"});
  CHECK(other.exit_code == 1);
  CHECK(json::parse(other.out)["answer"] == false);
  CHECK(json::parse(other.out)["first_difference"] == 102);
  const Outcome open = call({"prove", "1", "1", "2*cos(pi/5)"});
  CHECK(open.exit_code == 3);
  CHECK(contains(open.out, "undecided: the limit is (1 + sqrt(5))/2, by theorem"));
  CHECK(contains(open.out, "they agree to 1000 digits, and no theorem here says that they are equal"));
  CHECK(call({"prove", "2n+1", "n^6", "pi"}).exit_code == 1);
  CHECK(call({"prove", "n+1 | 1/(n+1)", "1", "2/log(sqrt(5))"}).exit_code == 0);
  CHECK(call({"prove", "1", "1", "polyroot(x^2 - x - 1, 2)"}).exit_code == 0);
  check_refusal(call({"prove", "2n+1", "n^2", "1.2732395447"}), 2, {"1.2732395447", "verify"});
  check_refusal(call({"prove", "2n+1", "n^2", "4/pip"}), 2, {"column 3", "pip"});
  check_refusal(call({"prove", "2n+1", "n^2", "sqrt(-2)"}), 2, {"not real"});
  check_refusal(call({"prove", "2n+1", "n^2", "4/pi", "--format", "pari"}), 2, {"--format", "EXPR"});
  check_refusal(call({"prove", "2n+1", "n^2", "4/pi", "--equivalent", "n", "n"}), 2, {"--equivalent", "EXPR"});
}

TEST_CASE("a decimal claims the digits it has") {
  const json right = json_of({"verify", "2n+1", "n^2", "1.2732395447351626861510701", "--json"});
  CHECK(right["verdict"] == "verified");
  CHECK(right["digits"] == 26);
  CHECK(json_of({"verify", "2n+1", "n^2", "1.27324", "--json"})["verdict"] == "verified");  // rounded
  CHECK(json_of({"verify", "2n+1", "n^2", "1.27323", "--json"})["verdict"] == "verified");  // cut off
  CHECK(call({"verify", "2n+1", "n^2", "1.27326"}).exit_code == 1);
  check_refusal(call({"verify", "2n+1", "n^2", "1.27324", "--digits", "21"}), 2, {"--digits 21", "has 6"});
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
