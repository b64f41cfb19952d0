#include "results/cluster/evaluation.hpp"

#include "clustering/hdbscan.hpp"
#include "results/cluster/described.hpp"

#include <cmath>
#include <map>

namespace brouncker::cluster {
namespace {

/// Identified rows of the exponential class whose constant has enough of them there, as numbers of groups.
std::vector<std::int32_t> exponential_groups(const Rows& rows, Separation& result) {
  const auto counts = [](const Row& row) { return row.kind == ConvergenceClass::exponential && row.constant != kNone; };
  std::vector<std::size_t> sizes(rows.constants.size());
  for (const Row& row : rows.rows)
    if (counts(row)) ++sizes[row.constant];
  std::vector<std::int32_t> labels;
  for (const Row& row : rows.rows) {
    const bool grouped = counts(row) && sizes[row.constant] >= kSmallestGroup;
    labels.push_back(grouped ? static_cast<std::int32_t>(row.constant) : kUnlabelled);
    result.rows += grouped;
  }
  for (const std::size_t size : sizes) result.groups += size >= kSmallestGroup;
  return labels;
}

/// The identified rows alone: everything else plays no part in the separation.
struct Identified {
  std::vector<PointId> rows;
  std::vector<std::int32_t> constants;
  std::vector<std::uint64_t> kin;
};

Identified identified_rows(const Rows& rows) {
  Identified result;
  for (PointId i = 0; i < rows.size(); ++i) {
    if (rows.rows[i].constant == kNone) continue;
    result.rows.push_back(i);
    result.constants.push_back(static_cast<std::int32_t>(rows.rows[i].constant));
    result.kin.push_back(rows.rows[i].kin);
  }
  return result;
}

}  // namespace

HoldOutMean held_out(const Rows& rows, std::span<const std::int32_t> labels, std::uint64_t seed) {
  std::vector<HoldOutRow> all(rows.size());
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const Row& row = rows.rows[i];
    all[i] = {labels[i], row.constant == kNone ? -1 : static_cast<std::int32_t>(row.constant), !row.is_open(), row.kin};
  }
  return hold_out_mean(all, seed, kRepetitions);
}

Separation separation(const Rows& rows) {
  Separation result;
  const std::vector<std::int32_t> groups = exponential_groups(rows, result);
  const Identified identified = identified_rows(rows);
  const auto add = [&](std::string name, const auto& value) {
    std::vector<double> all, known;
    std::vector<std::int32_t> labels;
    for (const PointId i : identified.rows) {
      known.push_back(value(i));
      labels.push_back(groups[i]);
    }
    const Points column(known, 1);
    result.metrics.push_back(
        {std::move(name), davies_bouldin(column, labels), nearest_agreement(column, identified.constants, identified.kin)});
  };
  add("limit", [&](PointId i) { return rows.rows[i].limit; });
  for (const auto& [name, place] : ranged_metrics())
    add(std::string(name), [&rows, m = place](PointId i) { return rows.metric(i, m); });
  return result;
}

std::vector<ClusterEdge> attach_by_theorem(const Rows& rows, std::vector<std::int32_t>& labels) {
  std::vector<PointId> first(rows.theorems.size(), kNoPoint);
  for (PointId i = 0; i < rows.size(); ++i)
    if (const Row& row = rows.rows[i]; row.theorem != kNone && row.is_open() && first[row.theorem] == kNoPoint)
      first[row.theorem] = i;
  std::vector<ClusterEdge> edges;
  for (PointId i = 0; i < rows.size(); ++i) {
    const Row& row = rows.rows[i];
    if (row.theorem == kNone || row.is_open() || first[row.theorem] == kNoPoint) continue;
    labels[i] = labels[first[row.theorem]];
    edges.push_back({first[row.theorem], i, EdgeKind::theorem});
  }
  return edges;
}

}  // namespace brouncker::cluster
