// Lists with random damage: one object a line in order, each an answer or an error, and the same whatever the number of threads.
#include "tests/support/brouncker.hpp"
#include "tests/support/random_formulas.hpp"

using namespace brouncker::testing;

namespace {

using Generator = brouncker::random_formulas::Generator;

const Words kLines = {"{\"a\": \"2n+1\", \"b\": \"n^2\", \"label\": \"one\"}",
                      "{\"a\": [3, 2], \"b\": [\"-2\", \"0\", \"0\"], \"id\": 7}",
                      "{\"a\": \"1 | 4n\", \"b\": \"n\", \"head\": \"a0=1/2\"}", "{\"a\": \"1/(n+1)\", \"b\": \"1\"}",
                      "{\"a\": \"6n+3\", \"b\": \"-n^2\", \"x\": [1, {\"y\": null}]}"};

/// A line with up to four letters changed, put in or taken out; no line feed.
std::string damaged(Generator& g) {
  static const std::string kLetters = "0123456789nka+-*/^()[]{}\",:. |\\\xC3\xA9\x7F";
  std::string line = kLines[g() % kLines.size()];
  for (std::uint64_t changes = g() % 5; changes > 0; --changes) {
    const std::size_t at = g() % line.size();
    const char letter = kLetters[g() % kLetters.size()];
    switch (g() % 3) {
      case 0: line[at] = letter; break;
      case 1: line.insert(at, 1, letter); break;
      default:
        if (line.size() > 1) line.erase(at, 1);
    }
  }
  return line;
}

}  // namespace

TEST_SUITE("cli/random_lists") {
  TEST_CASE("eval --file: random damage to lines is an error in its own row, and no more") {
    Generator g(1737);
    const TemporaryDirectory directory;
    const int lines = brouncker::random_formulas::repeated(200);
    std::string list;
    for (int i = 0; i < lines; ++i) list += damaged(g) + "\n";
    write_file(directory / "list", list);
    const Words command = {"eval", "--file", (directory / "list").string(), "--digits", "10", "--quiet"};
    const Outcome one = call(command + Words{"--threads", "1"}), four = call(command + Words{"--threads", "4"});
    CAPTURE(one.err);
    CHECK(one.exit_code == 1);
    CHECK(one.err == "");
    CHECK((one.out == four.out));
    const std::vector<std::string> rows = lines_of(one.out);
    CHECK(rows.size() == static_cast<std::size_t>(lines));
    int answers = 0, errors = 0;
    for (const std::string& row : rows) {
      const json object = json::parse(row);
      const bool is_error = object.contains("error") && object["error"].is_string();
      CAPTURE(row);
      CHECK(is_error != object.contains("limit"));
      ++(is_error ? errors : answers);
    }
    MESSAGE(answers, " answers, ", errors, " errors");
    CHECK(answers > lines / 10);
    CHECK(errors > lines / 10);
  }
}
