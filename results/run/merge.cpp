#include "results/run/merge.hpp"

#include "formulas/error.hpp"
#include "results/run/shard_survey.hpp"
#include "results/run/writer.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace brouncker {
namespace {

namespace fs = std::filesystem;

/// The store files of a directory, in order of their names.
std::vector<fs::path> stores_in(const fs::path& directory) {
  std::vector<fs::path> files = shard_files(directory, [](const fs::path& file) { return file.extension() == ".sqlite"; });
  const fs::path whole = RunFiles{directory}.store();
  std::error_code error;
  if (files.empty() && fs::exists(whole, error)) files.push_back(whole);
  return files;
}

std::vector<fs::path> stores_of(const std::vector<fs::path>& directories, const RunInfo& info) {
  std::vector<fs::path> files;
  for (const fs::path& directory : directories) {
    if (read_run_info(directory).identity() != info.identity())
      throw file_error(fmt::format("{}: holds a run of another space, other options or another version than {}", directory.string(),
                                   directories.front().string()));
    for (const fs::path& file : stores_in(directory)) files.push_back(file);
  }
  return files;
}

/// Writes the whole run beside its place, then moves it there.
void join(const std::vector<fs::path>& files, const RunFiles& out, RunInfo info) {
  const fs::path temporary = out.merging();
  std::error_code error;
  for (const fs::path& old : with_companions(temporary)) fs::remove(old, error);
  {
    Store store(temporary, info.identity(), Store::Readers::none);
    for (const fs::path& file : files) store.absorb(file);
    store.finish(indices_for(info.job.source));
    info.formulas_done = store.formulas();
  }
  fs::rename(temporary, out.store(), error);
  if (error) throw file_error(fmt::format("{}: {}", out.store().string(), error.message()));
  info.state = "complete";
  write_run_info(out.directory, info);
}

}  // namespace

MergeObstacles merge_runs(const std::vector<fs::path>& directories, const fs::path& out, const MergeOptions& options) {
  const RunInfo info = read_run_info(directories.front());
  const std::vector<fs::path> files = stores_of(directories, info);
  if (existing_run(out, info) == Existing::other_run)
    throw input_error(fmt::format("--out '{}': holds another run; give another directory", out.string()));
  std::error_code error;
  if (fs::exists(RunFiles{out}.info(), error) && read_run_info(out).state == "complete") return {};
  if (files.empty() && options.parts == 0) throw file_error(fmt::format("{}: holds no shards", directories.front().string()));
  if (MergeObstacles obstacles = survey(files, info, options); !obstacles.texts.empty()) return obstacles;
  make_directory(out);
  const FileLock lock(RunFiles{out}.lock());
  join(files, {out}, info);
  return {};
}

}  // namespace brouncker
