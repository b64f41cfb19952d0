/// HDBSCAN by its definition, in cubic time: the oracle of the fast one.
#pragma once

#include "clustering/hdbscan.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

namespace brouncker::brute_force {

using Rows = std::vector<double>;

/// Squared mutual reachability distances of all pairs.
class Reachability {
 public:
  Reachability(const Points& points, std::size_t min_samples) : count_(points.size()), squared_(count_ * count_) {
    for (std::size_t i = 0; i < count_; ++i)
      for (std::size_t j = 0; j < count_; ++j)
        for (std::size_t k = 0; k < points.dimension(); ++k)
          squared_[i * count_ + j] += (points[i][k] - points[j][k]) * (points[i][k] - points[j][k]);
    std::vector<double> core;
    for (std::size_t i = 0; i < count_; ++i) {
      std::vector<double> row(squared_.begin() + static_cast<long>(i * count_),
                              squared_.begin() + static_cast<long>((i + 1) * count_));
      std::sort(row.begin(), row.end());
      core.push_back(row[std::min(min_samples, count_) - 1]);
    }
    for (std::size_t i = 0; i < count_; ++i)
      for (std::size_t j = 0; j < count_; ++j) squared_[i * count_ + j] = std::max({squared_[i * count_ + j], core[i], core[j]});
  }
  std::size_t size() const { return count_; }
  double operator()(std::size_t i, std::size_t j) const { return squared_[i * count_ + j]; }

 private:
  std::size_t count_;
  std::vector<double> squared_;
};

using Set = std::vector<std::size_t>;

/// Lengths of the edges of a minimum spanning tree of a set, by Prim's algorithm.
inline std::vector<double> tree_lengths(const Reachability& distance, const Set& set) {
  std::vector<double> nearest(set.size(), std::numeric_limits<double>::infinity()), lengths;
  std::vector<bool> inside(set.size());
  std::size_t last = 0;
  for (std::size_t step = 1; step < set.size(); ++step) {
    inside[last] = true;
    std::size_t next = set.size();
    for (std::size_t i = 0; i < set.size(); ++i) {
      if (inside[i]) continue;
      nearest[i] = std::min(nearest[i], distance(set[last], set[i]));
      if (next == set.size() || nearest[i] < nearest[next]) next = i;
    }
    lengths.push_back(nearest[next]);
    last = next;
  }
  return lengths;
}

/// The components of a set when all pairs at distance `cut` or more are apart.
inline std::vector<Set> components(const Reachability& distance, const Set& set, double cut) {
  std::vector<Set> result;
  std::vector<bool> seen(set.size());
  for (std::size_t start = 0; start < set.size(); ++start) {
    if (seen[start]) continue;
    Set members, pending = {start};
    seen[start] = true;
    while (!pending.empty()) {
      const std::size_t i = pending.back();
      pending.pop_back();
      members.push_back(set[i]);
      for (std::size_t j = 0; j < set.size(); ++j)
        if (!seen[j] && distance(set[i], set[j]) < cut) {
          seen[j] = true;
          pending.push_back(j);
        }
    }
    result.push_back(members);
  }
  return result;
}

struct Cluster {
  Set points;
  double stability = 0;
  std::vector<Cluster> parts;
};

inline double lambda(double squared) { return 1 / std::max(std::sqrt(squared), kSmallestDistance); }

/// The cluster that comes into being as `set` at lambda `birth`, and all below it.
inline Cluster grow(const Reachability& distance, Set set, double birth, std::size_t min_size) {
  Cluster cluster{set, 0, {}};
  while (true) {
    const std::vector<double> lengths = tree_lengths(distance, set);
    const double cut = *std::max_element(lengths.begin(), lengths.end());
    std::vector<Set> large = components(distance, set, cut);
    std::erase_if(large, [&](const Set& part) { return part.size() < min_size; });
    const std::size_t leaving = set.size() - (large.size() == 1 ? large[0].size() : 0);
    cluster.stability += static_cast<double>(leaving) * (lambda(cut) - birth);
    if (large.size() != 1) {
      for (Set& part : large) cluster.parts.push_back(grow(distance, std::move(part), lambda(cut), min_size));
      return cluster;
    }
    set = large[0];
  }
}

inline double choose(const Cluster& cluster, ClusterSelection selection, bool may_choose, std::vector<Set>& chosen) {
  std::vector<Set> below;
  std::vector<double> stabilities;
  for (const Cluster& part : cluster.parts) stabilities.push_back(choose(part, selection, true, below));
  std::sort(stabilities.begin(), stabilities.end());
  double parts = 0;
  for (const double stability : stabilities) parts += stability;
  const bool itself = may_choose && (selection == ClusterSelection::leaf ? cluster.parts.empty() : cluster.stability >= parts);
  if (itself) below = {cluster.points};
  chosen.insert(chosen.end(), below.begin(), below.end());
  return std::max(cluster.stability, parts);
}

/// Sets of rows; what is in none of them is noise. Precondition: at least two points, not all equal.
inline std::vector<Set> hdbscan(const Points& points, std::size_t min_samples, std::size_t min_size, ClusterSelection selection,
                                bool allow_single = false) {
  std::vector<Set> chosen;
  if (points.size() < min_size) return chosen;
  Set all(points.size());
  std::iota(all.begin(), all.end(), std::size_t{0});
  choose(grow(Reachability(points, min_samples), all, 0, min_size), selection, allow_single, chosen);
  return chosen;
}

}  // namespace brouncker::brute_force
