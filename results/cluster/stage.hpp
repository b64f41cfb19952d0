/// The stage `cluster`: clusters by theorem, twins, relations and dynamics; labels; new constants.
#pragma once

#include "results/cluster/evaluation.hpp"
#include "results/run/stages.hpp"

#include <filesystem>
#include <string_view>

namespace brouncker {

/// How the clusters by dynamics are made.
enum class ClusterPreset {
  dynamics,  ///< exact growth, gcd slope and eta_q; HDBSCAN, leaves
  paper      ///< the planes of the published program (clustering/paper_preset.hpp)
};
inline constexpr std::array<std::string_view, 2> kClusterPresets = {"dynamics", "paper"};

struct ClusterStageOptions : StageOptions {
  ClusterPreset preset = ClusterPreset::dynamics;
};

extern const Stage kClusterStage;

struct ClusterSummary {
  std::uint64_t clusters = 0;  ///< of both kinds
  std::uint64_t exact = 0, numeric = 0;
  std::uint64_t noise = 0;     ///< formulas (mirror images counted) in no cluster by dynamics
  std::uint64_t labelled = 0;  ///< clusters with a constant or a new constant
  std::uint64_t new_constants = 0;
  std::uint64_t new_constants_reduced = 0;  ///< whose members are all fully reduced
  std::uint64_t twins = 0, twin_pairs = 0;  ///< confirmed, and near enough
  std::uint64_t contradictions = 0;         ///< clusters with several constants, which were split
  std::uint64_t tests = 0;                  ///< members tested against an anchor
  std::uint64_t verified = 0, refuted = 0;  ///< members of labelled clusters
  std::uint64_t identified_anew = 0;        ///< formulas that `match` had not identified
  bool matched = false;                     ///< without `match` there are no labels
  cluster::Separation separation;           ///< how well each metric tells the constants apart; empty without `match`
  double cpu_seconds = 0;
  bool interrupted = false;
};

/// Replaces the clusters of a complete run, in one transaction; an interrupted call changes nothing. The tables depend on the set
/// of formulas only. Throws Error (file) where the run is not complete or cannot be written.
ClusterSummary cluster_run(const std::filesystem::path& directory, const ClusterStageOptions& options);

std::string to_json(const ClusterSummary& summary);

/// The quality of the clusters on what `match` identified.
struct ClusterEvaluation {
  HoldOutMean theorem;  ///< identities, theorem classes and twins
  HoldOutMean numeric;  ///< of the preset
  std::uint64_t seed = 0;
  std::size_t identified = 0;  ///< formulas, one a pair (a, b), (-a, b)
  cluster::Separation separation;
};

/// Nothing is stored. Throws Error: input where the run was not matched, file as cluster_run() does.
ClusterEvaluation evaluate_clusters(const std::filesystem::path& directory, std::uint64_t seed, const ClusterStageOptions& options);

std::string to_json(const ClusterEvaluation& evaluation);

}  // namespace brouncker
