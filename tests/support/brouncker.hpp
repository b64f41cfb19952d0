/// The program under test, as a user meets it: arguments in; stdout, stderr and exit code out.
#pragma once

#include "formulas/json.hpp"
#include "tests/support/process.hpp"

#include <doctest/doctest.h>

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

/// What is wrong with a refusal, which has to be: this exit code, nothing on stdout, one line on stderr in which all
/// `words` occur. Empty where nothing is.
inline std::string faults_of_refusal(const Outcome& outcome, int exit_code, const Words& words) {
  std::string faults;
  const auto expect = [&](bool holds, const std::string& fault) { faults += holds ? "" : fault + "; "; };
  expect(!outcome.timed_out, "it did not end in time");
  expect(outcome.exit_code == exit_code, "exit code " + std::to_string(outcome.exit_code) + ", not " + std::to_string(exit_code));
  expect(outcome.out.empty(), std::to_string(outcome.out.size()) + " bytes on stdout");
  expect(lines_of(outcome.err).size() == 1, std::to_string(lines_of(outcome.err).size()) + " lines on stderr");
  expect(outcome.err.rfind("brouncker: ", 0) == 0, "the message does not begin with the program's name");
  expect(!outcome.err.empty() && outcome.err.back() == '\n', "no newline at the end");
  for (const std::string& word : words) expect(contains(outcome.err, word), "nothing said of '" + word + "'");
  return faults;
}

inline void check_refusal(const Outcome& outcome, int exit_code, const Words& words) {
  CAPTURE(outcome.err);
  CHECK(faults_of_refusal(outcome, exit_code, words) == "");
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
