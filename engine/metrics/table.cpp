#include "engine/metrics/table.hpp"

#include <algorithm>

namespace brouncker {

std::size_t metric_index(std::string_view name) {
  return static_cast<std::size_t>(std::ranges::find(kMetrics, name, &MetricRow::name) - kMetrics.begin());
}

}  // namespace brouncker
