/// The terminal that is written to, where it is one.
#pragma once

#include <cstddef>

namespace brouncker::cli {

/// Columns of the terminal behind a file descriptor; 80 where it is none, or does not say.
std::size_t terminal_width(int descriptor);

}  // namespace brouncker::cli
