/// What the results of `match` depend on.
#pragma once

#include "results/match/options.hpp"

namespace brouncker {

/// Results of one identity belong together, be they blocks of several machines.
struct MatchIdentity {
  std::string version;    ///< of the program
  std::string run;        ///< checksum over what was asked and the chunks of the run
  std::string constants;  ///< checksum over the constants of the catalogue and of the user
  bool pairs = true;      ///< limits against each other, too

  /// In which way another one is foreign: "of another run"; empty where they are equal.
  std::string difference(const MatchIdentity& other) const;
  std::string checksum() const;
};
MatchIdentity match_identity(const sqlite::Database& database, const ConstantSet& constants, const MatchStageOptions& options);

}  // namespace brouncker
