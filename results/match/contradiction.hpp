/// A claim that the stored limit denies: a defect of this program, or of the machine that it ran on. None is expected.
#pragma once

#include "engine/claim.hpp"
#include "results/run/sqlite.hpp"

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace brouncker {

struct Contradiction {
  std::uint64_t id = 0;      ///< of the row in `measured`
  std::uint64_t weight = 1;  ///< 2 where the row stands for its mirror image, too
  std::string expression;    ///< what was claimed
  std::string limit;         ///< what is stored
  ClaimStatus status = ClaimStatus::proved;
  std::string method;
};

struct MatchFindings;

/// Takes away every claim about a formula of the class (class_form()) of one that is contradicted: forms and relations.
void remove_contradicted(MatchFindings& findings, const sqlite::Database& database);

/// "formula 17: '3/(pi - 4)' (proved, gauss-2f1), but its limit is -2.3298...", of the first of them; by row.
std::vector<std::string> contradiction_texts(const sqlite::Database& database, std::size_t most);

/// Throws Error (file) where the run holds contradictions: how many, and the first of them.
void refuse_contradictions(const std::filesystem::path& directory);

}  // namespace brouncker
