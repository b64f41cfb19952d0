/// The stages of a run: each works on the rows of the search and on what the stages before it stored, and stores tables of its
/// own.
///
/// The store itself says which stages were done, what each of them needed and which tables are its own. So a stage that is done
/// anew takes with it what was made from its tables, and nothing here knows which stages there are: results/pipeline lists them.
#pragma once

#include "engine/progress.hpp"
#include "results/run/sqlite.hpp"

#include <filesystem>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace brouncker {

struct StageTable {
  std::string_view name;
  std::string definition;  ///< what stands behind the name in CREATE TABLE, and behind a semicolon its indices; not WITHOUT ROWID
};

/// CREATE TABLE of them, where they are not there.
std::string create_tables(std::span<const StageTable> tables);

/// What every stage is told.
struct StageOptions : WorkOptions {
  std::string user_constants;   ///< text of a file of constants (formulas/user_constants.hpp); empty: none
  std::string user_literature;  ///< a table of one's own, as print_known_formulas() writes it; empty: none
  std::string version;          ///< of the program; part of every identity
};

/// A new stage: a row like this in its own files, its place in results/pipeline/pipeline.cpp, its tables in doc/FORMATS.md.
struct Stage {
  std::string_view name;  ///< the command that does it by itself
  /// Stages whose tables it reads where they are there. Done anew, they take away what this one stored.
  std::span<const std::string_view> needs;
  std::vector<StageTable> (*tables)();
  /// A checksum over all that its result depends on: rows, options, version, and the identities of what it needs.
  /// Throws Error (input) for bad constants.
  std::string (*identity)(const sqlite::Database& database, const StageOptions& options);
  /// Replaces what an earlier call stored. The summary as JSON; nullopt where it was stopped: then nothing is changed.
  /// Throws Error: input for bad constants, file for a run that is not complete or cannot be written.
  std::optional<std::string> (*run)(const std::filesystem::path& directory, const StageOptions& options);
};

/// Of a stage that was done.
struct StageNote {
  std::string identity, summary;
};

/// nullopt where it was not done, or what it had stored was taken away since.
std::optional<StageNote> get_stage(const sqlite::Database& database, std::string_view name);

bool is_done(const sqlite::Database& database, const Stage& stage);

/// In one transaction: forget_stage(), the tables anew, what `fill` puts into them, their checksums, the note.
void put_stage(sqlite::Database& database, const Stage& stage, const StageNote& note, const std::function<void()>& fill);

/// The tables of all stages that are done.
std::vector<std::string> tables_of_stages(const sqlite::Database& database);

/// Removes the tables and notes of the stage, and of all that needs it, directly or not. Within the caller's transaction.
void forget_stage(sqlite::Database& database, std::string_view name);

/// The identity of a stage: checksum over version, rows, its options as text, and the identities of what it needs.
std::string stage_identity(const sqlite::Database& database, const Stage& stage, std::string_view version,
                           std::string_view options);

/// CREATE TABLE `stages`.
std::string stages_schema();

}  // namespace brouncker
