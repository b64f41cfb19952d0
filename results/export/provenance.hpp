/// What every exported file says about where it comes from.
#pragma once

#include "results/run/reader.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace brouncker {

/// Version, space, options and selection, one line each, free of control characters.
std::vector<std::string> provenance(const RunReader& run, std::string_view format, std::string_view what, const std::string& where);

/// Each line between `open` and `close`, ended.
std::string as_comment(const std::vector<std::string>& lines, std::string_view open, std::string_view close = "");

}  // namespace brouncker
