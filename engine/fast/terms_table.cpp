#include "engine/fast/terms_table.hpp"

#include <algorithm>

namespace brouncker::fast {

Integer majorant(const Polynomial& p, std::int64_t n) {
  Integer bound = 0;
  const std::vector<Integer>& c = p.ascending();
  for (auto it = c.rbegin(); it != c.rend(); ++it) bound = bound * n + abs(*it);
  return bound;
}

std::vector<double> values(const Polynomial& p, int last) {
  if (majorant(p, std::max(last, 1)) > Integer(1) << 53) return std::vector<double>(static_cast<std::size_t>(last) + 1);
  std::vector<double> coefficients;
  for (const Integer& c : p.descending()) coefficients.push_back(static_cast<double>(c));
  std::vector<double> result;
  for (int n = 0; n <= last; ++n) {
    double value = 0;
    for (const double c : coefficients) value = value * n + c;
    result.push_back(value);
  }
  return result;
}

std::vector<double> interleaved_values(std::span<const Polynomial> a, int last) {
  std::size_t width = 0;
  for (const std::size_t flight : kFlightLanes) width = std::max(width, (a.size() + flight - 1) / flight * flight);
  width = std::min(width, static_cast<std::size_t>(kTileWidth));
  std::vector<double> table(static_cast<std::size_t>(last + 1) * kTileWidth), column;
  for (std::size_t lane = 0; lane < width; ++lane) {
    if (lane < a.size()) column = values(a[lane], last);
    for (std::size_t n = 0; n < column.size(); ++n) table[n * kTileWidth + lane] = column[n];
  }
  return table;
}

}  // namespace brouncker::fast
