/// All that the program says about a run, one command a text: queries, every export, certificates, the catalogue and the page.
#pragma once

#include "tests/support/brouncker.hpp"

namespace brouncker::testing {

inline const Words kAllFormats = {"csv",  "json", "jsonl",       "latex",  "markdown",
                                  "pari", "sage", "mathematica", "python", "blinddelta-csv"};
inline const Words kFamilyFormats = {"csv", "json", "latex", "markdown", "pari", "sage", "mathematica", "python"};

/// The commands; what they write beside stdout goes below `out`.
inline std::vector<Words> all_readings(const std::string& run, const std::filesystem::path& out) {
  std::vector<Words> commands = {{"query", run, "--json"},
                                 {"query", run, "--format", "csv", "--limit", "0"},
                                 {"prove", "--run", run},
                                 {"prove", "--run", run, "--what", "relations"},
                                 {"report", run, "--out", (out / "report.html").string(), "--quiet"},
                                 {"catalogue", run, "--out", (out / "catalogue").string(), "--quiet"}};
  for (const std::string& format : kAllFormats) commands.push_back({"export", run, "--format", format, "--quiet"});
  for (const std::string& format : kFamilyFormats)
    commands.push_back({"export", run, "--format", format, "--what", "families", "--quiet"});
  return commands;
}

/// What one of them says: stdout and the files that it wrote, which are removed.
struct Reading {
  Outcome outcome;
  std::map<std::string, std::string> files;
};

inline Reading reading_of(const Words& command, const std::filesystem::path& out) {
  std::filesystem::create_directories(out);
  Reading reading{call(command), snapshot(out)};
  std::filesystem::remove_all(out);
  return reading;
}

/// All readings of a run that is whole: command -> what it says.
inline std::map<std::string, std::string> everything_of(const std::filesystem::path& run, const std::filesystem::path& out) {
  std::map<std::string, std::string> texts;
  for (const Words& command : all_readings(run.string(), out)) {
    const Reading reading = reading_of(command, out);
    CAPTURE(joined(command));
    CAPTURE(reading.outcome.err);
    CHECK(reading.outcome.exit_code == 0);
    std::string text = reading.outcome.out;
    for (const auto& [file, content] : reading.files) text += file + "\n" + content;
    texts[joined(command)] = text;
  }
  return texts;
}

}  // namespace brouncker::testing
