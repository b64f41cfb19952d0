/// The lines of a text.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace brouncker::text {

/// Without their ends; a text that ends in a line end has no empty line after it.
std::vector<std::string_view> lines_in(std::string_view text);

/// A line that holds more than white space, with its number from 1.
struct NumberedLine {
  std::uint64_t number;
  std::string_view text;
};
std::vector<NumberedLine> filled_lines_in(std::string_view text);

}  // namespace brouncker::text
