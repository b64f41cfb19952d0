/// The tables of the stage `cluster` in a store (doc/FORMATS.md).
#pragma once

#include "results/cluster/described.hpp"
#include "results/run/stages.hpp"

namespace brouncker::cluster {

std::vector<StageTable> cluster_tables();

/// Precondition: the tables are there.
void store_clusters(sqlite::Database& database, const Rows& rows, const Claims& claims, const Labelled& labelled,
                    std::span<const Described> clusters);

/// Definitions with limits to kVerifiedDigits digits. @param exact The stored exact clusters.
void store_new_constants(sqlite::Database& database, const Rows& rows, const Labelled& labelled, std::span<const Described> exact,
                         int threads);

/// `match`'s claims that the evaluation and the labels start from, with the integers of (p c + q)/(r c + s).
Claims load_claims(const sqlite::Database& database, const Rows& rows);

}  // namespace brouncker::cluster
