#include "tests/support/brouncker.hpp"

#include <string>

using namespace brouncker::testing;

TEST_SUITE_BEGIN("cli/numbers");

namespace {

/// What identify --value answers, with exit code 1.
json honest_no(const std::string& value) {
  const Outcome outcome = call({"identify", "--value", value, "--json"});
  CHECK(outcome.exit_code == 1);
  return json::parse(outcome.out);
}

}  // namespace

TEST_CASE("a double's digits give a candidate in the first line, with the chance of an accident, and exit code 1") {
  const Outcome outcome = call({"identify", "--value", "3.141592653589793"});
  CHECK(outcome.exit_code == 1);
  CHECK(lines_of(outcome.out)[0].rfind("candidate: pi   (an accident once in 10^", 0) == 0);
  const json result = honest_no("0.6366197723675813");
  CHECK(result["found"] == false);
  CHECK(result["closed_forms"].empty());
  CHECK(result["candidates"][0]["expression"] == "2/pi");
  CHECK(result["candidates"][0]["accident_once_in"].get<std::string>().rfind("10^", 0) == 0);
  CHECK(honest_no("3.14")["candidates"].empty());
}

TEST_CASE("wrong last digits: what the number agrees with, and in how many digits") {
  const Outcome outcome = call({"identify", "--value", "0.25554854129290762855238976168333131037737175253636607542005616591624"});
  CHECK(outcome.exit_code == 1);
  CHECK(contains(lines_of(outcome.out)[0], "17*pi^4/6480 agrees in 55 of 68 digits: are the last 13 right?"));
}

TEST_CASE("a number may have an error, be a closed form or partial quotients") {
  const json pi = honest_no("3.1415926535897 +- 1e-12");
  CHECK(pi["candidates"][0]["expression"] == "pi");
  CHECK(call({"identify", "--value", "3.1415926535897", "--tolerance", "1e-12", "--json"}).out ==
        call({"identify", "--value", "3.1415926535897", "--tolerance", "0.000000000001", "--json"}).out);
  CHECK(json_of({"identify", "--value", "sqrt(2)", "--json"})["closed_forms"][0]["expression"] == "sqrt(2)");
  CHECK(json_of({"identify", "--value", "22/7", "--json"})["closed_forms"][0]["status"] == "proved");
  CHECK(
      json_of(
          {"identify", "--value",
           "[1; 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1]",
           "--json"})["closed_forms"][0]["expression"] == "(1 + sqrt(5))/2");
}

TEST_CASE("--basis: only the user's numbers, and sums of two and three of them") {
  const TemporaryDirectory directory;
  const std::string file = (directory / "basis.txt").string();
  write_file(file, "z3 = zeta(3)\nl2 = log(2)\nggg = 0.9159655941772190150546035149323841107741493742816721342664981196\n");
  const std::string two = "-0.166625384896375738158589146445749400758113980884618942436601";    // (5 + 3 G - 7 zeta(3))/4, mpmath
  const std::string three = "-0.260782150836334644462029345337122545073961846803862800573791";  // (2 log 2 - 3 zeta(3) + G)/5
  for (const std::string& value : {two, three}) {
    const json found = json_of({"identify", "--value", value, "--basis", file, "--json"});
    CHECK(found["closed_forms"][0]["method"] == "linear");
    CHECK(contains(found["closed_forms"][0]["expression"], "ggg"));
  }
  check_refusal(call({"identify", "--value", "1.5", "--basis", file, "--constants", file}), 2, {"--basis", "one of them"});
  write_file(file, "# nothing\n");
  check_refusal(call({"identify", "--value", "1.5", "--basis", file}), 2, {"--basis", "holds no number"});
}

TEST_CASE("algebraic numbers are roots of their polynomial, which verify takes, too") {
  const json found = json_of({"identify", "--value", "2.09455148154232659148238654057930296385730610562823918030413", "--json"});
  CHECK(found["closed_forms"][0]["expression"] == "polyroot(x^3 - 2*x - 5, 1)");
  CHECK(found["closed_forms"][0]["method"] == "algebraic");
  CHECK(honest_no("2.094551481542327")["candidates"][0]["expression"] == "polyroot(x^3 - 2*x - 5, 1)");
  CHECK(json_of({"verify", "1", "1", "polyroot(x^2 - x - 1, 2)", "--json"})["rigorous"] == true);
  CHECK(call({"verify", "1", "1", "polyroot(x^2 - x - 1, 1)"}).exit_code == 1);
  check_refusal(call({"verify", "1", "1", "polyroot(x^3 - x, 4)"}), 2, {"column 1", "3 real roots", "1 to 3"});
}

TEST_CASE("numbers that are none are refused in one line") {
  check_refusal(call({"identify", "--value", "hello"}), 2, {"hello"});
  check_refusal(call({"identify", "--value", "[1; 0]"}), 2, {"partial quotient"});
  check_refusal(call({"identify", "--value", "3.14", "--tolerance", "-1"}), 2, {"--tolerance", "above 0"});
  check_refusal(call({"identify", "n", "n", "--tolerance", "1e-3"}), 2, {"--tolerance", "--value"});
}

TEST_SUITE_END();
