#include "results/check/check.hpp"

#include "formulas/error.hpp"
#include "results/check/claims.hpp"
#include "results/check/stores.hpp"
#include "results/match/contradiction.hpp"
#include "results/run/file_lock.hpp"
#include "results/run/layout.hpp"
#include "results/run/store.hpp"

#include <fmt/format.h>

namespace brouncker {
namespace {

namespace fs = std::filesystem;

void check_contents(const fs::path& file, const RunInfo& info, const CheckOptions& options, CheckSummary& summary) {
  const sqlite::Database database = open_store(file, sqlite::Database::Mode::untouched);
  const std::vector<std::string> contradictions = contradiction_texts(database, 1'000);
  summary.contradictions = contradictions.size();
  for (const std::string& text : contradictions)
    summary.faults.push_back(fmt::format("{}: contradicted, not claimed: {}", file.string(), text));
  check_sample(database, info, options, summary);
  if (!options.is_stopped()) check_claims(database, options, summary);
}

}  // namespace

CheckSummary check_run(const fs::path& directory, const CheckOptions& options) {
  const RunFiles run{directory};
  std::error_code error;
  const bool has_store = fs::exists(run.store(), error);
  if (!fs::exists(run.info(), error) && !has_store) throw file_error(fmt::format("{}: holds no run", directory.string()));
  if (is_held(run.lock()))
    throw file_error(fmt::format("{}: another process is working on this ({})", directory.string(), owner_of(run.lock())));
  CheckSummary summary;
  const auto info = check_info(directory, summary);
  if (has_store) check_store(run.store(), info, options, summary);
  else if (info && info->state != "sharded") summary.faults.push_back(run.store().string() + ": is missing");
  check_shards(directory, info, options, summary);
  if (summary.is_sound() && has_store && !options.is_stopped()) check_contents(run.store(), *info, options, summary);
  summary.interrupted = options.is_stopped();
  return summary;
}

}  // namespace brouncker
