/// How far a run is: its search, its shards, its stages. Nothing is written, whoever works on it.
#pragma once

#include "results/run/info.hpp"
#include "results/run/layout.hpp"
#include "results/run/progress_note.hpp"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace brouncker {

/// A search or a shard of it, a stage or a shard of it.
struct PartStatus {
  enum class State { not_begun, begun, in_work, done, damaged };
  State state = State::not_begun;
  std::string name;                  ///< "search", "match"; of shards "3/16"
  std::uint64_t done = 0, of = 0;    ///< chunks, or blocks of a match; of = 0: not known
  std::optional<ProgressSeen> work;  ///< what the process that works on it said last
  std::string owner;                 ///< who holds its lock; "" where nobody is seen to
  std::string fault;                 ///< with `damaged`

  /// Of the work, 0 to 1: what the process at work says, else by its pieces.
  double share() const;
};

struct RunStatus {
  RunInfo info;
  std::uint64_t formulas = 0;  ///< of what nobody works on at the moment
  PartStatus search;
  std::vector<PartStatus> shards;        ///< of the search, all that there are or have to be; empty where it is not divided
  std::vector<PartStatus> stages;        ///< in the order of pipeline()
  std::vector<PartStatus> match_shards;  ///< of the match, where it is divided
};

/// Throws Error (file): there is no run, or its run.json is damaged. What is wrong with a shard is said of the shard.
/// Cost: reads the notes of all chunks, 100 bytes each; dealing the chunks to shards takes microseconds a chunk.
RunStatus status_of(const std::filesystem::path& directory);

inline constexpr std::string_view kPartStates[] = {"not begun", "begun", "in work", "done", "damaged"};

}  // namespace brouncker
