#include "results/run/writer.hpp"

#include "formulas/error.hpp"

#include <fmt/format.h>

namespace brouncker {
namespace {

namespace fs = std::filesystem;

/// Makes the directory that the lock needs, and says where the lock is.
fs::path ready_lock(const RunFiles& run, const std::optional<Shard>& shard) {
  make_directory(shard ? run.shards() : run.directory);
  return shard ? lock_of_shard(shard->file(run)) : run.lock();
}

}  // namespace

Existing existing_run(const fs::path& directory, const RunInfo& wanted) {
  const RunFiles run{directory};
  std::error_code error;
  StoreIdentity found;
  // The store is made first, run.json next.
  if (fs::exists(run.info(), error)) found = read_run_info(directory).identity();
  else if (fs::exists(run.store(), error)) found = identity_of(open_store(run.store()));
  else return Existing::nothing;
  StoreIdentity same = wanted.identity();
  same.chunk_size = found.chunk_size;  // a run keeps the chunks that it began with
  return found == same ? Existing::same_run : Existing::other_run;
}

void RunWriter::discard(const fs::path& directory) {
  const RunFiles run{directory};
  const FileLock lock(run.lock());
  std::error_code error;
  for (const auto& entry : fs::directory_iterator(run.shards(), error)) {
    if (entry.path().extension() == ".lock") const FileLock nobody_works_on_it(entry.path());
  }
  for (const fs::path& path : run.contents()) {
    fs::remove_all(path, error);
    if (error) throw file_error(fmt::format("{}: {}", path.string(), error.message()));
  }
}

RunWriter::RunWriter(const fs::path& directory, RunInfo wanted, std::optional<Shard> shard)
    : directory_(directory), info_(std::move(wanted)), shard_(shard), lock_(ready_lock({directory}, shard)) {
  const RunFiles run{directory};
  const fs::path file = shard_ ? shard_->file(run) : run.store();
  std::error_code error;
  const bool resumed = fs::exists(run.info(), error);
  if (resumed) {
    Source source = std::move(info_.job.source);  // a list has its formulas, which run.json has not
    info_ = read_run_info(directory);
    info_.job.source = std::move(source);
  }
  if (is_complete()) return;
  const bool has_store = fs::exists(file, error);
  if (resumed && !shard_ && info_.state != "sharded" && !has_store)
    throw file_error(
        fmt::format("{}: is missing, though {} says that the run was begun", file.string(), run.info().filename().string()));
  if (!resumed && has_store) info_.chunk_size = identity_of(open_store(file)).chunk_size;
  store_.emplace(file, info_.identity(), shard_ ? Store::Readers::none : Store::Readers::many);
  if (shard_) plan_.emplace(info_.job, info_.chunk_size, shard_->k);
  if (!resumed || !shard_) set_state(shard_ ? "sharded" : "running");
}

void RunWriter::write(const ChunkResult& result) {
  lock_.check();
  store_->write(result);
}

void RunWriter::set_state(const std::string& state) {
  info_.state = state;
  if (store_) info_.formulas_done = store_->formulas();
  write_run_info(directory_, info_);
}

void RunWriter::finish() {
  if (is_complete()) return;
  store_->finish(shard_ ? Store::Indices::none : indices_for(info_.job.source));
  info_.formulas_done = store_->formulas();
  store_.reset();  // readers may come
  if (!shard_) set_state("complete");
}

void RunWriter::pause() {
  if (!is_complete() && !shard_) set_state("interrupted");
}

}  // namespace brouncker
