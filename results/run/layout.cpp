#include "results/run/layout.hpp"

#include "formulas/error.hpp"

#include <cinttypes>
#include <cstdio>

#include <fmt/format.h>

namespace brouncker {

namespace fs = std::filesystem;

std::vector<fs::path> with_companions(const fs::path& store) {
  std::vector<fs::path> files;
  for (const char* suffix : {"", "-wal", "-shm", "-journal"}) files.emplace_back(store.string() + suffix);
  return files;
}

std::vector<fs::path> RunFiles::contents() const {
  std::vector<fs::path> all = with_companions(store());
  all.insert(all.begin(), info());
  all.push_back(shards());
  all.push_back(progress());
  return all;
}

fs::path Shard::file(const RunFiles& run) const { return run.shards() / fmt::format("{}-of-{}.sqlite", i, k); }

std::optional<Shard> Shard::of_file(const fs::path& file) {
  const std::string name = file.filename().string();
  Shard shard;
  if (std::sscanf(name.c_str(), "%" SCNu64 "-of-%" SCNu64, &shard.i, &shard.k) != 2 || shard.file({}).filename() != name)
    return std::nullopt;
  return shard;
}

fs::path lock_of_shard(const fs::path& file) { return fs::path(file).replace_extension(".lock"); }

void make_directory(const fs::path& directory) {
  std::error_code error;
  fs::create_directories(directory, error);
  if (error || !fs::is_directory(directory, error))
    throw file_error(
        fmt::format("{}: cannot be made a directory: {}", directory.string(), error ? error.message() : "something else is there"));
}

}  // namespace brouncker
