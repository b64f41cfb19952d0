/// What Markdown pages share.
#pragma once

#include <string>
#include <string_view>

namespace brouncker {

/// A code span that survives a table: longer fences around backticks, \| for |, no line ends.
std::string markdown_code(std::string_view text);

}  // namespace brouncker
