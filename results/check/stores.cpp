#include "results/check/stores.hpp"

#include "engine/search/search.hpp"
#include "formulas/error.hpp"
#include "results/match/shard_file.hpp"
#include "results/run/block_sums.hpp"
#include "results/run/claim_tables.hpp"
#include "results/run/file_lock.hpp"
#include "results/run/layout.hpp"
#include "results/run/page_place.hpp"
#include "results/run/page_sweep.hpp"
#include "results/run/shard_survey.hpp"
#include "results/run/store.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace brouncker {
namespace {

namespace fs = std::filesystem;

class StoreCheck {
 public:
  StoreCheck(const fs::path& file, const std::optional<RunInfo>& info, const CheckOptions& options, CheckSummary& summary)
      : file_(file), info_(info), options_(options), summary_(summary) {}

  void run() {
    ++summary_.files;
    pages();
    if (options_.is_stopped()) return;
    // One fault says why a file is refused; the tables say what else is hurt.
    const auto database = attempt([&] { return open_store(file_, sqlite::Database::Mode::untouched); });
    if (!database) return;
    attempt([&] { return identity(*database); });
    attempt([&] { return structure(*database); });
    attempt([&] { return chunks(*database); });
    attempt([&] { return tables(*database); });
  }

 private:
  void say(const std::string& what) { summary_.faults.push_back(fmt::format("{}: {}", file_.string(), what)); }

  /// The value of `step`; what it throws is a fault, unless it is a page that was named before.
  template <class Step>
  auto attempt(const Step& step) -> std::optional<decltype(step())> {
    try {
      return step();
    } catch (const sqlite::Busy&) {
      throw;
    } catch (const Error& error) {
      if (pages_are_whole_) summary_.faults.emplace_back(error.what());
    }
    return std::nullopt;
  }

  void pages() {
    constexpr std::size_t kNamed = 20;
    const PageSweep sweep = sweep_pages(file_, options_);
    summary_.pages += sweep.pages;
    for (std::size_t i = 0; i < std::min(sweep.damaged.size(), kNamed); ++i)
      summary_.faults.push_back(sqlite::damage_text(file_, sweep.damaged[i]));
    if (sweep.damaged.size() > kNamed)
      say(fmt::format("{} more pages do not match their checksums", sweep.damaged.size() - kNamed));
    if (sweep.bytes_left > 0) say(fmt::format("is damaged: {} bytes stand behind its last page", sweep.bytes_left));
    pages_are_whole_ = sweep.damaged.empty();
  }

  bool identity(const sqlite::Database& database) {
    if (info_ && identity_of(database) != info_->identity()) say("belongs to another run or version");
    return true;
  }

  /// SQLite's own look: trees, free pages, and that every index agrees with its table.
  bool structure(const sqlite::Database& database) {
    options_.report_step("checking the structure of " + file_.filename().string());
    sqlite::Statement s(database, "PRAGMA integrity_check(20)");
    while (s.next())
      if (const std::string text = s.text(0); text != "ok" && pages_are_whole_) say("is damaged: " + text);
    return true;
  }

  bool chunks(const sqlite::Database& database) {
    const auto notes = chunk_notes(database);
    std::uint64_t rows = 0, done = 0;
    for (const auto& [chunk, note] : notes) {
      if (options_.is_stopped()) return false;
      const auto sum = attempt([&] { return checksum_of_chunk(database, chunk, note); });
      const std::string place = fmt::format("table measured, rows {} to {} (chunk {})", note.first_row, note.last_row, chunk);
      if (!sum) say(place + ": cannot be read");
      else if (*sum != note.checksum) say(place + ": do not match their checksum");
      else rows += static_cast<std::uint64_t>(note.last_row - note.first_row + 1);
      options_.report("chunks checked", ++done, notes.size());
    }
    sqlite::Statement all(database, "SELECT count(*) FROM measured NOT INDEXED");
    const auto there = all.next() ? static_cast<std::uint64_t>(all.integer(0)) : 0;
    if (summary_.faults.empty() && there != rows) say(fmt::format("table measured: has {} rows, {} were stored", there, rows));
    summary_.rows["measured"] += rows;
    return true;
  }

  bool tables(const sqlite::Database& database) {
    std::vector<std::string> names = {"identity", "stages"};
    for (const StageTable& table : shown_tables()) names.emplace_back(table.name);
    for (const std::string& table : tables_of_stages(database))
      if (std::ranges::find(names, table) == names.end()) names.push_back(table);
    for (const std::string& table : names) {
      if (options_.is_stopped()) return false;
      const auto found = attempt([&] { return verify_sums(database, table); });
      if (!found) say(fmt::format("table {}: cannot be read", table));
      else if (found->empty()) summary_.rows[table] += count(database, table);
      if (found)
        for (const std::string& fault : *found) say(fault);
    }
    return true;
  }

  static std::uint64_t count(const sqlite::Database& database, const std::string& table) {
    sqlite::Statement s(database, fmt::format("SELECT count(*) FROM {} NOT INDEXED", sqlite::quoted_name(table)));
    return s.next() ? static_cast<std::uint64_t>(s.integer(0)) : 0;
  }

  const fs::path& file_;
  const std::optional<RunInfo>& info_;
  const CheckOptions& options_;
  CheckSummary& summary_;
  bool pages_are_whole_ = true;
};

void check_completeness(const sqlite::Database& database, const RunInfo& info, CheckSummary& summary) {
  const auto notes = chunk_notes(database);
  const std::uint64_t wanted = chunk_count(info.job, info.chunk_size), formulas = summary_of(database).counts.formulas;
  if (notes.size() != wanted)
    summary.faults.push_back(
        fmt::format("{}: holds {} of {} chunks, though the run is complete", database.path(), notes.size(), wanted));
  else if (formulas != info.formulas_done)
    summary.faults.push_back(
        fmt::format("{}: holds {} formulas, though the run has {}", database.path(), formulas, info.formulas_done));
}

void refuse_held(const fs::path& lock) {
  if (is_held(lock)) throw file_error(fmt::format("{}: another process is working on this ({})", lock.string(), owner_of(lock)));
}

}  // namespace

std::optional<RunInfo> check_info(const fs::path& directory, CheckSummary& summary) {
  ++summary.files;
  try {
    return read_run_info(directory);
  } catch (const Error& error) {
    summary.faults.emplace_back(error.what());
    return std::nullopt;
  }
}

void check_store(const fs::path& file, const std::optional<RunInfo>& info, const CheckOptions& options, CheckSummary& summary) {
  const std::size_t before = summary.faults.size();
  StoreCheck(file, info, options, summary).run();
  const bool is_whole_run = info && info->state == "complete" && file == RunFiles{file.parent_path()}.store();
  if (is_whole_run && summary.faults.size() == before && !options.is_stopped())
    check_completeness(open_store(file), *info, summary);
}

void check_shards(const fs::path& directory, const std::optional<RunInfo>& info, const CheckOptions& options,
                  CheckSummary& summary) {
  const auto with = [&](std::string_view extension) {
    return shard_files(directory, [&](const fs::path& file) { return file.extension() == extension; });
  };
  for (const fs::path& file : with(".sqlite")) {
    refuse_held(lock_of_shard(file));
    check_store(file, info, options, summary);
  }
  for (const fs::path& file : with(".blocks")) {
    refuse_held(lock_of_shard(file));
    ++summary.files;
    try {
      summary.rows["blocks of match"] += read_match_shard(file).blocks.size();
    } catch (const Error& error) {
      summary.faults.emplace_back(error.what());
    }
  }
}

}  // namespace brouncker
