/// Any text on a line of a page, a script or a terminal.
#pragma once

#include <string>
#include <string_view>

namespace brouncker {

/// The text without line ends and other control characters, without characters that are not seen or turn the direction of what
/// follows, and without bytes that are no UTF-8: those become \n, \t, \x07, \u202e. A backslash stays one.
std::string printable(std::string_view text);

}  // namespace brouncker
