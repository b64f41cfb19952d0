#include "cli/slurm/scripts.hpp"

#include "cli/options.hpp"

#include <map>

#include <fmt/format.h>

namespace brouncker::cli {
namespace {

constexpr const char* kArray = R"sh(#!/bin/bash
# One shard of a search. Arguments: a list of shards, and how many of its lines belong to arrays before this one.
#SBATCH --job-name=brouncker
#SBATCH --cpus-per-task=@CPUS@
#SBATCH --signal=B:USR1@@NOTICE@
#SBATCH --requeue
#SBATCH --open-mode=append
@TIME@@SBATCH@set -u
@SETUP@shard=$(sed -n "$((SLURM_ARRAY_TASK_ID + $2 + 1))p" "$1")
worker= again=no
trap 'again=yes; kill -USR1 "$worker" 2>/dev/null' USR1  # the time is nearly up: end the chunk, then queue again
trap 'again=no; kill -TERM "$worker" 2>/dev/null' TERM   # scancel: end the chunk, and stay away
@PROGRAM@ search @JOB@ --shard "$shard/@TASKS@" --out @RUN@ @OPTIONS@ --quiet &
worker=$!
while kill -0 "$worker" 2>/dev/null; do wait "$worker"; done  # signals interrupt wait
wait "$worker"
code=$?
if [ "$again" = yes ] && [ "$code" -ne 0 ]; then
  echo "shard $shard: the time is nearly up; queued again"
  scontrol requeue "${SLURM_ARRAY_JOB_ID}_${SLURM_ARRAY_TASK_ID}"
fi
exit "$code"
)sh";

constexpr const char* kMerge = R"sh(#!/bin/bash
# Joins the shards when all their jobs have ended, however they did. Submits again what is missing or damaged, @ROUNDS@ rounds at most.
# Argument: the round.
#SBATCH --job-name=brouncker-merge
#SBATCH --cpus-per-task=@CPUS@
#SBATCH --requeue
#SBATCH --open-mode=append
@MERGE_TIME@@SBATCH@set -u
@SETUP@round=$1
here=@HERE@
list=$here/list-$(date +%Y%m%dT%H%M%S)-$$
@PROGRAM@ merge @RUN@ --out @RUN@ --shards @TASKS@ --missing "$list" --set-aside --quiet >"$here/summary.txt" 2>"$here/obstacles.txt"
code=$?
cat "$here/summary.txt" "$here/obstacles.txt"
if [ "$code" -eq 0 ]; then
  rm -f "$list" "$here/obstacles.txt"
@THEN@  exit 0
fi
[ -f "$list" ] || exit "$code"  # nothing that searching again could mend
if [ "$round" -ge @ROUNDS@ ]; then
  {
    echo "Given up after @ROUNDS@ rounds. What stands in the way:"
    cat "$here/obstacles.txt"
    echo "What the tasks said: $here/log"
    echo "To go on, with @ROUNDS@ rounds more: bash $here/submit.sh"
  } | tee "$here/report.txt"
  exit "$code"
fi
exec bash "$here/submit.sh" "$list" "$((round + 1))"
)sh";

constexpr const char* kSubmit = R"sh(#!/bin/bash
# Submits what is missing of the run, and its merge. May be called again at any time, also while tasks work.
# Arguments, for the merge script: a list of shards and the round.
set -u
here=@HERE@
list=${1:-} round=${2:-1}
command -v sbatch >/dev/null || { echo "sbatch is not on this machine" >&2; exit 1; }
if [ -z "$list" ]; then
  list=$here/list-$(date +%Y%m%dT%H%M%S)-$$
  if @PROGRAM@ merge @RUN@ --out @RUN@ --shards @TASKS@ --missing "$list" --set-aside --quiet >"$here/summary.txt" 2>"$here/obstacles.txt"; then
    rm -f "$list"
    echo "the run is complete"
    exit 0
  fi
  [ -f "$list" ] || { cat "$here/obstacles.txt" >&2; exit 4; }
fi
rm -f "$here/report.txt"
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

}  // namespace

std::string SlurmScripts::filled(std::string_view text) const {
  std::string stages, log = (directory() / "log").string();
  for (std::size_t at = 0; (at = log.find('%', at)) != log.npos; at += 2) log.insert(at, 1, '%');  // % begins a pattern of sbatch
  for (const std::string& command : then)
    stages += fmt::format("  {} {} {} --threads \"${{SLURM_CPUS_PER_TASK:-{}}}\" --quiet >\"$here/{}.txt\" || exit\n", shell_word(program), command,
                          shell_word(run), cpus, command);
  return replaced(text, {{"CPUS", std::to_string(cpus)},
                         {"NOTICE", std::to_string(notice)},
                         {"TIME", time_line(time)},
                         {"MERGE_TIME", time_line(merge_time)},
                         {"SBATCH", lines(sbatch, "#SBATCH ")},
                         {"SETUP", lines(setup, "")},
                         {"PROGRAM", shell_word(program)},
                         {"JOB", shell_word(directory() / "job.toml")},
                         {"RUN", shell_word(run)},
                         {"HERE", shell_word(directory())},
                         {"LOG", shell_word(log)},
                         {"TASKS", std::to_string(tasks)},
                         {"OPTIONS", fmt::format("--chunk-size {} --keep {} --threads {}", chunk_size, keep, cpus)},
                         {"ROUNDS", std::to_string(rounds)},
                         {"MAX_ARRAY", std::to_string(max_array)},
                         {"AT_ONCE", at_once > 0 ? fmt::format("%{}", at_once) : ""},
                         {"THEN", stages}});
}

std::string SlurmScripts::array_script() const { return filled(kArray); }
std::string SlurmScripts::merge_script() const { return filled(kMerge); }
std::string SlurmScripts::submit_script() const { return filled(kSubmit); }

std::string SlurmScripts::parallel_line(std::uint64_t jobs) const {
  const std::string text = fmt::format(
      "seq 0 {} | parallel --quote --jobs {} --joblog @HERE@/parallel.log --resume-failed --retries 3 @PROGRAM@ search @JOB@ --shard "
      "'{{}}/@TASKS@' --out @RUN@ @OPTIONS@ --quiet && @PROGRAM@ merge @RUN@ --out @RUN@", tasks - 1, jobs);
  return filled(text);
}

}  // namespace brouncker::cli
