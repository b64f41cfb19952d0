/// All that the work of `match` on a run needs, loaded once; its blocks are done by any number of threads.
#pragma once

#include "results/match/block.hpp"
#include "results/match/carrier.hpp"
#include "results/match/folded_classes.hpp"
#include "results/match/full_search.hpp"
#include "results/match/identity.hpp"
#include "results/match/plan.hpp"
#include "results/run/connections.hpp"

#include <filesystem>
#include <functional>
#include <string>
#include <vector>

namespace brouncker {

/// What is counted before any block is done.
struct MatchTotals {
  std::uint64_t limits = 0, classes = 0, constants = 0, rational = 0, blocks = 0;
  std::string plan;  ///< checksum
  friend bool operator==(const MatchTotals&, const MatchTotals&) = default;
};

class MatchWork {
 public:
  /// @param options   Have to outlive the work.
  /// @param constants match_constants(options). Throws Error (file). Cost: 10 us of CPU time a row.
  MatchWork(const std::filesystem::path& store, const MatchStageOptions& options, ConstantSet constants);

  const MatchPlan& plan() const { return plan_; }
  const ConstantSet& constants() const { return constants_; }
  MatchIdentity identity() const;
  MatchTotals totals() const;

  /// Does one block, by the calling thread alone. Throws Error (file) where the store is damaged.
  MatchBlock block(std::size_t number) const;

  /// Does the blocks in this order, on the threads of the options; `done` is called for one at a time, by any thread. False where
  /// it was interrupted: the blocks in work were done, others not. What `done` or a block throws ends it and is thrown again.
  bool run(const std::vector<std::size_t>& numbers, const std::function<void(std::size_t number, MatchBlock)>& done) const;

 private:
  void match_group(const std::vector<std::size_t>& group, const sqlite::Database& database, MatchBlock& block) const;
  /// Members that deserve it, of classes without a hit.
  void search_in_full(const std::vector<std::size_t>& group, const std::vector<Hit>& hits, const sqlite::Database& database,
                      MatchBlock& block) const;
  void relate(const std::vector<MatchLimit>& limits, const std::vector<Hit>& hits, const sqlite::Database& database,
              MatchBlock& block) const;
  void prove_range(std::size_t j, const sqlite::Database& database, MatchBlock& block) const;

  const MatchStageOptions& options_;
  sqlite::Database database_;
  ConstantSet constants_;
  std::vector<Approximation> precise_;
  FormulaClasses classes_;
  FoldedClasses folds_;
  FullSearch full_search_;
  MatchPlan plan_;
  MatchOptions match_options_;
  mutable Connections readers_;
};

}  // namespace brouncker
