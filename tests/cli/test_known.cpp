#include "tests/support/brouncker.hpp"

using namespace brouncker::testing;

TEST_SUITE_BEGIN("cli/known");

TEST_CASE("a shift, a gauge image and a fold are equivalent to what they come from, by a proved relation") {
  const Outcome shift = call({"known", "2n+3", "n^2+2n+1"});
  CHECK(shift.exit_code == 0);
  CHECK(contains(shift.out, "atan(1): PCF(2*n + 1, n^2) = 4/pi"));
  CHECK(contains(shift.out, "proved: the limit of PCF(2*n + 3, n^2 + 2*n + 1) is 1/(L - 1), L that limit"));
  CHECK(contains(shift.out, "[Lagrange1776]"));

  const json apery = json_of({"known", "-68n^3-306n^2-462n-234", "-4n^6-24n^5-60n^4-80n^3-60n^2-24n-4", "--json"});
  CHECK(apery["known"] == true);
  CHECK(apery["by"] == "form");
  CHECK(apery["matches"][0]["name"] == "Apery 1979, zeta(3)");
  CHECK(apery["matches"][0]["relation"].size() == 4);

  const json fold = json_of({"known", "48n^3+108n^2+70n+12", "-64n^6-96n^5+12n^4+52n^3+15n^2", "--json"});
  CHECK(fold["known"] == true);
  CHECK(fold["by"] == "fold");
  CHECK(fold["matches"][0]["name"] == "Lambert 1770 and Lagrange 1776, atan(1)");
  CHECK(fold["matches"][0]["steps"] == json({1, 2}));
}

TEST_CASE("what is not in the table is said so, with the number of entries, and never called new") {
  const Outcome outcome = call({"known", "n+7", "n^3+5"});
  CHECK(outcome.exit_code == 1);
  CHECK(contains(outcome.out, "not in these "));
  CHECK(contains(outcome.out, " entries"));
  CHECK(!contains(outcome.out, "new"));
}

TEST_CASE("fractions that diverge or end are not looked up") {
  for (const Words& words : {Words{"known", "n", "-n^2-1"}, Words{"known", "5", "n^2-1"}}) {
    const Outcome outcome = call(words);
    CHECK(outcome.exit_code == 3);
    CHECK(contains(outcome.out, "not looked up: "));
  }
}

TEST_CASE("a table of one's own stands beside the program's") {
  const TemporaryDirectory directory;
  const std::string file = (directory / "mine.jsonl").string();
  write_file(file, "{\"a\": \"n+7\", \"b\": [1,0,0,5], \"name\": \"my formula\", \"reference\": \"notebook 3\"}\n");
  const json found = json_of({"known", "n+8", "n^3+3n^2+3n+6", "--literature", file, "--json"});
  CHECK(found["matches"][0]["name"] == "my formula");
  CHECK(found["matches"][0]["reference"] == "notebook 3");
  CHECK(found["matches"][0]["work"] == nullptr);
  CHECK(found["entries"] == json_of({"known", "2n+1", "n^2", "--json"})["entries"].get<int>() + 1);

  write_file(file, "{\"a\": \"n/2\", \"b\": \"1\"}\n");
  check_refusal(call({"known", "n", "1", "--literature", file}), 2, {"--literature", "line 1", "integer polynomials"});
  write_file(file, "{\"a\": \"n\"}\n");
  check_refusal(call({"known", "n", "1", "--literature", file}), 2, {"--literature", "line 1", "b: "});
  check_refusal(call({"known", "n", "1", "--literature", (directory / "none").string()}), 4, {"none"});
  check_refusal(call({"known"}), 2, {"A"});
}

TEST_CASE("a list is answered line by line, each as it is answered alone") {
  const TemporaryDirectory directory;
  const std::string file = (directory / "list.jsonl").string();
  write_file(
      file,
      "{\"a\": \"2n+3\", \"b\": \"n^2+2n+1\", \"label\": \"x\"}\n{\"a\": \"n+7\", \"b\": \"n^3+5\"}\n{\"a\": \"n/\", \"b\": \"1\"}\n");
  const Outcome outcome = call({"known", "--file", file});
  CHECK(outcome.exit_code == 1);
  const Words lines = lines_of(outcome.out);
  REQUIRE(lines.size() == 3);
  const json first = json::parse(lines[0]), alone = json_of({"known", "2n+3", "n^2+2n+1", "--json"});
  CHECK(first["label"] == "x");
  CHECK(first["matches"] == alone["matches"]);
  CHECK(json::parse(lines[1])["known"] == false);
  CHECK(json::parse(lines[2]).contains("error"));
}

TEST_SUITE_END();
