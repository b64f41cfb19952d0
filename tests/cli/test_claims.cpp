// verify, identify, prove and match, from outside.
#include "tests/support/brouncker.hpp"

#include <string>

using namespace brouncker::testing;

TEST_SUITE_BEGIN("cli/claims");

namespace {

json answer(const Words& words) { return json_of(words + Words{"--json"}); }

}  // namespace

TEST_CASE("verify: a right formula is verified, a wrong one refuted at the digit that is wrong") {
  const json right = answer({"verify", "2n+1", "n^2", "4/pi", "--digits", "1000"});
  CHECK(right["verdict"] == "verified");
  CHECK(right["rigorous"] == true);
  CHECK(right["digits"] == 1000);
  CHECK(right["first_difference"] == nullptr);
  const Words wrong = {"verify", "2n+1", "n^2", "4/pi*(1 + 1/10^60)", "--json"};
  const Outcome at_100 = call(wrong + Words{"--digits", "100"});
  CHECK(at_100.exit_code == 1);
  CHECK(json::parse(at_100.out)["verdict"] == "refuted");
  CHECK(std::abs(json::parse(at_100.out)["first_difference"].get<int>() - 61) <= 2);
  CHECK(call(wrong + Words{"--digits", "50"}).exit_code == 0);
}

TEST_CASE("verify: a divergent fraction has no value, 0 and rational limits are compared exactly") {
  CHECK(call({"verify", "n", "-n^2", "pi"}).exit_code == 1);
  CHECK(call({"verify", "2", "-1", "1"}).exit_code == 0);
  CHECK(call({"verify", "n", "-n", "0"}).exit_code == 0);
  CHECK(call({"verify", "n", "-n", "1/10^300"}).exit_code == 1);
  check_refusal(call({"verify", "2", "n^2 + n", "1/0"}), 2, {"1/0"});
  check_refusal(call({"verify", "2", "n^2 + n", "pi +"}), 2, {"column"});
}

TEST_CASE("verify: the limit and the closed form have a ground each, and real values stay real") {
  const Words tanh = {"verify", "4n+2", "-2n^2+3", "sqrt(3)/tanh(sqrt(6)*atanh(sqrt(2)/2)/2)"};
  const json real = answer(tanh);
  CHECK(real["verdict"] == "verified");
  CHECK(real["rigorous"] == true);
  CHECK(real["limit_rigorous"] == true);
  CHECK(real["closed_form_rigorous"] == true);
  CHECK(real["arithmetic"] == "real");
  const std::string text = call(tanh).out;
  CHECK(text.find("limit        enclosed by theorem") != text.npos);
  CHECK(text.find("closed form  enclosed, in real arithmetic") != text.npos);
  CHECK(text.find("estimate") == text.npos);
  // Conjugate parameters: a real 1F2, and a quotient of two U of one phase.
  const json conjugate =
      answer({"verify", "2n", "-n^2+2n-2", "hypu(-1 + sqrt(-1), 1 + 2*sqrt(-1), 1)/hypu(sqrt(-1), 1 + 2*sqrt(-1), 1)"});
  CHECK(conjugate["verdict"] == "verified");
  CHECK(conjugate["rigorous"] == true);
  CHECK(conjugate["arithmetic"] == "complex");
  const json gauss =
      answer({"verify", "1", "n^2+1", "2*hyp2f1(sqrt(-1), -sqrt(-1), 1, 1/2)/hyp2f1(1 + sqrt(-1), 1 - sqrt(-1), 2, 1/2)"});
  CHECK(gauss["verdict"] == "verified");
  CHECK(gauss["rigorous"] == true);
}

TEST_CASE("verify: a form that is not real is not verified, however small its imaginary part") {
  const Outcome outcome = call({"verify", "2n+1", "n^2", "4/pi + sqrt(-1)*(1-tanh(10^4))", "--json"});
  CHECK(outcome.exit_code == 3);
  const json result = json::parse(outcome.out);
  CHECK(result["verdict"] == "undecided");
  CHECK(result["rigorous"] == false);
  CHECK(result["limit_rigorous"] == true);
  CHECK(result["closed_form_rigorous"] == false);
  check_refusal(call({"verify", "2n+1", "n^2", "4/pi + sqrt(-1)/10^50"}), 2, {"not real"});
}

TEST_CASE("verify: next to a tie the enclosure is compared, not the rounded value") {
  // The limit is 25 + 10^-200 - 25 10^-400 + ...
  const std::string a = "10^200*n + 25", form = "25 + 1/(10^200 + 25)";
  CHECK(call({"verify", a, "1", form, "--digits", "300"}).exit_code == 0);
  CHECK(call({"verify", a, "1", "25", "--digits", "199"}).exit_code == 0);
  CHECK(call({"verify", a, "1", "25", "--digits", "203"}).exit_code == 1);
  CHECK(call({"verify", a, "1", "25 - 1/10^200", "--digits", "203"}).exit_code == 1);
}

TEST_CASE("prove --equivalent: brackets are coefficients, highest power first") {
  const Outcome outcome = call({"prove", "2n+1", "n^2", "--equivalent", "[2,3]", "[1,2,1]"});
  CHECK(outcome.exit_code == 0);
  CHECK(outcome.out == call({"prove", "2n+1", "n^2", "--equivalent", "2n+3", "(n+1)^2"}).out);
  CHECK(outcome.out == call({"prove", "[2,1]", "[1,0,0]", "--equivalent", "[2,3]", "[1,2,1]"}).out);
}

TEST_CASE("prove --equivalent --format: a certificate is one, what has no such form is refused") {
  const Words relation = {"prove", "2n+1", "n^2", "--equivalent", "2n+3", "(n+1)^2", "--format"};
  const Outcome certificate = call(relation + Words{"certificate"});
  CHECK(certificate.exit_code == 0);
  const TemporaryDirectory scratch;
  write_file(scratch / "certificate.json", certificate.out);
  CHECK(json::parse(certificate.out) == answer({"prove", "2n+1", "n^2", "--equivalent", "2n+3", "(n+1)^2"})["certificate"]);
  CHECK(call({"prove", "--check", (scratch / "certificate.json").string()}).exit_code == 0);
  check_refusal(call(relation + Words{"pari"}), 2, {"--format", "pari", "certificate"});
  CHECK(contains(output_of(relation + Words{"latex"}), "\\begin{document}"));
  // Undecided, no certificate: nothing on standard output.
  const Outcome none = call({"prove", "2n+1", "n^2", "--equivalent", "n-2", "n-3", "--format", "certificate"});
  CHECK(none.exit_code == 3);
  CHECK(none.out.empty());
}

TEST_CASE("prove --equivalent --format certificate: a no has one, which --check follows; nothing converges for it") {
  const Words question = {"prove", "3n^2+3n+1", "-2n^4", "--equivalent", "3n^2+3n+2", "-2n^4"};
  const Outcome no = call(question + Words{"--format", "certificate"});
  CHECK(no.exit_code == 1);
  CHECK(json::parse(no.out) == json::parse(call(question + Words{"--json"}).out)["certificate"]);
  const TemporaryDirectory scratch;
  const std::string file = (scratch / "no.json").string();
  write_file(file, no.out);
  CHECK(output_of({"prove", "--check", file}) ==
        "valid: no k steps of PCF(3*n^2 + 3*n + 1, -2*n^4) are gauge equivalent to l of PCF(3*n^2 + 3*n + 2, -2*n^4), k, l <= 6\n");
  CHECK(answer({"prove", "--check", file})["negative"] == 1);
  json changed = json::parse(no.out);
  changed["end"]["grounds"][0]["systems"][0]["degrees"][0] = "7";
  write_file(file, changed.dump());
  const Outcome refused = call({"prove", "--check", file});
  CHECK(refused.exit_code == 1);
  CHECK(refused.out == "not valid: the degrees are not what follows\n");
}

TEST_CASE("identify: classical limits and plain numbers") {
  const json pcf = answer({"identify", "n", "n"});  // 1/(e - 1), Euler
  CHECK(pcf["found"] == true);
  CHECK(pcf["closed_forms"][0]["expression"] == "1/(e - 1)");
  CHECK(pcf["closed_forms"][0]["constant"] == "e");
  CHECK(pcf["closed_forms"][0]["status"] == "proved");
  const json number = answer({"identify", "--value", "0.6366197723675813430755350534900574"});
  CHECK(number["closed_forms"][0]["expression"] == "2/pi");
  CHECK(number["closed_forms"][0]["status"] == "conjectured");
}

TEST_CASE("identify: what the digits cannot justify is refused, with the digits it would need") {
  const Outcome outcome = call({"identify", "--value", "0.63661977236", "--json"});
  CHECK(outcome.exit_code == 1);
  const json result = json::parse(outcome.out);
  CHECK(result["found"] == false);
  CHECK(result["refused"]["digits_needed"] > result["refused"]["digits_matched"]);
  check_refusal(call({"identify", "--value", "0.5x"}), 2, {"0.5x"});
  check_refusal(call({"identify"}), 2, {"--value"});
}

TEST_CASE("prove: a closed form with a certificate that the checker accepts, and refuses when it is changed") {
  const json proof = answer({"prove", "3n+2", "-2n^2"});
  CHECK(proof["proved"] == true);
  CHECK(proof["closed_form"] == "1/log(2)");
  CHECK(proof["steps"].size() >= 2);
  const TemporaryDirectory directory;
  const std::filesystem::path file = directory / "proof.json";
  write_file(file, proof.dump());
  CHECK(call({"prove", "--check", file.string()}).exit_code == 0);
  json changed = proof["certificate"];
  changed["closed_form"] = "1/log(3)";
  write_file(file, changed.dump());
  CHECK(call({"prove", "--check", file.string()}).exit_code == 1);
  write_file(file, "{");
  check_refusal(call({"prove", "--check", file.string()}), 4, {file.string()});
}

TEST_CASE("prove: where nothing is found, what was tried is said") {
  const Outcome outcome = call({"prove", "17n^2+17n+6", "-72n^4"});
  CHECK(outcome.exit_code == 3);
  CHECK(outcome.out.find("no proof found: irreducible") == 0);
  const json none = json::parse(call({"prove", "17n^2+17n+6", "-72n^4", "--json"}).out);
  CHECK("no proof found: " + none["reason"].get<std::string>() + "\n" == outcome.out);
  CHECK(answer({"prove", "2n+1", "n^2"})["reason"].is_null());
}

TEST_CASE("prove --equivalent decides both ways") {
  const json yes = answer({"prove", "3n", "-2n^2", "--equivalent", "3n+1", "-2n^2"});
  CHECK(yes["equivalent"] == true);
  CHECK(yes["relation"].size() == 4);
  const Outcome no = call({"prove", "2n+1", "n^2", "--equivalent", "n", "n", "--json"});
  CHECK(no.exit_code == 1);
  CHECK(json::parse(no.out)["equivalent"] == false);
}

TEST_CASE("prove --equivalent: Brouncker's 4/pi and its even part, two steps against one") {
  const Words even = {"48n^3+108n^2+70n+12", "-64n^6-96n^5+12n^4+52n^3+15n^2"};
  const Words question = Words{"prove", "2n+1", "n^2", "--equivalent"} + even;
  const Outcome text = call(question);
  CHECK(text.exit_code == 0);
  CHECK(text.out.find(
            "not equivalent step for step, but 2 of the first against 1 of the second: 0 + 2 L' + 5 L + -2 L L' = 0, proved") == 0);
  const json found = answer(question);
  CHECK(found["equivalent"] == true);
  CHECK(found["steps"] == json::array({2, 1}));
  const Outcome coq = call(question + Words{"--format", "coq"});
  CHECK(coq.exit_code == 0);
  CHECK(coq.out.find("follow_fold") != coq.out.npos);
  const Outcome no = call(Words{"prove", "2n+1", "n^2+1", "--equivalent"} + even);
  CHECK(no.exit_code == 1);
  CHECK(no.out.find("not gauge equivalent, k steps against l, for any k, l <= 6, proved: 2:1") == 0);
}

TEST_CASE("match: the classical formulas of a small space, every claim with its support, and the same bytes again") {
  const TemporaryDirectory directory;
  const std::string run = (directory / "run").string();
  output_of({"search", "--a", "A*n + B", "--b", "C*n^2 + D*n", "--range", "-2..2", "--depth", "64", "--out", run, "--quiet"});
  const json summary = answer({"match", run});
  CHECK(summary["control_found"] == true);
  CHECK(summary["unconfirmed"] == 0);
  CHECK(summary["by_constant"]["pi"] > 0);
  CHECK(summary["by_constant"]["e"] > 0);
  const Words rows = lines_of(output_of({"query", run, "--format", "csv", "--columns", "closed_form, constant, status", "--where",
                                         "a = '2*n + 1' AND b = 'n^2' OR a = '-2*n - 1' AND b = 'n^2'"}));
  CHECK(rows == Words{"closed_form,constant,status", "-4/pi,pi,proved", "4/pi,pi,proved"});
  const std::string before = output_of({"export", run, "--format", "csv"});
  answer({"match", run, "--threads", "1"});
  CHECK(output_of({"export", run, "--format", "csv"}) == before);
}

TEST_CASE("match: every claim of a small space has a certificate that the checker accepts, and so has every relation") {
  const TemporaryDirectory directory;
  const std::string run = (directory / "run").string(), file = (directory / "proofs.jsonl").string();
  output_of({"search", "--a", "A*n + B", "--b", "C*n^2 + D*n", "--range", "-2..2", "--depth", "64", "--out", run, "--quiet"});
  const json summary = answer({"match", run});
  CHECK(summary["contradicted"] == 0);
  CHECK(summary["not_compared"] == 0);
  CHECK(summary["proved_forms"] == summary["by_status"]["proved"]);
  CHECK(summary["relations_proved"] == summary["relations"]);
  output_of({"prove", "--run", run, "--certificates", file, "--quiet"});
  const json checked = answer({"prove", "--check", file});
  CHECK(checked["valid"] == true);
  CHECK(checked["certificates"] >= summary["proved_forms"]);
  CHECK(lines_of(output_of({"prove", "--run", run, "--where", "constant = 'pi'", "--quiet"})).size() ==
        summary["by_constant"]["pi"].get<std::size_t>());
  Words relations = lines_of(output_of({"prove", "--run", run, "--what", "relations", "--quiet"}));
  CHECK(relations.size() == summary["relations"].get<std::size_t>());
  json changed = json::parse(relations[1]);
  changed["steps"][0]["n"][0].push_back("1");
  write_file(file, relations[0] + "\n" + changed.dump() + "\n");
  const Outcome refused = call({"prove", "--check", file, "--json"});
  CHECK(refused.exit_code == 1);
  CHECK(json::parse(refused.out)["valid_certificates"] == 1);
  CHECK(json::parse(refused.out)["faults"][0]["line"] == 2);
  check_refusal(call({"prove", "--run", run, "--where", "nonsense = 1"}), 2, {"nonsense"});
  check_refusal(call({"prove", "--run", run, "--check", file}), 2, {"--check"});
}

TEST_CASE("identify --file: a line each, in order, with an error in place of what is no PCF") {
  const TemporaryDirectory directory;
  const std::string file = (directory / "questions.jsonl").string();
  write_file(file, "{\"id\": \"x\", \"a\": \"2n+1\", \"b\": \"n^2\"}\n{\"a\": \"0\", \"b\": \"n\"}\n");
  const Words lines = lines_of(call({"identify", "--file", file, "--json"}).out);
  REQUIRE(lines.size() == 2);
  CHECK(json::parse(lines[0])["id"] == "x");
  CHECK(json::parse(lines[0])["closed_forms"][0]["expression"] == "4/pi");
  CHECK(json::parse(lines[1])["error"].get<std::string>().find("identically 0") != std::string::npos);
  write_file(file, "{}\n");
  CHECK(contains(call({"identify", "--file", file}).out, "is missing"));
}

TEST_CASE("match: a constant of the user's is found, and a bad file is refused before work starts") {
  const TemporaryDirectory directory;
  const std::string run = (directory / "run").string(), file = (directory / "mine.txt").string();
  // PCF(n + 1, z) = sqrt(z) I0(2 sqrt z)/I1(2 sqrt z); z = 37 is not in the catalogue.
  output_of({"search", "--a", "n + A", "--b", "37", "--range", "1..3", "--depth", "64", "--out", run, "--quiet"});
  CHECK(answer({"match", run})["by_constant"].count("mine") == 0);
  write_file(file, "mine = besseli(1, 2*sqrt(37))*sqrt(37)/besseli(0, 2*sqrt(37))\n");
  CHECK(answer({"match", run, "--constants", file})["by_constant"]["mine"] == 3);
  write_file(file, "mine = 1 +\n");
  check_refusal(call({"match", run, "--constants", file}), 2, {"line 1"});
}

TEST_SUITE_END();
