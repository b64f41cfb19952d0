/// What the stage `cluster` knows of the formulas of a run, one a pair (a, b), (-a, b).
#pragma once

#include "clustering/points.hpp"
#include "engine/row.hpp"
#include "formulas/job.hpp"
#include "formulas/pcf.hpp"
#include "results/run/sqlite.hpp"

#include <map>
#include <string>
#include <vector>

namespace brouncker::cluster {

/// What is known of a limit without a look at any constant.
enum class LimitSort : std::uint8_t { open, rational, quadratic, zero, infinite };
inline constexpr std::array<std::string_view, 5> kSortNames = {"open", "rational", "quadratic", "zero", "infinite"};

inline constexpr std::uint32_t kNone = ~std::uint32_t{0};

struct Row {
  std::uint64_t id = 0;
  std::uint64_t mirror = 0;    ///< index of (-a, b); meaningful where has_mirror
  std::uint32_t a = 0, b = 0;  ///< into Rows::polynomials
  ConvergenceClass kind = ConvergenceClass::divergent;
  int degree_a = 0, degree_b = 0;
  FactorialReduction reduction = FactorialReduction::unknown;
  bool has_mirror = false;
  LimitSort sort = LimitSort::open;
  bool deflates = false;             ///< has a polynomial factor to remove
  bool has_closed_form = false;      ///< of whatever kind: the store has one, or a theorem class decides
  std::uint32_t constant = kNone;    ///< into Rows::constants, where identified with one that is not rational or quadratic
  std::uint32_t recurrence = kNone;  ///< number of its class under equivalences that carry the limit: class_form()
  std::uint32_t theorem = kNone;     ///< into Rows::theorems; kNone where no theorem decides
  std::uint64_t kin = 0;             ///< hash of shift_form(): the same for all shifts, not for deflations
  double limit = 0;                  ///< NaN where infinite
  /// Of the PCF without polynomial and constant factors, so that inflated copies have the dynamics of the original:
  int dynamic_degree_a = 0, dynamic_degree_b = 0;
  double lead_ratio = 0;            ///< leading coefficient of b over the square of that of a
  double gcd_slope = 0, eta_q = 0;  ///< see the metrics
  int weight() const { return has_mirror ? 2 : 1; }
  bool is_open() const { return sort == LimitSort::open; }
  /// Rows of one convergence class and the same degrees are of one type: generic values of metrics are medians over it.
  int type() const { return (static_cast<int>(kind) * 1024 + degree_a) * 1024 + degree_b; }
};

/// A theorem class that occurs in the run.
struct Theorem {
  std::string constant, key;  ///< see TheoremClass; the key of the first row
};

/// Converging formulas that do not end, by id.
struct Rows {
  std::vector<Row> rows;
  std::vector<Polynomial> polynomials;
  std::vector<double> metrics;         ///< shape [rows x kMetricCount]
  std::vector<std::string> constants;  ///< names, in alphabetical order
  /// Closed forms with a function value that has no name: that value. Values and quotients of hypergeometric
  /// functions say nothing about the number and are left out.
  std::map<PointId, std::string> named;
  std::vector<Theorem> theorems;  ///< in alphabetical order
  std::uint32_t recurrences = 0;  ///< number of recurrence classes

  std::size_t size() const { return rows.size(); }
  /// Of the row with this id; kNoPoint where there is none. O(log n).
  PointId place_of(std::int64_t id) const;
  /// The same; kNoPoint also where its limit is not open.
  PointId open_place_of(std::int64_t id) const;
  double metric(std::size_t row, std::size_t metric) const { return metrics[row * kMetricCount + metric]; }
  Points metric_points() const { return {metrics, kMetricCount}; }
  Pcf pcf(const Row& row) const { return {polynomials[row.a], polynomials[row.b]}; }
};

/// @param sampling That of the run: PCFs with factors are measured anew without them.
/// Cost: about 10 us a row, in parallel. The result does not depend on the order of rows in the store.
Rows load_rows(const sqlite::Database& database, const Sampling& sampling, int threads);

}  // namespace brouncker::cluster
