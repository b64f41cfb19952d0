/// A PCF in a few bytes, for those who hold millions of them.
#pragma once

#include "formulas/pcf.hpp"

#include <string>
#include <string_view>

namespace brouncker {

/// Appends a and b: the number of coefficients, then each of them, lowest power first, as twice its bytes plus 1 where it is negative, and these bytes,
/// lowest first; numbers of bytes and coefficients to the base 128. Equal PCFs have equal bytes: 14 for degree (2, 2) and small coefficients.
void pack(const Pcf& pcf, std::string& bytes);
/// Precondition: `bytes` are what pack() appended.
Pcf unpacked(std::string_view bytes);

}  // namespace brouncker
