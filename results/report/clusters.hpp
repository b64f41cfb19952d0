/// Clusters and new constants of a run for the page, where `cluster` has made them (doc/FORMATS.md).
#pragma once

#include "results/report/points.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace brouncker::report {

struct ClusterLine {
  std::uint64_t number = 0;
  std::string kind, label, rule, held_by;
  std::uint64_t formulas = 0, members = 0, anchors = 0, verified = 0, exact_limits = 0, refuted = 0, untested = 0;
  std::string medoid_a, medoid_b;
  std::vector<std::uint32_t> points;  ///< of the map
};

struct NewConstantLine {
  std::uint64_t number = 0, cluster = 0, classes = 0, formulas = 0;
  std::string a, b, value, reduction;
};

struct Clusters {
  bool done = false;  ///< the run was clustered
  std::uint64_t all = 0, labelled = 0;
  std::vector<ClusterLine> shown;  ///< labelled ones, those with most formulas first
  std::uint64_t all_new_constants = 0;
  std::vector<NewConstantLine> new_constants;  ///< fully reduced ones first
};

/// Clusters on the page; the text above the table says how many there are in all.
inline constexpr std::size_t kClustersShown = 400, kNewConstantsShown = 200;

Clusters read_clusters(const sqlite::Database& run, const Points& points);

std::string clusters_section(const Clusters& clusters);
std::string new_constants_section(const Clusters& clusters);

}  // namespace brouncker::report
