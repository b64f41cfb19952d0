/// Options about the parts of a run, which `search`, `merge` and `match` share.
#pragma once

#include "cli/options.hpp"
#include "results/run/merge.hpp"
#include "results/run/writer.hpp"

#include <optional>

namespace brouncker::cli {

/// "3/16"; nullopt where the option is absent. Throws Error (input).
std::optional<Shard> read_shard(const Text& given);

/// --shards, --missing and --set-aside: how parts are joined.
struct JoinOptions {
  Text missing;
  Whole shards{"--shards", "into how many shards the run is divided (default: what their names say)", {1, kMostShards}};
  bool set_aside = false;

  /// @param work What is to be done again with a part, such as "searched".
  void declare(CLI::App& app, const std::string& work);
  bool any() const { return shards.given() || missing.given || set_aside; }
  /// Throws Error (input).
  MergeOptions merge_options() const;
  /// Writes the list of --missing, and throws Error (file) with all that stands in the way where something does.
  /// @param refusal Such as "not merged".
  void settle(const MergeObstacles& obstacles, const std::string& refusal) const;
};

}  // namespace brouncker::cli
