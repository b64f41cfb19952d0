#include "cli/manual/nearest.hpp"

#include <algorithm>
#include <limits>

namespace brouncker::cli {
namespace {

/// What is typed longer than that is no name.
constexpr std::size_t kLongest = 64;

std::string_view without_dashes(std::string_view name) { return name.substr(std::min(name.find_first_not_of('-'), name.size())); }

}  // namespace

std::size_t edit_distance(std::string_view x, std::string_view y) {
  std::vector<std::size_t> before(y.size() + 1), row(y.size() + 1), next(y.size() + 1);
  for (std::size_t j = 0; j <= y.size(); ++j) row[j] = j;
  for (std::size_t i = 0; i < x.size(); ++i) {
    next[0] = i + 1;
    for (std::size_t j = 0; j < y.size(); ++j) {
      next[j + 1] = std::min({row[j] + (x[i] == y[j] ? 0 : 1), row[j + 1] + 1, next[j] + 1});
      if (i > 0 && j > 0 && x[i] == y[j - 1] && x[i - 1] == y[j]) next[j + 1] = std::min(next[j + 1], before[j - 1] + 1);
    }
    std::swap(before, row), std::swap(row, next);
  }
  return row[y.size()];
}

std::string nearest(std::string_view typed, const std::vector<std::string>& names) {
  typed = without_dashes(typed);
  if (typed.empty() || typed.size() > kLongest) return {};
  std::string best, begun;
  std::size_t least = std::numeric_limits<std::size_t>::max(), beginning = 0;
  for (const std::string& each : names) {
    const std::string_view name = without_dashes(each);
    const std::size_t distance = edit_distance(typed, name);
    if (distance < least && distance <= std::max<std::size_t>(1, name.size() / 3)) best = each, least = distance;
    if (typed.size() >= 2 && name.starts_with(typed)) begun = each, ++beginning;
  }
  return !best.empty() ? best : beginning == 1 ? begun : std::string();
}

}  // namespace brouncker::cli
