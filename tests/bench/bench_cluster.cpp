/// CPU seconds and memory of exact HDBSCAN, as JSON.
///
///     bench_cluster [POINTS = 774854 | DIR/run.sqlite] [dimensions = 6] [min_samples = 5] [threads = 1]
///
/// Of a run: the rows that have the six metrics of dynamics, arcsinh((x - median) / interquartile range) of each, and the first
/// `dimensions` of them. Otherwise a synthetic space of the size and make of the published one: 85 % of the points are one cloud
/// with a heavy tail, as deg a = deg b = 2 is; 7 % a smaller one; the others curves, clumps and pairs that differ by 1e-12.
#include "clustering/hdbscan.hpp"
#include "clustering/parallel.hpp"
#include "formulas/json.hpp"
#include "results/run/sqlite.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>
#include <ctime>
#include <iostream>
#include <random>

#include <sys/resource.h>

namespace {

class Space {
 public:
  explicit Space(std::size_t dimensions) : dimensions_(dimensions) {}

  std::vector<double> rows(std::size_t count) {
    std::vector<double> values;
    values.reserve(count * dimensions_);
    while (values.size() < count * dimensions_) add_row(values);
    return values;
  }

 private:
  double uniform() { return static_cast<double>(generator_() >> 11) * 0x1p-53; }
  double normal() { return std::sqrt(-2 * std::log(1 - uniform())) * std::cos(6.283185307179586 * uniform()); }

  /// Heavy-tailed and curved: later coordinates follow earlier ones with noise.
  void cloud(std::vector<double>& values, double centre, double width) {
    double previous = std::asinh(normal() / (0.05 + uniform())) * width;
    for (std::size_t k = 0; k < dimensions_; ++k) {
      values.push_back(centre + previous);
      previous = 0.5 * std::sin(2 * previous) + 0.1 * width * normal();
    }
  }

  void add_row(std::vector<double>& values) {
    const double kind = uniform();
    if (kind < 0.85) return cloud(values, 0, 1);
    if (kind < 0.92) return cloud(values, 3, 0.3);
    if (kind < 0.95) {
      const double t = 4 * uniform();
      for (std::size_t k = 0; k < dimensions_; ++k) values.push_back(-4 + std::sin(t * static_cast<double>(k + 1)));
      return;
    }
    if (kind < 0.99) {
      const double clump = std::floor(2000 * uniform());
      for (std::size_t k = 0; k < dimensions_; ++k)
        values.push_back(6 + std::sin(clump * (1.3 + static_cast<double>(k))) + 0.001 * normal());
      return;
    }
    const std::size_t size = values.size();
    const std::size_t twin = size == 0 ? 0 : generator_() % (size / dimensions_);
    for (std::size_t k = 0; k < dimensions_; ++k)
      values.push_back(size == 0 ? 0 : values[twin * dimensions_ + k] * (1 + 1e-12 * normal()));
  }

  std::size_t dimensions_;
  std::mt19937_64 generator_{1};
};

double cpu_seconds() { return static_cast<double>(std::clock()) / CLOCKS_PER_SEC; }

double peak_megabytes() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  return static_cast<double>(usage.ru_maxrss) / 1024;
}

/// In place: arcsinh((x - median) / interquartile range), column by column; a column without spread becomes 0.
void make_robust(std::vector<double>& values, std::size_t dimensions) {
  const std::size_t count = values.size() / dimensions;
  std::vector<double> column(count);
  for (std::size_t k = 0; k < dimensions; ++k) {
    for (std::size_t i = 0; i < count; ++i) column[i] = values[i * dimensions + k];
    std::ranges::sort(column);
    const double median = column[count / 2], spread = column[3 * count / 4] - column[count / 4];
    for (std::size_t i = 0; i < count; ++i) {
      double& x = values[i * dimensions + k];
      x = spread > 0 ? std::asinh((x - median) / spread) : 0;
    }
  }
}

std::vector<double> rows_of_run(const std::string& path, std::size_t dimensions) {
  static constexpr std::array kMetrics{"delta", "gamma_q", "eta_q", "gamma_error", "eta_error", "log_eigenvalue_ratio"};
  std::string columns, present;
  for (const std::string metric : kMetrics) {
    columns += (columns.empty() ? "" : ", ") + metric;
    present += (present.empty() ? "" : " AND ") + metric + " IS NOT NULL";
  }
  const brouncker::sqlite::Database database(path, brouncker::sqlite::Database::Mode::untouched);
  brouncker::sqlite::Statement s(database, "SELECT " + columns + " FROM measured WHERE " + present + " ORDER BY id");
  std::vector<double> values;
  while (s.next())
    for (std::size_t k = 0; k < dimensions; ++k) values.push_back(s.real(static_cast<int>(k)));
  if (!values.empty()) make_robust(values, dimensions);
  return values;
}

}  // namespace

int main(int argc, char** argv) {
  const auto argument = [&](int i, std::size_t otherwise) {
    return argc > i ? static_cast<std::size_t>(std::strtoull(argv[i], nullptr, 10)) : otherwise;
  };
  const bool synthetic = argument(1, 774'854) > 0;  // a path does not begin with a digit
  const std::size_t dimensions = std::clamp<std::size_t>(argument(2, 6), 1, 6), min_samples = argument(3, 5);
  const brouncker::parallel::ThreadLimit threads(argument(4, 1));
  const std::vector<double> values = synthetic ? Space(dimensions).rows(argument(1, 774'854)) : rows_of_run(argv[1], dimensions);
  const brouncker::Points points(values, dimensions);
  nlohmann::ordered_json report{{"points", points.size()},
                                {"dimensions", dimensions},
                                {"min_samples", min_samples},
                                {"peak_mb_before", std::lround(peak_megabytes())}};
  const double start = cpu_seconds();
  double before = start;
  const auto lap = [&](const std::string& stage) {
    const double now = cpu_seconds();
    report["cpu_seconds"][stage] = std::round(100 * (now - std::exchange(before, now))) / 100;
  };
  const brouncker::KdTree tree(points);
  lap("tree");
  const brouncker::Neighbours neighbours = brouncker::nearest_neighbours(tree, min_samples);
  lap("core_distances");
  auto edges = brouncker::spanning_tree(tree, neighbours);
  lap("spanning_tree");
  const brouncker::Linkage linkage = brouncker::single_linkage(points.size(), std::move(edges));
  lap("single_linkage");
  for (const auto selection : {brouncker::ClusterSelection::excess_of_mass, brouncker::ClusterSelection::leaf})
    for (const std::size_t size : {5, 20, 100}) {
      const auto labels = select(condense(linkage, size), selection);
      const brouncker::Clusters clusters = brouncker::canonical_clusters(points, labels);
      const std::string name = (selection == brouncker::ClusterSelection::leaf ? "leaf_" : "mass_") + std::to_string(size);
      report["clusters"][name] = {{"clusters", clusters.sizes.size()}, {"noise", clusters.noise()}};
      lap(name);
    }
  report["cpu_seconds"]["all"] = std::round(100 * (cpu_seconds() - start)) / 100;
  report["peak_mb"] = std::lround(peak_megabytes());
  std::cout << report.dump(2) << "\n";
}
