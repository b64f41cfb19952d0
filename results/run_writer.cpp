#include "results/run_writer.hpp"

#include "formulas/error.hpp"

#include <cerrno>
#include <cstring>

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/file.h>
#include <unistd.h>

namespace brouncker {
namespace {

namespace fs = std::filesystem;

constexpr const char* kFiles[] = {"run.json", "run.sqlite", "run.sqlite-wal", "run.sqlite-shm", "run.sqlite-journal", "shards"};

void make_directory(const fs::path& directory) {
  std::error_code error;
  fs::create_directories(directory, error);
  if (error || !fs::is_directory(directory, error))
    throw file_error(fmt::format("{}: cannot be made a directory: {}", directory.string(),
                                 error ? error.message() : "something else is there"));
}

}  // namespace

fs::path Shard::file() const { return fs::path("shards") / fmt::format("{}-of-{}.sqlite", i, k); }

int lock_file(const fs::path& path) {
  const int file = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0644);
  if (file < 0) throw file_error(fmt::format("{}: {}", path.string(), std::strerror(errno)));
  if (::flock(file, LOCK_EX | LOCK_NB) == 0) return file;
  ::close(file);
  throw file_error(path.string() + ": another process is working on this");
}

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
  const int lock = lock_file(directory / "run.lock");
  for (const char* name : kFiles) {
    std::error_code error;
    fs::remove_all(directory / name, error);
    if (error) throw file_error(fmt::format("{}: {}", (directory / name).string(), error.message()));
  }
  ::close(lock);
}

RunWriter::RunWriter(const fs::path& directory, RunInfo wanted, std::optional<Shard> shard)
    : directory_(directory), info_(std::move(wanted)), shard_(shard) {
  make_directory(shard_ ? directory / "shards" : directory);
  const fs::path file = directory / (shard_ ? shard_->file() : fs::path("run.sqlite"));
  lock_ = lock_file(shard_ ? fs::path(file).replace_extension(".lock") : directory / "run.lock");
  try {
    std::error_code error;
    const bool resumed = fs::exists(directory / "run.json", error);
    if (resumed) info_ = read_run_info(directory);
    if (is_complete()) return;
    const bool has_store = fs::exists(file, error);
    if (resumed && !shard_ && info_.state != "sharded" && !has_store)
      throw file_error(file.string() + ": is missing, though run.json says that the run was begun");
    if (!resumed && has_store) info_.chunk_size = identity_of(open_store(file)).chunk_size;
    store_.emplace(file, info_.identity());
    if (!resumed || !shard_) set_state(shard_ ? "sharded" : "running");
  } catch (...) {
    ::close(lock_);
    throw;
  }
}

RunWriter::~RunWriter() {
  store_.reset();
  if (lock_ >= 0) ::close(lock_);
}

void RunWriter::set_state(const std::string& state) {
  info_.state = state;
  if (store_) info_.formulas_done = store_->formulas();
  write_run_info(directory_, info_);
}

void RunWriter::finish() {
  if (is_complete()) return;
  store_->finish();
  if (!shard_) set_state("complete");
}

void RunWriter::pause() {
  if (!is_complete() && !shard_) set_state("interrupted");
}

}  // namespace brouncker
