/// The shards of a run that nobody has merged yet, to be read as one store.
#pragma once

#include "results/run/info.hpp"

#include <cstdint>
#include <filesystem>
#include <optional>

namespace brouncker {

/// Which shards were read.
struct ShardsRead {
  std::uint64_t read = 0, of = 0;  ///< of = 0: the names of the files do not agree about it
  std::uint64_t in_work = 0;       ///< left out: another process holds them
};

struct Gathered {
  sqlite::Database database;
  ShardsRead shards;
};

/// The rows of all shards that nobody works on, each chunk checked against its checksum, in a store without a name, which is gone
/// when it is closed. The shards are only read.
/// Throws Error (file): a shard is damaged or of another run, there is none, or no room.
/// Cost: a merge; the disk space of the shards in the directory of temporary files.
Gathered gathered(const std::filesystem::path& run, const RunInfo& info);

/// The run to which the file of a shard belongs, DIR of DIR/shards/3-of-16.sqlite; nullopt where there is no file of such a name.
std::optional<std::filesystem::path> run_of_shard(const std::filesystem::path& file);

}  // namespace brouncker
