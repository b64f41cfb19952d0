/// The formulas of a run as points: what the map of the page is drawn from, and the figures.
#pragma once

#include "results/run/reader.hpp"

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace brouncker::report {

/// An axis of the map.
struct Axis {
  std::string name;         ///< column of the view `formulas`
  std::string title;        ///< for a person
  bool turns_sign = false;  ///< the value of (-a, b) is minus that of (a, b)
  std::string summary;      ///< what it is, with its formula
  int decimals = 0;         ///< to how many it is known: what the store has and exact integers give agree that far
};
inline constexpr std::string_view kLimitAxis = "limit_value";

/// The limit and all metrics of the table of metrics.
const std::vector<Axis>& axes();
std::size_t axis_named(std::string_view name);

/// Pairs (a, b), (-a, b) with metrics, in the order of the space; of both, the one that shows_mirror() picks.
struct Points {
  std::vector<std::uint64_t> id;            ///< of the row in `measured`
  std::vector<std::uint32_t> a, b;          ///< which polynomial of a_texts, b_texts
  std::vector<std::uint8_t> kind;           ///< convergence class
  std::vector<std::uint8_t> has_mirror;     ///< 1: (-a, b) is in the space too
  std::vector<std::vector<double>> values;  ///< [axis][point]
  std::vector<std::string> a_texts, b_texts;
  /// Limits, by point, that p_N/q_N at the sampling depth does not give to 60 decimals: as stored, of the formula that is shown.
  std::map<std::uint32_t, std::string> slow_limits;
  std::uint64_t pairs = 0;  ///< pairs with metrics in the run; more than size() where only a part is kept

  std::size_t size() const { return id.size(); }
};

/// Reads the points of a run. Where there are more than `most` pairs, one in k is taken by a hash of the id, and all whose limit is
/// identified with a constant. Memory: about 110 bytes a point.
Points read_points(const sqlite::Database& run, std::size_t most, int threads);

}  // namespace brouncker::report
