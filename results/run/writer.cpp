#include "results/run/writer.hpp"

#include "formulas/error.hpp"

#include <cinttypes>
#include <cstdio>

#include <fmt/format.h>

namespace brouncker {
namespace {

namespace fs = std::filesystem;

constexpr const char* kFiles[] = {"run.json", "run.sqlite", "run.sqlite-wal", "run.sqlite-shm", "run.sqlite-journal", "shards"};

/// Makes the directory that the lock needs, and says where the lock is.
fs::path ready_lock(const fs::path& directory, const std::optional<Shard>& shard) {
  make_directory(shard ? directory / "shards" : directory);
  return shard ? lock_of_shard(directory / shard->file()) : directory / "run.lock";
}

}  // namespace

void make_directory(const fs::path& directory) {
  std::error_code error;
  fs::create_directories(directory, error);
  if (error || !fs::is_directory(directory, error))
    throw file_error(
        fmt::format("{}: cannot be made a directory: {}", directory.string(), error ? error.message() : "something else is there"));
}

fs::path Shard::file() const { return fs::path("shards") / fmt::format("{}-of-{}.sqlite", i, k); }

std::optional<Shard> Shard::of_file(const fs::path& file) {
  const std::string name = file.filename().string();
  Shard shard;
  if (std::sscanf(name.c_str(), "%" SCNu64 "-of-%" SCNu64, &shard.i, &shard.k) != 2 || shard.file().filename() != name)
    return std::nullopt;
  return shard;
}

fs::path lock_of_shard(const fs::path& file) { return fs::path(file).replace_extension(".lock"); }

Existing existing_run(const fs::path& directory, const RunInfo& wanted) {
  std::error_code error;
  StoreIdentity found;
  // The store is made first, run.json next.
  if (fs::exists(directory / "run.json", error)) found = read_run_info(directory).identity();
  else if (fs::exists(directory / "run.sqlite", error)) found = identity_of(open_store(directory / "run.sqlite"));
  else return Existing::nothing;
  StoreIdentity same = wanted.identity();
  same.chunk_size = found.chunk_size;  // a run keeps the chunks that it began with
  return found == same ? Existing::same_run : Existing::other_run;
}

void RunWriter::discard(const fs::path& directory) {
  const FileLock lock(directory / "run.lock");
  std::error_code error;
  for (const auto& entry : fs::directory_iterator(directory / "shards", error)) {
    if (entry.path().extension() == ".lock") const FileLock nobody_works_on_it(entry.path());
  }
  for (const char* name : kFiles) {
    fs::remove_all(directory / name, error);
    if (error) throw file_error(fmt::format("{}: {}", (directory / name).string(), error.message()));
  }
}

RunWriter::RunWriter(const fs::path& directory, RunInfo wanted, std::optional<Shard> shard)
    : directory_(directory), info_(std::move(wanted)), shard_(shard), lock_(ready_lock(directory, shard)) {
  const fs::path file = directory / (shard_ ? shard_->file() : fs::path("run.sqlite"));
  std::error_code error;
  const bool resumed = fs::exists(directory / "run.json", error);
  if (resumed) info_ = read_run_info(directory);
  if (is_complete()) return;
  const bool has_store = fs::exists(file, error);
  if (resumed && !shard_ && info_.state != "sharded" && !has_store)
    throw file_error(file.string() + ": is missing, though run.json says that the run was begun");
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
  store_->finish(shard_ ? Store::Indices::no : Store::Indices::yes);
  info_.formulas_done = store_->formulas();
  store_.reset();  // readers may come
  if (!shard_) set_state("complete");
}

void RunWriter::pause() {
  if (!is_complete() && !shard_) set_state("interrupted");
}

}  // namespace brouncker
