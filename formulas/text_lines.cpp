#include "formulas/text_lines.hpp"

#include "formulas/message.hpp"

#include <algorithm>

namespace brouncker::text {

std::vector<std::string_view> lines_in(std::string_view text) {
  std::vector<std::string_view> lines;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    lines.push_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return lines;
}

std::vector<NumberedLine> filled_lines_in(std::string_view text) {
  std::vector<NumberedLine> result;
  std::uint64_t number = 0;
  for (const std::string_view line : lines_in(text)) {
    ++number;
    if (!trimmed(line).empty()) result.push_back({number, line});
  }
  return result;
}

}  // namespace brouncker::text
