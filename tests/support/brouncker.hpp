/// The program under test, as a user meets it: arguments in; stdout, stderr and exit code out.
#pragma once

#include "tests/support/process.hpp"

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include <string>
#include <vector>

namespace brouncker::testing {

using nlohmann::json;
using Words = std::vector<std::string>;

/// `brouncker` followed by these arguments.
inline Command command_of(Words arguments) {
  arguments.insert(arguments.begin(), BROUNCKER_BINARY);
  Command command;
  command.arguments = std::move(arguments);
  return command;
}

inline Outcome call(Words arguments) { return run(command_of(std::move(arguments))); }

inline Words operator+(Words first, const Words& second) {
  first.insert(first.end(), second.begin(), second.end());
  return first;
}

inline std::string joined(const Words& words) {
  std::string text;
  for (const std::string& word : words) text += (text.empty() ? "" : " ") + (word.empty() ? "''" : word);
  return text;
}

inline bool contains(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

/// Bad input or a bad file: this exit code, nothing on stdout, one line on stderr in which all `words` occur.
inline void check_refusal(const Outcome& outcome, int exit_code, const Words& words) {
  CHECK_FALSE(outcome.timed_out);
  CHECK(outcome.exit_code == exit_code);
  CHECK(outcome.out == "");
  CHECK(lines_of(outcome.err).size() == 1);
  CHECK(outcome.err.size() > 10);
  CHECK(outcome.err.substr(0, 11) == "brouncker: ");
  CHECK(outcome.err.back() == '\n');
  for (const std::string& word : words) {
    CAPTURE(word);
    CAPTURE(outcome.err);
    CHECK(contains(outcome.err, word));
  }
}

/// stdout of a call that has to succeed.
inline std::string output_of(const Words& arguments) {
  const Outcome outcome = call(arguments);
  CAPTURE(joined(arguments));
  CAPTURE(outcome.err);
  REQUIRE(outcome.exit_code == 0);
  return outcome.out;
}

inline json json_of(const Words& arguments) { return json::parse(output_of(arguments)); }

/// One JSON document a line.
inline std::vector<json> json_lines_of(const Words& arguments) {
  std::vector<json> documents;
  for (const std::string& line : lines_of(output_of(arguments))) documents.push_back(json::parse(line));
  return documents;
}

/// The formats that hold a whole run.
inline const Words kFormats = {"csv", "json", "jsonl", "blinddelta-csv"};

/// Everything that can be exported from a run, one text a format.
inline std::vector<std::string> exports_of(const std::filesystem::path& run) {
  std::vector<std::string> texts;
  for (const std::string& format : kFormats) texts.push_back(output_of({"export", run.string(), "--format", format}));
  return texts;
}

/// 24 * 24 formulas of every class.
inline const Words kSmallSpace = {"--a", "A*n + B", "--b", "C*n^2 + D", "--range", "-2..2"};

/// kSmallSpace, searched once for all tests that only read.
inline const std::filesystem::path& small_run() {
  static const TemporaryDirectory directory;
  static const std::filesystem::path path = [] {
    const std::filesystem::path run = directory / "run";
    output_of(Words{"search"} + kSmallSpace + Words{"--out", run.string(), "--quiet"});
    return run;
  }();
  return path;
}

}  // namespace brouncker::testing
