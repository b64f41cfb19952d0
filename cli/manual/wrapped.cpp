#include "cli/manual/wrapped.hpp"

#include <algorithm>

namespace brouncker::cli {

std::size_t columns_of(std::string_view text) {
  return static_cast<std::size_t>(
      std::ranges::count_if(text, [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}

std::string wrapped(std::string_view head, std::string_view text, std::size_t indent, std::size_t width) {
  std::string result(head);
  std::size_t column = columns_of(head);
  const auto go_to_indent = [&] {
    result.append(indent - std::min(column, indent), ' ');
    column = std::max(column, indent);
  };
  const auto new_line = [&] {
    result += '\n';
    column = 0;
    go_to_indent();
  };
  if (!text.empty()) {
    if (!head.empty() && column + 2 > indent) new_line();
    else go_to_indent();
  }
  bool begun = false;
  for (std::size_t first = 0; first < text.size();) {
    const std::size_t end = std::min(text.find(' ', first), text.size());
    const std::string_view word = text.substr(first, end - first);
    if (begun && column + 1 + columns_of(word) > width) new_line(), begun = false;
    if (begun) result += ' ', ++column;
    result += word;
    column += columns_of(word);
    begun = true;
    first = end + 1;
  }
  return result + '\n';
}

}  // namespace brouncker::cli
