/// Numbers as printable text for a page: fixed-width numbers to the base 91, the characters between '!' and '~' without " & <.
/// Two characters hold 8281 values; no quoting is needed inside <script>.
#pragma once

#include <array>
#include <cstdint>
#include <limits>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace brouncker::report {

inline constexpr std::string_view kDigits91 =
    "!#$%'()*+,-./0123456789:;=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\\]^_`abcdefghijklmnopqrstuvwxyz{|}~";
inline constexpr std::uint64_t kBase = kDigits91.size();
static_assert(kBase == 91);

/// Pieces of texts and the letters that stand for them, in the order in which they are replaced. No text may hold the letters.
using Shorthand = std::span<const std::array<std::string_view, 2>>;
std::string shortened(std::string text, Shorthand table);

/// Fewest digits that hold the values 0 .. largest.
int width_for(std::uint64_t largest);

/// Appends `width` digits, the most significant first. Precondition: value < 91^width.
void append_packed(std::string& text, std::uint64_t value, int width);

/// A range of doubles on the codes 0 .. 8278 of two digits; what lies outside and what is missing have codes of their own.
struct Scale {
  static constexpr std::uint64_t kSteps = 8278, kOutside = 8279, kMissing = 8280;
  double low = 0, high = 0;
  std::uint64_t outside = 0, missing = 0;  ///< how many of the values

  std::uint64_t code(double value) const;
};

/// The scale that holds all but one in a thousand of the values at each end, a little widened; NaN is missing, infinite outside.
Scale scale_of(std::vector<double> values);

}  // namespace brouncker::report
