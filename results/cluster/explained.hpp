/// Stored clusters, read again.
#pragma once

#include "results/run/sqlite.hpp"

#include <optional>
#include <string>
#include <vector>

namespace brouncker::cluster {

/// A stored cluster in words, line by line; nullopt where there is none of this number.
/// Throws Error (input) where the run has no clusters.
std::optional<std::vector<std::string>> explained(const sqlite::Database& database, std::uint64_t number);

/// How many clusters are stored. Throws Error (input) where the run was not clustered.
std::uint64_t stored_clusters(const sqlite::Database& database);

}  // namespace brouncker::cluster
