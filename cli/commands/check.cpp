// `check DIR`: is a run whole and right? Checksums, a sample computed anew, every claim against the stored limits.
#include "results/check/check.hpp"
#include "cli/answer.hpp"
#include "cli/command.hpp"
#include "cli/options.hpp"
#include "cli/stages.hpp"
#include "cli/summary.hpp"
#include "formulas/json.hpp"

#include <memory>

#include <fmt/format.h>

namespace brouncker::cli {
namespace {

struct Options {
  Text directory;
  Whole sample{"--sample", "rows to compute anew on the other path", {0, kUnbounded, 256}};
  Whole seed{"--seed", "which rows those are", {0, kUnbounded, 1}};
};

void print_json(const std::string& run, const CheckSummary& s) {
  print_line(json_text(nlohmann::ordered_json{{"answer", s.is_sound()},
                                              {"run", run},
                                              {"faults", s.faults},
                                              {"files", s.files},
                                              {"pages", s.pages},
                                              {"rows", s.rows},
                                              {"sampled", s.sampled},
                                              {"differing", s.differing},
                                              {"claims", s.claims},
                                              {"not_compared", s.not_compared},
                                              {"denied", s.denied},
                                              {"contradictions", s.contradictions}}));
}

void print_text(const CheckSummary& s) {
  const auto line = [](std::string_view label, std::uint64_t count, std::string_view remark) {
    fmt::print("  {:<34}{:>15}   {}\n", label, grouped(count), remark);
  };
  for (const std::string& fault : s.faults) fmt::print("{}\n", fault);
  line("files", s.files, "");
  line("pages", s.pages, "of 4 kB, each against its checksum");
  for (const auto& [table, rows] : s.rows) line("  " + table, rows, "rows whose checksums match");
  line("rows computed anew", s.sampled, "on the generic path, a random sample");
  if (s.differing > 0) line("  DIFFERENT", s.differing, "a defect of this program, or of the machine");
  line("claims compared", s.claims, "closed forms, mirror images and relations, with the stored limits");
  if (s.denied > 0) line("  DENIED", s.denied, "by the stored limit");
  if (s.not_compared > 0)
    line("  not compared", s.not_compared, "with a constant of a user's file, or a value that was not enclosed");
  if (s.contradictions > 0) line("CONTRADICTED", s.contradictions, "found by `match`, not claimed");
  fmt::print("{}\n",
             s.is_sound() ? "sound" : fmt::format("NOT SOUND: {} fault{}", s.faults.size(), s.faults.size() == 1 ? "" : "s"));
}

int act(const Options& options, const Common& common) {
  ProgressBar bar(common.quiet);
  const CheckSummary summary = check_run(options.directory.value, {stage_options(common, bar), options.sample.read<std::uint64_t>(),
                                                                   options.seed.read<std::uint64_t>()});
  bar.finish();
  if (summary.interrupted) return say_interrupted(Left::nothing, common);
  if (common.json) print_json(options.directory.value, summary);
  else print_text(summary);
  if (!summary.is_sound()) remark(fmt::format("{}: is not sound: {}", options.directory.value, summary.faults.front()));
  return summary.is_sound() ? done : bad_file;
}

Action declare(CLI::App& app, const Common& common) {
  auto options = std::make_shared<Options>();
  add_required(app, "DIR", options->directory, "directory of the run");
  declare_all(app, options->sample, options->seed);
  return [options, &common] { return act(*options, common); };
}

}  // namespace

extern const Command kCheckCommand = {145, "check", "every checksum of a run, a sample of its rows and all its claims anew",
                                      R"(brouncker check runs/first)", declare};

}  // namespace brouncker::cli
