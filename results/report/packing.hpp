/// Numbers and texts of the page as base64 of deflated bytes, which every browser since 2023 reads by itself.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace brouncker::report {

/// Pieces of texts and the letters that stand for them, in the order in which they are replaced. No text may hold the letters.
using Shorthand = std::span<const std::array<std::string_view, 2>>;
std::string shortened(std::string text, Shorthand table);

/// Bytes that hold the values 0 .. largest; 1 at least.
int bytes_for(std::uint64_t largest);

/// Values as planes of bytes: the lowest byte of all, the next of all, ... Precondition: value < 256^width.
std::string planes(std::span<const std::uint64_t> values, int width);

/// As a zlib stream.
std::string deflated(std::string_view bytes);
std::string base64(std::string_view bytes);

/// A range of doubles on the codes 0 .. 8278; what lies outside and what is missing have codes of their own.
struct Scale {
  static constexpr std::uint64_t kSteps = 8278, kOutside = 8279, kMissing = 8280;
  double low = 0, high = 0;
  std::uint64_t outside = 0, missing = 0;  ///< how many of the values

  std::uint64_t code(double value) const;
};

/// The scale that holds all but one in a thousand of the values at each end, a little widened; NaN is missing, infinite outside.
Scale scale_of(std::vector<double> values);

/// A decimal cut off after `digits` significant digits, with an ellipsis; as it is where it has no more.
std::string first_digits(std::string_view decimal, std::size_t digits);

/// A double as 2 (or 3, where it is negative) + 2 |x| 10^decimals, correctly rounded; 0: missing; 1: infinite, or larger than fits
/// into 52 bits.
std::uint64_t decimal_code(double value, int decimals);

}  // namespace brouncker::report
