#include "tests/support/brouncker.hpp"

#include <cmath>
#include <cstdlib>
#include <string>

using namespace brouncker::testing;

TEST_SUITE_BEGIN("cli/eval");

namespace {

// 4/pi, 1/log 2, I_1(2)/I_0(2), sqrt(2/(pi e))/erfc(1/sqrt 2): computed with mpmath, cut off at 110 digits.
const std::string kFourOverPi =
    "1.2732395447351626861510701069801148962756771659236515899813387524711743810738122807209104221300246876485827418";
const std::string kInverseLog2 =
    "1.4426950408889634073599246810018921374266459541529859341354494069311092191811850798855266228935063444969975183";
const std::string kBesselRatio =
    "0.69777465796400798200679059255175259948665826299802123236863008281653085276464111299696565418267656872398282187";
const std::string kMillsRatio =
    "1.5251352761609812090890905363905787133071163649206033355463139424272269255079503168702280118267211655214022278";

json eval(const std::string& a, const std::string& b, const Words& more = {}) {
  return json_of(Words{"eval", a, b, "--json"} + more);
}

std::string kind(const json& result) { return result["convergence"]["class"]; }
std::string value(const json& result) { return result["limit"]["value"]; }

/// The first digits of `digits`, correctly rounded; `digits` has more and is below 10.
std::string rounded(const std::string& digits, std::size_t count) {
  std::string text = digits.substr(0, digits[0] == '0' ? count + 3 : count + 2);
  const bool up = text.back() >= '5';
  text.pop_back();
  for (std::size_t i = text.size(); up && i-- > 0;) {
    if (text[i] == '.') continue;
    if (text[i]++ != '9') break;
    text[i] = '0';
  }
  return text;
}

}  // namespace

TEST_CASE("eval --json has the fields that other programs rely on, with their types") {
  const json result = eval("2n+1", "n^2");
  CHECK(result["a"] == "2*n + 1");
  CHECK(result["b"] == "n^2");
  CHECK(result["a_coeffs"] == json::array({2, 1}));
  CHECK(result["b_coeffs"] == json::array({1, 0, 0}));
  CHECK(result["degree"] == json::array({1, 2}));
  const json& convergence = result.at("convergence");
  CHECK(convergence.at("class") == "exponential");
  CHECK(convergence.at("converges") == true);
  CHECK(convergence.at("digits_per_term").get<double>() == doctest::Approx(2 * std::log10(1 + std::sqrt(2.0))).epsilon(1e-12));
  const json& limit = result.at("limit");
  CHECK(limit.at("value") == rounded(kFourOverPi, 50));
  CHECK(limit.at("digits") == 50);
  CHECK(limit.at("error_bound").is_string());
  CHECK(std::stod(limit.at("error_bound").get<std::string>()) <= 1e-50);
  CHECK(limit.at("rigorous") == true);
  CHECK(limit.at("rational").is_null());
  for (const char* name : {"naive_delta", "delta", "predicted_delta", "gamma_q", "eta_q", "beta_error", "gamma_error", "eta_error",
                           "log_eigenvalue_ratio"}) {
    CAPTURE(name);
    CHECK(result.at("metrics").at(name).is_number());
  }
  CHECK(result.at("metrics").at("factorial_reduction") == "full");
  CHECK(result.contains("closed_form"));
}

TEST_CASE("eval: next to a tie the value is rounded to its own side") {
  CHECK(value(eval("10^200*n + 25", "1", {"--digits", "1"})) == "3e+1");
  CHECK(value(eval("10^200*n + 25", "-1", {"--digits", "1"})) == "2e+1");
  CHECK(value(eval("35", "-250", {"--digits", "1"})) == "2e+1");  // 25 exactly: half to even
}

TEST_CASE("eval: easy limits of slow classes are answered, by theorem") {
  for (const auto& [a, b] : {std::pair{"10000n", "n^3"}, {"100000n", "n^4"}, {"-1000000n", "n^3 + n"}}) {
    const json result = eval(a, b);
    CHECK(result["limit"]["rigorous"] == true);
    CHECK(result["limit"]["digits"] == 50);
  }
}

TEST_CASE("eval: what delta is measured against is said; rational limits exactly, divergent PCFs not at all") {
  const json rational = eval("0n-2", "-1");
  CHECK(rational["metrics"]["delta"] == 0.0);
  CHECK(rational["metrics"]["measured_against"] == "limit");
  CHECK(eval("2n+1", "n^2")["metrics"]["measured_against"] == "convergent");
  const Outcome divergent = call({"eval", "4n+1", "-4n^2+n", "--json"});
  CHECK(divergent.exit_code == 1);
  const json metrics = json::parse(divergent.out)["metrics"];
  for (const char* name : {"delta", "naive_delta", "predicted_delta", "measured_against", "eta_error"})
    CHECK(metrics[name].is_null());
  CHECK(call({"eval", "0n-2", "-1"}).out.find("errors are measured against the limit, exactly") != std::string::npos);
  CHECK(call({"eval", "2n+1", "n^2"}).out.find("p_N/q_N in the place of L, N = 1999") != std::string::npos);
}

TEST_CASE("metrics of 4/pi agree with their closed forms") {
  const json metrics = eval("2n+1", "n^2")["metrics"];
  const double log_ratio = 2 * std::log(1 + std::sqrt(2.0));
  CHECK(metrics["log_eigenvalue_ratio"].get<double>() == doctest::Approx(log_ratio).epsilon(1e-6));
  // Where eta_q = 0, log q_n / gcd ~ gamma_q n, so that n * ratio / (gamma_q n) - 1 is the predicted delta.
  CHECK(metrics["eta_q"] == 0.0);
  CHECK(metrics["predicted_delta"].get<double>() ==
        doctest::Approx(log_ratio / metrics["gamma_q"].get<double>() - 1).epsilon(1e-6));
  CHECK(metrics["gamma_error"].get<double>() == doctest::Approx(-log_ratio).epsilon(0.02));
}

TEST_CASE("eval prints the limit, its error and every metric as text") {
  const std::string text = output_of({"eval", "2n+1", "n^2"});
  CHECK(contains(text, rounded(kFourOverPi, 50)));
  for (const char* word : {"exponential", "naive_delta", "delta", "predicted_delta", "gamma_q", "eta_q", "beta_error",
                           "gamma_error", "eta_error", "log_eigenvalue_ratio", "-0.20267", "-0.7404"}) {
    CAPTURE(word);
    CHECK(contains(text, word));
  }
  CHECK(contains(text, "error"));
}

TEST_CASE("a polynomial may begin with a minus sign, as typed") {
  const Outcome divergent = call({"eval", "n", "-n^2"});  // 1^2 - 4 < 0
  CHECK(divergent.exit_code == 1);
  CHECK(contains(divergent.out, "-n^2"));
  CHECK(eval("3n", "-n^2")["b"] == "-n^2");
  CHECK(eval("-n", "n")["a"] == "-n");
  CHECK(eval("-2n-1", "n^2")["limit"]["value"] == "-" + rounded(kFourOverPi, 50));
  CHECK(eval("-(2n+1)", "n^2")["limit"]["value"] == "-" + rounded(kFourOverPi, 50));
  CHECK(eval("-1", "-1 + 3", {"--digits", "5"})["limit"]["value"] == "-2.0000");
  const Outcome before = call({"eval", "--json", "-n-1", "--digits", "3", "-n^2-n"});
  CHECK((before.exit_code == 0 || before.exit_code == 1));
  CHECK(json::parse(before.out)["a"] == "-n - 1");
}

TEST_CASE("all ways to write a polynomial give the same result") {
  const std::string expected = output_of({"eval", "2*n + 1", "n^2", "--json"});
  for (const Words& way :
       {Words{"2n+1", "n**2"}, Words{"[2,1]", "[1,0,0]"}, Words{" 1 + 2 n ", "n*n"}, Words{"n+(n+1)", "(-n)^2"}}) {
    CAPTURE(joined(way));
    CHECK(output_of(Words{"eval"} + way + Words{"--json"}) == expected);
  }
}

TEST_CASE("every class is named and its limit is right") {
  struct Case {
    const char *a, *b, *kind;
    std::string limit;
  };
  const Case cases[] = {
      {"n", "1", "factorial", kBesselRatio},
      {"2n+1", "n^2", "exponential", kFourOverPi},
      {"1", "n", "stretched-exponential", kMillsRatio},
      {"1", "n^2", "polynomial", kInverseLog2},
  };
  for (const Case& each : cases) {
    CAPTURE(each.kind);
    const json result = eval(each.a, each.b);
    CHECK(kind(result) == each.kind);
    CHECK(result["convergence"]["converges"] == true);
    CHECK(value(result) == rounded(each.limit, 50));
  }
  CHECK(eval("n", "1")["convergence"]["digits_per_term"].is_null());
}

TEST_CASE("limits that are 0 or converge logarithmically") {
  const json result = eval("2n+1", "-n^2");  // p_n/q_n = 1/H_(n+1)
  CHECK(kind(result) == "logarithmic");
  CHECK(result["convergence"]["converges"] == true);
  CHECK(std::strtod(value(result).c_str(), nullptr) == 0);
  CHECK_FALSE(contains(value(result), "-"));
}

TEST_CASE("a continued fraction that ends has an exact rational value") {
  const json result = eval("n", "n-3");
  CHECK(kind(result) == "terminating");
  CHECK(result["convergence"]["converges"] == true);
  CHECK(result["limit"]["rational"] == "-4");
  CHECK(std::stod(value(result)) == -4);
  CHECK(result["limit"]["rigorous"] == true);
  const json third = eval("5n+2", "n^3-27");
  CHECK(third["limit"]["rational"] == "-14/5");
  CHECK(std::stod(value(third)) == -2.8);
  CHECK(third["closed_form"]["expression"] == "-14/5");
  CHECK(third["closed_form"]["status"] == "proved");
}

TEST_CASE("a limit at infinity converges, and says inf") {
  for (const Words& pair : {Words{"n+1", "-n-1"}, Words{"n-1", "n-2"}, Words{"-5n^2+n+2", "-5n^2-4n-1"}}) {
    CAPTURE(joined(pair));
    const json result = eval(pair[0], pair[1]);
    CHECK(result["convergence"]["converges"] == true);
    CHECK(value(result) == "inf");
    CHECK(result["limit"]["rational"].is_null());
  }
  CHECK(contains(output_of({"eval", "n+1", "-n-1"}), "inf"));
}

TEST_CASE("a divergent continued fraction ends with exit code 1 and no limit") {
  for (const Words& pair : {Words{"1", "-1"}, Words{"1", "n^4"}, Words{"n+3", "-n^2+5"}, Words{"3n^2+1", "-4n^4"}}) {
    CAPTURE(joined(pair));
    const Outcome outcome = call(Words{"eval"} + pair + Words{"--json"});
    CHECK(outcome.exit_code == 1);
    const json result = json::parse(outcome.out);
    CHECK(kind(result) == "divergent");
    CHECK(result["convergence"]["converges"] == false);
    CHECK(result["limit"]["value"].is_null());
    CHECK(result["limit"]["rigorous"] == false);
    CHECK(result["closed_form"].is_null());
    const Outcome text = call(Words{"eval"} + pair);
    CHECK(text.exit_code == 1);
    CHECK(contains(text.out, "divergent"));
  }
}

TEST_CASE("--digits gives that many digits, correctly rounded") {
  for (std::size_t digits : {2, 3, 7, 10, 40, 99}) {
    CAPTURE(digits);
    const Words wanted = {"--digits", std::to_string(digits)};
    CHECK(value(eval("2n+1", "n^2", wanted)) == rounded(kFourOverPi, digits));
    CHECK(value(eval("1", "n", wanted)) == rounded(kMillsRatio, digits));
    CHECK(value(eval("1", "n^2", wanted)) == rounded(kInverseLog2, digits));
    CHECK(value(eval("n", "1", wanted)) == rounded(kBesselRatio, digits));
    CHECK(eval("n", "1", wanted)["limit"]["digits"] == digits);
  }
  CHECK(value(eval("2n+1", "n^2", {"--digits", "1"})) == "1");
  CHECK(value(eval("2n+1", "n^2", {"--digits", "1000"})).size() == 1001);
}

TEST_CASE("integers of any size are read exactly") {
  const std::string big = "123456789012345678901234567890";
  const Outcome outcome = call({"eval", big + "n+1", big, "--json"});
  CHECK(outcome.exit_code == 0);
  CHECK(contains(outcome.out, "\"a\":\"" + big + "*n + 1\""));
  CHECK(contains(outcome.out.substr(outcome.out.find("a_coeffs")), big));
  CHECK(std::stod(value(json::parse(outcome.out))) == doctest::Approx(2));
}

TEST_CASE("a coefficient of 10,000 digits is either computed or refused in one line, quickly") {
  Command command = command_of({"eval", std::string(10000, '7') + "n+1", "n^2", "--json"});
  command.timeout_seconds = 60;
  const Outcome outcome = run(command);
  CHECK_FALSE(outcome.timed_out);
  if (outcome.exit_code == 0) {
    CHECK(contains(outcome.out, std::string(10000, '7') + "*n + 1"));
    CHECK(std::stod(value(json::parse(outcome.out))) == doctest::Approx(1));
  } else {
    check_refusal(outcome, 2, {"a"});
    CHECK(outcome.err.size() < 1000);
  }
}

TEST_CASE("the result does not depend on the number of threads, --quiet or the working directory") {
  const std::string expected = output_of({"eval", "1", "n^2", "--json"});
  CHECK(output_of({"eval", "1", "n^2", "--json", "--threads", "1"}) == expected);
  CHECK(output_of({"eval", "1", "n^2", "--json", "--threads", "2", "--quiet"}) == expected);
  Command elsewhere = command_of({"eval", "1", "n^2", "--json"});
  elsewhere.directory = "/";
  elsewhere.environment = {{"LC_ALL", "de_DE.UTF-8"}, {"TERM", "dumb"}};
  CHECK(run(elsewhere).out == expected);
}

TEST_CASE("a successful eval says nothing on stderr") {
  CHECK(call({"eval", "2n+1", "n^2"}).err == "");
  CHECK(call({"eval", "2n+1", "n^2", "--json"}).err == "");
  CHECK(lines_of(call({"eval", "2n+1", "n^2", "--json"}).out).size() == 1);
}

TEST_SUITE_END();
