/// Checksums of texts: XXH3, 64 bits.
#pragma once

#include <string>
#include <string_view>

namespace brouncker {

/// 16 hexadecimal digits.
std::string checksum(std::string_view text);

}  // namespace brouncker
