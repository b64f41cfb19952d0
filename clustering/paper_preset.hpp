/// The clustering of the published work, for comparison: plane after plane, breadth first.
///
/// Each cluster - at first all rows - is split in the next plane: one row of each occupied grid cell is taken, these are
/// clustered by HDBSCAN, and every row of the cluster joins the nearest clustered one within reach; the others are noise. A
/// cluster in which nothing is found goes on to the next plane undivided. Source: [Shalyt2024, figure 1 and its published
/// program]; which row of a cell is taken is left open there, here it is the least.
#pragma once

#include "clustering/hdbscan.hpp"

#include <string>

namespace brouncker {

/// Two columns of the rows.
struct Plane {
  std::string name;
  std::size_t x, y;
};

struct PaperOptions {
  double cell = 0.001;               ///< side of a grid cell
  std::size_t min_cluster_size = 5;  ///< of cells; min_samples too
  double reach = 0.01;               ///< a row farther from every clustered cell is noise
  /// A plane in which a cluster falls into more parts than this is passed over, as the published program does with 500;
  /// 0 for no such rule.
  std::size_t most_parts = 0;
};

/// What happened to one cluster in one plane.
struct PaperStep {
  static constexpr std::size_t kStart = ~std::size_t{0};
  enum class Outcome { split, nothing_found, too_many_parts };

  std::size_t plane = 0;
  std::size_t previous = kStart;  ///< the step that made the cluster
  std::size_t rows = 0, cells = 0, parts = 0, noise = 0;
  Outcome outcome = Outcome::split;
};

struct PaperClusters {
  Clusters clusters;
  std::size_t missing = 0;             ///< rows without a finite value in some plane: noise from the start
  std::vector<PaperStep> steps;        ///< breadth first
  std::vector<std::size_t> last_step;  ///< shape [clusters]: the step of the last plane that a cluster went through
};

/// Depends on the set of rows only. Preconditions: at least one plane, columns within the dimension.
/// Cost: HDBSCAN in two dimensions for each plane and cluster.
PaperClusters paper_clusters(const Points& points, std::span<const Plane> planes, const PaperOptions& options = {});

/// One line: "(delta, eta_q): 774,854 rows in 96,625 cells: 99 clusters, 12,345 rows noise".
std::string in_words(const PaperStep& step, std::span<const Plane> planes);

/// The lines that lead to a cluster, the first plane first.
std::vector<std::string> trace(const PaperClusters& result, std::size_t cluster, std::span<const Plane> planes);

}  // namespace brouncker
