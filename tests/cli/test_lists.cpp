#include "tests/support/brouncker.hpp"

#include <string>
#include <vector>

using namespace brouncker::testing;

TEST_SUITE_BEGIN("cli/lists");

namespace {

const std::string kList = "{\"label\": \"Brouncker\", \"a\": [2, 1], \"b\": \"n^2\", \"from\": 1655}\n"
                          "\n"
                          "{\"label\": \"damaged\", \"a\": \"n/\", \"b\": \"1\"}\n"
                          "no JSON\n"
                          "{\"label\": \"interlaced\", \"a\": \"n+1 | 1/(n+1)\", \"b\": \"1\"}\n"
                          "{\"label\": \"head\", \"a\": \"2n+1\", \"b\": \"n^2\", \"head\": \"a0=0\"}\n"
                          "{\"label\": \"number\", \"a\": [\"2,1\"], \"b\": \"1\"}\n";

std::vector<json> rows(const Outcome& outcome) {
  std::vector<json> result;
  for (const std::string& line : lines_of(outcome.out)) result.push_back(json::parse(line));
  return result;
}

Outcome listed(Words words, const std::string& list) {
  const TemporaryDirectory directory;
  write_file(directory / "list.jsonl", list);
  words.insert(words.end(), {"--file", (directory / "list.jsonl").string()});
  return call(words);
}

}  // namespace

TEST_CASE("eval --file: one object a line in order, other fields carried through, a bad line is an error in its own row") {
  const Outcome outcome = listed({"eval", "--digits", "20"}, kList);
  CHECK(outcome.exit_code == 1);
  const auto answers = rows(outcome);
  REQUIRE(answers.size() == 6);
  CHECK(answers[0]["label"] == "Brouncker");
  CHECK(answers[0]["from"] == 1655);
  CHECK(answers[0]["a"] == "2*n + 1");
  CHECK(answers[0]["limit"]["value"] == "1.2732395447351626862");
  CHECK(answers[1]["label"] == "damaged");
  CHECK(contains(answers[1]["error"], "a: column 3"));
  CHECK(contains(answers[2]["error"], "one JSON object a line"));
  CHECK(answers[3]["closed_form"]["expression"] == "4/log(5)");
  CHECK(answers[4]["limit"]["value"] == "0.27323954473516268615");
  CHECK(contains(answers[5]["error"], "\"a\": accepted is a text, or a list of whole numbers"));
}

TEST_CASE("verify --file: each line with its closed form or decimal") {
  const Outcome outcome = listed({"verify"}, "{\"a\": \"2n+1\", \"b\": \"n^2\", \"expression\": \"4/Pi\"}\n"
                                             "{\"a\": \"2n+1\", \"b\": \"n^2\", \"expression\": \"1.27\"}\n"
                                             "{\"a\": \"2n+1\", \"b\": \"n^2\", \"expression\": \"e\"}\n"
                                             "{\"a\": \"2n+1\", \"b\": \"n^2\"}\n");
  CHECK(outcome.exit_code == 1);
  const auto answers = rows(outcome);
  REQUIRE(answers.size() == 4);
  CHECK(answers[0]["verdict"] == "verified");
  CHECK(answers[1]["digits"] == 3);
  CHECK(answers[2]["verdict"] == "refuted");
  CHECK(contains(answers[3]["error"], "\"expression\": is missing"));
}

TEST_CASE("identify --file answers a list, the same whatever the number of threads") {
  const Outcome one = listed({"identify", "--threads", "1"}, kList), four = listed({"identify", "--threads", "4"}, kList);
  CHECK(one.out == four.out);
  const auto answers = rows(one);
  REQUIRE(answers.size() == 6);
  CHECK(answers[0]["closed_forms"][0]["expression"] == "4/pi");
  CHECK(answers[0]["label"] == "Brouncker");
  CHECK(answers[3]["closed_forms"][0]["status"] == "proved");
}

TEST_CASE("prove --file proves every line, and --check takes what it prints") {
  const TemporaryDirectory directory;
  const Outcome outcome = listed({"prove", "--threads", "3"}, kList);
  CHECK(outcome.exit_code == 1);
  CHECK(listed({"prove", "--threads", "1"}, kList).out == outcome.out);
  const auto answers = rows(outcome);
  REQUIRE(answers.size() == 6);
  CHECK(answers[0]["label"] == "Brouncker");
  CHECK(answers[0]["answer"] == true);
  CHECK(answers[0]["closed_form"] == "4/pi");
  CHECK(answers[1]["answer"].is_null());
  CHECK(contains(answers[1]["error"], "a: column 3"));
  CHECK(answers[3]["closed_form"] == "4/log(5)");
  CHECK(answers[4]["closed_form"] == "4/pi - 1");
  write_file(directory / "proofs", lines_of(outcome.out)[0] + "\n" + lines_of(outcome.out)[3] + "\n");
  CHECK(json_of({"prove", "--check", (directory / "proofs").string(), "--json"})["valid_certificates"] == 2);
  check_refusal(listed({"prove", "2n+1", "n^2"}, kList), 2, {"--file", "PCF"});
  check_refusal(listed({"prove", "--format", "latex"}, kList), 2, {"--file", "--format"});
}

TEST_CASE("a line that comes again gets the same answer, with its own fields") {
  std::string list;
  for (int i = 0; i < 600; ++i)
    list += "{\"label\": " + std::to_string(i) + ", \"a\": \"2n+" + std::to_string(i % 3) +
            "\", \"b\": \"n^2\", \"expression\": \"" + (i % 2 ? "4/pi" : "1") + "\"}\n";
  for (const Words& command : {Words{"identify"}, Words{"verify", "--digits", "30"}}) {
    const auto answers = rows(listed(command, list));
    REQUIRE(answers.size() == 600);
    for (std::size_t i = 0; i < answers.size(); ++i) {
      CHECK(answers[i]["label"] == i);
      json first = answers[i % 6], here = answers[i];
      first.erase("label"), here.erase("label");
      CHECK(first == here);
    }
  }
}

TEST_CASE("a list of good lines ends with exit code 0; none, or one that is not there, is refused") {
  CHECK(listed({"eval"}, "{\"a\": \"2n+1\", \"b\": \"n^2\"}\n").exit_code == 0);
  check_refusal(listed({"eval"}, "\n \n"), 2, {"--file", "holds no line"});
  check_refusal(call({"eval", "--file", "/nonexistent/list"}), 4, {"/nonexistent/list"});
  check_refusal(listed({"eval", "n", "1"}, "{}"), 2, {"--file", "one of them"});
}

TEST_SUITE_END();
