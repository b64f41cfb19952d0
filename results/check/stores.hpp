/// The files of a run against their checksums.
#pragma once

#include "results/check/check.hpp"
#include "results/run/info.hpp"

namespace brouncker {

/// run.json; nullopt where it is damaged, which is noted.
std::optional<RunInfo> check_info(const std::filesystem::path& directory, CheckSummary& summary);

/// Pages, schema, structure, chunks and blocks of one store. @param info  Where known: the run that it has to be of.
void check_store(const std::filesystem::path& file, const std::optional<RunInfo>& info, const CheckOptions& options,
                 CheckSummary& summary);

/// DIR/shards: stores, and parts of a match.
void check_shards(const std::filesystem::path& directory, const std::optional<RunInfo>& info, const CheckOptions& options,
                  CheckSummary& summary);

}  // namespace brouncker
