#include "clustering/paper_preset.hpp"

#include "clustering/parallel.hpp"
#include "clustering/words.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <optional>

#include <fmt/format.h>

namespace brouncker {
namespace {

using Rows = std::vector<PointId>;

/// A cluster on its way through the planes.
struct Open {
  Rows rows;
  std::size_t previous = PaperStep::kStart;
};

std::vector<double> in_plane(const Points& points, const Rows& rows, const Plane& plane) {
  std::vector<double> values;
  values.reserve(2 * rows.size());
  for (const PointId row : rows) values.insert(values.end(), {points[row][plane.x], points[row][plane.y]});
  return values;
}

/// The least row of every occupied cell, cell after cell.
std::vector<double> grid_sample(const Points& rows, double cell) {
  struct Sample {
    double cell_x, cell_y, x, y;
    auto operator<=>(const Sample&) const = default;
  };
  std::vector<Sample> samples;
  samples.reserve(rows.size());
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const double x = rows[i][0], y = rows[i][1];
    samples.push_back({std::floor(x / cell), std::floor(y / cell), x, y});
  }
  std::sort(samples.begin(), samples.end());
  std::vector<double> values;
  for (std::size_t i = 0; i < samples.size(); ++i)
    if (i == 0 || samples[i].cell_x != samples[i - 1].cell_x || samples[i].cell_y != samples[i - 1].cell_y)
      values.insert(values.end(), {samples[i].x, samples[i].y});
  return values;
}

/// Each row's cluster: that of the nearest clustered sample within reach, the lowest number among equals.
std::vector<std::int32_t> assign(const Points& rows, const Points& samples, const Clusters& clusters, double reach) {
  std::vector<double> clustered;
  std::vector<std::int32_t> label;
  for (std::size_t i = 0; i < samples.size(); ++i) {
    if (clusters.labels[i] == Clusters::kNoise) continue;
    clustered.insert(clustered.end(), samples[i].begin(), samples[i].end());
    label.push_back(clusters.labels[i]);
  }
  const KdTree tree(Points(clustered, 2));
  std::vector<std::int32_t> result(rows.size(), Clusters::kNoise);
  parallel::blocks(rows.size(), 2048, [&](std::size_t begin, std::size_t end) {
    for (std::size_t i = begin; i < end; ++i) {
      double nearest = reach * reach;
      const auto bound = [&] { return std::nextafter(nearest, std::numeric_limits<double>::infinity()); };
      search_points(tree, rows[i].data(), bound, [&](PointId place, double squared) {
        const std::int32_t candidate = label[tree.id(place)];
        if (squared < nearest || result[i] == Clusters::kNoise || candidate < result[i]) result[i] = candidate;
        nearest = squared;
      });
    }
  });
  return result;
}

/// Splits a cluster and tells what happened.
std::vector<Open> split(const Points& points, const Plane& plane, const PaperOptions& options, Open& open, PaperStep& step) {
  const std::vector<double> values = in_plane(points, open.rows, plane);
  const Points rows(values, 2);
  const std::vector<double> sample = grid_sample(rows, options.cell);
  const Points samples(sample, 2);
  const Clusters found =
      Hdbscan(samples, options.min_cluster_size).clusters(options.min_cluster_size, ClusterSelection::excess_of_mass);
  step.rows = open.rows.size();
  step.cells = samples.size();
  step.parts = found.sizes.size();
  if (step.parts == 0) step.outcome = PaperStep::Outcome::nothing_found;
  if (options.most_parts > 0 && step.parts > options.most_parts) step.outcome = PaperStep::Outcome::too_many_parts;
  std::vector<Open> parts;
  if (step.outcome != PaperStep::Outcome::split) {
    parts.push_back(std::move(open));
    return parts;
  }
  parts.resize(step.parts);
  const std::vector<std::int32_t> label = assign(rows, samples, found, options.reach);
  for (std::size_t i = 0; i < label.size(); ++i)
    if (label[i] == Clusters::kNoise) ++step.noise;
    else parts[static_cast<std::size_t>(label[i])].rows.push_back(open.rows[i]);
  return parts;
}

Rows complete_rows(const Points& points, std::span<const Plane> planes) {
  Rows rows;
  for (PointId row = 0; row < points.size(); ++row)
    if (std::all_of(planes.begin(), planes.end(),
                    [&](const Plane& plane) { return std::isfinite(points[row][plane.x]) && std::isfinite(points[row][plane.y]); }))
      rows.push_back(row);
  return rows;
}

}  // namespace

PaperClusters paper_clusters(const Points& points, std::span<const Plane> planes, const PaperOptions& options) {
  PaperClusters result;
  std::vector<Open> level(1);
  level[0].rows = complete_rows(points, planes);
  result.missing = points.size() - level[0].rows.size();
  if (level[0].rows.empty()) level.clear();
  for (std::size_t plane = 0; plane < planes.size(); ++plane) {
    std::vector<Open> next;
    for (Open& open : level) {
      PaperStep step;
      step.plane = plane;
      step.previous = open.previous;
      for (Open& part : split(points, planes[plane], options, open, step)) {
        part.previous = result.steps.size();
        next.push_back(std::move(part));
      }
      result.steps.push_back(step);
    }
    level = std::move(next);
  }
  std::vector<std::uint32_t> labels(points.size(), kNoPoint);
  for (std::uint32_t cluster = 0; cluster < level.size(); ++cluster)
    for (const PointId row : level[cluster].rows) labels[row] = cluster;
  result.clusters = canonical_clusters(points, labels);
  result.last_step.resize(result.clusters.sizes.size());
  for (const Open& open : level)
    result.last_step[static_cast<std::size_t>(result.clusters.labels[open.rows.front()])] = open.previous;
  return result;
}

std::string in_words(const PaperStep& step, std::span<const Plane> planes) {
  const std::string begin =
      fmt::format("({}): {} in {}: ", planes[step.plane].name, counted(step.rows, "row"), counted(step.cells, "cell"));
  if (step.outcome == PaperStep::Outcome::nothing_found) return begin + "no clusters, undivided";
  if (step.outcome == PaperStep::Outcome::too_many_parts)
    return begin + fmt::format("{} are too many, undivided", counted(step.parts, "cluster"));
  return begin + fmt::format("{}, {} noise", counted(step.parts, "cluster"), counted(step.noise, "row"));
}

std::vector<std::string> trace(const PaperClusters& result, std::size_t cluster, std::span<const Plane> planes) {
  std::vector<std::string> lines;
  for (std::size_t i = result.last_step[cluster]; i != PaperStep::kStart; i = result.steps[i].previous)
    lines.push_back(in_words(result.steps[i], planes));
  std::reverse(lines.begin(), lines.end());
  return lines;
}

}  // namespace brouncker
