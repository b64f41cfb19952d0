// `slurm SPACE --out DIR`: the scripts of a job array and its merge (cli/slurm), a dry run, or their submission.
#include "cli/answer.hpp"
#include "cli/command.hpp"
#include "cli/options.hpp"
#include "cli/slurm/plan.hpp"
#include "cli/slurm/scripts.hpp"
#include "cli/source_options.hpp"
#include "formulas/error.hpp"
#include "formulas/json.hpp"
#include "formulas/message.hpp"
#include "results/pipeline/pipeline.hpp"
#include "results/run/text_file.hpp"
#include "results/run/text_output.hpp"
#include "results/run/writer.hpp"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <memory>
#include <thread>

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace brouncker::cli {
namespace {

namespace fs = std::filesystem;

/// The commands that can follow on the merged run.
std::vector<std::string_view> followers() {
  std::vector<std::string_view> names;
  for (const Stage* stage : pipeline()) names.push_back(stage->name);
  names.push_back("report");
  return names;
}

struct Options {
  SourceOptions source;
  Text out, time, merge_time, memory, partition, account;
  Whole tasks{"--tasks", "number of shards, one a task (default: so many that one takes half of its time limit)", {1, kMostShards}};
  Whole cpus{"--cpus", "CPUs of a task", {1, 4096, 4}};
  Lines sbatch{"--sbatch OPTION", "any other option of sbatch, for all jobs: --sbatch=--constraint=avx2; may be repeated"};
  Lines setup{"--setup LINE", "line of shell before the work, such as \"module load gcc\"; may be repeated"};
  Lines then{"--then COMMAND",
             fmt::format("command on the merged run, of {}; may be repeated, in order", fmt::join(followers(), ", "))};
  Whole match_tasks{"--match-tasks",
                    "parts of the match, one a task of an array of its own (default: 1, in the job of the merge)",
                    {1, kMostShards}};
  Whole notice{"--notice", "seconds before the time limit when a task ends its chunks and queues again", {1, 65535, 120}};
  Whole max_array{"--max-array", "MaxArraySize (default: the cluster's, or 1001)", {1, 10'000'000}};
  Whole at_once{"--at-once", "most tasks of an array that run at a time (default: no limit)", {1, kMostShards}};
  Whole rounds{"--rounds", "how often the merge submits again what is missing", {1, 1000, 5}};
  Whole chunk_size = chunk_size_option();
  Choice keep = keep_option("as for search: all, interesting or summary");
  bool submit = false, dry_run = false;
};

constexpr double kSampleSeconds = 10;
/// A task that fills its time limit would be cut by every slower node.
constexpr double kShareOfLimit = 0.5;
constexpr double kHoursWithoutLimit = 1;

/// One word, as sbatch takes it.
void check_word(const std::string& option, const Text& text) {
  if (!text.given) return;
  if (text.value.empty() || std::ranges::any_of(text.value, [](unsigned char c) { return c <= ' ' || c == 127; }))
    throw input_error(fmt::format("{} {}: one word is accepted", option, text::quoted(text.value)));
}

/// The text of a #SBATCH line. Throws Error (input).
std::string sbatch_option(const std::string& text) {
  if (text::trimmed(text).empty() || text.find('\n') != text.npos)
    throw input_error(
        fmt::format("--sbatch {}: one option of sbatch is accepted, such as --sbatch=--constraint=avx2", text::quoted(text)));
  return text.starts_with('-') ? text : "--" + text;
}

std::vector<std::string> read_stages(const std::vector<std::string>& given) {
  const std::vector<std::string_view> known = followers();
  for (const std::string& stage : given)
    if (std::ranges::find(known, stage) == known.end())
      throw input_error(
          fmt::format("--then {}: accepted are the commands that work on a run: {}", text::quoted(stage), fmt::join(known, ", ")));
  return given;
}

SlurmScripts read_scripts(const Options& o) {
  SlurmScripts scripts;
  std::error_code error;
  scripts.program = fs::read_symlink("/proc/self/exe", error);
  scripts.run = fs::absolute(o.out.value).lexically_normal();
  if (!scripts.run.has_filename()) scripts.run = scripts.run.parent_path();
  scripts.tasks = o.tasks.read_or<std::uint64_t>(0);
  scripts.cpus = o.cpus.read<int>();
  scripts.max_array = o.max_array.read_or<std::uint64_t>(0);
  scripts.at_once = o.at_once.read_or<std::uint64_t>(0);
  scripts.rounds = o.rounds.read<std::uint64_t>();
  scripts.notice = o.notice.read();
  scripts.keep = o.keep.word();
  scripts.time = o.time.value;
  scripts.merge_time = o.merge_time.given ? o.merge_time.value : o.time.value;
  if (o.time.given && read_slurm_time("--time", o.time.value) <= scripts.notice)
    throw input_error(fmt::format("--time {}: has to be longer than the notice before it (--notice, {} s)",
                                  text::quoted(o.time.value), scripts.notice));
  if (o.merge_time.given) read_slurm_time("--merge-time", o.merge_time.value);
  const std::pair<const char*, const Text*> words[] = {
      {"--partition", &o.partition}, {"--account", &o.account}, {"--mem", &o.memory}};
  for (const auto& [option, text] : words) {
    check_word(option, *text);
    if (text->given) scripts.sbatch.push_back(fmt::format("{}={}", option, text->value));
  }
  for (const std::string& line : o.sbatch.read()) scripts.sbatch.push_back(sbatch_option(line));
  scripts.setup = o.setup.read();
  scripts.then = read_stages(o.then.read());
  scripts.match_tasks = o.match_tasks.read_or<std::uint64_t>(1);
  if (o.match_tasks.given() && std::ranges::find(scripts.then, "match") == scripts.then.end())
    throw input_error("--match-tasks: is accepted with --then match only");
  return scripts;
}

/// Fills in what was left open: MaxArraySize, and the number of tasks so that each takes half of its time limit.
SlurmPlan make_plan(const Options& options, const RunInfo& info, SlurmScripts& scripts, bool sampled) {
  SlurmPlan plan;
  plan.run = options.out.value;
  plan.space = describe(info.job.source);
  plan.indices = info.job.source.size();
  plan.chunks = chunk_count(info.job, info.chunk_size);
  plan.strata = stratum_count(info.job, info.chunk_size);
  plan.cpus = scripts.cpus;
  plan.time_limit = options.time.given ? read_slurm_time("--time", options.time.value) : 0;
  if (sampled) plan.cost = sample_costs(info.job, info.chunk_size, info.keep, kSampleSeconds);
  if (scripts.tasks == 0 && !plan.is_measured()) scripts.tasks = std::min<std::uint64_t>(plan.strata, kMostShards);
  if (scripts.tasks == 0) {
    const double hours = plan.time_limit > 0 ? kShareOfLimit * static_cast<double>(plan.time_limit) / 3600 : kHoursWithoutLimit;
    scripts.tasks =
        static_cast<std::uint64_t>(std::clamp(std::ceil(plan.cpu_hours() / plan.cpus / hours), 1.0,
                                              std::min(static_cast<double>(kMostShards), static_cast<double>(plan.chunks))));
  }
  if (scripts.max_array == 0) {
    const auto asked = max_array_size();
    plan.max_array_source = asked ? "this cluster's" : "Slurm's default; this machine has no cluster to ask";
    scripts.max_array = asked.value_or(kDefaultMaxArray);
  }
  plan.tasks = scripts.tasks;
  plan.max_array = scripts.max_array;
  plan.arrays = split_arrays(plan.tasks, plan.max_array);
  return plan;
}

/// What the run was asked, so that every shard belongs to the same run, and the scripts. @param list The text of a list.
void write_all(const SlurmScripts& scripts, const std::string& list, RunInfo info) {
  std::error_code error;
  make_directory(scripts.directory());
  if (scripts.of_list) write_text_file(scripts.list(), list, Place::in_run);
  else write_text_file(scripts.job(), print_job(info.job), Place::in_run);
  for (const auto& [path, text] : scripts.files()) {
    make_directory(path.parent_path() / "log");
    write_text_file(path, text, Place::in_run);
  }
  if (fs::exists(RunFiles{scripts.run}.info(), error)) return;
  info.state = "sharded";
  write_run_info(scripts.run, info);
}

/// Refuses a directory in which something else has begun; takes over the chunks of the same run.
void prepare(const std::string& out, RunInfo& info) {
  const Existing found = existing_run(out, info);
  if (found == Existing::nothing) return;
  if (found == Existing::other_run)
    throw input_error(fmt::format(
        "--out '{}': holds another run (of another space, other options or another version); give another directory", out));
  const RunInfo there = read_run_info(out);
  if (there.state != "sharded" && there.state != "complete")
    throw input_error(
        fmt::format("--out '{}': holds this run, begun without shards; go on with `search`, or give another directory", out));
  info.chunk_size = there.chunk_size;
}

int submit(const SlurmScripts& scripts) {
  std::fflush(stdout);
  const std::string script = scripts.submit_path().string();
  const int status = std::system(("bash " + shell_command({script})).c_str());
  if (status != 0) throw file_error(fmt::format("{}: was written, but did not succeed; see above", script));
  return done;
}

int act(const Options& options, const Common& common) {
  const Text& list = options.source.list;
  if (list.value == "-") throw input_error("--list -: every task reads the list; accepted is a file");
  RunInfo info{options.source.job(common), BROUNCKER_VERSION};
  if (options.out.value.empty()) throw input_error("--out '': the directory of the run must have a name");
  info.chunk_size = options.chunk_size.read<std::uint64_t>();
  info.keep = options.keep.as<Keep>();
  SlurmScripts scripts = read_scripts(options);
  if (options.dry_run && options.submit) throw input_error("--submit: is not accepted with --dry-run");
  if (options.submit && common.json) throw input_error("--json: with --submit it is Slurm that speaks; accepted without");
  prepare(options.out.value, info);
  const bool sampled = options.dry_run || scripts.tasks == 0;
  if (sampled && !common.quiet) remark(fmt::format("measuring a few chunks, {:.0f} seconds at most", kSampleSeconds));
  const SlurmPlan plan = make_plan(options, info, scripts, sampled);
  scripts.chunk_size = info.chunk_size;
  scripts.of_list = list.given;
  scripts.depth = info.job.sampling.depth;
  if (options.dry_run) {
    if (common.json) print_answer(done, plan.json());
    else fmt::print("{}", plan.text());
    return done;
  }
  write_all(scripts, list.given ? read_text_file(list.value, kPcfFile) : "", info);
  if (options.submit) return submit(scripts);
  const std::string script = scripts.submit_path().string();
  const std::string line =
      scripts.parallel_line(std::max<std::uint64_t>(1, std::thread::hardware_concurrency() / static_cast<unsigned>(scripts.cpus)));
  if (common.json)
    print_answer(done, nlohmann::ordered_json{{"run", options.out.value},
                                              {"tasks", plan.tasks},
                                              {"arrays", plan.arrays.size()},
                                              {"submit", "bash " + shell_command({script})},
                                              {"parallel", line}});
  else
    fmt::print("{} tasks in {} array{}, and their merge. To submit:\n  bash {}\nThe same without Slurm, by GNU parallel:\n  {}\n",
               plan.tasks, plan.arrays.size(), plan.arrays.size() == 1 ? "" : "s", shell_command({script}), line);
  return done;
}

Action declare(CLI::App& app, const Common& common) {
  auto o = std::make_shared<Options>();
  o->source.declare(app);
  add_required(app, "--out DIR", o->out, "directory of the run, which all nodes see");
  o->tasks.declare(app);
  add_text(app, "--time TIME", o->time, "time limit of a task, as for sbatch; longer work goes on in another turn");
  o->cpus.declare(app);
  add_text(app, "--mem SIZE", o->memory, "memory of a task, as for sbatch");
  add_text(app, "--partition NAME", o->partition, "partition");
  add_text(app, "--account NAME", o->account, "account");
  declare_all(app, o->sbatch, o->setup, o->then, o->match_tasks);
  add_text(app, "--merge-time TIME", o->merge_time, "time limit of the merge (default: that of a task)");
  declare_all(app, o->notice, o->max_array, o->at_once, o->rounds, o->chunk_size, o->keep);
  add_flag(app, "--dry-run", o->dry_run, "write nothing: measure a few chunks here and say what the search will take");
  add_flag(app, "--submit", o->submit, "submit at once");
  return [o, &common] { return act(*o, common); };
}

}  // namespace

extern const Command kSlurmCommand = {
    150, "slurm", "a search as a Slurm job array and its merge: writes the scripts, and submits them if asked to",
    R"(brouncker slurm --a "A*n^2 + B*n + C" --b "D*n^2 + E*n + F" --range -50..50 --tasks 500 --out runs/vast)", declare};

}  // namespace brouncker::cli
