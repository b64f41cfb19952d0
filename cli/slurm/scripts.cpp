#include "cli/slurm/scripts.hpp"

#include "cli/options.hpp"

#include <algorithm>
#include <map>

#include <fmt/format.h>

namespace brouncker::cli {
namespace {

constexpr const char* kArray = R"sh(#!/bin/bash
# One shard of a @WHAT@. Arguments: a list of shards, and how many of its lines belong to arrays before this one.
#SBATCH --job-name=@NAME@
#SBATCH --cpus-per-task=@CPUS@
#SBATCH --signal=B:USR1@@NOTICE@
#SBATCH --requeue
#SBATCH --open-mode=append
@TIME@@SBATCH@set -u
@SETUP@shard=$(sed -n "$((SLURM_ARRAY_TASK_ID + $2 + 1))p" "$1")
worker= again=no
trap 'again=yes; kill -USR1 "$worker" 2>/dev/null' USR1  # the time is nearly up: end the chunk, then queue again
trap 'again=no; kill -TERM "$worker" 2>/dev/null' TERM   # scancel: end the chunk, and stay away
@WORK@ --shard "$shard/@TASKS@" &
worker=$!
while kill -0 "$worker" 2>/dev/null; do wait "$worker"; done  # signals interrupt wait
wait "$worker"
code=$?
if [ "$again" = yes ] && [ "$code" -ne 0 ]; then
  echo "shard $shard/@TASKS@: the time is nearly up; queued again"
  scontrol requeue "${SLURM_ARRAY_JOB_ID}_${SLURM_ARRAY_TASK_ID}"
fi
exit "$code"
)sh";

constexpr const char* kMerge = R"sh(#!/bin/bash
# Joins the shards when all their jobs have ended, however they did. Submits again what is missing or damaged, @ROUNDS@ rounds at most.
# Argument: the round.
#SBATCH --job-name=@NAME@-merge
#SBATCH --cpus-per-task=@CPUS@
#SBATCH --requeue
#SBATCH --open-mode=append
@MERGE_TIME@@SBATCH@set -u
@SETUP@round=$1
here=@HERE@
list=$here/list-$(date +%Y%m%dT%H%M%S)-$$
@LOOK@
code=$?
cat "$here/summary.txt" "$here/obstacles.txt"
if [ "$code" -eq 0 ]; then
  rm -f "$list" "$here/obstacles.txt"
@THEN@  exit 0
fi
[ -f "$list" ] || exit "$code"  # nothing that doing shards again could mend
if [ "$round" -ge @ROUNDS@ ]; then
  {
    echo "Given up after @ROUNDS@ rounds. What stands in the way:"
    cat "$here/obstacles.txt"
    echo "What the tasks said: $here/log"
    echo "To go on, with @ROUNDS@ rounds more: bash @SUBMIT@"
  } | tee "$here/given-up.txt"
  exit "$code"
fi
exec bash @SUBMIT@ "$list" "$((round + 1))"
)sh";

constexpr const char* kSubmit = R"sh(#!/bin/bash
# Submits what is missing of the @WHAT@, and its merge. May be called again at any time, also while tasks work.
# Arguments, for the merge script: a list of shards and the round.
set -u
here=@HERE@
list=${1:-} round=${2:-1}
command -v sbatch >/dev/null || { echo "sbatch is not on this machine" >&2; exit 1; }
if [ -z "$list" ]; then
  list=$here/list-$(date +%Y%m%dT%H%M%S)-$$
  if @LOOK@; then
    rm -f "$list"
    @COMPLETE@
  fi
  [ -f "$list" ] || { cat "$here/obstacles.txt" >&2; exit 4; }
fi
rm -f "$here/given-up.txt"
count=$(wc -l <"$list") jobs= when=
for ((first = 0; first < count; first += @MAX_ARRAY@)); do
  last=$((count - first < @MAX_ARRAY@ ? count - first - 1 : @MAX_ARRAY@ - 1))
  id=$(sbatch --parsable --array="0-$last@AT_ONCE@" --output=@LOG@/%A_%a.out "$here/array.sh" "$list" "$first") || break
  jobs=$jobs:${id%%;*}
  echo "array ${id%%;*}: $((last + 1)) shards"
done
if [ "$count" -eq 0 ]; then when=--begin=now+60; fi  # all that is missing is in work elsewhere
[ -n "$jobs$when" ] || { echo "sbatch refused every array" >&2; exit 1; }
# afterany: a task that was killed or cancelled must not keep the merge from looking.
id=$(sbatch --parsable ${jobs:+--dependency=afterany$jobs} $when --output=@LOG@/merge_%j.out "$here/merge.sh" "$round") || exit 1
echo "merge ${id%%;*}, round $round"
)sh";

std::string shell_word(const std::filesystem::path& path) { return shell_command({path.string()}); }

std::string lines(const std::vector<std::string>& all, std::string_view before) {
  std::string joined;
  for (const std::string& line : all) joined += fmt::format("{}{}\n", before, line);
  return joined;
}

std::string time_line(const std::string& time) { return time.empty() ? "" : fmt::format("#SBATCH --time={}\n", time); }

/// The text with every @NAME@ of the table replaced; other @ stay.
std::string replaced(std::string_view rest, const std::map<std::string, std::string>& values) {
  std::string result;
  for (std::size_t at = 0; (at = rest.find('@')) != rest.npos;) {
    const std::size_t end = rest.find('@', at + 1);
    const auto value = end == rest.npos ? values.end() : values.find(std::string(rest.substr(at + 1, end - at - 1)));
    const bool known = value != values.end();
    result += rest.substr(0, known ? at : at + 1);
    if (known) result += value->second;
    rest.remove_prefix(known ? end + 1 : at + 1);
  }
  return result.append(rest);
}

/// How the shards are looked through and joined, by the merge and before anything is submitted.
constexpr std::string_view kLook =
    R"(@JOIN@ --shards @TASKS@ --missing "$list" --set-aside --quiet >"$here/summary.txt" 2>"$here/obstacles.txt")";

/// % begins a pattern of sbatch.
std::string without_patterns(std::string text) {
  for (std::size_t at = 0; (at = text.find('%', at)) != text.npos; at += 2) text.insert(at, 1, '%');
  return text;
}

constexpr std::string_view kMatch = "match";

}  // namespace

/// A job array and the job that joins what it made.
struct SlurmScripts::Phase {
  std::string_view what, name;      ///< in words, and of the jobs
  std::filesystem::path directory;  ///< of its scripts
  std::uint64_t tasks;
  std::string work, join;           ///< commands; of the first one `--shard i/k` is missing
  std::vector<std::string> stages;  ///< commands of `brouncker` when it is joined
  std::string complete;             ///< of shell, where there is nothing to submit
  bool is_last = true;              ///< nothing follows the stages

  std::filesystem::path submit() const { return directory / "submit.sh"; }
};

std::string SlurmScripts::command(std::string_view stage) const {
  return fmt::format("{} {} {} --threads \"${{SLURM_CPUS_PER_TASK:-{}}}\"", shell_word(program), stage, shell_word(run), cpus);
}

std::vector<SlurmScripts::Phase> SlurmScripts::phases() const {
  const auto match = match_tasks > 1 ? std::ranges::find(then, kMatch) : then.end();
  Phase search{"search",
               "brouncker",
               directory(),
               tasks,
               fmt::format("{} search {} --out {} --chunk-size {} --keep {} --threads {}", shell_word(program), source_words(),
                           shell_word(run), chunk_size, keep, cpus),
               fmt::format("{0} merge {1} --out {1}", shell_word(program), shell_word(run)),
               {then.begin(), match},
               "echo \"the run is complete\"; exit 0"};
  if (match == then.end()) return {std::move(search)};
  Phase second{kMatch,
               "brouncker-match",
               directory() / kMatch,
               match_tasks,
               command(kMatch),
               command(kMatch) + " --gather",
               {match + 1, then.end()},
               "echo \"the run is matched\"; exit 0"};
  search.complete = fmt::format("exec bash {}", shell_word(second.submit()));
  search.is_last = false;
  return {std::move(search), std::move(second)};
}

std::string SlurmScripts::source_words() const {
  if (!of_list) return shell_word(job());
  return fmt::format("--list {} --depth {}", shell_word(list()), depth);
}

std::string SlurmScripts::filled(std::string_view text, const Phase& phase) const {
  std::vector<std::string> after;
  for (const std::string& stage : phase.stages)
    after.push_back(fmt::format("{} --quiet >\"$here/{}.txt\" || exit", command(stage), stage));
  if (!phase.is_last) after.push_back(phase.complete);
  const std::map<std::string, std::string> values = {{"CPUS", std::to_string(cpus)},
                                                     {"NOTICE", std::to_string(notice)},
                                                     {"TIME", time_line(time)},
                                                     {"MERGE_TIME", time_line(merge_time)},
                                                     {"SBATCH", lines(sbatch, "#SBATCH ")},
                                                     {"SETUP", lines(setup, "")},
                                                     {"WHAT", std::string(phase.what)},
                                                     {"NAME", std::string(phase.name)},
                                                     {"WORK", phase.work},
                                                     {"JOIN", phase.join},
                                                     {"COMPLETE", phase.complete},
                                                     {"HERE", shell_word(phase.directory)},
                                                     {"SUBMIT", shell_word(phase.submit())},
                                                     {"LOG", shell_word(without_patterns((phase.directory / "log").string()))},
                                                     {"TASKS", std::to_string(phase.tasks)},
                                                     {"ROUNDS", std::to_string(rounds)},
                                                     {"MAX_ARRAY", std::to_string(max_array)},
                                                     {"AT_ONCE", at_once > 0 ? fmt::format("%{}", at_once) : ""},
                                                     {"THEN", lines(after, "  ")}};
  auto all = values;
  all["LOOK"] = replaced(kLook, values);
  return replaced(text, all);
}

std::filesystem::path SlurmScripts::submit_path() const { return phases().front().submit(); }

std::vector<SlurmScripts::File> SlurmScripts::files() const {
  std::vector<File> all;
  for (const Phase& phase : phases()) {
    all.push_back({phase.directory / "array.sh", filled(kArray, phase)});
    all.push_back({phase.directory / "merge.sh", filled(kMerge, phase)});
    all.push_back({phase.submit(), filled(kSubmit, phase)});
  }
  return all;
}

std::string SlurmScripts::parallel_line(std::uint64_t jobs) const {
  std::string line;
  for (const Phase& phase : phases()) {
    const std::string text =
        fmt::format("seq 0 {} | parallel --quote --jobs {} --joblog @HERE@/parallel.log --resume-failed --retries 3 @WORK@ "
                    "--shard '{{}}/@TASKS@' --quiet && @JOIN@",
                    phase.tasks - 1, jobs);
    line += (line.empty() ? "" : " && ") + filled(text, phase);
    for (const std::string& stage : phase.stages) line += fmt::format(" && {}", command(stage));
  }
  return line;
}

}  // namespace brouncker::cli
