#include "results/match/stage.hpp"

#include "engine/resources.hpp"
#include "formulas/error.hpp"
#include "formulas/json.hpp"
#include "results/match/findings.hpp"
#include "results/match/identity.hpp"
#include "results/match/survey.hpp"
#include "results/run/claim_tables.hpp"
#include "results/run/file_lock.hpp"
#include "results/run/layout.hpp"

#include <numeric>

#include <fmt/format.h>

namespace brouncker {
namespace {

namespace fs = std::filesystem;

MatchSummary store(const fs::path& directory, std::vector<MatchBlock> blocks, const MatchTotals& totals,
                   const MatchIdentity& identity, double cpu_seconds_before, double begin) {
  MatchSummary summary;
  summary.identity = identity.checksum();
  const fs::path file = RunFiles{directory}.store();
  MatchFindings findings = join_blocks(std::move(blocks), totals, open_store(file), summary);
  summary.cpu_seconds = cpu_seconds_before + process_cpu_seconds() - begin;
  findings.note = {summary.identity, to_json(summary)};
  sqlite::Database database = open_store(file, sqlite::Database::Mode::read_write);
  store_findings(database, findings);
  return summary;
}

/// The summary of a match of the same identity that the run holds already.
std::optional<MatchSummary> stored(const sqlite::Database& database, const MatchIdentity& identity) {
  const auto note = get_stage(database, kMatchStage.name);
  if (!note || note->identity != identity.checksum()) return std::nullopt;
  try {
    return match_summary_of(note->summary);
  } catch (const std::exception& error) {
    throw file_error(fmt::format("{}: is damaged: {}", database.path(), error.what()));
  }
}

/// What the file of a shard holds; nothing where there is none. Throws Error (file) where it belongs to something else.
MatchShardContents existing(const fs::path& file, const MatchIdentity& identity) {
  std::error_code error;
  if (!fs::exists(file, error)) return {};
  MatchShardContents contents = read_match_shard(file);
  if (!contents.head) return contents;
  if (const std::string difference = identity.difference(contents.head->identity); !difference.empty())
    throw file_error(fmt::format("{}: {}; remove it to begin anew", file.string(), difference));
  return contents;
}

std::vector<std::size_t> not_done(const std::vector<std::size_t>& numbers, const MatchShardContents& contents) {
  std::vector<std::size_t> rest;
  for (const std::size_t number : numbers)
    if (!contents.blocks.contains(number)) rest.push_back(number);
  return rest;
}

/// Counts the blocks that are done for whoever watches.
class Watch {
 public:
  Watch(const MatchStageOptions& options, std::uint64_t total) : options_(options), total_(total) { report(); }
  void add() {
    ++done_;
    report();
  }

 private:
  void report() const { options_.report("blocks matched", done_, total_); }

  const MatchStageOptions& options_;
  std::uint64_t done_ = 0, total_;
};

std::string identity_with(const sqlite::Database& database, const StageOptions& options) {
  const MatchStageOptions all{options};
  return match_identity(database, match_constants(all), all).checksum();
}

std::optional<std::string> run_with(const fs::path& directory, const StageOptions& options) {
  const MatchSummary summary = match_run(directory, {options});
  if (summary.contradicted > 0) refuse_contradictions(directory);
  return summary.interrupted ? std::nullopt : std::optional(to_json(summary));
}

}  // namespace

const Stage kMatchStage{"match", {}, claim_tables, identity_with, run_with};

MatchSummary match_run(const fs::path& directory, const MatchStageOptions& options) {
  const double begin = process_cpu_seconds();
  read_complete_run(directory);
  const FileLock lock(RunFiles{directory}.lock());
  const MatchWork work(RunFiles{directory}.store(), options, match_constants(options));
  std::vector<MatchBlock> blocks(work.plan().size());
  Watch watch(options, blocks.size());
  const bool whole = work.run(work.plan().part(0, 1), [&](std::size_t number, MatchBlock block) {
    blocks[number] = std::move(block);
    watch.add();
  });
  if (whole) return store(directory, std::move(blocks), work.totals(), work.identity(), 0, begin);
  MatchSummary summary;
  summary.interrupted = true;
  return summary;
}

MatchShardSummary match_shard(const fs::path& directory, const Shard& shard, const MatchStageOptions& options) {
  const double begin = process_cpu_seconds();
  read_complete_run(directory);
  ConstantSet constants = match_constants(options);
  const MatchIdentity identity = match_identity(open_store(RunFiles{directory}.store()), constants, options);
  make_directory(RunFiles{directory}.shards());
  MatchShardSummary summary{match_shard_file({directory}, shard)};
  const FileLock lock(lock_of_shard(summary.file));
  const MatchShardContents before = existing(summary.file, identity);
  summary.blocks_before = before.blocks.size();
  if (before.head) summary.blocks = before.head->blocks.size();
  if (before.head && not_done(before.head->blocks, before).empty()) return summary;

  const MatchWork work(RunFiles{directory}.store(), options, std::move(constants));
  const std::vector<std::size_t> mine = work.plan().part(shard.i, shard.k), rest = not_done(mine, before);
  if (before.head && (before.head->totals != work.totals() || before.head->blocks != mine))
    throw file_error(fmt::format("{}: divides the work in another way; remove it to begin anew", summary.file.string()));
  summary.blocks = mine.size();
  MatchShardWriter file(summary.file, before.whole_bytes);
  if (!before.head) file.head({identity, work.totals(), shard, mine});
  file.session(process_cpu_seconds() - begin);
  Watch watch(options, rest.size());
  summary.interrupted = !work.run(rest, [&](std::size_t number, const MatchBlock& block) {
    lock.check();
    file.block(number, block);
    watch.add();
  });
  summary.cpu_seconds = process_cpu_seconds() - begin;
  return summary;
}

MatchGathered gather_match(const fs::path& directory, const MergeOptions& how, const MatchStageOptions& options) {
  const double begin = process_cpu_seconds();
  read_complete_run(directory);
  const ConstantSet constants = match_constants(options);
  MatchIdentity identity;
  {
    const sqlite::Database database = open_store(RunFiles{directory}.store());
    identity = match_identity(database, constants, options);
    if (const auto summary = stored(database, identity)) return {{}, summary};
  }
  MatchSurvey found = survey_match(directory, identity, how);
  if (!found.obstacles.texts.empty()) return {std::move(found.obstacles), std::nullopt};
  const FileLock lock(RunFiles{directory}.lock());
  return {{}, store(directory, std::move(found.blocks), found.totals, identity, found.cpu_seconds, begin)};
}

}  // namespace brouncker
