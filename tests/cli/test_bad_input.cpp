#include "tests/support/brouncker.hpp"

#include <string>

using namespace brouncker::testing;

TEST_SUITE_BEGIN("cli/bad input");

namespace {

/// Refuses a search of this space and leaves the directory as it is.
void check_refused_space(const Words& space, const Words& words, int exit_code = 2) {
  CAPTURE(joined(space));
  const TemporaryDirectory directory;
  Command command = command_of(Words{"search"} + space + Words{"--out", (directory / "run").string()});
  command.timeout_seconds = 60;
  check_refusal(run(command), exit_code, words);
  CHECK(std::filesystem::is_empty(directory.path()));
}

void check_refused_job(const std::string& text, const Words& words, const std::string& name = "job.toml") {
  CAPTURE(text);
  const TemporaryDirectory jobs;
  write_file(jobs / name, text);
  check_refused_space({(jobs / name).string()}, Words{name} + words);
}

Words templates(const std::string& a, const std::string& b, const Words& more = {}) { return Words{"--a", a, "--b", b} + more; }

}  // namespace

TEST_CASE("a polynomial that is none is refused with its column and what is accepted") {
  struct Case {
    std::string a, b;
    Words words;
  };
  const Case cases[] = {
      {"2n+", "n^2", {"a:", "column 4", "accepted"}},
      {"n/", "1", {"a:", "column 3", "accepted"}},
      {"m^2", "n", {"b:", "m and n", "accepted"}},
      {"", "1", {"a:", "accepted"}},
      {"1", "", {"b:", "accepted"}},
      {"   ", "1", {"a:", "accepted"}},
      {"n", "n^2 x", {"b:", "column 5", "accepted"}},
      {"1.5.n", "1", {"a:", "column 1", "accepted"}},
      {"n^-1", "1", {"a(0)", "pole", "accepted"}},
      {"(n+1", "1", {"a:", "accepted"}},
      {"n+1)", "1", {"a:", "column 4", "accepted"}},
      {"[2,1", "1", {"a:", "accepted"}},
      {"[2,,1]", "1", {"a:", "column 4", "accepted"}},
      {"[2,n]", "1", {"a:", "column 4", "accepted"}},
      {"[]", "1", {"a:", "accepted"}},
      {"n^n", "1", {"a:", "n in an exponent", "outside"}},
      {"n^999999999999", "1", {"a:", "column"}},
      {"n$", "1", {"a:", "column 2"}},
      {"n\n", "n\x01", {"b:", "column 2"}},
      {"n\xff", "1", {"a:", "column 2"}},
  };
  for (const Case& each : cases) {
    CAPTURE(each.a);
    CAPTURE(each.b);
    check_refusal(call({"eval", each.a, each.b}), 2, each.words);
  }
}

TEST_CASE("a or b that vanishes is refused") {
  for (const std::string zero : {"0", "n - n", "[0]", "[0,0]", "0*n^2"}) {
    CAPTURE(zero);
    check_refusal(call({"eval", zero, "n"}), 2, {"a:", "0"});
    check_refusal(call({"eval", "n", zero}), 2, {"b:", "0"});
  }
}

TEST_CASE("input of huge size is refused or computed, but never hangs and never crashes") {
  const std::string nested(100000, '(');
  const std::string powers = "((((n+1)^1000)^1000)^1000)^1000";
  const std::string list = "[" + std::string(60000, '1') + "]";
  std::string sum = "n";
  for (int i = 0; i < 30000; ++i) sum += "+n";
  for (const std::string& text :
       {nested, powers, list, sum, std::string("n^1000000"), std::string("99^(99^99)"), std::string("2^100000000")}) {
    CAPTURE(text.substr(0, 40));
    Command command = command_of({"eval", text, "1"});
    command.timeout_seconds = 60;
    const Outcome outcome = run(command);
    CHECK_FALSE(outcome.timed_out);
    CHECK(outcome.exit_code >= 0);
    if (outcome.exit_code != 0) {
      check_refusal(outcome, 2, {"a:"});
      CHECK(outcome.err.size() < 1000);
    }
  }
}

TEST_CASE("the number of digits is a whole number within its bounds") {
  for (const std::string bad : {"0", "-1", "1000000000", "x", "", "1e3", "5.0", " 5", "5x", "99999999999999999999999"}) {
    CAPTURE(bad);
    check_refusal(call({"eval", "2n+1", "n^2", "--digits", bad}), 2, {"--digits", "1"});
  }
}

TEST_CASE("ranges that are none are refused") {
  check_refused_space(templates("A*n", "1", {"--range", "5..-5"}), {"5..-5", "range"});
  check_refused_space(templates("A*n", "1", {"--range", "A=5..-5"}), {"5..-5", "range"});
  for (const std::string bad :
       {"1..", "..5", "1-5", "a..b", "", "1..2..3", "1.5..2", "1..99999999999999999999999", "=1..2", "A="}) {
    CAPTURE(bad);
    check_refused_space(templates("A*n", "1", {"--range", bad}), {"range"});
  }
  check_refused_space(templates("A*n", "1"), {"A", "range"});
  check_refused_space(templates("A*n", "1", {"--range", "B=1..2"}), {"A"});
  check_refused_space(templates("A*n", "1", {"--range", "1..2", "--range", "Z=1..2"}), {"Z"});
  check_refused_space(templates("A*n", "1", {"--range", "1..2", "--range", "3..4"}), {"range"});
}

TEST_CASE("a space that is too large is refused at once") {
  const Words wide = {"--range", "-50000..50000"};
  check_refused_space(templates("A*n^2 + B*n + C", "D*n^2 + E*n + F", wide), {"space"});  // 10^30
  check_refused_space(templates("A*n", "1", {"--range", "1..1000000000000000000000000000000"}), {"range"});
  check_refused_space(templates("A*n", "B", {"--range", "-1000000000000..1000000000000"}), {"space"});
}

TEST_CASE("templates that are none are refused with column and what is accepted") {
  check_refused_space(templates("A*n +", "1", {"--range", "1..2"}), {"a", "column 6"});
  check_refused_space(templates("A/n", "1", {"--range", "1..2"}), {"a", "column"});
  check_refused_space(templates("", "1", {"--range", "1..2"}), {"a"});
  check_refused_space(templates("A*n", "0", {"--range", "1..2"}), {"b", "0"});
  check_refused_space(templates("A*n", "B - B", {"--range", "1..2"}), {"b"});
  check_refused_space({"--a", "A*n", "--range", "1..2"}, {"--b"});
  check_refused_space({"--b", "A*n", "--range", "1..2"}, {"--a"});
  check_refused_space({}, {"--a"});
}

TEST_CASE("a job file and templates together are refused") {
  const TemporaryDirectory jobs;
  write_file(jobs / "job.toml", "[space]\na = \"A*n\"\nb = \"1\"\nrange = \"1..2\"\n");
  check_refused_space({(jobs / "job.toml").string(), "--a", "A*n"}, {"--a"});
  check_refused_space({(jobs / "job.toml").string(), "--range", "1..3"}, {"--range"});
}

TEST_CASE("a TOML job that is none is refused with file, place and what is accepted") {
  const std::string space = "[space]\na = \"A*n\"\nb = \"1\"\nrange = \"1..2\"\n";
  check_refused_job("[space]\na = \"A*n\"\nb = \"1", {"line 3"});
  check_refused_job("[spa", {"line 1"});
  check_refused_job("", {"space"});
  check_refused_job(space + "colour = 1\n", {"colour", "line 5", "range"});
  check_refused_job(space + "[sampling]\ndeepth = 100\n", {"deepth", "line 6", "depth"});
  check_refused_job(space + "[samplin]\ndepth = 100\n", {"samplin", "line 5", "sampling"});
  check_refused_job(space + "[sampling]\ndepth = \"100\"\n", {"depth", "line 6"});
  check_refused_job(space + "[sampling]\ndepth = 0\n", {"depth", "line 6"});
  check_refused_job(space + "[sampling]\ndepth = -1\n", {"depth", "line 6"});
  check_refused_job(space + "[sampling]\ndepth = 1000000000000\n", {"depth", "line 6"});
  check_refused_job(space + "[sampling]\ndepth = 2000.5\n", {"depth", "line 6"});
  check_refused_job("[space]\na = \"A*n\"\nrange = \"1..2\"\n", {"b"});
  check_refused_job("[space]\na = \"A*n\"\nb = \"1\"\nrange = \"2..1\"\n", {"2..1"});
  check_refused_job("[space]\na = \"A*n+\"\nb = \"1\"\nrange = \"1..2\"\n", {"column 5"});
  check_refused_job("[space]\na = 5\nb = \"1\"\nrange = \"1..2\"\n", {"a", "line 2"});
  check_refused_job(std::string("\0\x01\x02\xff", 4), {"line 1"});
}

TEST_CASE("a published job that is none is refused with file, place and what is accepted") {
  const std::string good =
      R"({"coefficents_ranges": [[-1, 1], [-1, 1]], "coefficients_lengths": [1, 1], "depth": 2000, "p": 2, "precision": 100000})";
  const auto with = [&](const std::string& old, const std::string& fresh) {
    std::string text = good;
    return text.replace(text.find(old), old.size(), fresh);
  };
  check_refused_job(good.substr(0, 40), {"line 1"}, "job.json");
  check_refused_job("{", {"line 1"}, "job.json");
  check_refused_job("{}", {"coefficents_ranges"}, "job.json");
  check_refused_job(with("\"p\"", "\"q\""), {"q"}, "job.json");
  check_refused_job(with("[1, 1]", "[2, 1]"), {"coefficients_lengths"}, "job.json");
  check_refused_job(with("[[-1, 1]", "[[1, -1]"), {"1..-1"}, "job.json");
  check_refused_job(with("[[-1, 1]", "[[-1]"), {"coefficents_ranges"}, "job.json");
  check_refused_job(with("2000", "\"deep\""), {"depth"}, "job.json");
  check_refused_job(good + "}", {"line 1"}, "job.json");
}

TEST_CASE("a job file that cannot be read is an error of exit code 4") {
  const TemporaryDirectory directory;
  const std::string missing = (directory / "missing.toml").string();
  check_refused_space({missing}, {missing}, 4);
  check_refused_space({directory.path().string()}, {directory.path().string()}, 4);
  check_refused_space({"/proc/self/mem"}, {"/proc/self/mem"}, 4);
  check_refused_space({""}, {"job file"});
}

TEST_CASE("options of a search are checked before anything is written") {
  const Words space = templates("A*n", "1", {"--range", "1..2"});
  for (const std::string bad : {"0", "-5", "x", "", "1e9", "63", "1000001", "99999999999999999999"}) {
    CAPTURE(bad);
    check_refused_space(space + Words{"--depth", bad}, {"--depth"});
  }
  for (const std::string bad : {"0", "-5", "x", "", "99999999999999999999"}) {
    CAPTURE(bad);
    check_refused_space(space + Words{"--chunk-size", bad}, {"--chunk-size"});
  }
  check_refusal(call(Words{"search"} + space + Words{"--out", ""}), 2, {"--out"});
}

TEST_SUITE_END();
