#include "results/families/constants_text.hpp"

#include <algorithm>
#include <functional>
#include <utility>
#include <vector>

#include <fmt/format.h>

namespace brouncker {

std::string constants_text(const std::map<std::string, std::uint64_t>& counts) {
  if (counts.size() == 1) return counts.begin()->first;
  std::vector<std::pair<std::string, std::uint64_t>> list(counts.begin(), counts.end());
  std::ranges::stable_sort(list, std::greater{}, &std::pair<std::string, std::uint64_t>::second);
  constexpr std::size_t kNamed = 4;
  std::string text;
  for (std::size_t i = 0; i < std::min(list.size(), kNamed); ++i)
    text += fmt::format("{}{} ({})", i ? ", " : "", list[i].first, list[i].second);
  return list.size() > kNamed ? text + fmt::format(" and {} more", list.size() - kNamed) : text;
}

std::string with_names(const std::string& constants, const std::function<std::string(const std::string& name)>& show) {
  // A name stands before " (COUNT)"; names have commas and parentheses of their own, but no count.
  std::string text;
  std::size_t begin = 0;
  for (std::size_t open = constants.find(" ("); open != constants.npos; open = constants.find(" (", open + 1)) {
    const std::size_t close = constants.find_first_not_of("0123456789", open + 2);
    if (close == constants.npos || close == open + 2 || constants[close] != ')') continue;
    text += show(constants.substr(begin, open - begin)) + constants.substr(open, close + 1 - open);
    begin = close + 1;
    if (constants.compare(begin, 2, ", ") == 0) text += ", ", begin += 2;
  }
  return begin == 0 && !constants.empty() ? show(constants) : text + constants.substr(begin);
}

}  // namespace brouncker
