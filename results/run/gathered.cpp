#include "results/run/gathered.hpp"

#include "results/run/file_lock.hpp"
#include "results/run/layout.hpp"
#include "results/run/scratch.hpp"
#include "results/run/shard_survey.hpp"
#include "results/run/store.hpp"

#include <system_error>
#include <utility>

#include <fmt/format.h>

namespace brouncker {
namespace {

namespace fs = std::filesystem;

/// A store whose file has lost its name, so that nothing is left whatever ends the process.
Store nameless_store(const StoreIdentity& identity) {
  const ScratchDirectory scratch;
  return Store(scratch.path / "shards.sqlite", identity, Store::Readers::own);
}

/// False where somebody works on it.
bool absorbed(Store& store, const fs::path& file, const StoreIdentity& identity) {
  if (is_held(lock_of_shard(file))) return false;
  try {
    verify_store(file, identity);
    store.absorb(file);
  } catch (const sqlite::Busy&) {
    return false;
  }
  return true;
}

}  // namespace

Gathered gathered(const fs::path& run, const RunInfo& info) {
  const auto files = shard_files(run, [](const fs::path& file) { return Shard::of_file(file).has_value(); });
  if (files.empty()) throw file_error(fmt::format("{}: its shards are not begun", run.string()));
  ShardsRead shards{0, divided({}, files, Shard::of_file).parts, 0};
  Store store = nameless_store(info.identity());
  for (const fs::path& file : files) ++(absorbed(store, file, info.identity()) ? shards.read : shards.in_work);
  return {std::move(store).taken(indices_for(info.job.source)), shards};
}

std::optional<fs::path> run_of_shard(const fs::path& file) {
  std::error_code error;
  if (!Shard::of_file(file) || !fs::is_regular_file(file, error)) return std::nullopt;
  return fs::absolute(file, error).parent_path().parent_path();
}

}  // namespace brouncker
