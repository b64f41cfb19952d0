/// CPU seconds and memory of exact HDBSCAN on a synthetic space of the size and make of the published one.
///
///     bench_cluster [points = 774854] [dimensions = 6] [min_samples = 5] [threads = 1]
///
/// 85 % of the points are one cloud with a heavy tail, as deg a = deg b = 2 is; 7 % a smaller one; the others curves,
/// clumps and pairs that differ by 1e-12. Fixed seed.
#include "clustering/hdbscan.hpp"
#include "clustering/parallel.hpp"

#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <ctime>
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

}  // namespace

int main(int argc, char** argv) {
  const auto argument = [&](int i, std::size_t otherwise) {
    return argc > i ? static_cast<std::size_t>(std::strtoull(argv[i], nullptr, 10)) : otherwise;
  };
  const std::size_t count = argument(1, 774'854), dimensions = argument(2, 6), min_samples = argument(3, 5);
  const brouncker::parallel::ThreadLimit threads(argument(4, 1));
  const std::vector<double> values = Space(dimensions).rows(count);
  const brouncker::Points points(values, dimensions);
  double before = cpu_seconds();
  const auto lap = [&] { return cpu_seconds() - std::exchange(before, cpu_seconds()); };
  const brouncker::KdTree tree(points);
  std::printf("%zu points, %zu dimensions, min_samples %zu\ntree            %6.2f s\n", count, dimensions, min_samples, lap());
  const brouncker::Neighbours neighbours = brouncker::nearest_neighbours(tree, min_samples);
  std::printf("core distances  %6.2f s\n", lap());
  auto edges = brouncker::spanning_tree(tree, neighbours);
  std::printf("spanning tree   %6.2f s\n", lap());
  const brouncker::Linkage linkage = brouncker::single_linkage(count, std::move(edges));
  std::printf("single linkage  %6.2f s\n", lap());
  for (const auto selection : {brouncker::ClusterSelection::excess_of_mass, brouncker::ClusterSelection::leaf})
    for (const std::size_t size : {5, 20, 100}) {
      const auto labels = select(condense(linkage, size), selection);
      const brouncker::Clusters clusters = brouncker::canonical_clusters(points, labels);
      std::printf("%s %4zu        %6.2f s: %zu clusters, noise %.3f\n",
                  selection == brouncker::ClusterSelection::leaf ? "leaf" : "mass", size, lap(), clusters.sizes.size(),
                  static_cast<double>(clusters.noise()) / static_cast<double>(count));
    }
  std::printf("all             %6.2f s, peak %.0f MB\n", cpu_seconds(), peak_megabytes());
}
