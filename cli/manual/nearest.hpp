/// Which of the names that exist was meant.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace brouncker::cli {

/// Least number of letters to put in, leave out, replace, or exchange with the next one, to get from one text to the other; no
/// place is touched twice (optimal string alignment). Cost: the product of the lengths.
std::size_t edit_distance(std::string_view x, std::string_view y);

/// The name at the least distance, if that is at most a third of its letters, or one; else the only one that begins with what was
/// typed (two letters at least). "" where there is none. Leading dashes do not count.
std::string nearest(std::string_view typed, const std::vector<std::string>& names);

}  // namespace brouncker::cli
