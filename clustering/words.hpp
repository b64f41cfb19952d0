/// Numbers in sentences.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace brouncker {

/// "1 row", "12,345 rows".
std::string counted(std::size_t count, std::string_view noun);

/// Four significant digits: "0.3333", "-1", "2.5e-08"; "none" for NaN.
std::string rounded(double value);

}  // namespace brouncker
