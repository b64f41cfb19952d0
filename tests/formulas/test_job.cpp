#include "formulas/error.hpp"
#include "formulas/job.hpp"

#include <doctest/doctest.h>

using brouncker::Job;
using brouncker::parse_job;
using brouncker::print_job;
using brouncker::SearchSpace;

namespace {

constexpr const char* kPublished = R"({
  "coefficents_ranges": [[-5,5],[-5,5],[-5,5],[-5,5],[-5,5],[-5,5]],
  "coefficients_lengths": [3,3],
  "depth": 2000, "p": 2, "precision": 100000,
  "not_calculated_marker": -1010, "rational_marker": -2020,
  "limit_constant": 1000000000
})";

constexpr const char* kToml = R"([space]
a = "A*n^2 + B*n + C"
b = "D*n^2 + E*n + F"
range = "-5..5"
)";

std::string refusal(const std::string& text) {
  try {
    parse_job(text, "job");
  } catch (const brouncker::Error& error) {
    CHECK(error.fault() == brouncker::Fault::input);
    const std::string message = error.what();
    CHECK(message.substr(0, 4) == "job:");
    CHECK(message.find('\n') == message.npos);
    return message;
  }
  FAIL_CHECK("was accepted: " << text);
  return "";
}

bool contains(const std::string& text, std::string_view part) { return text.find(part) != std::string::npos; }

std::string replaced(std::string text, std::string_view part, std::string_view by) {
  const std::size_t at = text.find(part);
  REQUIRE(at != text.npos);
  return text.replace(at, part.size(), by);
}

}  // namespace

TEST_SUITE("formulas/job") {
  TEST_CASE("a TOML job names its space and takes defaults for the rest") {
    const Job job = parse_job(kToml, "job");
    CHECK(job.source == SearchSpace::from_templates("A*n^2 + B*n + C", "D*n^2 + E*n + F", {{"", "-5..5"}}));
    CHECK(job.sampling == brouncker::Sampling{});
    CHECK(job.markers == brouncker::Markers{});
  }

  TEST_CASE("ranges are texts, pairs, numbers or a table of these") {
    const auto ranged = [](const std::string& range) {
      return parse_job("[space]\na = \"A*n + B\"\nb = \"1\"\nrange = " + range, "job").source;
    };
    const SearchSpace same = SearchSpace::from_templates("A*n + B", "1", {{"", "-3..3"}});
    CHECK(ranged("[-3, 3]") == same);
    CHECK(ranged("{ A = \"-3..3\", B = [-3, 3] }") == same);
    CHECK(ranged("{ \"\" = \"-3..3\" }") == same);
    CHECK(ranged("[-3.0, 3e0]") == same);
    CHECK(ranged("{ A = 2, B = \"1..3\" }").size() == 3);
    CHECK(parse_job("[space]\na = \"n\"\nb = \"1\"\n", "job").source.size() == 1);
    CHECK(parse_job("space.a = 'n'\nspace.b = '1'", "job").source.size() == 1);
  }

  TEST_CASE("sampling and markers are read") {
    const Job job = parse_job(std::string(kToml) + "[sampling]\ndepth = 64\ndivisor = 8\nasymptotic_depth = 1e12\n"
                                                   "[markers]\nnot_calculated = -1\nrational = \"NaN\"\n",
                              "job");
    CHECK(job.sampling == brouncker::Sampling{64, 8, 1'000'000'000'000});
    CHECK(job.markers == brouncker::Markers{"-1", "NaN"});
  }

  TEST_CASE("the published job JSON is read unchanged") {
    const Job job = parse_job(kPublished, "job");
    CHECK(job.source == SearchSpace::from_templates("a2*n^2 + a1*n + a0", "b2*n^2 + b1*n + b0", {{"", "-5..5"}}));
    CHECK(job.source.size() == 1'771'561);
    CHECK(job.sampling == brouncker::Sampling{2000, 2, 1'000'000'000});
    CHECK(job.markers == brouncker::Markers{"-1010", "-2020"});
    // The space is the one of the TOML job, index by index.
    const Job other = parse_job(kToml, "job");
    for (std::uint64_t i = 0; i < job.source.size(); i += 9973) CHECK(job.source.space()->at(i) == other.source.space()->at(i));
  }

  TEST_CASE("a job JSON needs ranges and lengths only, takes whole floats and the right spelling") {
    const Job job = parse_job(
        R"({"coefficients_ranges": [[1.0, 2e0], [3, 3]], "coefficients_lengths": [1, 1], "limit_constant": 1e9,
                                  "not_calculated_marker": "NA", "rational_marker": -2020.5})",
        "job");
    CHECK(job.source == SearchSpace::from_templates("a0", "b0", {{"a0", "1..2"}, {"b0", "3"}}));
    CHECK(job.sampling == brouncker::Sampling{});
    CHECK(job.markers == brouncker::Markers{"NA", "-2020.5"});
    CHECK(parse_job("\n\t " + std::string(kPublished), "job") == parse_job(kPublished, "job"));
    CHECK(parse_job("\xef\xbb\xbf" + std::string(kPublished), "job") == parse_job(kPublished, "job"));
    CHECK(parse_job("\xef\xbb\xbf" + std::string(kToml), "job") == parse_job(kToml, "job"));
  }

  TEST_CASE("ranges of a job JSON are those of a first, highest power first") {
    const Job job = parse_job(R"({"coefficents_ranges": [[1,1],[2,2],[3,3],[4,4],[5,5]], "coefficients_lengths": [2,3]})", "job");
    CHECK(job.source.space()->at(0) == brouncker::Pcf{brouncker::Polynomial::of({1, 2}), brouncker::Polynomial::of({3, 4, 5})});
  }

  TEST_CASE("a job survives printing and reading") {
    for (const std::string& text :
         {std::string(kToml), std::string(kPublished), std::string("[space]\na = \"n\"\nb = \"1\"\n[sampling]\ndepth = 777\n"),
          std::string("[space]\na = \"An*n +\\n\\tB\"\nb = 'x_1'\nrange = { An = 1, B = "
                      "'-3..3', x_1 = [1, 9] }\n[markers]\nrational = 'r'")}) {
      const Job job = parse_job(text, "job");
      CHECK(parse_job(print_job(job), "printed") == job);
      CHECK(print_job(parse_job(print_job(job), "printed")) == print_job(job));
    }
  }

  TEST_CASE("truncated and empty jobs are refused") {
    CHECK(contains(refusal(""), "empty"));
    CHECK(contains(refusal(" \n\t"), "empty"));
    const std::string published = kPublished;
    for (std::size_t length = 1; length < published.size(); ++length) refusal(published.substr(0, length));
    CHECK(contains(refusal(std::string(kToml).substr(0, 20)), "not valid TOML"));
    CHECK(contains(refusal("{}"), "'coefficents_ranges' is missing"));
    CHECK(contains(refusal("{} x"), "line 1, column 4"));
    refusal("\x01\x02\xff");
  }

  TEST_CASE("errors in TOML have their line") {
    CHECK(contains(refusal(std::string(kToml) + "dept = 3\n"),
                   "job: line 5, column 1: unknown key 'dept' in [space]; accepted are a, b, range"));
    CHECK(contains(refusal(std::string(kToml) + "[samplings]\n"), "accepted are space, sieve, list, sampling, markers"));
    CHECK(contains(refusal(std::string(kToml) + "[sampling]\ndepht = 3\n"), "accepted are depth, divisor, asymptotic_depth"));
    CHECK(contains(refusal(std::string(kToml) + "a = \"n\"\n"), "line 5"));
    CHECK(contains(refusal(replaced(kToml, "\"-5..5\"", "\"5..-5\"")), "line 4, column 9: range: '5..-5'"));
    CHECK(contains(refusal(replaced(kToml, "C\"", "C/2\"")), "line 2, column 5: a: column 16: '/'"));
    CHECK(contains(refusal(replaced(kToml, "F\"", "\"")), "line 3, column 5: b: column 15"));
    CHECK(contains(refusal(replaced(kToml, "range = \"-5..5\"", "")), "parameter 'A' has no range"));
    CHECK(contains(refusal("[sampling]\ndepth = 100\n"), "[space] is missing"));
    CHECK(contains(refusal("space = 3\n"), "must be a table"));
    CHECK(contains(refusal("[space]\na = \"n\"\n"), "no key 'b'"));
    CHECK(contains(refusal("[space]\na = 3\nb = \"n\"\n"), "line 2, column 5: a must be a text"));
  }

  TEST_CASE("values out of bounds and of wrong types are refused") {
    for (const char* line : {"depth = 63", "depth = 1000001", "depth = \"2000\"", "depth = 100.5", "depth = nan", "divisor = 1",
                             "divisor = 9", "asymptotic_depth = 999", "asymptotic_depth = 1000000000001", "depth = []"})
      CHECK(contains(refusal(std::string(kToml) + "[sampling]\n" + line), "line 6"));
    for (const char* range : {"true", "[1]", "[1,2,3]", "[\"1\",2]", "\"\"", "{ A = \"1..2\" }", "{ A = true }", "1.5"})
      CHECK(contains(refusal(replaced(kToml, "\"-5..5\"", range)), "job: line 4"));
    for (const char* marker : {"\"\"", "\"a,b\"", "\"a b\"", "true", "\"\\\"\"", "\"\\n\""})
      refusal(std::string(kToml) + "[markers]\nrational = " + marker);
  }

  TEST_CASE("errors in the job JSON have their line") {
    CHECK(contains(refusal(replaced(kPublished, "\"depth\"", "\"dept\"")),
                   "job: line 4, column 3: unknown key 'dept'; accepted are coefficents_ranges"));
    CHECK(contains(refusal(replaced(kPublished, "[3,3]", "[3,2]")), "line 2"));
    CHECK(contains(refusal(replaced(kPublished, "[3,3]", "[6,0]")), "coefficients_lengths must be two integers"));
    CHECK(contains(refusal(replaced(kPublished, "[3,3]", "3")), "line 3"));
    CHECK(contains(refusal(replaced(kPublished, "[3,3]", "[1e300,3]")), "coefficients_lengths"));
    CHECK(contains(refusal(replaced(kPublished, "[-5,5]", "[5,-5]")), "range of 'a2'"));
    CHECK(contains(refusal(replaced(kPublished, "[-5,5]", "[-5]")), "range 1 of coefficents_ranges"));
    CHECK(contains(refusal(replaced(kPublished, "[-5,5]", "[0,1.5]")), "range 1 of coefficents_ranges"));
    CHECK(contains(refusal(replaced(kPublished, "[-5,5]", "[0,18446744073709551615]")), "range 1 of coefficents_ranges"));
    CHECK(contains(refusal(replaced(kPublished, "2000,", "20,")), "depth must be an integer from 64 to 1000000"));
    CHECK(contains(refusal(replaced(kPublished, "\"p\": 2", "\"p\": \"2\"")), "p must be an integer from 2 to 8"));
    CHECK(contains(refusal(replaced(kPublished, "100000,", "0,")), "precision must be a positive integer"));
    CHECK(contains(refusal(replaced(kPublished, "-1010", "[1]")), "not_calculated_marker"));
    CHECK(contains(refusal(replaced(kPublished, "\"depth\"", "\"coefficients_ranges\"")), "same key"));
    refusal("{\"coefficents_ranges\": " + std::string(100'000, '['));
  }

  TEST_CASE("what a TOML parser cannot be given is refused with its place; texts and comments may hold it") {
    const auto many = [](const std::string& text, int times) {
      std::string result;
      for (int i = 0; i < times; ++i) result += text;
      return result;
    };
    CHECK(contains(refusal("\n" + many("a.", 60'000) + "a = 1"),
                   "job: line 2, column 60: not valid TOML: a key of more than 30 parts"));
    CHECK(contains(refusal("[" + many("a.", 60'000) + "a]"), "a key of more than 30 parts"));
    CHECK(contains(refusal("a = " + many("[", 60'000)), "job: line 1, column 35: not valid TOML: nested deeper than 30"));
    CHECK(contains(refusal("a = " + many("{a=", 60'000)), "nested deeper than 30"));
    CHECK(contains(refusal("\xd0\x98 = 1"), "job: line 1, column 1: not valid TOML: a byte outside ASCII"));
    CHECK(contains(refusal("a = 1 # \x01"), "job: line 1, column 9: not valid TOML: the control character 01"));
    CHECK(contains(refusal("a = \"\x7f\""), "the control character 7F"));
    const std::string all = many(".", 1000) + many("[", 1000) + "\xd0\x98";
    for (const std::string& harmless : {"# " + all, "x = '" + all + "'", "x = \"" + all + "\\\"" + all + "\"",
                                        "x = \"\"\"\n" + all + "\"" + all + "\n\"\"\"", "x = '''\n" + all + "'" + all + "\n'''"}) {
      CAPTURE(harmless);
      const std::string message = refusal(harmless + "\n[space]\n");
      CHECK_FALSE(contains(message, "not valid TOML: nested"));
      CHECK_FALSE(contains(message, "parts"));
      CHECK_FALSE(contains(message, "ASCII"));
    }
  }
}
