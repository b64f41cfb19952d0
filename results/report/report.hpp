/// `report`: a run as one page that opens from disk without a network, and its figures as SVG.
#pragma once

#include "engine/progress.hpp"
#include "results/run/reader.hpp"

#include <filesystem>
#include <string>
#include <vector>

namespace brouncker {

struct ReportOptions : WorkOptions {
  std::filesystem::path out;          ///< the page; empty: DIR/report.html
  bool figures = false;               ///< write figures/*.svg beside the page too
  std::size_t most_points = 850'000;  ///< pairs (+-a, b) on the map; of more a part is shown, and the page says so
};

struct ReportSummary {
  std::filesystem::path page;
  std::uint64_t bytes = 0;
  std::vector<std::filesystem::path> figures;
  std::vector<std::string> first_lines;  ///< what a person wants to read first
  double cpu_seconds = 0;
};

/// Writes the page, whole or not at all. What has not been done on the run (match, cluster, families) is said on the page.
/// Throws Error (file): the run cannot be read, the page cannot be written.
/// Cost: about 33 microseconds and 420 bytes of memory a pair.
ReportSummary write_report(const RunReader& run, const ReportOptions& options);

}  // namespace brouncker
