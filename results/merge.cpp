#include "results/merge.hpp"

#include "formulas/error.hpp"
#include "results/run_writer.hpp"

#include <algorithm>
#include <set>

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <unistd.h>

namespace brouncker {
namespace {

namespace fs = std::filesystem;

/// The store files of a directory, in order of their names.
std::vector<fs::path> stores_in(const fs::path& directory) {
  std::vector<fs::path> files;
  std::error_code error;
  for (const auto& entry : fs::directory_iterator(directory / "shards", error))
    if (entry.path().extension() == ".sqlite") files.push_back(entry.path());
  if (files.empty() && fs::exists(directory / "run.sqlite", error)) files.push_back(directory / "run.sqlite");
  std::sort(files.begin(), files.end());
  return files;
}

/// k of the shards i-of-k among the files, where they all agree; 0 otherwise.
std::uint64_t shard_count(const std::vector<fs::path>& files) {
  std::uint64_t count = 0;
  for (const fs::path& file : files) {
    const std::string name = file.stem().string();
    const std::size_t of = name.find("-of-");
    const std::uint64_t k = of == name.npos ? 0 : std::strtoull(name.c_str() + of + 4, nullptr, 10);
    if (k == 0 || (count != 0 && k != count)) return 0;
    count = k;
  }
  return count;
}

/// Says which part of the run is missing, by shards where the files are shards of one division.
std::string missing_parts(const std::vector<fs::path>& files, const std::set<std::uint64_t>& done, std::uint64_t chunks) {
  const std::uint64_t k = shard_count(files);
  if (k == 0) return fmt::format("{} of {} chunks are missing", chunks - done.size(), chunks);
  std::vector<std::string> parts;
  for (std::uint64_t i = 0; i < k; ++i) {
    const Shard shard{i, k};
    std::uint64_t missing = 0;
    for (std::uint64_t chunk = i; chunk < chunks; chunk += k) missing += !done.count(chunk);
    if (missing > 0) parts.push_back(fmt::format("shard {}/{} lacks {} of {} chunks", i, k, missing, shard.count(chunks)));
  }
  constexpr std::size_t kShown = 20;
  const std::size_t more = parts.size() > kShown ? parts.size() - kShown : 0;
  parts.resize(parts.size() - more);
  return fmt::format("{}{}", fmt::join(parts, "; "), more ? fmt::format("; and {} more shards", more) : "");
}

/// Everything that stands in the way, in one text; empty where nothing does.
std::string obstacles(const std::vector<fs::path>& files, const RunInfo& info) {
  std::vector<std::string> found;
  std::set<std::uint64_t> done;
  for (const fs::path& file : files) {
    try {
      verify_store(file, info.identity());
      for (const auto& [chunk, note] : chunk_notes(open_store(file))) done.insert(chunk);
    } catch (const Error& error) {
      found.emplace_back(error.what());
    }
  }
  const std::uint64_t chunks = chunk_count(info.job, info.chunk_size);
  if (done.size() < chunks) found.push_back(missing_parts(files, done, chunks));
  return fmt::format("{}", fmt::join(found, "; "));
}

}  // namespace

void merge_runs(const std::vector<fs::path>& directories, const fs::path& out) {
  RunInfo info = read_run_info(directories.front());
  std::vector<fs::path> files;
  for (const fs::path& directory : directories) {
    if (read_run_info(directory).identity() != info.identity())
      throw file_error(fmt::format("{}: holds a run of another space, other options or another version than {}", directory.string(),
                                   directories.front().string()));
    for (const fs::path& file : stores_in(directory)) files.push_back(file);
  }
  if (existing_run(out, info) == Existing::other_run)
    throw input_error(fmt::format("--out '{}': holds another run; give another directory", out.string()));
  std::error_code error;
  if (fs::exists(out / "run.json", error) && read_run_info(out).state == "complete") return;
  if (files.empty()) throw file_error(fmt::format("{}: holds no shards", directories.front().string()));
  if (const std::string text = obstacles(files, info); !text.empty()) throw file_error("not merged: " + text);
  fs::create_directories(out, error);
  if (!fs::is_directory(out, error)) throw file_error(out.string() + ": cannot be made a directory");
  const int lock = lock_file(out / "run.lock");
  struct Unlock {
    int lock;
    ~Unlock() { ::close(lock); }
  } unlock{lock};

  const fs::path temporary = out / "merging.sqlite";
  for (const char* suffix : {"", "-wal", "-shm", "-journal"}) fs::remove(temporary.string() + suffix, error);
  {
    Store store(temporary, info.identity());
    for (const fs::path& file : files) store.absorb(file);
    store.finish();
    info.formulas_done = store.formulas();
  }
  fs::rename(temporary, out / "run.sqlite", error);
  if (error) throw file_error(fmt::format("{}: {}", (out / "run.sqlite").string(), error.message()));
  info.state = "complete";
  write_run_info(out, info);
}

}  // namespace brouncker
