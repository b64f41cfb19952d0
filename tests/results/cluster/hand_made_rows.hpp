/// Hand-made rows for tests of results/cluster.
#pragma once

#include "formulas/parse_polynomial.hpp"
#include "results/cluster/rows.hpp"

#include <limits>

namespace brouncker::hand_made_rows {

/// The next row, of a recurrence class of its own, with an open limit and metrics NaN.
inline cluster::Row& add(cluster::Rows& rows, const char* a, const char* b) {
  cluster::Row& row = rows.rows.emplace_back();
  row.id = rows.rows.size() * 10;
  const Pcf pcf = parse_pcf(a, b);
  row.a = static_cast<std::uint32_t>(rows.polynomials.size()), row.b = row.a + 1;
  rows.polynomials.push_back(pcf.a);
  rows.polynomials.push_back(pcf.b);
  row.degree_a = pcf.a.degree(), row.degree_b = pcf.b.degree();
  row.kind = ConvergenceClass::exponential;
  row.recurrence = rows.recurrences++;
  rows.metrics.resize(rows.rows.size() * kMetricCount, std::numeric_limits<double>::quiet_NaN());
  return row;
}

inline double& metric(cluster::Rows& rows, std::size_t row, std::string_view name) {
  return rows.metrics[row * kMetricCount + metric_index(name)];
}

}  // namespace brouncker::hand_made_rows
