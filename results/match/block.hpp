/// What one block of the work of `match` found, and its text in the file of a shard.
#pragma once

#include "results/match/proved_forms.hpp"
#include "results/match/proved_relations.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace brouncker {

/// Of a group of classes, or of a range of rows (results/match/plan.hpp).
struct MatchBlock {
  std::vector<StoredForm> matched;            ///< by class and member
  std::vector<StoredRelation> relations;      ///< in the order in which they were found
  ProvedForms proofs;                         ///< its contradictions are among those of the block
  std::vector<Contradiction> contradictions;  ///< claims that a stored limit denies: none is expected
  std::uint64_t tests = 0, undetermined = 0, unconfirmed = 0, pair_tests = 0;
  std::uint64_t controls = 0, controls_found = 0;
  double cpu_seconds = 0, prove_cpu_seconds = 0;
};

/// All but the seconds, on one line: the same result is the same text.
std::string to_text(const MatchBlock& block);
/// Back. Throws Error (file) naming `file` where it is no such text.
MatchBlock match_block_of(const std::string& text, const std::string& file);

}  // namespace brouncker
